import { PlatformError } from './errors.js';
import { idempotentOperations, type TokenPair } from './generated.js';

/** How a client proves who it is: an API key, or the tokens of a session, or nothing yet. */
export type Credentials = { apiKey: string } | { tokens: TokenPair } | Record<string, never>;

export interface TransportOptions {
    baseUrl: string;
    credentials: Credentials;
    /** How often a request is sent again. */
    retries: number;
    fetch: typeof globalThis.fetch;
    /** Told of the new tokens each time the session's are replaced. */
    onTokens?: (tokens: TokenPair) => void;
    /** Waits; replaceable for tests. */
    wait?: (milliseconds: number, signal?: AbortSignal | null) => Promise<void>;
}

const retriedStatuses = new Set([408, 425, 429, 502, 503, 504]);
const firstPause = 250;
const longestPause = 60_000;
const refreshAhead = 60_000;

const idempotent = idempotentOperations.map((operation) => {
    const [method, path] = operation.split(' ') as [string, string];
    return { method, path: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`) };
});

/** Sends requests: with the credentials, an Idempotency-Key, again where that is safe, and with errors as PlatformError. */
export class Transport {
    private credentials: Credentials;
    private refreshing: Promise<TokenPair> | null = null;

    constructor(private readonly options: TransportOptions) {
        this.credentials = options.credentials;
    }

    get tokens(): TokenPair | null {
        return 'tokens' in this.credentials ? this.credentials.tokens : null;
    }

    set tokens(tokens: TokenPair | null) {
        this.credentials = tokens ? { tokens } : {};
    }

    /** As the platform's own `fetch`, but for what the class says. Takes paths or addresses below the base. */
    readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
        const url = new URL(input instanceof Request ? input.url : input.toString(), this.options.baseUrl);
        const method = (init.method ?? 'GET').toUpperCase();
        const headers = new Headers(init.headers);
        const path = url.pathname.slice(new URL(this.options.baseUrl).pathname.replace(/\/$/, '').length);
        const withKey = idempotent.some((o) => o.method === method && o.path.test(path));
        if (withKey && !headers.get('Idempotency-Key')) {
            headers.set('Idempotency-Key', globalThis.crypto.randomUUID());
        }
        const safe = withKey || method === 'GET' || method === 'HEAD' || method === 'PUT' || method === 'DELETE';
        await this.authorize(headers);

        let refreshed = false;
        for (let attempt = 0; ; attempt++) {
            const last = attempt >= this.options.retries;
            let response: Response;
            try {
                response = await this.options.fetch(url, { ...init, method, headers });
            } catch (error) {
                if (last || !safe || init.signal?.aborted) {
                    throw error;
                }
                await this.pause(attempt, null, init.signal);
                continue;
            }
            if (response.ok) {
                return response;
            }
            if (response.status === 401 && this.tokens && !refreshed) {
                refreshed = true;
                attempt--;
                headers.set('Authorization', `Bearer ${(await this.refresh()).userToken}`);
                continue;
            }
            const problem = await PlatformError.from(response);
            const again = retriedStatuses.has(response.status) ? safe || response.status === 429 : problem.code === 'idempotency_in_progress';
            if (last || !again) {
                throw problem;
            }
            await this.pause(attempt, response.headers.get('Retry-After'), init.signal);
        }
    };

    private async authorize(headers: Headers): Promise<void> {
        if ('apiKey' in this.credentials) {
            headers.set('X-Api-Key', this.credentials.apiKey as string);
            return;
        }
        const tokens = this.tokens;
        if (tokens) {
            const usable = expiry(tokens.userToken) - Date.now() > refreshAhead ? tokens : await this.refresh();
            headers.set('Authorization', `Bearer ${usable.userToken}`);
        }
    }

    // One at a time: a session's token can be replaced once.
    private refresh(): Promise<TokenPair> {
        this.refreshing ??= this.replaceTokens().finally(() => {
            this.refreshing = null;
        });
        return this.refreshing;
    }

    private async replaceTokens(): Promise<TokenPair> {
        const response = await this.options.fetch(new URL(join(this.options.baseUrl, '/api/refresh')), {
            headers: { Authorization: `Bearer ${this.tokens!.userToken}`, Accept: 'application/json' },
        });
        if (!response.ok) {
            throw await PlatformError.from(response);
        }
        const tokens = (await response.json()) as TokenPair;
        this.credentials = { tokens };
        this.options.onTokens?.(tokens);
        return tokens;
    }

    private pause(attempt: number, retryAfter: string | null, signal?: AbortSignal | null): Promise<void> {
        const asked = retryAfter === null ? NaN : /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
        const pause = Number.isNaN(asked) ? firstPause * 2 ** attempt * (0.5 + Math.random() / 2) : asked;
        return (this.options.wait ?? wait)(Math.min(Math.max(pause, 0), longestPause), signal);
    }
}

/** Joins a base address and a path. */
export function join(baseUrl: string, path: string): string {
    return baseUrl.replace(/\/+$/, '') + path;
}

// Milliseconds since 1970 at which a JWT ends; only for the decision to refresh early, the server decides what is valid.
function expiry(token: string): number {
    try {
        const payload = JSON.parse(atob(token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/'))) as { exp?: number };
        return (payload.exp ?? 0) * 1000;
    } catch {
        return 0;
    }
}

function wait(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
    return new Promise((resolve, reject) => {
        const stop = (): void => {
            clearTimeout(timer);
            reject(signal!.reason as Error);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', stop);
            resolve();
        }, milliseconds);
        signal?.addEventListener('abort', stop, { once: true });
    });
}

import { LeadFileFailed } from './errors.js';
import { readEvents } from './events.js';
import * as api from './generated.js';
import { join, Transport, type Credentials } from './transport.js';

export interface PlatformOptions {
    /** Address of the server, as `https://leads.example.com`. */
    baseUrl: string;
    /** The `api_secret_key`; without it, sign in. */
    apiKey?: string;
    /** Tokens of an earlier session to go on with. */
    tokens?: api.TokenPair;
    /** Told of new tokens each time the session's are replaced: keep them where the next start finds them. */
    onTokens?: (tokens: api.TokenPair) => void;
    /** How often a request is sent again when that is safe; 3 when it is not said. */
    retries?: number;
    /** Another `fetch`. */
    fetch?: typeof globalThis.fetch;
}

export interface UploadOptions {
    /** Name of the file; that of the `File` when it is not said. */
    fileName?: string;
    /** Address that is posted to when the file has ended. */
    callbackUrl?: string;
    /** Mapping, matching columns, threshold, default country. */
    options?: api.RefiningOptions;
    signal?: AbortSignal;
}

export interface WaitOptions {
    /** Told of every change of the file's state. */
    onProgress?: (file: api.LeadFile) => void;
    signal?: AbortSignal;
}

/** The whole API: one member for each part of it, and what one wants beyond single requests. */
export class Platform {
    readonly accounts: api.AccountsClient;
    readonly apiKeys: api.ApiKeysClient;
    readonly captcha: api.CaptchaClient;
    readonly files: api.FilesClient;
    readonly invitations: api.InvitationsClient;
    readonly leads: api.LeadsClient;
    readonly links: api.LinksClient;
    readonly me: api.MeClient;
    readonly members: api.MembersClient;
    readonly passwords: api.PasswordsClient;
    readonly projects: api.ProjectsClient;
    readonly secondFactor: api.SecondFactorClient;
    readonly sessions: api.SessionsClient;
    readonly teams: api.TeamsClient;
    readonly webhooks: api.WebhooksClient;

    private readonly baseUrl: string;
    private readonly transport: Transport;

    constructor(options: PlatformOptions) {
        this.baseUrl = options.baseUrl.replace(/\/+$/, '');
        const credentials: Credentials = options.apiKey ? { apiKey: options.apiKey } : options.tokens ? { tokens: options.tokens } : {};
        this.transport = new Transport({
            baseUrl: this.baseUrl,
            credentials,
            retries: options.retries ?? 3,
            fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
            ...(options.onTokens ? { onTokens: options.onTokens } : {}),
        });
        const make = <T>(part: new (baseUrl: string, http: { fetch: typeof globalThis.fetch }) => T): T => new part(this.baseUrl, this.transport);
        this.accounts = make(api.AccountsClient);
        this.apiKeys = make(api.ApiKeysClient);
        this.captcha = make(api.CaptchaClient);
        this.files = make(api.FilesClient);
        this.invitations = make(api.InvitationsClient);
        this.leads = make(api.LeadsClient);
        this.links = make(api.LinksClient);
        this.me = make(api.MeClient);
        this.members = make(api.MembersClient);
        this.passwords = make(api.PasswordsClient);
        this.projects = make(api.ProjectsClient);
        this.secondFactor = make(api.SecondFactorClient);
        this.sessions = make(api.SessionsClient);
        this.teams = make(api.TeamsClient);
        this.webhooks = make(api.WebhooksClient);
    }

    /** The session's tokens, the present ones; null with an API key or before signing in. */
    get tokens(): api.TokenPair | null {
        return this.transport.tokens;
    }

    /** Signs in; from now on requests carry the session's token, which is replaced before it ends. */
    async signIn(credentials: api.CredentialsRequest, signal?: AbortSignal): Promise<api.TokenPair> {
        this.transport.tokens = null;
        return (this.transport.tokens = await this.accounts.login(credentials, signal));
    }

    /** Ends the session. */
    async signOut(signal?: AbortSignal): Promise<void> {
        await this.sessions.logout(signal);
        this.transport.tokens = null;
    }

    /** Hands in a lead file that has no address. */
    async upload(file: Blob, { fileName, callbackUrl, options, signal }: UploadOptions = {}): Promise<api.FileAccepted> {
        const form = new FormData();
        // Small members first: the server reads the form as a stream and the file is its last part.
        if (callbackUrl !== undefined) {
            form.append('callback_url', callbackUrl);
        }
        if (options !== undefined) {
            form.append('options', JSON.stringify(options));
        }
        form.append('file', file, fileName ?? (file instanceof File ? file.name : 'leads.csv'));
        const response = await this.transport.fetch(join(this.baseUrl, '/api/files'), { method: 'POST', body: form, headers: { Accept: 'application/json' }, ...(signal ? { signal } : {}) });
        return ((await response.json()) as api.FileAcceptedEnvelope).data;
    }

    /**
     * Waits until a lead file has ended.
     * @returns Its last state, PROCESSED.
     * @throws LeadFileFailed when it FAILED.
     */
    async waitForFile(id: string, { onProgress, signal }: WaitOptions = {}): Promise<api.LeadFile> {
        for (;;) {
            const file = await this.files.get(id, signal);
            onProgress?.(file);
            if (file.status === 'PROCESSED') {
                return file;
            }
            if (file.status === 'FAILED') {
                throw new LeadFileFailed(file);
            }
            await this.follow(id, onProgress, signal);
        }
    }

    // Until the file ends or the stream breaks off; what is so is asked again afterwards.
    private async follow(id: string, onProgress?: (file: api.LeadFile) => void, signal?: AbortSignal): Promise<void> {
        const response = await this.transport.fetch(join(this.baseUrl, `/api/files/${encodeURIComponent(id)}/events`), { headers: { Accept: 'text/event-stream' }, ...(signal ? { signal } : {}) });
        try {
            for await (const event of readEvents(response.body!)) {
                onProgress?.(JSON.parse(event) as api.LeadFile);
            }
        } catch (error) {
            if (signal?.aborted || !(error instanceof TypeError)) {
                throw error;
            }
        }
    }
}

import type { LeadFile } from './generated.js';

/** What the server posts to a `callback_url`. */
export interface WebhookMessage {
    type: string;
    timestamp: string;
    msg?: string;
    data: LeadFile;
}

/** A callback that is not genuine: its signature, its age or its form is wrong. */
export class WebhookVerificationError extends Error {
    override readonly name = 'WebhookVerificationError';
}

type HeaderSource = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

const toleranceSeconds = 5 * 60;

/**
 * Verifies a callback by Standard Webhooks and gives its message.
 * @param body The body exactly as it was received.
 * @param headers The headers of the request; of Node's `request.headers` or of the fetch API.
 * @param secret `whsec_…`, or several while a secret is being rotated.
 * @throws WebhookVerificationError when it is not genuine.
 */
export async function verifyWebhook(body: string | Uint8Array, headers: HeaderSource, secret: string | readonly string[], now: Date = new Date()): Promise<WebhookMessage> {
    const id = header(headers, 'webhook-id');
    const timestamp = header(headers, 'webhook-timestamp');
    const signatures = header(headers, 'webhook-signature');
    if (!id || !timestamp || !signatures || !/^\d+$/.test(timestamp)) {
        throw new WebhookVerificationError('A header of the signature is missing.');
    }
    if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) {
        throw new WebhookVerificationError('The message is older or newer than five minutes.');
    }
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const prefix = new TextEncoder().encode(`${id}.${timestamp}.`);
    const signed = new Uint8Array(prefix.length + bytes.length);
    signed.set(prefix);
    signed.set(bytes, prefix.length);
    for (const one of typeof secret === 'string' ? [secret] : secret) {
        const key = await crypto.subtle.importKey('raw', decode(one.replace(/^whsec_/, '')), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
        for (const signature of signatures.split(' ').filter((s) => s.startsWith('v1,'))) {
            // WebCrypto compares in constant time.
            if (await crypto.subtle.verify('HMAC', key, decode(signature.slice(3)), signed)) {
                return JSON.parse(new TextDecoder().decode(bytes)) as WebhookMessage;
            }
        }
    }
    throw new WebhookVerificationError('No signature fits.');
}

function header(headers: HeaderSource, name: string): string | null {
    if (headers instanceof Headers) {
        return headers.get(name);
    }
    const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
    return typeof value === 'string' ? value : (value?.[0] ?? null);
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
    try {
        return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    } catch {
        throw new WebhookVerificationError('A secret or signature is not Base64.');
    }
}

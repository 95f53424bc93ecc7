import type { LeadFile, Problem } from './generated.js';

/** The server answered that it cannot be done. */
export class PlatformError extends Error {
    override readonly name: string = 'PlatformError';

    constructor(
        /** The HTTP status. */
        readonly status: number,
        /** One plain sentence. */
        readonly error: string,
        /** Stable machine-readable word: program against this. */
        readonly code: string,
        /** Id of the request; quote it when reporting a problem. */
        readonly traceId: string | null,
        /** For invalid input, the messages by field. */
        readonly errors: Readonly<Record<string, readonly string[]>>,
    ) {
        super(`${error} (${status} ${code})`);
    }

    /** Reads an answer that is not a success. */
    static async from(response: Response): Promise<PlatformError> {
        const text = await response.text();
        let problem: Partial<Problem> = {};
        try {
            problem = JSON.parse(text) as Partial<Problem>;
        } catch {
            // Something between the client and the server answered, a proxy for example: its text is all there is to tell.
        }
        return new PlatformError(
            response.status,
            problem.error ?? (text.slice(0, 200) || response.statusText),
            problem.code ?? 'unknown',
            problem.traceId ?? response.headers.get('x-request-id'),
            (problem.errors as Record<string, string[]> | null | undefined) ?? {},
        );
    }
}

/** A lead file ended as FAILED. */
export class LeadFileFailed extends Error {
    override readonly name = 'LeadFileFailed';

    constructor(
        /** The file's last state. */
        readonly file: LeadFile,
    ) {
        super(file.error ? `${file.error.message} (${file.error.code})` : 'The file failed.');
    }
}

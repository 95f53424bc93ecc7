/** The data of server-sent events, one after the other, until the stream ends. Only `data` lines matter here (HTML standard, 9.2.6). */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
    const decoder = new TextDecoder();
    const reader = stream.getReader();
    let rest = '';
    let data: string[] = [];
    try {
        for (;;) {
            const { value, done } = await reader.read();
            const lines = (rest + (done ? decoder.decode() : decoder.decode(value, { stream: true }))).split(/\r?\n/);
            rest = lines.pop()!;
            for (const line of lines) {
                if (line.startsWith('data:')) {
                    data.push(line.slice(line.startsWith('data: ') ? 6 : 5));
                } else if (line === '' && data.length > 0) {
                    yield data.join('\n');
                    data = [];
                }
            }
            if (done) {
                return;
            }
        }
    } finally {
        await reader.cancel().catch(() => undefined); // an aborted stream has nothing left to cancel
    }
}

/** What came over the network, as fetch gives it. A runtime without streams has its text alone. */
export interface Sent {
  readonly body?: ReadableStream<Uint8Array> | null;
  readonly text: () => Promise<string>;
}

/** The text of what came; undefined where it has more bytes than it may have. The rest is then not fetched, and nothing is kept. */
export async function textWithin(mostBytes: number, sent: Sent): Promise<string | undefined> {
  if (!sent.body) {
    const text = await sent.text();
    return text.length > mostBytes ? undefined : text;
  }
  const reader = sent.body.getReader();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      reader.cancel().catch(() => undefined); // A stream that failed meanwhile is as good as cancelled.
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

interface Stream {
  every: number;
  due: number;
  isFirst: boolean;
  send: (isFirst: boolean) => void;
}

/** What one connection has subscribed to. */
export class Streams {
  private readonly streams = new Map<string, Stream>();

  constructor(private readonly now: () => number) {}

  get size(): number {
    return this.streams.size;
  }

  /** Sends at once and then every so many milliseconds. */
  add(key: string, every: number, send: (isFirst: boolean) => void): void {
    const stream = { every, due: 0, isFirst: true, send };
    this.streams.set(key, stream);
    this.run(stream);
  }

  remove(key: string): boolean {
    return this.streams.delete(key);
  }

  /** Sends what is due. */
  tick(): void {
    const now = this.now();
    for (const stream of this.streams.values()) if (stream.due <= now) this.run(stream);
  }

  private run(stream: Stream): void {
    stream.due = Math.floor(this.now() / stream.every + 1) * stream.every;
    stream.send(stream.isFirst);
    stream.isFirst = false;
  }
}

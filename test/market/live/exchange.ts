import type { FakeSocket, World } from "./world";

/** What was sent of a topic: its mark price and the venue's time. */
export interface Sent {
  readonly mark: number;
  readonly time: number;
  /** The test's time at which it arrived. */
  readonly arrived: number;
}

/** Faults that befall the exchange for a while. */
export interface Faults {
  /** Nothing is sent, pongs and acknowledgements but. */
  isSilent: boolean;
  /** New connections are not answered, or shut. */
  isUnreachable: boolean;
  /** Every third message comes two seconds late. */
  isOutOfOrder: boolean;
}

/** Plays several exchanges in their own formats: mark prices that move each second, for whoever has subscribed. */
export class Exchange {
  readonly faults: Faults = { isSilent: false, isUnreachable: false, isOutOfOrder: false };
  /** The newest of each topic that reached an open socket, by host and symbol. */
  readonly delivered = new Map<string, Sent>();
  /** Subscriptions to what was subscribed already, and connections beside another one. */
  readonly doubled: string[] = [];
  private readonly topics = new Map<FakeSocket, Set<string>>();
  private readonly begun = new Map<FakeSocket, Set<string>>();
  private held: (() => void)[][] = [[], []];
  private price = 10_000;
  private ticks = 0;
  /** Its own clock, which nobody sets. */
  private time: number;

  constructor(private readonly world: World) {
    this.time = world.time;
    world.whenConnected = (socket) => {
      if (this.faults.isUnreachable) return void world.surroundings.after(400, () => socket.cut());
      const others = world.sockets.filter((one) => one.address === socket.address && one.state === "open");
      if (others.length > 0) this.doubled.push(`a second connection to ${socket.address}`);
      world.surroundings.after(200, () => socket.open());
    };
    world.whenSent = (text, socket) => this.take(text, socket);
    this.tick();
  }

  get open(): readonly FakeSocket[] {
    return this.world.sockets.filter(({ state }) => state === "open");
  }

  /** The machine sleeps, and the exchange does not. */
  sleep(milliseconds: number): void {
    this.world.sleep(milliseconds);
    this.time += milliseconds;
  }

  cutAll(code = 1006): void {
    for (const socket of this.open) socket.cut(code);
  }

  private take(text: string, socket: FakeSocket): void {
    if (text === "ping") {
      socket.receive("pong");
      return;
    }
    const { method, op, params, args } = JSON.parse(text) as {
      method?: string;
      op?: string;
      params?: string[];
      args?: (string | { channel: string; instId: string })[];
    };
    if (op === "ping") {
      socket.receive({ success: true, ret_msg: "pong", op: "ping" });
      return;
    }
    const names = params ?? (args ?? []).map((arg) => (typeof arg === "string" ? arg : arg.instId));
    const known = this.topics.get(socket) ?? new Set();
    this.topics.set(socket, known);
    for (const name of names) {
      if ((method ?? op)!.toLowerCase().startsWith("un")) known.delete(name);
      else if (known.has(name)) this.doubled.push(`${name} at ${socket.address}`);
      else known.add(name);
    }
    socket.receive(params ? { result: null, id: 1 } : { success: true, event: "subscribe", op });
  }

  /** All speak each second, and move every other one. */
  private tick(): void {
    this.world.surroundings.after(1000, () => this.tick());
    this.price += this.ticks++ % 2;
    this.time += 1000;
    for (const [socket] of this.topics) if (socket.state === "closed") this.topics.delete(socket);
    const before = this.held.shift()!;
    this.held.push([]);
    for (const [socket, names] of this.topics) {
      if (this.faults.isSilent) continue;
      for (const name of names) this.push(socket, name, this.price, this.time);
    }
    for (const send of before) send();
  }

  private push(socket: FakeSocket, name: string, mark: number, time: number): void {
    const message = this.message(socket, name, mark, time);
    const send = () => {
      // A frame that is under way when the connection is closed may arrive still; it counts for nothing.
      if (socket.state !== "open") {
        socket.receive(message);
        return;
      }
      const key = `${socket.host} ${symbolIn(name)}`;
      const newest = this.delivered.get(key);
      socket.receive(socket.address.includes("bingx") ? new TextEncoder().encode(message).buffer : message);
      const isLate = newest && newest.time > time;
      if (!isLate) this.delivered.set(key, { mark, time, arrived: this.world.time });
    };
    const isFirst = message.includes('"snapshot"') && socket.host.includes("bybit");
    if (this.faults.isOutOfOrder && this.ticks % 3 === 0 && !isFirst) this.held[1]!.push(send);
    else send();
  }

  private message(socket: FakeSocket, name: string, mark: number, time: number): string {
    if (socket.address.includes("binance"))
      return JSON.stringify({
        e: "markPriceUpdate",
        E: time,
        s: name.split("@")[0]!.toUpperCase(),
        p: `${mark}`,
      });
    if (socket.address.includes("okx"))
      return JSON.stringify({
        arg: { channel: "mark-price", instId: name },
        data: [{ instId: name, markPx: `${mark}`, ts: `${time}` }],
      });
    if (socket.address.includes("bitget"))
      return JSON.stringify({
        action: "snapshot",
        arg: { instType: "USDT-FUTURES", channel: "ticker", instId: name },
        data: [{ markPrice: `${mark}`, ts: `${time}` }],
      });
    // Bybit: a snapshot first, then deltas of one field each.
    const begun = this.begun.get(socket) ?? new Set();
    this.begun.set(socket, begun);
    const type = begun.has(name) ? "delta" : "snapshot";
    begun.add(name);
    return JSON.stringify({ topic: name, type, data: { markPrice: `${mark}` }, ts: time });
  }
}

/** BTC of btcusdt@markPrice@1s, tickers.BTCUSDT, BTC-USDT-SWAP and BTCUSDT. */
function symbolIn(name: string): string {
  return /(BTC|ETH|SOL|XRP)/i.exec(name)![0].toUpperCase();
}

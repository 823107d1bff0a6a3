import { textWithin } from "../../../base/text-within";
import type { Clock } from "./clock";
import type { NoValue } from "../interface";
import type { Answer, Surroundings } from "./surroundings";
import type { LiveVenue, Request, Rest } from "../venues/adapter";

/** Milliseconds that a venue has for an answer. */
const patience = 20_000;
/** Megabytes that an answer may have. The longest, 1,500 bars, has a quarter of one. */
const mostMegabytes = 4;
/** Milliseconds after which a venue that could not be read is tried again. */
const shortest = 60_000;
const longest = 600_000;
/** A request that would wait longer than this is not made. */
const mostWaiting = 10_000;

/** What stands in the way of a venue's requests. */
export interface Hindrance {
  readonly kind: "blocked" | "throttled";
  readonly words: string;
}

/**
 * The requests to one venue, one after the other with a pause between them. The first is a probe: it tells whether a page may read the
 * venue's answers here. What the venue asks for when it is asked too often is kept.
 */
export class Requests {
  hindrance: Hindrance | undefined;
  private readonly rest: Rest;
  private readonly host: string;
  private last: Promise<unknown> = Promise.resolve();
  private isReadable = false;
  private pausedUntil = 0;
  private failures = 0;
  private abort = new AbortController();

  constructor(
    private readonly venue: LiveVenue & { readonly rest: Rest },
    private readonly surroundings: Surroundings,
    private readonly clock: Clock,
    private readonly routed: (address: string) => string,
  ) {
    this.rest = venue.rest;
    this.host = new URL(venue.rest.hosts[0]!).host;
  }

  /** The answer to a request as JSON, or why there is none. */
  ask(request: Request): Promise<{ readonly answer: unknown } | NoValue> {
    const { signal } = this.abort;
    const next = this.last.then(() => this.inTurn(request, signal));
    this.last = next.then(() => this.pause(this.rest.spacing));
    return next;
  }

  /** Ends what is under way. */
  stop(): void {
    this.abort.abort();
    this.abort = new AbortController();
  }

  private async inTurn(
    request: Request,
    signal: AbortSignal,
  ): Promise<{ readonly answer: unknown } | NoValue> {
    if (signal.aborted) return stopped;
    const wait = this.pausedUntil - this.clock.elapsed();
    if (wait > mostWaiting) return { reason: this.hindrance?.words ?? "" };
    if (wait > 0) await this.pause(wait);
    if (!this.isReadable) {
      const probed = await this.sent(this.rest.probe, signal);
      if ("reason" in probed) return probed;
      this.isReadable = true;
    }
    return this.sent(request, signal);
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.surroundings.after(milliseconds, resolve));
  }

  private async sent(
    { url, body }: Request,
    signal: AbortSignal,
  ): Promise<{ readonly answer: unknown } | NoValue> {
    if (signal.aborted) return stopped;
    const limit = new AbortController();
    const end = () => limit.abort();
    signal.addEventListener("abort", end);
    const cancelTimer = this.surroundings.after(patience, end);
    try {
      const answer = await this.surroundings.ask(this.routed(url), {
        method: body === undefined ? "GET" : "POST",
        body,
        headers: body === undefined ? undefined : { "Content-Type": "application/json" },
        signal: limit.signal,
      });
      const text = await textWithin(mostMegabytes * 1e6, answer);
      return text === undefined
        ? { reason: `${this.host} sent more than ${mostMegabytes} MB, which was not read` }
        : this.read(answer, text);
    } catch {
      if (isAborted(signal)) return stopped;
      // The browser says no more: a refusal without the headers for pages looks like a lost connection.
      const why = limit.signal.aborted
        ? `${this.host} did not answer`
        : `${this.host} gives no answer that a page may read: it is blocked or throttled here, or there is no connection`;
      return this.hindered("blocked", why, this.backOff());
    } finally {
      cancelTimer();
      signal.removeEventListener("abort", end);
    }
  }

  private read(answer: Answer, text: string): { readonly answer: unknown } | NoValue {
    const { status } = answer;
    if (status === 429 || status === 418) {
      const seconds = Number(answer.headers.get("Retry-After") ?? "");
      const wait = seconds > 0 ? seconds * 1000 : this.backOff();
      const minutes = Math.ceil(wait / 60_000);
      return this.hindered(
        "throttled",
        `${this.host} was asked too often and wants a pause of ${minutes} ${minutes === 1 ? "minute" : "minutes"}`,
        wait,
      );
    }
    if (status === 403 || status === 451)
      return this.hindered(
        "blocked",
        `${this.host} turns this region or this network away (HTTP ${status})`,
        longest,
      );
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return { reason: `${this.host} sent no data (HTTP ${status})` };
    }
    this.hindrance = undefined;
    this.failures = 0;
    const refusal = this.rest.refusal(json) ?? (answer.ok ? undefined : `HTTP ${status}`);
    return refusal === undefined
      ? { answer: json }
      : { reason: `${this.venue.venue} answers: ${refusal.slice(0, 120)}` };
  }

  private backOff(): number {
    return Math.min(longest, shortest * 2 ** this.failures++);
  }

  private hindered(kind: Hindrance["kind"], words: string, wait: number): NoValue {
    this.hindrance = { kind, words };
    this.pausedUntil = this.clock.elapsed() + wait;
    this.isReadable = false;
    return { reason: words };
  }
}

/** Read again after a wait: it may have been aborted meanwhile. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

const stopped: NoValue = { reason: "live data was switched off" };

import type { Clock } from "./clock";
import { isNoValue } from "../interface";
import type { Requests } from "./requests";
import type { Topic } from "./topics";
import type { PollFeed } from "../venues/adapter";

/** A figure that is asked for again and again, while somebody follows it. */
export class Poll {
  readonly topic: Topic;
  /** Why the last request gave nothing. */
  trouble: string | undefined;
  private nextAt = 0;
  private isAsking = false;

  constructor(
    private readonly feed: PollFeed,
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly now: () => number,
    private readonly taken: (value: number, time: number | undefined) => void,
  ) {
    this.topic = { name: feed.request.url, isHeard: false };
  }

  /** Asks where it is due. */
  tick(): void {
    if (this.isAsking || this.clock.elapsed() < this.nextAt) return;
    this.isAsking = true;
    void this.ask().finally(() => {
      this.isAsking = false;
      this.nextAt = this.clock.elapsed() + this.feed.every;
    });
  }

  /** Asks again at the next tick. */
  restart(): void {
    this.nextAt = 0;
    this.trouble = undefined;
  }

  private async ask(): Promise<void> {
    const given = await this.requests.ask(this.feed.request);
    this.trouble = isNoValue(given) ? given.reason : undefined;
    if (isNoValue(given)) return;
    const reading = this.feed.read(given.answer);
    this.topic.isHeard = true;
    if (!reading) return;
    this.topic.heardAt = this.clock.elapsed();
    this.topic.heardOn = this.now();
    this.taken(reading.value, reading.time);
  }
}

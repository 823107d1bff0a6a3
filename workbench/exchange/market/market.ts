import type { Coin } from "./coins";
import type { Interval, Span } from "./interval";
import { fixed, starts } from "./interval";
import { hashed, wave } from "./noise";
import type { Band, PricePath } from "./path";

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type PriceKind = "last" | "mark" | "index" | "spot";

/** What a venue publishes of one perpetual. Prices in USD, amounts in coins, times in milliseconds. */
interface Quote {
  time: number;
  index: number;
  mark: number;
  last: number;
  spot: number;
  /** The running rate, a fraction of the notional for each interval. */
  fundingRate: number;
  /** The rate that was settled last. */
  settledRate: number;
  nextFunding: number;
  premium: number;
  openInterest: number;
  day: { open: number; high: number; low: number; volume: number };
}

export interface Bar {
  start: number;
  /** The first millisecond after it. */
  end: number;
  open: number;
  high: number;
  low: number;
  close: number;
  /** In coins. */
  volume: number;
  /** Until its end has come. */
  isOpen: boolean;
}

interface Settlement {
  time: number;
  rate: number;
  mark: number;
}

/** Of the series that make one coin's figures at one venue. The premium of days and hours is the same everywhere. */
interface Seeds {
  days: number;
  hours: number;
  premium: number;
  last: number;
  spot: number;
  volume: number;
  openInterest: number;
}

/** The one market as one venue shows it: its prices lie a little beside those of the others. */
export class VenueMarket {
  private readonly seeds = new Map<string, Seeds>();
  private readonly rolling = new Map<string, { start: number; open: number } & Band>();

  constructor(
    private readonly path: PricePath,
    private readonly venue: string,
    /** The venue's own clock, which may be wrong. */
    readonly now: () => number,
    /** Hours between two settlements of funding. */
    readonly fundingHours: number,
  ) {}

  quote(coin: Coin): Quote {
    const time = this.now();
    const nextFunding = (Math.floor(time / this.interval) + 1) * this.interval;
    return {
      time,
      index: this.path.index(coin, time),
      mark: this.price(coin, "mark", time),
      last: this.price(coin, "last", time),
      spot: this.price(coin, "spot", time),
      fundingRate: this.rate(coin, nextFunding, time),
      settledRate: this.rate(coin, nextFunding - this.interval),
      nextFunding,
      premium: this.premium(coin, time),
      openInterest: this.openInterest(coin, time),
      day: { ...this.lastDay(coin, time), volume: this.volume(coin, time - DAY, time) },
    };
  }

  price(coin: Coin, kind: PriceKind, time: number): number {
    return this.path.index(coin, time) * this.factor(coin, kind, time);
  }

  openInterest(coin: Coin, time: number): number {
    return coin.openInterest * this.size * (1 + 0.1 * wave(this.seedsOf(coin).openInterest, HOUR, time));
  }

  /** Bars from the first to the last, the one that is still open included. */
  bars(coin: Coin, kind: PriceKind, interval: Interval, span: Span): Bar[] {
    return starts(interval, this.now(), span).map((at) => this.bar(coin, kind, at, interval.step(at, 1)));
  }

  bar(coin: Coin, kind: PriceKind, start: number, end: number): Bar {
    const now = this.now();
    const until = Math.min(end, Math.max(now, start));
    const open = this.price(coin, kind, start);
    const close = this.price(coin, kind, until);
    const { low, high } = this.band(coin, kind, start, until);
    return {
      start,
      end,
      open,
      close,
      high: Math.max(open, close, high),
      low: Math.min(open, close, low),
      volume: this.volume(coin, start, until),
      isOpen: end > now,
    };
  }

  /** Settled funding, from the first to the last. */
  settlements(coin: Coin, span: Span): Settlement[] {
    return starts(fixed(this.interval), this.now(), span).map((time) => ({
      time,
      rate: this.rate(coin, time),
      mark: this.price(coin, "mark", time),
    }));
  }

  private get interval(): number {
    return this.fundingHours * HOUR;
  }

  /** Larger and smaller venues. */
  private get size(): number {
    return 0.6 + 0.4 * hashed(this.path.seedOf(this.venue), 0);
  }

  /**
   * The rate that is due at a settlement, as far as its period has gone: the average premium P, brought towards the interest of
   * 0.01% by at most 0.05%, for 8 hours (P + clamp(0.01% - P, -0.05%, 0.05%)), and its share for a shorter interval.
   */
  private rate(coin: Coin, due: number, until = due): number {
    const start = due - this.interval;
    const samples = 12;
    const step = (until - start) / samples;
    let sum = 0;
    for (let at = 1; at <= samples; at++) sum += this.premium(coin, start + at * step);
    const premium = sum / samples;
    const eightHours = premium + Math.min(0.0005, Math.max(-0.0005, 0.0001 - premium));
    return (eightHours * this.fundingHours) / 8;
  }

  /** How far the perpetual lies above the index, as a fraction. */
  private premium(coin: Coin, time: number): number {
    const { days, hours, premium } = this.seedsOf(coin);
    return (
      0.0002 +
      0.0014 * wave(days, 2 * DAY, time) +
      0.0004 * wave(hours, 2 * HOUR, time) +
      0.0003 * wave(premium, HOUR, time)
    );
  }

  /** In coins: three times the open interest a day, more in some hours than in others. */
  private volume(coin: Coin, from: number, to: number): number {
    const busy = 1 + 0.6 * wave(this.seedsOf(coin).volume, 4 * HOUR, (from + to) / 2);
    return ((3 * coin.openInterest * this.size) / DAY) * (to - from) * busy;
  }

  /** Of all quarters of an hour, or minutes, that begin in a stretch of time. */
  private band(coin: Coin, kind: PriceKind, from: number, to: number): Band {
    const found = { low: Infinity, high: -Infinity };
    for (let time = from; time < to;) {
      const isQuarter = time % QUARTER === 0 && time + QUARTER <= to;
      const { low, high } = isQuarter
        ? this.path.quarter(coin, time)
        : this.path.minute(coin, floorTo(time, MINUTE));
      const factor = this.factor(coin, kind, time);
      found.low = Math.min(found.low, low * factor);
      found.high = Math.max(found.high, high * factor);
      time += isQuarter ? QUARTER : MINUTE - (time % MINUTE);
    }
    return found;
  }

  /** How far this venue's price lies beside the index. It stays for a quarter of an hour, so that low and high are what they are. */
  private factor(coin: Coin, kind: PriceKind, time: number): number {
    if (kind === "index") return 1;
    const start = floorTo(time, QUARTER);
    const { last, spot } = this.seedsOf(coin);
    if (kind === "spot") return 1 + 0.0001 * wave(spot, HOUR, start);
    const mark = 1 + this.premium(coin, start);
    return kind === "mark" ? mark : mark * (1 + 0.0001 * wave(last, HOUR, start));
  }

  /** The last 24 hours, up to the quarter of an hour. */
  private lastDay(coin: Coin, time: number): { open: number } & Band {
    const start = floorTo(time, QUARTER) - DAY;
    let known = this.rolling.get(coin.base);
    if (known?.start !== start) {
      const open = this.price(coin, "last", start);
      known = { start, open, ...this.band(coin, "last", start, start + DAY + QUARTER) };
      this.rolling.set(coin.base, known);
    }
    return known;
  }

  private seedsOf(coin: Coin): Seeds {
    const known = this.seeds.get(coin.base);
    if (known) return known;
    const own = (name: string) => this.path.seedOf(`${this.venue} ${coin.base} ${name}`);
    const made: Seeds = {
      days: this.path.seedOf(`${coin.base} premium in days`),
      hours: this.path.seedOf(`${coin.base} premium in hours`),
      premium: own("premium"),
      last: own("last"),
      spot: own("spot"),
      volume: own("volume"),
      openInterest: own("open interest"),
    };
    this.seeds.set(coin.base, made);
    return made;
  }
}

const floorTo = (time: number, step: number): number => Math.floor(time / step) * step;

import type { Coin } from "./coins";
import { hashed, seedOf, wave } from "./noise";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const QUARTER = 15 * MINUTE;
const YEAR = 365 * 24 * 60 * MINUTE;

/** From a second to 48 days, each four times as long as the one before: together they vary as a random walk does. */
const periods = Array.from({ length: 12 }, (_, at) => SECOND * 4 ** at);

/** With this share of its period's volatility in each wave, the variance of a return grows with time as that of a random walk. */
const SHARE = 0.93;

/** The lowest and the highest price of a stretch of time. */
export interface Band {
  low: number;
  high: number;
}

interface Waves {
  seeds: readonly number[];
  sizes: readonly number[];
  volatility: number;
  wickSeed: number;
  /** The minute that was asked for last. */
  minute: number;
  band: Band;
  /** Where the band that was asked for last ends, and the price there: bands are asked for one after the other. */
  end: number;
  endPrice: number;
}

/**
 * The index price of every coin at every moment, past and future. It is a sum of waves that follow from the seed. Every minute has its
 * low and high, and so has every quarter of an hour, so that bars of any length and age agree with each other and with what was
 * streamed.
 */
export class PricePath {
  private readonly waves = new Map<string, Waves>();
  private readonly seeds = new Map<string, number>();

  constructor(private readonly seed: number) {}

  index(coin: Coin, time: number): number {
    return within(this.minute(coin, Math.floor(time / MINUTE) * MINUTE), this.free(coin, time));
  }

  /** Of the minute that starts then. */
  minute(coin: Coin, start: number): Band {
    const waves = this.wavesOf(coin);
    if (waves.minute === start) return waves.band;
    const quarter = this.quarter(coin, Math.floor(start / QUARTER) * QUARTER);
    const { low, high } = this.bandOf(coin, start, MINUTE);
    waves.minute = start;
    waves.band = { low: Math.max(low, quarter.low), high: Math.min(high, quarter.high) };
    return waves.band;
  }

  /** Of the quarter of an hour that starts then. */
  quarter(coin: Coin, start: number): Band {
    return this.bandOf(coin, start, QUARTER);
  }

  /** The seed of a series by its name. */
  seedOf(name: string): number {
    let known = this.seeds.get(name);
    if (known === undefined) this.seeds.set(name, (known = seedOf(`${this.seed} ${name}`)));
    return known;
  }

  /** Beyond its first and its last price by a part of what the coin moves in that time. */
  private bandOf(coin: Coin, start: number, length: number): Band {
    const waves = this.wavesOf(coin);
    const { volatility, wickSeed } = waves;
    const first = waves.end === start ? waves.endPrice : this.free(coin, start);
    const last = this.free(coin, start + length);
    [waves.end, waves.endPrice] = [start + length, last];
    const move = 0.6 * volatility * Math.sqrt(length / YEAR);
    const beyond = (place: number) => move * (0.25 + 0.75 * Math.abs(hashed(wickSeed, place)));
    const place = 2 * Math.floor(start / length);
    return {
      low: Math.min(first, last) * (1 - beyond(place)),
      high: Math.max(first, last) * (1 + beyond(place + 1)),
    };
  }

  private free(coin: Coin, time: number): number {
    const { seeds, sizes } = this.wavesOf(coin);
    let sum = 0;
    for (let at = 0; at < periods.length; at++) sum += sizes[at]! * wave(seeds[at]!, periods[at]!, time);
    return coin.price * Math.exp(sum);
  }

  private wavesOf(coin: Coin): Waves {
    const known = this.waves.get(coin.base);
    if (known) return known;
    const made: Waves = {
      seeds: periods.map((period) => this.seedOf(`${coin.base} ${period}`)),
      sizes: periods.map((period) => SHARE * coin.volatility * Math.sqrt(period / YEAR)),
      volatility: coin.volatility,
      wickSeed: this.seedOf(`${coin.base} wick`),
      minute: NaN,
      band: { low: 0, high: 0 },
      end: NaN,
      endPrice: 0,
    };
    this.waves.set(coin.base, made);
    return made;
  }
}

const within = ({ low, high }: Band, price: number): number => Math.min(high, Math.max(low, price));

/** A day of the made-up price history. */
export interface SampleDay {
  /** The date as Excel's day number. */
  date: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  /** The sum of the day's payments: a rate of 24 hours. */
  fundingRate: number;
}

const FIRST_DATE = 45_658; // 1 January 2025
const STEPS_A_DAY = 6;

/**
 * A geometric random walk from 48,000: drift 20 % and volatility 55 % a year, six steps a day. Volumes are lognormal about 1,000;
 * a day's funding is normal about 0.03 %, three payments of 0.01 %, more where the price rose. The same seed gives the same days.
 */
export function sampleDays(count: number, seed: number): SampleDay[] {
  const normal = normalNumbers(uniformNumbers(seed));
  const [drift, volatility] = [0.2, 0.55];
  const step = 1 / (365 * STEPS_A_DAY);
  let price = 48_000;
  return Array.from({ length: count }, (_, day) => {
    const path = [price];
    for (let at = 0; at < STEPS_A_DAY; at++) {
      price *= Math.exp((drift - volatility ** 2 / 2) * step + volatility * Math.sqrt(step) * normal());
      path.push(price);
    }
    const rise = price / path[0]! - 1;
    return {
      date: FIRST_DATE + day,
      open: rounded(path[0]!, 2),
      high: rounded(Math.max(...path), 2),
      low: rounded(Math.min(...path), 2),
      close: rounded(price, 2),
      volume: Math.round(1_000 * Math.exp(0.4 * normal())),
      fundingRate: rounded(0.0003 + 0.006 * rise + 0.00015 * normal(), 6),
    };
  });
}

const rounded = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places;

/** Marsaglia's xorshift generator of 32 bits, as fractions between 0 and 1. */
function uniformNumbers(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 2 ** 32;
  };
}

/** Box and Muller's transform. */
function normalNumbers(uniform: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

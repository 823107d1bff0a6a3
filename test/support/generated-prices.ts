/** A price series that no market made, for tests and benchmarks. */
export interface GeneratedMarket {
  readonly prices: number[];
  readonly volumes: number[];
  readonly fundingRates: number[];
}

/**
 * Geometric Brownian motion from 60,000, a bar a day: drift 20 % and volatility 60 % a year, rounded to cents. Volumes are lognormal
 * about 1,000 with a spread of 0.5; funding rates normal about 0.0001 with a deviation of 0.0002, rounded to eight places.
 * The same seed gives the same series.
 */
export function generatedMarket(bars: number, seed: number): GeneratedMarket {
  const normal = normalNumbers(uniformNumbers(seed));
  const [drift, volatility, days] = [0.2, 0.6, 365];
  const prices: number[] = [];
  const volumes: number[] = [];
  const fundingRates: number[] = [];
  let logarithm = Math.log(60_000);
  for (let bar = 0; bar < bars; bar++) {
    prices.push(Math.round(Math.exp(logarithm) * 100) / 100);
    volumes.push(Math.round(1_000 * Math.exp(0.5 * normal())));
    fundingRates.push(Math.round((0.0001 + 0.0002 * normal()) * 1e8) / 1e8);
    logarithm += (drift - volatility ** 2 / 2) / days + (volatility / Math.sqrt(days)) * normal();
  }
  return { prices, volumes, fundingRates };
}

/** Markets of the phases, as the profiles mean them. */
export type GeneratedPhase = "bear" | "consolidation" | "bull transition" | "parabolic";

/**
 * 200 daily closes from 60,000 that run through a phase, rounded to cents; the same seed gives the same series.
 *
 * - bear: a fall of 0.5 % a day on average, with a deviation of 2.5 % a day;
 * - consolidation: closes drawn back to 60,000, each day by a tenth of their distance from it, with a deviation of 1.5 % a day;
 * - bull transition: 120 days of the same consolidation, then a rise of 0.6 % a day with a deviation of 2 %;
 * - parabolic: 150 days of it, then a rise that quickens from 0.2 to 4 % a day over 50 days, with a deviation of 2 %.
 */
export function generatedPhase(phase: GeneratedPhase, seed: number): number[] {
  const normal = normalNumbers(uniformNumbers(seed * 7919 + 13));
  for (let warmUp = 0; warmUp < 20; warmUp++) normal();
  const closes: number[] = [];
  let logarithm = 0;
  for (let day = 0; day < 200; day++) {
    closes.push(Math.round(60_000 * Math.exp(logarithm) * 100) / 100);
    const { drift, deviation } = phaseMoves[phase](day, logarithm);
    logarithm += drift + deviation * normal();
  }
  return closes;
}

const drawnBack = (_: number, logarithm: number) => ({ drift: -logarithm / 10, deviation: 0.015 });

const phaseMoves: Record<
  GeneratedPhase,
  (day: number, logarithm: number) => { drift: number; deviation: number }
> = {
  bear: () => ({ drift: -0.005, deviation: 0.025 }),
  consolidation: drawnBack,
  "bull transition": (day, logarithm) =>
    day < 120 ? drawnBack(day, logarithm) : { drift: 0.006, deviation: 0.02 },
  parabolic: (day, logarithm) =>
    day < 150 ? drawnBack(day, logarithm) : { drift: 0.002 + (0.038 * (day - 150)) / 49, deviation: 0.02 },
};

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

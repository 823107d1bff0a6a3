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

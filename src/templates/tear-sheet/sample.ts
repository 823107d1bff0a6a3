import { pathFunding, pathPrices } from "../generated-series";

/** Money that was brought in or, below 0, taken out, by the number of the day. */
const deposits: ReadonlyMap<number, number> = new Map([
  [0, 20_000],
  [92, 5000],
  [275, -3000],
]);

/** 30 June 2024, as Excel counts days. */
const firstDay = 45_473;

export const sampleDates: readonly number[] = pathPrices.map((_, day) => firstDay + day);

export const sampleDeposits: readonly number[] = pathPrices.map((_, day) => deposits.get(day) ?? 0);

/**
 * The equity of an account that no one has, at the end of each day: a third of it moves with the made-up price of the template
 * Backtest, and all of it earns that day's funding. What is brought in on a day counts from its end. In cents.
 */
export const sampleEquity: readonly number[] = pathPrices.reduce<number[]>((equity, price, day) => {
  const [deposit, before] = [sampleDeposits[day]!, equity[day - 1]];
  if (before === undefined) return [deposit];
  const earned = (price / pathPrices[day - 1]! - 1) / 3 + pathFunding[day]!;
  return [...equity, Math.round((before * (1 + earned) + deposit) * 100) / 100];
}, []);

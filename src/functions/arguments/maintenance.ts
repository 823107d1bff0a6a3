import { larger, type Decimal, toNumber } from "../../core/number/decimal";
import type { CellArgument } from "../cells/declaration";
import { type About, type Failure, refuse, texts, unsolved } from "../cells/errors";
import { fractionOf, positiveFraction, rate } from "./numbers";

/**
 * Maintenance rates that were meant in percent. Real rates reach 0.5 in the last brackets of venues, so that a rate alone is no
 * proof. The first bracket's is at most half of the initial margin: 0.167 at leverage 3 is the highest of all shipped tables, and
 * 0.25 would be that of leverage 2.
 */
const highestOfFirstBracket = 0.25;

/** From here on a rate is in doubt, and a failure to which it may have led says so. */
const leastInDoubt = 0.1;

/** The maintenance rate of a position that nothing else tells to be large: that of a first bracket. */
export const maintenanceRateOfFirstBracket: CellArgument<Decimal> = {
  ...rate,
  wanted: `a fraction from 0 to ${highestOfFirstBracket} (0.005 is 0.5 %)`,
  read: (value) => {
    const read = rate.read(value);
    return read?.lte(highestOfFirstBracket) ? read : undefined;
  },
  instead: (value) => {
    const read = typeof value === "number" ? rate.read(value) : undefined;
    return read ? meantInPercent(read) : rate.instead?.(value);
  },
};

/** A margin ratio that warns: maintenance margin over equity. At 1 the position is liquidated. */
export const warningRatio: CellArgument<Decimal> = {
  ...positiveFraction,
  wanted: "a fraction above 0 and at most 1 (0.8 is 80 %)",
  read: (value) => {
    const read = positiveFraction.read(value);
    return read?.lte(1) ? read : undefined;
  },
};

/** What to type if the highest of these rates was meant in percent; undefined if it was not. */
export function meantInPercent(...rates: readonly Decimal[]): string | undefined {
  const highest = rates.reduce(larger);
  return highest.gte(leastInDoubt) ? fractionOf(toNumber(highest)) : undefined;
}

/** Why a table of brackets cannot start with this rate, undefined if it can. */
export function tooHighForFirstBracket(about: About, rate: Decimal): Failure | undefined {
  if (rate.lte(highestOfFirstBracket)) return undefined;
  return refuse(texts.firstBracketRate(about, highestOfFirstBracket, rate, meantInPercent(rate)));
}

/** The margin is less than the maintenance margin at entry. */
export function notCovered(...rates: readonly Decimal[]): Failure {
  return unsolved(texts.notCovered(meantInPercent(...rates)));
}

/** Why there is no price where the initial margin is less than the maintenance margin and fee at entry. */
export function notCoveredAtLeverage({
  leverage,
  ...rates
}: Record<"maintenanceRate" | "feeRate" | "leverage", Decimal>): Failure {
  for (const [argument, rate] of Object.entries(rates)) {
    const instead = meantInPercent(rate);
    if (instead) return refuse(texts.rateOfPercent(argument, rate, leverage, instead), "leverage");
  }
  return notCovered(rates.maintenanceRate);
}

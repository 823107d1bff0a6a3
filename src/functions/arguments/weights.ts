import { exceedsOne, unroundedSliced } from "../../core/allocation/rounded-weights";
import { larger, toNumber, zero, type Decimal } from "../../core/number/decimal";
import { eachSliced, foldSliced, type Sliced } from "../../core/slices";
import { type Failure, refuse, texts } from "../cells/errors";
import { type Output, shown } from "../cells/spill";
import { fractionOf } from "./numbers";

/** A row of a result: what stands before the amount of each capital, the amount of one, and what stands behind them. */
export interface DividedRow {
  readonly before: readonly Output[];
  readonly amountOf: (whole: Decimal) => Decimal;
  readonly behind?: readonly Output[];
}

/** The rows with the amounts of each capital. */
export function* withAmounts(
  divided: readonly DividedRow[],
  capital: readonly Decimal[],
): Sliced<Output[][]> {
  const rows: Output[][] = [];
  for (const { before, amountOf, behind = [] } of divided) {
    const row = [...before];
    yield* eachSliced(capital, (whole) => row.push(shown(amountOf(whole))));
    row.push(...behind);
    rows.push(row);
  }
  return rows;
}

/** Weights that sum to at most 1, where they miss 1 by rounding in proportion so that they sum to it; else why not. */
export function* weightsOfWhole(
  argument: string,
  weights: readonly Decimal[],
): Sliced<readonly Decimal[] | Failure> {
  const total = yield* foldSliced(weights, zero, (sum, weight) => sum.plus(weight));
  if (!exceedsOne(total)) return yield* unroundedSliced(weights, total);
  const largest = toNumber(weights.reduce(larger));
  const instead = largest > 1 ? fractionOf(largest) : undefined;
  return refuse(texts.sumAboveOne(argument, total, instead));
}

import { exceedsOne, unroundedSliced } from "../../core/allocation/rounded-weights";
import { larger, toNumber, zero, type Decimal } from "../../core/number/decimal";
import { foldSliced, type Sliced } from "../../core/slices";
import { type Failure, refuse, texts } from "../cells/errors";
import { fractionOf } from "./numbers";

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

import { exceedOne, unrounded } from "../../core/allocation/rounded-weights";
import { larger, sum, toNumber, type Decimal } from "../../core/number/decimal";
import { type Failure, refuse, texts } from "../cells/errors";
import { fractionOf } from "./numbers";

/** Weights that sum to at most 1, where they miss 1 by rounding in proportion so that they sum to it; else why not. */
export function weightsOfWhole(argument: string, weights: readonly Decimal[]): readonly Decimal[] | Failure {
  if (!exceedOne(weights)) return unrounded(weights);
  const largest = toNumber(weights.reduce(larger));
  const instead = largest > 1 ? fractionOf(largest) : undefined;
  return refuse(texts.sumAboveOne(argument, sum(weights), instead));
}

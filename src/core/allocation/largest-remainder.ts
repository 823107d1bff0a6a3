import { decimal, one, roundToStep, wholeSteps, zero, type Decimal } from "../number/decimal";
import { foldSliced, orderSliced, rowsSliced, type Sliced } from "../slices";

/**
 * Weights rounded to this many decimals of a percentage so that they sum to the rounded sum. Each weight is rounded down; the units
 * that are then missing go, one each, to the weights that lost most, and to the first of equal ones.
 */
export function* roundByLargestRemainder(weights: readonly Decimal[], decimals: number): Sliced<Decimal[]> {
  const unit = decimal(`1e-${decimals + 2}`);
  const perOne = decimal(`1e${decimals + 2}`);
  const units = new Array<Decimal>(weights.length);
  const remainders = yield* rowsSliced(weights.length, (index) => {
    const inUnits = weights[index]!.times(perOne);
    units[index] = roundDown(inUnits);
    return inUnits.minus(units[index]);
  });
  const plus = (sum: Decimal, value: Decimal): Decimal => sum.plus(value);
  const total = roundToStep(yield* foldSliced(weights, zero, plus), unit).times(perOne);
  const missing = total.minus(yield* foldSliced(units, zero, plus)).toNumber();
  const order = yield* orderSliced(weights.length, (a, b) => remainders[a]!.gt(remainders[b]!));
  const raised = new Uint8Array(weights.length);
  for (const index of order.subarray(0, missing)) raised[index] = 1;
  return yield* rowsSliced(weights.length, (index) => units[index]!.plus(raised[index]!).times(unit));
}

function roundDown(value: Decimal): Decimal {
  const whole = wholeSteps(value, one);
  return whole.gt(value) ? whole.minus(one) : whole;
}

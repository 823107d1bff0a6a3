import { type Decimal, divide, one, zero } from "../number/decimal";

export interface AveragingPlan {
  /** Spent at each purchase, with the fee. Above 0. */
  readonly amount: Decimal;
  /** A purchase at the first bar and then after each so many bars; at least 1. */
  readonly every: number;
  /** Fee as a fraction of the amount; below 1. */
  readonly feeRate: Decimal;
}

export interface AveragingBar {
  /** All that was spent so far. */
  readonly invested: Decimal;
  readonly quantity: Decimal;
  /** Spent over bought: for equal amounts the harmonic mean of the prices, with the fee. */
  readonly averageCost: Decimal;
  readonly value: Decimal;
  readonly gain: Decimal;
}

/** Of a value: a quantity is a sum of quotients, whose last digits are cut off. Without them a gain of nothing is 0. */
const certainDigits = 28;

/** Dollar-cost averaging. The returned function takes it through the next bar, a price above 0. */
export function costAveraging({ amount, every, feeRate }: AveragingPlan): (price: Decimal) => AveragingBar {
  const spent = amount.times(one.minus(feeRate));
  let [invested, quantity] = [zero, zero];
  let bar = -1;
  return (price) => {
    bar++;
    if (bar % every === 0) {
      invested = invested.plus(amount);
      quantity = quantity.plus(divide(spent, price));
    }
    const value = quantity.times(price).toSignificantDigits(certainDigits);
    return {
      invested,
      quantity,
      averageCost: divide(invested, quantity),
      value,
      gain: value.minus(invested),
    };
  };
}

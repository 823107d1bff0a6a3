import { signed, type ContractType, type Side } from "../position/contract";
import { divide, one, wholeSteps, type Decimal } from "../number/decimal";
import type { Fraction } from "../number/fraction";

/** A futures leg whose margin changes. */
export interface FuturesLeg {
  readonly side: Side;
  readonly contract: ContractType;
  /** Money moved into the margin, negative when taken out of it. */
  readonly marginChange: Decimal;
  /** Above 0. */
  readonly price: Decimal;
  /** The leverage of the position, above 0. */
  readonly leverage: Decimal;
  /** Traded quantities are multiples of it; 0 for any quantity. */
  readonly step: Decimal;
  /** Fee as a fraction of the traded notional. Multiplied by the leverage it must be below 1. */
  readonly feeRate: Decimal;
  /** The quantity held, which is the most that can be closed; unlimited if it is not known. */
  readonly held?: Decimal;
}

export interface ContractTrade {
  /** The value of the traded contracts, positive when the position grows. */
  readonly notionalChange: Decimal;
  /** Base units, or face value of an inverse contract: positive for a purchase, negative for a sale. */
  readonly quantity: Decimal;
  readonly fee: Decimal;
  /** The margin that the contracts do not bind or release in addition. Below 0 only if less is held than should be closed. */
  readonly freeMargin: Decimal;
}

/**
 * The contracts to trade with a change of margin at this leverage. A position grows by steps rounded down and shrinks by steps
 * rounded up, so its leverage never ends above the wanted one.
 */
export function contractsForMargin(leg: FuturesLeg): ContractTrade {
  const { side, contract, marginChange, price, leverage, step, feeRate, held } = leg;
  const perUnit = contract === "linear" ? price : one;
  const shrinks = marginChange.isNegative();
  const wanted = { numerator: marginChange.abs().times(leverage), denominator: perUnit };
  const stepped = shrinks ? stepsUp(wanted, step) : stepsDown(wanted, step);
  const isHeld = !shrinks || held === undefined || stepped.lte(held);
  const size = isHeld ? stepped : held;
  // Without a step the notional is exactly the wanted one, although the quotient is rounded.
  const notional = isHeld && step.isZero() ? wanted.numerator : size.times(perUnit);
  const notionalChange = shrinks ? notional.neg() : notional;
  return {
    notionalChange,
    quantity: signed(side, shrinks ? size.neg() : size),
    fee: notional.times(feeRate),
    freeMargin: divide(marginChange.times(leverage).minus(notionalChange), leverage),
  };
}

function stepsDown({ numerator, denominator }: Fraction, step: Decimal): Decimal {
  if (step.isZero()) return divide(numerator, denominator);
  return wholeSteps(numerator, denominator.times(step)).times(step);
}

function stepsUp(wanted: Fraction, step: Decimal): Decimal {
  const down = stepsDown(wanted, step);
  return down.times(wanted.denominator).lt(wanted.numerator) ? down.plus(step) : down;
}

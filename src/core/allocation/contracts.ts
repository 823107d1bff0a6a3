import { signed, type ContractType, type Side } from "../position/contract";
import { divide, one, type Decimal } from "../number/decimal";
import type { Fraction } from "../number/fraction";

/** A futures leg whose margin is to change. */
export interface FuturesLeg {
  readonly side: Side;
  readonly contract: ContractType;
  /** Money moved into the margin, negative when taken out of it. */
  readonly marginChange: Decimal;
  /** Above 0. */
  readonly price: Decimal;
  /** The leverage that the margin is used at, above 0. */
  readonly leverage: Decimal;
  /** What a traded quantity is a multiple of; 0 for any quantity. */
  readonly step: Decimal;
  /** Fee as a fraction of the traded notional; times the leverage below 1. */
  readonly feeRate: Decimal;
  /** The quantity held, of which no more is closed; unlimited where it is not known. */
  readonly held?: Decimal;
}

export interface ContractTrade {
  /** What the contracts traded are worth, positive where the position grows. */
  readonly notionalChange: Decimal;
  /** Base units, or face value of an inverse contract: positive for a purchase, negative for a sale. */
  readonly quantity: Decimal;
  readonly fee: Decimal;
  /** What of the margin change the contracts do not bind, or release beyond it; at least 0 unless less is held than to be closed. */
  readonly freeMargin: Decimal;
}

/**
 * The contracts that go with a change of margin at that leverage. A position grows by whole steps cut down and shrinks by whole
 * steps rounded up, so that its leverage never ends above the one wanted.
 */
export function contractsForMargin(leg: FuturesLeg): ContractTrade {
  const { side, contract, marginChange, price, leverage, step, feeRate, held } = leg;
  const perUnit = contract === "linear" ? price : one;
  const shrinks = marginChange.isNegative();
  const wanted = { numerator: marginChange.abs().times(leverage), denominator: perUnit };
  const stepped = shrinks ? stepsUp(wanted, step) : stepsDown(wanted, step);
  const isHeld = !shrinks || held === undefined || stepped.lte(held);
  const size = isHeld ? stepped : held;
  // Of any quantity just the notional wanted is traded, whatever digits the quotient has.
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
  return numerator.divToInt(denominator.times(step)).times(step);
}

function stepsUp(wanted: Fraction, step: Decimal): Decimal {
  const down = stepsDown(wanted, step);
  return down.times(wanted.denominator).lt(wanted.numerator) ? down.plus(step) : down;
}

import type { Decimal } from "../number/decimal";

/** A spot holding and a linear short against part or all of it, from entry to exit. */
export interface Hedge {
  /** Base units held, at least 0. */
  readonly spotQuantity: Decimal;
  readonly spotEntry: Decimal;
  readonly spotExit: Decimal;
  /** Share of the holding that is sold short, at least 0. */
  readonly hedgeRatio: Decimal;
  readonly futuresEntry: Decimal;
  readonly futuresExit: Decimal;
  /** Funding that the short received, negative when it paid. */
  readonly fundingCash: Decimal;
  /** Fee of each futures leg as a fraction of its value. */
  readonly feeRate: Decimal;
}

export interface HedgeResult {
  readonly spotPnl: Decimal;
  readonly futuresPnl: Decimal;
  readonly funding: Decimal;
  /** Cost of both futures legs, at least 0. */
  readonly fees: Decimal;
  readonly netPnl: Decimal;
}

/** The result of a hedge and its parts, in quote currency: spot + futures + funding - fees = net. */
export function hedgeResult(hedge: Hedge): HedgeResult {
  const { spotQuantity, spotEntry, spotExit, hedgeRatio, futuresEntry, futuresExit, fundingCash, feeRate } =
    hedge;
  const shortQuantity = hedgeRatio.times(spotQuantity);
  const spotPnl = spotQuantity.times(spotExit.minus(spotEntry));
  const futuresPnl = shortQuantity.times(futuresEntry.minus(futuresExit));
  const fees = feeRate.isZero()
    ? feeRate
    : feeRate.times(shortQuantity).times(futuresEntry.plus(futuresExit));
  return {
    spotPnl,
    futuresPnl,
    funding: fundingCash,
    fees,
    netPnl: spotPnl.plus(futuresPnl).plus(fundingCash).minus(fees),
  };
}

import type { Decimal } from "../number/decimal";
import { quotientOf } from "../number/fraction";
import { isReached, liquidationOf, marginOf, type MarginTerms } from "./short-margin";

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

/** A hedge whose short can be liquidated on the way. */
export interface MarginedHedge extends Hedge {
  /** The highest futures price on the way to the exit. */
  readonly futuresHigh: Decimal;
}

export interface HedgeResult {
  readonly spotPnl: Decimal;
  readonly futuresPnl: Decimal;
  readonly funding: Decimal;
  /** Cost of the futures legs, at least 0. */
  readonly fees: Decimal;
  readonly netPnl: Decimal;
}

export interface MarginedHedgeResult extends HedgeResult {
  /** Undefined without a short. */
  readonly liquidationPrice: Decimal | undefined;
  readonly isLiquidated: boolean;
}

/** The result of a hedge and its parts, in quote currency: spot + futures + funding - fees = net. */
export function hedgeResult(hedge: Hedge): HedgeResult {
  const { spotQuantity, spotEntry, spotExit, hedgeRatio, futuresEntry, futuresExit, fundingCash, feeRate } =
    hedge;
  const shortQuantity = hedgeRatio.times(spotQuantity);
  const spotPnl = spotQuantity.times(spotExit.minus(spotEntry));
  const futuresPnl = shortQuantity.times(futuresEntry.minus(futuresExit));
  const fees = feeRate.times(shortQuantity).times(futuresEntry.plus(futuresExit));
  return {
    spotPnl,
    futuresPnl,
    funding: fundingCash,
    fees,
    netPnl: spotPnl.plus(futuresPnl).plus(fundingCash).minus(fees),
  };
}

/**
 * The same where the short has isolated margin and outlives its entry (`outlivesEntry`). Once its liquidation price is reached the short has lost its margin and pays
 * no fee of closing, and the holding goes on to its exit alone.
 */
export function marginedHedgeResult(hedge: MarginedHedge, terms: MarginTerms): MarginedHedgeResult {
  const quantity = hedge.hedgeRatio.times(hedge.spotQuantity);
  const short = { quantity, entryPrice: hedge.futuresEntry, terms };
  const liquidation = liquidationOf(short);
  const isLiquidated = isReached(liquidation, hedge.futuresExit) || isReached(liquidation, hedge.futuresHigh);
  const liquidationPrice = liquidation && quotientOf(liquidation);
  const { spotPnl, futuresPnl, funding, fees, netPnl } = hedgeResult(hedge);
  if (!isLiquidated) return { spotPnl, futuresPnl, funding, fees, netPnl, liquidationPrice, isLiquidated };
  const loss = marginOf(short);
  const feeOfOpening = hedge.feeRate.times(quantity).times(hedge.futuresEntry);
  const rest = spotPnl.plus(funding).minus(feeOfOpening);
  return {
    spotPnl,
    futuresPnl: quotientOf(loss).neg(),
    funding,
    fees: feeOfOpening,
    // One division, so that no digits cancel.
    netPnl: quotientOf({
      numerator: rest.times(loss.denominator).minus(loss.numerator),
      denominator: loss.denominator,
    }),
    liquidationPrice,
    isLiquidated,
  };
}

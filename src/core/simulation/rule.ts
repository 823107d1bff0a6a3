import {
  barOf,
  type Division,
  equityOf,
  eventOf,
  figure,
  type Holdings,
  marginOf,
  notionalOf,
  openLeg,
  type PortfolioBar,
  strikeOf,
} from "./holdings";
import { targetsOf, totalAfterFees, tradedTo } from "./rebalanced";

/** What the rule says at a bar, from the bars up to it. */
export interface RuleSignal {
  /** The conditions for shifting spot to margin hold. */
  readonly shifts: boolean;
  /** The close crosses below its average. */
  readonly returns: boolean;
}

export interface RulePlan extends Division {
  readonly capital: number;
  /** The share of the spot that becomes futures margin. */
  readonly shift: number;
}

/**
 * A portfolio that opens at its weights and then moves by the rule alone. Where the rule shifts, a share of the spot
 * becomes futures margin, and the position is worth its leverage times the margin again. Then it shifts no more until the
 * rule returns, which brings all back to the weights. The returned function takes the portfolio through the next bar;
 * price, funding and liquidation are those of `simulatedPortfolio`.
 */
export function simulatedRule(
  plan: RulePlan,
): (price: number, fundingRate: number, signal: RuleSignal) => PortfolioBar {
  let holdings: Holdings | undefined;
  let isShifted = false;
  return (price, fundingRate, signal) => {
    if (!holdings) {
      const nothing = { spotQuantity: 0, cash: plan.capital, reserve: 0, leg: undefined };
      holdings = tradedTo(targetsOf(plan, nothing, price), plan, nothing, price);
      return barOf(holdings, price, "opened");
    }
    const strike = strikeOf(holdings, price, fundingRate);
    if (strike.liquidated) holdings = { ...holdings, leg: undefined };
    let traded: string | undefined;
    const moved = plan.shift * holdings.spotQuantity * price;
    if (!isShifted && signal.shifts && moved > 0) {
      holdings = shifted(plan, holdings, price);
      traded = `shifted ${figure(moved)} of spot to futures margin`;
      isShifted = true;
    } else if (isShifted && signal.returns && equityOf(holdings, price) > 0) {
      holdings = tradedTo(targetsOf(plan, holdings, price), plan, holdings, price);
      traded = "back to the weights: the close fell below its average";
      isShifted = false;
    }
    return barOf(holdings, price, eventOf(strike, traded));
  };
}

/** Sells the share of the spot and opens the position again on the margin with the proceeds, less the fees of both. */
function shifted(plan: RulePlan, holdings: Holdings, price: number): Holdings {
  const { shift, feeRate, leverage } = plan;
  const proceeds = shift * holdings.spotQuantity * price * (1 - feeRate);
  const margin = totalAfterFees(marginOf(holdings, price) + proceeds, feeRate, [
    { held: notionalOf(holdings, price), target: leverage },
  ]);
  return {
    ...holdings,
    spotQuantity: holdings.spotQuantity * (1 - shift),
    leg: openLeg(plan, margin, price),
  };
}

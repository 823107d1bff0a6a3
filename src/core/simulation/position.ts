import type { ContractType, Side } from "../position/contract";
import { divide, one, toNumber, type Decimal } from "../number/decimal";
import { FuturesLeg, marginCallRatio } from "./futures-leg";

/** A position with isolated margin. The fee of opening is paid from the initial margin. */
export interface PositionPlan {
  readonly contract: ContractType;
  readonly side: Side;
  readonly entryPrice: Decimal;
  /** Base units (linear) or USD face value (inverse). */
  readonly quantity: Decimal;
  readonly leverage: Decimal;
  readonly maintenanceRate: Decimal;
  /** Fee of each leg as a fraction of its value. Fee times leverage is below 1, or opening would cost the whole margin. */
  readonly feeRate: Decimal;
}

type PositionStatus = "open" | "margin call" | "liquidated";

export interface PositionBar {
  /** Funding received at this bar, negative when paid. */
  readonly funding: number;
  readonly equity: number;
  /** Maintenance margin, with the fee of closing, over equity. Undefined once the position is liquidated. */
  readonly marginRatio: number | undefined;
  readonly status: PositionStatus;
  /** The price at which the position was liquidated; undefined while it is open. */
  readonly liquidationPrice?: number;
}

/** True if the margin that the fee of opening leaves is at least the maintenance margin and the fee of closing at entry. */
export function isOpenAtEntry({ leverage, maintenanceRate, feeRate }: PositionPlan): boolean {
  return leverage.times(maintenanceRate.plus(feeRate.times(2))).lte(1);
}

/**
 * Opens a position. The returned function takes it through the next bar: a price and the funding rate due at it, 0 if none
 * is. Liquidation takes the whole margin.
 */
export function simulatedPosition(plan: PositionPlan): (price: number, fundingRate: number) => PositionBar {
  const leg = openPosition(plan);
  let gone: PositionBar | undefined;
  return (price, fundingRate) => {
    if (gone) return gone;
    if (leg.isLiquidatedBy(price, fundingRate)) {
      const liquidationPrice = leg.liquidationPrice();
      gone = { funding: 0, equity: 0, marginRatio: undefined, status: "liquidated", liquidationPrice };
      return { ...gone, funding: leg.funding };
    }
    const equity = leg.equity(price);
    const marginRatio = leg.marginRatio(price, marginCallRatio);
    const status = marginRatio >= marginCallRatio ? "margin call" : "open";
    return { funding: leg.funding, equity, marginRatio, status };
  };
}

function openPosition({
  contract,
  side,
  entryPrice,
  quantity,
  leverage,
  maintenanceRate,
  feeRate,
}: PositionPlan): FuturesLeg {
  const left = quantity.times(one.minus(feeRate.times(leverage)));
  const exact = {
    contract,
    side,
    quantity,
    entryPrice,
    margin:
      contract === "linear"
        ? divide(left.times(entryPrice), leverage)
        : divide(left, leverage.times(entryPrice)),
    maintenanceRate: maintenanceRate.plus(feeRate),
  };
  return new FuturesLeg(
    {
      contract,
      side,
      quantity: toNumber(quantity),
      entryPrice: toNumber(entryPrice),
      margin: toNumber(exact.margin),
      maintenanceRate: toNumber(exact.maintenanceRate),
    },
    exact,
  );
}

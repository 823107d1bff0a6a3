import type { Side } from "../contract";
import { divide, one, toNumber, type Decimal } from "../decimal";
import { FuturesLeg } from "./futures-leg";

/** A linear position opened with isolated initial margin, from which the fee of opening is paid. */
export interface PositionPlan {
  readonly side: Side;
  readonly entryPrice: Decimal;
  /** Base units. */
  readonly quantity: Decimal;
  readonly leverage: Decimal;
  readonly maintenanceRate: Decimal;
  /** Fee of each leg as a fraction of its value; times the leverage it is below 1, or opening would take the whole margin. */
  readonly feeRate: Decimal;
}

export type PositionStatus = "open" | "margin call" | "liquidated";

export interface PositionBar {
  /** Received at this bar, negative when paid. */
  readonly funding: number;
  readonly equity: number;
  /** Maintenance margin, with the fee of closing, over equity; undefined once the position is gone. */
  readonly marginRatio: number | undefined;
  readonly status: PositionStatus;
}

export interface PositionRun {
  readonly bars: readonly PositionBar[];
  /** The price at which it was liquidated; undefined where it never was. */
  readonly liquidationPrice: number | undefined;
}

/** The margin ratio from which a margin call is given. */
export const marginCallRatio = 0.8;

/**
 * A position along prices, a bar each, with the funding rate at each bar (0 where none is due). Liquidation takes the whole
 * margin: nothing remains.
 */
export function simulatePosition(
  plan: PositionPlan,
  prices: readonly number[],
  fundingRates: readonly number[],
): PositionRun {
  const leg = openPosition(plan);
  let liquidated = false;
  const bars = prices.map((price, bar): PositionBar => {
    if (liquidated) return gone;
    liquidated = leg.isLiquidatedBy(price, fundingRates[bar]!);
    const { funding } = leg;
    if (liquidated) return { ...gone, funding };
    const equity = leg.equity(price);
    const marginRatio = leg.maintenance(price) / equity;
    return { funding, equity, marginRatio, status: marginRatio >= marginCallRatio ? "margin call" : "open" };
  });
  return { bars, liquidationPrice: liquidated ? leg.liquidationPrice() : undefined };
}

const gone: PositionBar = { funding: 0, equity: 0, marginRatio: undefined, status: "liquidated" };

function openPosition({
  side,
  entryPrice,
  quantity,
  leverage,
  maintenanceRate,
  feeRate,
}: PositionPlan): FuturesLeg {
  const value = quantity.times(entryPrice);
  const exact = {
    side,
    quantity,
    entryPrice,
    margin: divide(value.times(one.minus(feeRate.times(leverage))), leverage),
    maintenanceRate: maintenanceRate.plus(feeRate),
  };
  return new FuturesLeg(
    {
      side,
      quantity: toNumber(quantity),
      entryPrice: toNumber(entryPrice),
      margin: toNumber(exact.margin),
      maintenanceRate: toNumber(exact.maintenanceRate),
    },
    exact,
  );
}

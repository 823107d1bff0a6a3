import type { Decimal } from "../decimal";

export interface Holding {
  readonly asset: string;
  /** At least 0. */
  readonly quantity: Decimal;
  /** Above 0. */
  readonly price: Decimal;
  /** Share of the whole; the targets sum to at most 1. A cash holding's own target is not used. */
  readonly target: Decimal;
  /** What a traded quantity is a multiple of; 0 for any quantity. */
  readonly step: Decimal;
  /** Cash is never traded: it is what trades are paid from, gathered in the plan's cash row. */
  readonly cash: boolean;
}

export interface RebalanceRules {
  /** Money put in, negative when taken out. */
  readonly cashFlow: Decimal;
  /** Smaller trades are not made; in money, at least 0. */
  readonly minTrade: Decimal;
  /** Fee of each trade as a fraction of its value, from 0 to below 1. */
  readonly feeRate: Decimal;
  /** An asset triggers a rebalance when its drift is beyond the smaller of the bands that are not 0; both 0: always. */
  readonly absoluteBand: Decimal;
  readonly relativeBand: Decimal;
}

export interface RebalanceRow {
  readonly asset: string;
  readonly price: Decimal;
  readonly quantity: Decimal;
  readonly value: Decimal;
  readonly weight: Decimal;
  readonly target: Decimal;
  readonly drift: Decimal;
  /** Positive for a purchase, negative for a sale. */
  readonly tradeValue: Decimal;
  readonly tradeQuantity: Decimal;
  readonly fee: Decimal;
  readonly newWeight: Decimal;
}

export interface RebalancePlan {
  /** A row for each holding that is not cash, in the given order. */
  readonly rows: readonly RebalanceRow[];
  readonly cash: RebalanceRow;
}

/** A withdrawal that the holdings cannot meet. */
export interface CashShortfall {
  readonly missing: Decimal;
}

export declare function rebalance(
  holdings: readonly Holding[],
  rules: RebalanceRules,
): RebalancePlan | CashShortfall;

import {
  type RebalancePlan,
  type RebalanceRow,
  rebalanceSliced,
} from "../../../src/core/allocation/rebalancing/rebalance";
import {
  type CashShortfall,
  type Destination,
  type Holding,
  type RebalanceRules,
} from "../../../src/core/allocation/rebalancing/book";
import { decimal, sum } from "../../../src/core/number/decimal";
import { atOnce } from "../../../src/core/slices";

export interface GivenRules extends Partial<
  Record<Exclude<keyof RebalanceRules, "destination">, number | string>
> {
  readonly destination?: Destination;
}

export const rules = (given: GivenRules = {}): RebalanceRules => ({
  cashFlow: decimal(given.cashFlow ?? 0),
  minTrade: decimal(given.minTrade ?? 0),
  feeRate: decimal(given.feeRate ?? 0),
  absoluteBand: decimal(given.absoluteBand ?? 0),
  relativeBand: decimal(given.relativeBand ?? 0),
  destination: given.destination,
});

export const holding = (
  asset: string,
  quantity: number | string,
  price: number | string,
  target: number | string,
  step: number | string = 0,
): Holding => ({
  asset,
  quantity: decimal(quantity),
  price: decimal(price),
  target: decimal(target),
  step: decimal(step),
  cash: false,
});

export const cashHolding = (quantity: number | string): Holding => ({
  ...holding("USDT", quantity, 1, 0),
  cash: true,
});

/** The plan without pauses. */
export function rebalance(
  holdings: readonly Holding[],
  rules: RebalanceRules,
): RebalancePlan | CashShortfall {
  return atOnce(rebalanceSliced(holdings, rules));
}

export function planned(outcome: ReturnType<typeof rebalance>): RebalancePlan {
  if ("missing" in outcome) throw new Error(`${outcome.missing.toString()} is missing`);
  return outcome;
}

export const allRows = (plan: RebalancePlan): RebalanceRow[] => [...plan.rows, plan.cash];

/** The holdings after the trades. */
export const after = (holdings: readonly Holding[], plan: RebalancePlan): Holding[] => {
  const traded = holdings
    .filter(({ cash }) => !cash)
    .map((held, index) => ({ ...held, quantity: held.quantity.plus(plan.rows[index]!.tradeQuantity) }));
  return [...traded, { ...cashHolding(0), quantity: plan.cash.value.plus(plan.cash.tradeValue) }];
};

export const total = (holdings: readonly Holding[]) =>
  sum(holdings.map(({ quantity, price }) => quantity.times(price)));

export const trades = (plan: RebalancePlan) => plan.rows.map(({ tradeQuantity }) => tradeQuantity.toString());

import type { PlanRow } from "../../core/allocation/parts";
import type { Component } from "../../core/allocation/profiles";
import { isFutures } from "../../core/allocation/targets";
import { toNumber } from "../../core/number/decimal";
import type { RebalancePlan } from "../../workbook/rebalance/plan";
import { counted, quantity, sentence, share } from "../parts/format";

/** What to do in a row of the plan: "Buy 0.25", "Transfer in"; undefined where nothing is to be done. */
export function actionOf({ bucket, price, tradeQuantity }: PlanRow): string | undefined {
  if (tradeQuantity === 0) return undefined;
  const size = quantity(Math.abs(tradeQuantity));
  if (!isFutures(bucket)) return `${tradeQuantity > 0 ? "Buy" : "Sell"} ${size}`;
  const words = tradeQuantity > 0 ? "Transfer in" : "Transfer out";
  // Margin in money has its amount beside it; margin in a coin is so much of that coin.
  return price === 1 ? words : `${words} ${size}`;
}

/** Why a row is not traded, or only in part. */
export function reasonOf({ reason, tradeQuantity }: PlanRow): string | undefined {
  if (reason !== "") return sentence(reason);
  return tradeQuantity === 0 ? "No trade" : undefined;
}

/** The plan in one sentence. Only where each part has a row can the profile be reached. */
export function summaryOf(plan: RebalancePlan): string {
  const moved = plan.rows.slice(0, -1).filter(({ tradeValue }) => tradeValue !== 0);
  const transfers = moved.filter(({ bucket }) => isFutures(bucket)).length;
  const trades = moved.length - transfers;
  if (moved.length === 0) return "Nothing to trade; each row says why.";
  const counts = [
    ...(trades > 0 ? [counted(trades, "trade")] : []),
    ...(transfers > 0 ? [counted(transfers, "transfer")] : []),
  ].join(" and ");
  return `${counts} ${plan.missing.length === 0 ? "to reach" : "towards"} ${plan.profile.name}.`;
}

/** The plan's totals, with their names; margin only where there is some. */
export function totalsOf({ rows, totals }: RebalancePlan): [name: string, amount: number][] {
  const { buys, sells, intoMargin, fees } = totals;
  const hasMargin = rows.some(({ bucket }) => isFutures(bucket));
  return [["Buys", buys], ["Sells", sells], ...(hasMargin ? [marginMoved(intoMargin)] : []), ["Fees", fees]];
}

/** What is said about a part of the profile that no row of the holdings belongs to. */
export function describeMissing({ profile, shift }: RebalancePlan, { component, weight }: Component): string {
  const holder = shift ? `${profile.name}, adjusted,` : profile.name;
  return `${holder} holds ${share(toNumber(weight))} in ${component}; no row of yours is in that bucket, so it stays cash.`;
}

function marginMoved(intoMargin: number): [name: string, amount: number] {
  return intoMargin < 0 ? ["Out of margin", -intoMargin] : ["Into margin", intoMargin];
}

import type { PlanRow } from "../../core/allocation/parts";
import type { Component } from "../../core/allocation/profiles";
import { componentKey, isFutures } from "../../core/allocation/targets";
import type { Risk } from "../../core/allocation/risk";
import { divide, fromNumber, sum, toNumber } from "../../core/number/decimal";
import { parseAddress } from "../../excel/addresses";
import type { Write } from "../../excel/writes/undo";
import type { AppliedShift, RebalancePlan } from "../../workbook/rebalance/plan";
import {
  componentLabel,
  counted,
  localized,
  multiple,
  quantity,
  sentence,
  share,
  signalWords,
} from "../parts/format";

/** What to do in a row of the plan: "Buy 0.25 BTC", "Transfer 17,100.00 into futures margin"; undefined where nothing is to be done. */
export function actionOf(
  { asset, bucket, price, tradeQuantity, tradeValue }: PlanRow,
  money: (amount: number) => string,
): string | undefined {
  if (tradeQuantity === 0) return undefined;
  const size = `${quantity(Math.abs(tradeQuantity))} ${asset}`;
  if (!isFutures(bucket)) return `${tradeQuantity > 0 ? "Buy" : "Sell"} ${size}`;
  // Margin in money moves as an amount, margin in a coin as so much of that coin.
  const moved = price === 1 ? money(Math.abs(tradeValue)) : size;
  return `Transfer ${moved} ${tradeQuantity > 0 ? "into" : "out of"} ${marginOf(bucket)}`;
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

/** The weights before and after the adjustment that the plan starts with; undefined where it starts with none. */
export function adjustedIn({ shift, components, risk }: RebalancePlan) {
  const held = risk.parts.map(({ valueBefore }) => fromNumber(valueBefore));
  const whole = sum(held);
  if (!shift || whole.isZero()) return undefined;
  const before = risk.parts.map(({ name }, at) => ({ component: name, weight: divide(held[at]!, whole) }));
  return { before, after: components };
}

/** The adjustment in words, or why there is nothing to adjust. */
export function describeShift({ signal, reason, isChange }: AppliedShift): string {
  const words = signalWords(signal);
  return isChange
    ? `Adjusted on ${words}. ${localized(reason)}`
    : `Nothing to adjust on ${words}. ${localized(reason)}`;
}

/** What an isolated position can lose. */
export function describeAtRisk({ risk }: RebalancePlan): string | undefined {
  const { atRisk, margin, side } = risk.after;
  if (atRisk === undefined) return undefined;
  if (side === "none") return "At risk: no margin, as no futures position is open.";
  return `At risk: ${share(atRisk)} of capital, the whole ${componentLabel(margin).toLowerCase()}${margin === "active" ? " margin" : ""}.`;
}

/** How the portfolio stands to its rules, in a few words. */
export function guardTitle({ rules }: Risk): string {
  const broken = rules.filter(({ isKept }) => !isKept).length;
  if (rules.length === 0) return "No capital to check against the rules";
  if (broken > 0) return `${broken} of ${rules.length} rules in breach`;
  const warnings = rules.filter(({ isWarning }) => isWarning).length;
  return `All ${rules.length} rules pass${warnings > 0 ? `, ${counted(warnings, "warning")}` : ""}`;
}

/** The futures leg in one line. */
export function legLine({ risk: { before, after } }: RebalancePlan): string {
  const exposure = [before, after].map((leg) => (leg.exposure === undefined ? "none" : share(leg.exposure)));
  const distance =
    after.distance === undefined ? "no liquidation" : `liquidation ${share(after.distance)} away`;
  return `Exposure ${exposure[0]} to ${exposure[1]}, ${distance}`;
}

/** The assumptions behind the figures of the futures leg. */
export function describeLeg({ risk, rules }: RebalancePlan): string {
  const { untraded, after } = risk;
  if (after.side === "none") return "No futures position is open, or its long and short are the same size.";
  const leg = `A ${after.side} leg on the ${after.margin} margin, isolated, at a maintenance rate of ${share(rules.maintenanceRate)}; fees and brackets are ignored.`;
  const isMoved = untraded && Math.abs(untraded.leverage - after.leverage) > 0.005;
  if (!isMoved) return leg;
  const distance =
    untraded.distance === undefined
      ? "without a liquidation price"
      : `${share(untraded.distance)} from liquidation`;
  return `${leg} If margin is moved without trading contracts, the leg is at ${multiple(untraded.leverage)}, ${distance}.`;
}

/** What is said about a part of the profile that no row of the holdings belongs to. */
export function describeMissing({ profile, shift }: RebalancePlan, { component, weight }: Component): string {
  const holder = shift ? `${profile.name}, adjusted,` : profile.name;
  return `${holder} holds ${share(toNumber(weight))} in ${component}; none of your rows is in that bucket, so it stays cash.`;
}

/** The write that Undo takes back, such as "rebalance in Rebalance 2". */
export function describeWrite({ kind, address }: Write): string {
  return `${kind} in ${parseAddress(address).sheet}`;
}

function marginMoved(intoMargin: number): [name: string, amount: number] {
  return intoMargin < 0 ? ["Out of margin", -intoMargin] : ["Into margin", intoMargin];
}

function marginOf(bucket: string): string {
  const key = componentKey(bucket);
  return key === "hedge reserve" ? "the hedge reserve" : `${key} margin`;
}

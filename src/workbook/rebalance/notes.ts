import { isOwn } from "../profiles/store";
import { describeSource } from "../inputs/holdings";
import type { RebalancePlace } from "./place";

/** Where the rebalance is from, and when it was written. */
export function origin({ plan, form }: RebalancePlace, time: Date): string {
  const when = [
    [time.getFullYear(), time.getMonth() + 1, time.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-"),
    [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":"),
  ].join(" ");
  const from = describeSource(plan.holdings);
  return form === "live"
    ? `${plan.profile.name}, live from ${from}, written ${when}. Change a price, a quantity or an input and the table follows.`
    : `${plan.profile.name}, values from ${from}, written ${when}.`;
}

/** What a reader of the sheet has to know. */
export function notes({ plan, form }: RebalancePlace, hasCharts: boolean): string {
  return [
    ...(plan.shift ? [`Adjusted on ${plan.shift.signal}: ${plan.shift.reason}`] : []),
    ...(form === "live"
      ? [
          `${hasCharts ? "Charts and colours" : "Colours"} cover the rows that there were when this was written; write again after adding a holding.`,
        ]
      : []),
    ...(form === "live" && isOwn(plan.profile)
      ? [`The weights are read from ${plan.profile.rangeName} on the Settings sheet.`]
      : []),
  ].join(" ");
}

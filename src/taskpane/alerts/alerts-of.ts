import type { AccountStanding } from "../../core/allocation/findings/account";
import { accountFinding } from "../../core/allocation/findings/account";
import { isBanded, isBeyondBand } from "../../core/allocation/bands";
import type { PlanRow } from "../../core/allocation/parts";
import { fromNumber, one } from "../../core/number/decimal";
import type { MarketState } from "../../core/signals/reading/state";
import type { RebalancePlan } from "../../workbook/rebalance/plan";
import { localized, quantity, sentence, share } from "../parts/format";
import type { ReviewState } from "../review/review-state";

/** Something that asks for a look: what it is, and what to do, in one sentence each. */
export interface Alert {
  /** The same for as long as it is the same thing, whatever its numbers: a dismissed one stays away until it has ended. */
  readonly key: string;
  readonly kind: "funding" | "liquidation" | "drift" | "review";
  readonly title: string;
  readonly todo: string;
}

/** What the pane has read already. */
export interface Known {
  readonly review: ReviewState;
  readonly reading: MarketState | undefined;
  readonly plan: RebalancePlan | undefined;
  readonly accounts: readonly AccountStanding[];
  /** The smallest distance to liquidation that the user keeps; 0 for none. */
  readonly minDistance: number;
}

/** The alerts, those that cost most first. They come from the findings that signals, rules and review show too. */
export function alertsOf({ review, reading, plan, accounts, minDistance }: Known): readonly Alert[] {
  return [
    ...accountAlerts(accounts, minDistance),
    ...legAlerts(plan, minDistance),
    ...fundingAlerts(reading),
    ...(plan ? driftAlerts(plan) : []),
    ...reviewAlerts(review),
  ];
}

function accountAlerts(accounts: readonly AccountStanding[], minDistance: number): Alert[] {
  return accountFinding(accounts, minDistance)
    .filter(({ isKept }) => !isKept)
    .map(({ message }) => ({
      key: "account",
      kind: "liquidation",
      title: localized(message),
      todo: "Accounts shows each position and what to add.",
    }));
}

/** The futures leg of the holdings as it is, before any trade. */
function legAlerts(plan: RebalancePlan | undefined, minDistance: number): Alert[] {
  const distance = plan?.risk.before.distance;
  if (distance === undefined || distance >= minDistance) return [];
  return [
    {
      key: "leg",
      kind: "liquidation",
      title: `Your futures position is ${share(distance)} from liquidation; your limit is ${share(minDistance)}.`,
      todo: "Add margin or close contracts; the trades below say what the profile would do.",
    },
  ];
}

function fundingAlerts(reading: MarketState | undefined): Alert[] {
  if (reading?.kind !== "read") return [];
  const found = reading.findings.find(({ signal }) => signal === "funding");
  if (found?.state !== "spike" && found?.state !== "negative") return [];
  const reason = sentence(localized(found.reason));
  return [
    found.state === "spike"
      ? {
          key: "funding spike",
          kind: "funding",
          title: `Funding spike: ${reason}.`,
          todo: "Longs pay: reduce leverage, or see under Signals what your profile does on a spike.",
        }
      : {
          key: "negative funding",
          kind: "funding",
          title: `Negative funding: ${reason}.`,
          todo: "Check whether the hedge still pays for itself, and see under Signals what your profile does.",
        },
  ];
}

function driftAlerts({ rows, rules }: RebalancePlan): Alert[] {
  const bands = {
    absoluteBand: fromNumber(rules.absoluteBand),
    relativeBand: fromNumber(rules.relativeBand),
  };
  if (!isBanded(bands)) return [];
  const beyond = rows
    .slice(0, -1) // the last one is cash
    .filter(({ weight, target }) => isBeyondBand(fromNumber(weight), fromNumber(target), one, bands))
    .sort((a, b) => Math.abs(b.drift) - Math.abs(a.drift));
  const [most, ...others] = beyond;
  if (!most) return [];
  const also = others.length === 0 ? "" : `; ${others.map(({ asset }) => asset).join(", ")} too`;
  return [
    {
      key: `drift of ${beyond
        .map(({ asset }) => asset)
        .toSorted()
        .join(", ")}`,
      kind: "drift",
      title: `${driftWords(most)}, beyond its band${also}.`,
      todo: "Look at the trades below, and write the rebalance if you want them.",
    },
  ];
}

function driftWords({ asset, drift }: PlanRow): string {
  const points = quantity(Math.round(Math.abs(drift) * 1e4) / 100);
  return `${asset} is ${points} percentage points ${drift > 0 ? "above" : "below"} its target weight`;
}

function reviewAlerts({ isDue, words }: ReviewState): Alert[] {
  if (!isDue) return [];
  return [
    {
      key: "review",
      kind: "review",
      title: `${words}.`,
      todo: "Read your holdings again, and look at drift and rules.",
    },
  ];
}

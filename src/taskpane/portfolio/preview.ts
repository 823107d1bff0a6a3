import type { Profile } from "../../core/allocation/profiles";
import type { Holdings } from "../../workbook/holdings";
import { asProblem, type Problem } from "../../workbook/problem";
import { planRebalance, type RebalancePlan, type Rules } from "../../workbook/rebalance-plan";

/** The plan to show, or the problem that stands in its way, or what is still to be done for one. */
export type Preview =
  | { readonly kind: "plan"; readonly plan: RebalancePlan }
  | { readonly kind: "problem"; readonly problem: Problem }
  | { readonly kind: "waiting"; readonly next: string };

export function preview(
  profile: Profile | undefined,
  holdings: Holdings | undefined,
  holdingsAreWrong: boolean,
  rules: Rules | undefined,
  signal?: string,
): Preview {
  if (!profile && !holdings) return waiting("Pick a profile and read your holdings to see the trades.");
  if (!profile) return waiting("Pick a profile to see the trades.");
  if (holdingsAreWrong) return waiting("Correct the holdings to see the trades.");
  if (!holdings) return waiting("Read your holdings to see the trades.");
  if (!rules) return waiting("Correct the rules to see the trades.");
  try {
    return { kind: "plan", plan: planRebalance(profile, holdings, rules, signal) };
  } catch (error) {
    return { kind: "problem", problem: asProblem("There is no rebalance to show.", error) };
  }
}

function waiting(next: string): Preview {
  return { kind: "waiting", next };
}

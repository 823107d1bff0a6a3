import type { Profile } from "../../core/allocation/profiles";
import type { Sliced } from "../../core/slices";
import type { Holdings } from "../../workbook/inputs/holdings";
import { asProblem, type Problem } from "../../base/problem";
import { planSliced, type RebalancePlan, type WholeAccounts } from "../../workbook/rebalance/plan";
import { type Rules } from "../../workbook/settings/rules";

/**
 * The plan, or the problem that prevents one, or what the user has to do first. While a new plan is being calculated, the last one
 * keeps its room.
 */
export type Preview =
  | { readonly kind: "plan"; readonly plan: RebalancePlan }
  | { readonly kind: "planning"; readonly last?: RebalancePlan }
  | { readonly kind: "problem"; readonly problem: Problem }
  | { readonly kind: "waiting"; readonly next: string };

export interface PreviewInputs {
  readonly profile?: Profile;
  readonly holdings?: Holdings;
  readonly holdingsAreWrong: boolean;
  readonly rules?: Rules;
  readonly signal?: string;
  readonly accounts?: WholeAccounts;
}

export function* preview(inputs: PreviewInputs): Sliced<Preview> {
  const { profile, holdings, holdingsAreWrong, rules, signal, accounts } = inputs;
  if (!profile && !holdings) return waiting("Pick a profile and read your holdings to see the trades.");
  if (!profile) return waiting("Pick a profile to see the trades.");
  if (holdingsAreWrong) return waiting("Correct the holdings to see the trades.");
  if (!holdings) return waiting("Read your holdings to see the trades.");
  if (!rules) return waiting("Correct the rules to see the trades.");
  try {
    return { kind: "plan", plan: yield* planSliced(profile, holdings, rules, signal, accounts) };
  } catch (error) {
    return { kind: "problem", problem: asProblem("There is no rebalance to show.", error) };
  }
}

function waiting(next: string): Preview {
  return { kind: "waiting", next };
}

import type { GuardRule } from "../guard";
import type { PartName } from "../parts";

/** How a portfolio after its trades stands to a rule. */
export interface RuleFinding {
  readonly rule: GuardRule | "core never funds margin" | "liquidation distance" | "whole account";
  readonly isKept: boolean;
  /** True where the rule is kept, but at a risk that is said. */
  readonly isWarning: boolean;
  readonly message: string;
  /** The rule itself, as practitioners state it. */
  readonly source: string;
  /** The parts whose trades break the rule or take the portfolio further from it. */
  readonly worsenedBy: readonly PartName[];
}

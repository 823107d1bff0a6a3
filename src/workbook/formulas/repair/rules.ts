import { readFormatRules, writeFormatRule, type FormatRule } from "../../../excel/cells/format-rules";
import type { EnteredRule } from "../../../excel/writes/rules-back";
import type { Writing } from "../../../excel/writes/write";
import { enterEach, type Refused } from "./enter-each";
import type { Cause, FormulaRepair } from "./formula";

/** A conditional format whose formulas have to be entered again. */
export interface RuleLeftover {
  readonly kind: "rule";
  readonly rule: FormatRule;
  readonly formulas: readonly string[];
  /** For people, as is `after`. */
  readonly before: string;
  readonly after: string;
  readonly causes: readonly Cause[];
}

/** A conditional format that calls one of the functions. Excel does not call them there, so it never applies. */
export interface DeadRule {
  /** Its cells for people. */
  readonly where: string;
}

/** Looks through the conditional formats of some sheets. Two round trips. */
export async function findRules(
  context: Excel.RequestContext,
  sheetIds: readonly string[],
  repair: FormulaRepair,
): Promise<{ leftovers: RuleLeftover[]; dead: DeadRule[] }> {
  const rules = await readFormatRules(context, sheetIds);
  return {
    leftovers: rules.flatMap((rule) => leftoverOf(rule, repair) ?? []),
    dead: rules
      .filter(({ formulas }) => formulas.some((one) => callsOurs(one, repair)))
      .map(({ where }) => ({ where })),
  };
}

/** True where a formula calls one of the functions, also under the right name. */
function callsOurs(formula: string, repair: FormulaRepair): boolean {
  const causes = repair(formula, { showsName: true, inTable: true })?.causes ?? [];
  return causes.some((cause) => cause !== "other namespace");
}

function leftoverOf(rule: FormatRule, repair: FormulaRepair): RuleLeftover | undefined {
  const repaired = rule.formulas.map((one) => repair(one, { showsName: false, inTable: false }));
  if (!repaired.some((one) => one)) return undefined;
  const formulas = rule.formulas.map((one, index) => repaired[index]?.formula ?? one);
  return {
    kind: "rule",
    rule,
    formulas,
    before: rule.formulas.join(" and "),
    after: formulas.join(" and "),
    causes: [...new Set(repaired.flatMap((one) => one?.causes ?? []))],
  };
}

/** Gives the formats their formulas, and returns those that Excel refused, as `enterNames` does. */
export async function enterRules(
  { context, changes }: Writing,
  leftovers: readonly RuleLeftover[],
): Promise<Refused<RuleLeftover>[]> {
  const before = leftovers.map(({ rule: { sheetId, id, where, formulas } }): EnteredRule => {
    return { sheetId, id, where, before: formulas };
  });
  changes.rules = before;
  const refused = await enterEach(context, leftovers, ({ rule, formulas }) =>
    writeFormatRule(context, rule, formulas),
  );
  const now = await readFormatRules(context, [...new Set(before.map(({ sheetId }) => sheetId))]);
  const entered = before.map(
    ({ sheetId, id }) => now.find((one) => one.sheetId === sheetId && one.id === id)?.formulas ?? [],
  );
  const isSame = before.map((one, index) => one.before.join() === entered[index]!.join());
  changes.rules = before.flatMap((one, index) =>
    isSame[index] && refused.some(({ leftover }) => leftover === leftovers[index])
      ? []
      : [{ ...one, entered: entered[index]! }],
  );
  return refused.filter(({ leftover }) => isSame[leftovers.indexOf(leftover)]);
}

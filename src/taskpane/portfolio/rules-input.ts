import { acceptedValues } from "../../workbook/settings/fields";
import { accepts, isPercent } from "../../workbook/settings/row";
import { fieldRows, type FieldRow, type Rules, type ValuesOf } from "../../workbook/settings/rules";
import { describeUnread, readNumber, writeNumber } from "../parts/number-input";

export type RuleName = FieldRow["name"];

/** The rules as they stand in their fields: numbers as typed, choices by name. An empty text leaves the rule to the settings. */
export type RuleTexts = Readonly<Record<RuleName, string>>;

export type RuleFaults = Readonly<Partial<Record<RuleName, string>>>;

/** The user's own rules, without those that are left to the settings. */
export type OwnRules = Partial<ValuesOf<FieldRow>>;

/** Reads the fields. If one cannot be read, it has a fault, and then there are no rules. */
export function readRules(
  texts: RuleTexts,
  defaults: Rules,
): { rules?: Rules; own: OwnRules; faults: RuleFaults } {
  const faults: Partial<Record<RuleName, string>> = {};
  const values: Partial<Record<RuleName, number | string>> = {};
  for (const row of fieldRows) {
    const text = texts[row.name];
    if (text.trim() === "" || isDefaultChoice(row, text)) continue;
    const value = row.unit === "text" ? text : readNumber(text, isPercent(row));
    if (value === undefined) faults[row.name] = describeUnread(text, isPercent(row), row.wanted);
    else if (accepts(row, value)) values[row.name] = value;
    else faults[row.name] = `Enter ${row.wanted}.`;
  }
  const own = acceptedValues(fieldRows, values);
  return Object.keys(faults).length > 0 ? { own, faults } : { rules: { ...defaults, ...own }, own, faults };
}

/** The texts that stand for these rules; a rule that is missing is an empty field. */
export function writeRules(rules: OwnRules): RuleTexts {
  return Object.fromEntries(fieldRows.map((row) => [row.name, textOf(rules[row.name], row)])) as RuleTexts;
}

export const noRuleTexts: RuleTexts = writeRules({});

function textOf(value: string | number | undefined, row: FieldRow): string {
  if (typeof value === "number") return writeNumber(value, isPercent(row)) || "0";
  return value ?? "";
}

/** A choice has no empty field: picking the default leaves the rule to the settings. */
function isDefaultChoice(row: FieldRow, text: string): boolean {
  return row.unit === "text" && text === row.default;
}

import type { Rules } from "../../workbook/settings/rules";
import { describeUnread, readNumber, writeNumber } from "../parts/number-input";

/** The rules that are typed; where a band is left is picked. */
export type RuleName = Exclude<keyof Rules, "destination" | "limits">;
export type TypedRules = Pick<Rules, RuleName>;

/** The rules as typed, still text. */
export type RuleTexts = Readonly<Record<RuleName, string>>;

interface RuleField {
  readonly name: RuleName;
  readonly label: string;
  readonly hint: string;
  readonly isPercent: boolean;
  readonly accepts: (value: number) => boolean;
  readonly wanted: string;
}

export const ruleFields: readonly RuleField[] = [
  {
    name: "cashFlow",
    label: "Cash flow",
    hint: "Deposit as +, withdrawal as −",
    isPercent: false,
    accepts: () => true,
    wanted: "an amount such as 5000 or -2500",
  },
  {
    name: "feeRate",
    label: "Fee rate",
    hint: "Of each trade's value",
    isPercent: true,
    accepts: (value) => value >= 0 && value < 1,
    wanted: "a percentage from 0 to below 100, such as 0.1",
  },
  {
    name: "minTrade",
    label: "Minimum trade",
    hint: "Smaller trades are left out",
    isPercent: false,
    accepts: (value) => value >= 0,
    wanted: "an amount of 0 or more, such as 10",
  },
  {
    name: "absoluteBand",
    label: "Absolute band",
    hint: "Trade once a weight is this far off",
    isPercent: true,
    accepts: (value) => value >= 0 && value <= 1,
    wanted: "a percentage from 0 to 100, such as 5",
  },
  {
    name: "relativeBand",
    label: "Relative band",
    hint: "The same, as a share of the target",
    isPercent: true,
    accepts: (value) => value >= 0,
    wanted: "a percentage of 0 or more, such as 25",
  },
  {
    name: "leverage",
    label: "Futures leverage",
    hint: "Empty: the holdings' own, or the profile's lowest",
    isPercent: false,
    accepts: (value) => value >= 0 && value <= 1000,
    wanted: "a leverage such as 3",
  },
  {
    name: "maintenanceRate",
    label: "Maintenance rate",
    hint: "Of the futures position, by your exchange's first bracket",
    isPercent: true,
    accepts: (value) => value >= 0 && value < 1,
    wanted: "a percentage from 0 to below 100, such as 0.5",
  },
  {
    name: "minDistance",
    label: "Minimum liquidation distance",
    hint: "Trades that leave less are marked",
    isPercent: true,
    accepts: (value) => value >= 0 && value < 1,
    wanted: "a percentage from 0 to below 100, such as 15",
  },
];

export type RuleFaults = Readonly<Partial<Record<RuleName, string>>>;

/**
 * Reads the typed rules; an empty field leaves the rule to the settings. A field that cannot be read has a fault, and then
 * there are no rules. `own` are those that were typed.
 */
export function readRules(
  texts: RuleTexts,
  defaults: TypedRules,
): { rules?: TypedRules; own: Partial<TypedRules>; faults: RuleFaults } {
  const faults: Partial<Record<RuleName, string>> = {};
  const own: Partial<Record<RuleName, number>> = {};
  for (const { name, isPercent, accepts, wanted } of ruleFields) {
    if (texts[name].trim() === "") continue;
    const value = readNumber(texts[name], isPercent);
    if (value !== undefined && accepts(value)) own[name] = value;
    else
      faults[name] =
        value === undefined ? describeUnread(texts[name], isPercent, wanted) : `Enter ${wanted}.`;
  }
  return Object.keys(faults).length > 0 ? { own, faults } : { rules: { ...defaults, ...own }, own, faults };
}

/** The texts that stand for these rules; one that is not there is an empty field. */
export function writeRules(rules: Partial<TypedRules>): RuleTexts {
  const percentages = ruleFields.filter(({ isPercent }) => isPercent).map(({ name }) => name);
  return ofEachRule((name) => {
    const value = rules[name];
    return value === undefined ? "" : writeNumber(value, percentages.includes(name)) || "0";
  });
}

export const noRuleTexts: RuleTexts = writeRules({});

function ofEachRule<T>(value: (name: RuleName) => T): Record<RuleName, T> {
  return {
    cashFlow: value("cashFlow"),
    feeRate: value("feeRate"),
    minTrade: value("minTrade"),
    absoluteBand: value("absoluteBand"),
    relativeBand: value("relativeBand"),
    leverage: value("leverage"),
    maintenanceRate: value("maintenanceRate"),
    minDistance: value("minDistance"),
  };
}

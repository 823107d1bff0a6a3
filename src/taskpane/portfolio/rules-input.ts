import { fromNumber } from "../../core/decimal";
import { noRules, type Rules } from "../../workbook/rebalance-plan";

/** The rules that are typed; where a band is left is picked. */
export type RuleName = Exclude<keyof Rules, "destination">;
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

/** Reads the typed rules; an empty field is 0. A field that cannot be read has a fault, and then there are no rules. */
export function readRules(texts: RuleTexts): { rules?: TypedRules; faults: RuleFaults } {
  const faults: Partial<Record<RuleName, string>> = {};
  const read = (name: RuleName): number => {
    const field = ruleFields.find((one) => one.name === name)!;
    const value = readNumber(texts[name], field.isPercent);
    if (value !== undefined && field.accepts(value)) return value;
    faults[name] = `Enter ${field.wanted}.`;
    return 0;
  };
  const rules = ofEachRule(read);
  return Object.keys(faults).length > 0 ? { faults } : { rules, faults };
}

/** The texts that stand for these rules; 0 is an empty field. */
export function writeRules(rules: TypedRules): RuleTexts {
  const percentages = ruleFields.filter(({ isPercent }) => isPercent).map(({ name }) => name);
  return ofEachRule((name) => writeNumber(rules[name], percentages.includes(name)));
}

export const noRuleTexts: RuleTexts = writeRules(noRules);

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

function readNumber(text: string, isPercent: boolean): number | undefined {
  const typed = text
    .trim()
    .replace("−", "-")
    .replace(isPercent ? /\s*%$/ : /$^/, "");
  if (typed === "") return 0;
  if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?$/.test(typed) || !/\d/.test(typed)) return undefined;
  return Number(`${typed.replaceAll(",", "")}${isPercent ? "e-2" : ""}`);
}

function writeNumber(value: number, isPercent: boolean): string {
  if (value === 0) return "";
  return fromNumber(value)
    .times(isPercent ? 100 : 1)
    .toFixed();
}

import type { Row } from "./row";
import { rows } from "./rows";

type AnyRow = (typeof rows)[number];
type SettingRow = Extract<AnyRow, { readonly setting: string }>;
type RuleRow = Extract<AnyRow, { readonly rule: string }>;
export type LimitRow = Extract<RuleRow, { readonly rule: "limit" }>;
/** The rules with a field in the Portfolio view; a limit has one in the Settings view only. */
export type FieldRow = Exclude<RuleRow, LimitRow>;

/** The values of these rows by name: money, and fractions for rates, shares and bands. */
export type ValuesOf<Of extends Row> = {
  readonly [One in Of as One["name"]]: One extends {
    readonly choices: Readonly<Record<infer Choice, string>>;
  }
    ? Choice
    : One["default"] extends string
      ? string
      : number;
};

/** Where the user trades, at what cost, and within what limits. */
export type Settings = ValuesOf<SettingRow>;
/** What a rebalance keeps to. */
export type Rules = ValuesOf<RuleRow>;

export const settingRows = rows.filter((row) => "setting" in row);
export const ruleRows = rows.filter((row) => "rule" in row);
export const inputRows = ruleRows.filter((row) => row.rule === "input");
export const limitRows = ruleRows.filter((row) => row.rule === "limit");
/** The rules about how the futures position is held. */
export const holdRows = ruleRows.filter((row) => row.name === "heldFor" || row.name === "breakout");
export const fieldRows = ruleRows.filter((row) => row.rule !== "limit");

export const defaultSettings: Settings = defaultsOf(settingRows);
export const noRules: Rules = defaultsOf(ruleRows);

function defaultsOf<Of extends AnyRow>(of: readonly Of[]): ValuesOf<Of> {
  return Object.fromEntries(of.map((row) => [row.name, row.default])) as ValuesOf<Of>;
}

import type { Destination } from "../../core/allocation/rebalancing/book";
import { lastDay } from "../../core/allocation/review/date";
import type { PositionChoice } from "../../core/allocation/futures-leg";
import { usualLimits } from "../../core/allocation/guard";
import { toNumber } from "../../core/number/decimal";
import type { Row } from "./row";

const share = { unit: "percent", least: 0, most: 1 } as const;
const rate = { unit: "rate", least: 0, below: 1 } as const;
const text = { unit: "text", default: "" } as const;
const fee = { ...rate, default: 0, wanted: "a percentage from 0 to below 100, such as 0.05" } as const;
const limit = { ...share, wanted: "a percentage from 0 to 100", setting: "limits", rule: "limit" } as const;

/** Every rule and setting, in the order of the Settings sheet, the Portfolio view and the inputs of the written sheet. */
export const rows = [
  {
    name: "venue", // a market as LIQ.VENUE takes it
    label: "Venue",
    hint: "Its fee rates and contracts are offered below",
    ...text,
    wanted: "a venue's name, or nothing",
    setting: "venue",
  },
  {
    name: "contract",
    label: "Contract",
    hint: "Such as BTCUSDT",
    ...text,
    wanted: "a contract's symbol, or nothing",
    setting: "venue",
  },
  {
    name: "takerFee",
    label: "Taker fee rate",
    hint: "Orders that fill at once",
    ...fee,
    setting: "fees",
  },
  {
    name: "makerFee",
    label: "Maker fee rate",
    hint: "Orders that wait in the book",
    ...fee,
    setting: "fees",
  },
  {
    name: "orders",
    label: "Orders are filled as",
    hint: "Which of the two rates a rebalance pays",
    unit: "text",
    choices: { taker: "Taker", maker: "Maker" },
    default: "taker",
    wanted: "taker or maker",
    setting: "venue",
  },
  {
    name: "cashFlow",
    label: "Cash flow",
    hint: "Deposit as +, withdrawal as −",
    unit: "change",
    default: 0,
    wanted: "an amount such as 5000 or -2500",
    rule: "input",
    argument: 4,
  },
  {
    name: "feeRate", // by default one of the two above
    label: "Fee rate",
    hint: "Of each trade's value",
    ...rate,
    default: 0,
    wanted: "a percentage from 0 to below 100, such as 0.1",
    rule: "input",
    argument: 7,
  },
  {
    name: "minTrade",
    label: "Minimum trade",
    hint: "Smaller trades are left out",
    unit: "money",
    default: 0,
    least: 0,
    wanted: "an amount of 0 or more, such as 10",
    setting: "amounts",
    rule: "input",
    argument: 5,
  },
  {
    name: "absoluteBand",
    label: "Absolute band",
    hint: "Trade once a weight is this far off",
    ...share,
    default: 0,
    wanted: "a percentage from 0 to 100, such as 5",
    setting: "bands",
    rule: "input",
    argument: 8,
  },
  {
    name: "relativeBand",
    label: "Relative band",
    hint: "The same, as a share of the target",
    unit: "percent",
    default: 0,
    least: 0,
    wanted: "a percentage of 0 or more, such as 25",
    setting: "bands",
    rule: "input",
    argument: 9,
  },
  {
    name: "leverage",
    label: "Futures leverage",
    hint: "Empty: the holdings' own, or the profile's lowest",
    unit: "leverage",
    default: 0,
    least: 0,
    most: 1000,
    wanted: "a leverage such as 3",
    rule: "leg",
  },
  {
    name: "side",
    label: "Futures position",
    hint: "The side that you hold; none opens nothing",
    unit: "text",
    choices: { profile: "As the profile", long: "Long", short: "Short", none: "None" } satisfies Record<
      PositionChoice,
      string
    >,
    default: "profile",
    wanted: "profile, long, short or none",
    rule: "leg",
  },
  {
    name: "heldFor",
    label: "Held for",
    hint: "The long term allows 3x, the short term 5x and more on a breakout",
    unit: "text",
    choices: { any: "Not said", long: "The long term", short: "The short term" },
    default: "any",
    wanted: "any, long or short",
    rule: "leg",
  },
  {
    name: "breakout",
    label: "Breakout",
    hint: "Whether you see one confirmed, for a position held for the short term",
    unit: "text",
    choices: { no: "Not confirmed", yes: "Confirmed" },
    default: "no",
    wanted: "no or yes",
    rule: "leg",
  },
  {
    name: "maintenanceRate", // by default that of the contract's first bracket
    label: "Maintenance rate",
    hint: "Of the futures position, by your exchange's first bracket",
    ...rate,
    default: 0.005,
    wanted: "a percentage from 0 to below 100, such as 0.5",
    rule: "input",
  },
  {
    name: "minCore",
    label: "Core share from",
    hint: "Spot, where the profile asks for a core",
    ...limit,
    default: toNumber(usualLimits.core.low),
    notAbove: "maxCore",
    title: "Core from",
  },
  {
    name: "maxCore",
    label: "Core share to",
    hint: "Of the whole capital",
    ...limit,
    default: toNumber(usualLimits.core.high),
    title: "Core to",
  },
  {
    name: "minActive",
    label: "Active share from",
    hint: "Futures margin",
    ...limit,
    default: toNumber(usualLimits.active.low),
    notAbove: "maxActive",
    title: "Active from",
  },
  {
    name: "maxActive",
    label: "Active share to",
    hint: "Unless the profile itself takes more",
    ...limit,
    default: toNumber(usualLimits.active.high),
    title: "Active to",
  },
  {
    name: "maxLeverage",
    label: "Maximum leverage",
    hint: "0 leaves it to the profile",
    unit: "leverageLimit",
    default: usualLimits.maxLeverage,
    least: 0,
    most: 150,
    wanted: "a leverage from 1 to 150, or 0",
    setting: "limits",
    rule: "limit",
    title: "Max leverage",
  },
  {
    name: "minDistance",
    label: "Minimum liquidation distance",
    hint: "Trades that leave less are marked",
    settingHint: "From the mark price to the liquidation price",
    unit: "percent",
    default: 0.1,
    least: 0,
    below: 1,
    wanted: "a percentage from 0 to below 100, such as 10",
    setting: "limits",
    rule: "leg",
  },
  {
    name: "decimals",
    label: "Decimals of amounts",
    hint: "Of values, trades and fees",
    unit: "count",
    default: 2,
    least: 0,
    most: 8,
    isWhole: true,
    wanted: "a whole number from 0 to 8",
    setting: "amounts",
  },
  {
    name: "reviewMonths",
    label: "Review every",
    hint: "In months",
    unit: "count",
    default: 3,
    least: 1,
    most: 1200,
    isWhole: true,
    wanted: "a whole number of months from 1 to 1200",
    setting: "review",
  },
  {
    name: "lastReview", // in Excel's days, 0 before the first review
    label: "Last reviewed",
    hint: "The next review counts from here",
    unit: "date",
    default: 0,
    least: 0,
    most: lastDay,
    isWhole: true,
    wanted: "a date",
    setting: "review",
  },
  {
    name: "destination",
    label: "Bring back to",
    hint: "Once a weight is beyond its band",
    unit: "text",
    choices: { target: "Target", edge: "Band's edge" } satisfies Record<Destination, string>,
    default: "target",
    wanted: "target or edge",
    rule: "input",
    argument: 11,
  },
] as const satisfies readonly Row[];

type AnyRow = (typeof rows)[number];
type SettingRow = Extract<AnyRow, { readonly setting: string }>;
type RuleRow = Extract<AnyRow, { readonly rule: string }>;
export type InputRow = Extract<RuleRow, { readonly rule: "input" }>;
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

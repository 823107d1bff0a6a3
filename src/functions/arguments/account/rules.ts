import {
  type AccountRules,
  closingOrders,
  maintenancePrices,
  namedRules,
  othersMoves,
  pairRules,
  usualRules,
} from "../../../core/account/rules";
import type { CellArgument, Cells, Stopped, WholeArgument } from "../../cells/declaration";
import { aboutCell, refuse, texts } from "../../cells/errors";
import { isOneCell, isStopped, readCell, shapeOf } from "../../cells/reading";
import { columnKey, headingKey } from "../../cells/table";
import { cellValue, isBlank, isPerhapsBlank } from "../../cells/values";
import { choices, quoted } from "../../cells/wording";
import { anyNumber, atLeastZero, number, rate } from "../numbers";
import { choice, text } from "../words";

const names = namedRules.map(({ name }) => name);

const ruleName: CellArgument<string> = {
  kind: "cell",
  wanted: `one of ${names.join(", ")}, or a table of names and values`,
  choices: names,
  zeroIsBlank: true,
  read: (value) => names.find((name) => typeof value === "string" && columnKey(value) === columnKey(name)),
};

/** A multiple of a margin that a venue acts at: 1.05 is 105 % of it. */
const marginMultiple = number({
  wanted: "a multiple from 0 to below 10 (1.05 is 105 %)",
  zeroIsBlank: false,
  accepts: (value) => value >= 0 && value < 10,
  form: "fraction",
});

const settings: Readonly<Record<keyof AccountRules | "venue", CellArgument<unknown>>> = {
  maintenance: choice(maintenancePrices),
  others: choice(othersMoves),
  pairs: choice(pairRules),
  threshold: marginMultiple,
  fee: rate,
  borrowRate: rate,
  settleBalance: anyNumber,
  otherMaintenance: atLeastZero,
  liquidationFee: rate,
  order: choice(closingOrders),
  venue: { ...ruleName, wanted: `one of ${names.join(", ")}` },
};

const settingNames = Object.keys(settings);
const byKey = new Map(Object.entries(settings).map(([name, kind]) => [columnKey(name), { name, kind }]));

/** How an account's margin is counted: the name of rules, or a table of settings and their values. */
export const accountRules: WholeArgument<AccountRules> = {
  kind: "whole",
  wanted: ruleName.wanted,
  choices: names,
  read: (argument, cells) => {
    if (!isOneCell(cells)) return rulesOfTable(argument, cells);
    const name = readCell(ruleName, argument, cells, 0, 0);
    return isStopped(name) ? name : rulesNamed(name);
  },
};

type Settings = Partial<AccountRules> & { readonly venue?: string };

function rulesOfTable(argument: string, cells: Cells): AccountRules | Stopped {
  const given = settingsIn(argument, cells);
  if (isStopped(given)) return given;
  const { venue, ...own } = given;
  const rules = { ...rulesNamed(venue), ...own };
  const isShared = rules.others === "notional" || rules.others === "maintenance";
  const apart = (["otherMaintenance", "borrowRate"] as const).find((name) => !rules[name].isZero());
  return isShared && apart ? refuse(texts.sharesAlone({ argument }, apart, rules.others)) : rules;
}

function rulesNamed(name: string | undefined): AccountRules {
  return { ...usualRules, ...namedRules.find((one) => one.name === name)?.rules };
}

function settingsIn(argument: string, cells: Cells): Settings | Stopped {
  const { columns } = shapeOf(cells);
  if (columns < 2) return refuse(texts.tableTooNarrow(argument, ["name", "value"], columns));
  const given: Record<string, unknown> = {};
  for (const [row, [raw, value]] of cells.entries()) {
    if (cells[row]!.every(isPerhapsBlank) || isHeader(raw, value)) continue;
    const about = aboutCell(argument, shapeOf(cells), row, 0);
    const named = readCell(text, argument, cells, row, 0);
    if (isStopped(named)) return named;
    const setting = byKey.get(columnKey(named ?? ""));
    if (!setting) return refuse(texts.unwanted(about, choices(settingNames), quoted(named ?? "")));
    if (setting.name in given) return refuse(texts.twice(about, setting.name));
    const read = isBlank(cellValue(value)) ? undefined : readCell(setting.kind, argument, cells, row, 1);
    if (isStopped(read)) return read;
    if (read !== undefined) given[setting.name] = read;
  }
  return given;
}

function isHeader(name: unknown, value: unknown): boolean {
  return ["name", "rule", "setting"].includes(headingKey(name)) && headingKey(value) === "value";
}

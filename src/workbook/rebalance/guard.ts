import { calledName } from "../../base/function-names";
import { guardRules } from "../../core/allocation/guard";
import { isOwn, profileReference } from "../profiles/store";
import { cellSuffix, validationOf, type Row } from "../settings/row";
import { holdRows, limitRows, type LimitRow } from "../settings/rules";
import { cellsOf, nameOf, placeCell, placeTitles, type RebalancePlace } from "./place";
import {
  after,
  distanceRow,
  guardRow,
  holdRow,
  label,
  limitRow,
  now,
  panelColumn,
  partsRow,
  target,
} from "./rows";
import { legAfter } from "./leg";
import type { RebalancePlan } from "./plan";
import type { Content } from "../../excel/sheets/description";
import type { PlacedCell, PlacedName, PlacedRule, PlacedValidation } from "../../excel/sheets/placed";
import type { StyleRole } from "../../excel/sheets/styles";

const guardCount = Object.keys(guardRules).length;
/** With the rule about the trades and that about the liquidation. */
const ruleCount = guardCount + 2;

/** What the guard finds, and the limits that it checks. */
export function guardCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const { risk, rules } = plan;
  const isLive = form === "live";
  const state = (isKept: boolean): string => (isKept ? "ok" : "breach");
  const liquidation = risk.rules.find(({ rule }) => rule === "liquidation distance");
  const core = risk.rules.find(({ rule }) => rule === "core never funds margin");
  const cell = (
    row: number,
    at: number,
    content: Content | undefined,
    style: StyleRole = "result",
  ): PlacedCell => placeCell(place, row, panelColumn + at, content, "text", style);
  const rows = Array.from({ length: guardCount }, (_, index) => {
    const row = guardRow + 1 + index;
    const finding = risk.rules[index];
    const contents = isLive
      ? [index === 0 ? guardFormula(place) : undefined, undefined, undefined]
      : [finding?.rule, finding && state(finding.isKept), finding?.message];
    return contents.map((content, at): PlacedCell => ({
      ...cell(row, at, content),
      spill: isLive && index === 0 && at === 0 ? { rowCount: guardCount, columnCount: 3 } : undefined,
    }));
  });
  const lastRow = guardRow + ruleCount;
  const [distance, limit] = [cellsOf(place, distanceRow, panelColumn + after), nameOf(place, "MinDistance")];
  const kept = `IF(${distance}<${limit},"lower the leverage to keep "&${percentWords(limit)}&".",${percentWords(limit)}&" is your limit.")`;
  const found = `"Liquidation is "&${percentWords(distance)}&" away; "&${kept}`;
  return [
    ...placeTitles(place, guardRow, ["Guard", "State", "What was found", "", "", ""]),
    ...rows.flat(),
    cell(lastRow - 1, label, "core never funds margin"),
    cell(lastRow - 1, target, isLive ? coreState(place) : state(core?.isKept ?? true)),
    cell(lastRow - 1, now, isLive ? coreWords(place) : core?.message.replace(groups, "")),
    cell(lastRow, label, "liquidation distance"),
    cell(
      lastRow,
      target,
      isLive
        ? `=IF(ISERROR(${distance}),${distance},IF(AND(ISNUMBER(${distance}),${distance}<${limit}),"breach","ok"))`
        : state(liquidation?.isKept ?? true),
    ),
    cell(
      lastRow,
      now,
      isLive
        ? `=IF(ISERROR(${distance}),${distance},IF(ISNUMBER(${distance}),${found},"No price liquidates the futures leg."))`
        : (liquidation?.message ?? `No limit is set (${rules.minDistance} %).`),
    ),
    ...limitCells(place),
  ];
}

/** Marks between groups of digits. Numbers in the words of a formula have none: which ones they are depends on the regional settings. */
const groups = /(?<=\d),(?=\d)/g;

/** What of the spot is sold, what of margin is bought, and whether both are; amounts that read as 0 are none. */
function coreTrades(place: RebalancePlace) {
  const { parts } = place.plan.risk;
  const value = (row: number, at: number): string => cellsOf(place, row, panelColumn + at);
  const sold = `(${value(partsRow + 1, now)}-${value(partsRow + 1, after)})`;
  const [before, later] = [now, after].map((at) =>
    cellsOf(place, partsRow + 3, panelColumn + at, parts.length - 2),
  );
  const bought = `(SUM(${later})-SUM(${before}))`;
  const least = `0.00005*SUM(${cellsOf(place, partsRow + 1, panelColumn + now, parts.length)})`;
  return { sold, bought, both: `AND(${sold}>${least},${bought}>${least})`, isHedge: legAfter(place).isShort };
}

function coreState(place: RebalancePlace): string {
  const { both, isHedge } = coreTrades(place);
  return `=IF(${both},IF(${isHedge},"ok","breach"),"ok")`;
}

function coreWords(place: RebalancePlace): string {
  const { sold, bought, both, isHedge } = coreTrades(place);
  const funds = `ROUND(${sold},2)&" of spot is sold for "&ROUND(${bought},2)&" of margin"`;
  const what = `IF(${isHedge},", which a hedge may do.","; fund it from cash, or leave the margin as it is.")`;
  return `=IF(${both},${funds}&${what},"No spot is sold for margin.")`;
}

/** A percentage as in the guard's other messages. TEXT would not do: its format depends on the regional settings. */
function percentWords(cell: string): string {
  return `ROUND(100*${cell},2)&" %"`;
}

/** The cells that ALLOC.GUARD takes its limits from. */
export function guardNames(place: RebalancePlace): PlacedName[] {
  if (place.form === "values") return [];
  return [
    {
      name: nameOf(place, "Limits"),
      block: place.block(limitRow + 1, panelColumn + target, 1, limitRows.length),
    },
    ...holdRows.map((row, at) => ({
      name: nameOf(place, cellSuffix(row)),
      block: place.block(holdRow + 1, panelColumn + target + at),
    })),
  ];
}

export function guardValidations(place: RebalancePlace): PlacedValidation[] {
  if (place.form === "values") return [];
  const validated = (rows: readonly Row[], at: number): PlacedValidation[] =>
    rows.flatMap((row, index) => {
      const validation = validationOf(row);
      return validation ? [{ block: place.block(at, panelColumn + target + index), validation }] : [];
    });
  return [...validated(limitRows, limitRow + 1), ...validated(holdRows, holdRow + 1)];
}

/** Colours the states. */
export function guardMarks(place: RebalancePlace): PlacedRule[] {
  const block = place.block(guardRow + 1, panelColumn + target, ruleCount);
  return [
    { block, rule: { operator: "equalTo", formula: '="ok"', mark: "good" } },
    { block, rule: { operator: "equalTo", formula: '="breach"', mark: "bad" } },
  ];
}

/** The number of broken rules, or an error where the guard shows one. */
export function rulesBroken(place: RebalancePlace): string {
  const states = cellsOf(place, guardRow + 1, panelColumn + target, ruleCount);
  const [first, last] = [guardRow + 1, guardRow + ruleCount].map((row, at) =>
    cellsOf(place, row, panelColumn + (at === 0 ? label : target)),
  );
  return `=IF(ISERROR(${first}),${first},IF(ISERROR(${last}),${last},COUNTIF(${states},"breach")))`;
}

function guardFormula(place: RebalancePlace): string {
  const { parts } = place.plan.risk;
  const value = (row: number): string => cellsOf(place, row, panelColumn + after);
  // The hedge reserve is kept liquid, so it counts as cash.
  const cash = parts.length === 4 ? `${value(partsRow + 2)}+${value(partsRow + 3)}` : value(partsRow + 2);
  const { profile } = place.plan;
  const reference = isOwn(profile) ? profileReference(profile) : nameOf(place, "Profile");
  const { leverage, isShort } = legAfter(place);
  const [heldFor, breakout] = [nameOf(place, "HeldFor"), nameOf(place, "Breakout")];
  const given = [
    reference,
    value(partsRow + 1),
    cash,
    value(partsRow + parts.length),
    leverage,
    isShort,
    nameOf(place, "Limits"),
    `IF(${heldFor}="any","",${heldFor})`,
    `${breakout}="yes"`,
  ];
  return `=${calledName("ALLOC.GUARD")}(${given.join(",")})`;
}

/** The cells of a profile of the user's own do not hold its highest leverage, so the limit does. */
function limitOf({ profile, rules }: RebalancePlan, name: LimitRow["name"]): number {
  const limit = rules[name];
  if (name !== "maxLeverage" || !isOwn(profile)) return limit;
  return limit > 0 ? Math.min(limit, profile.maxLeverage) : profile.maxLeverage;
}

function limitCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const style = form === "live" ? "input" : "result";
  return [
    ...placeTitles(place, limitRow, ["Guard limits", ...limitRows.map(({ title }) => title)]),
    placeCell(place, limitRow + 1, panelColumn + label, "Shares of the capital", "text", "label"),
    ...limitRows.map(({ name, unit }, at) =>
      placeCell(place, limitRow + 1, panelColumn + target + at, limitOf(plan, name), unit, style),
    ),
    ...placeTitles(place, holdRow, ["", ...holdRows.map(({ label: title }) => title)]),
    placeCell(place, holdRow + 1, panelColumn + label, "The position is", "text", "label"),
    ...holdRows.map(({ name }, at) =>
      placeCell(place, holdRow + 1, panelColumn + target + at, plan.rules[name], "text", style),
    ),
  ];
}

import { calledName } from "../../base/function-names";
import { guardRules } from "../../core/allocation/guard";
import { isOwn, profileReference } from "../profiles/store";
import { validationOf } from "../settings/row";
import { limitRows, type LimitRow } from "../settings/rules";
import { cellsOf, nameOf, placeCell, placeTitles, type RebalancePlace } from "./place";
import { after, distanceRow, guardRow, label, limitRow, now, panelColumn, partsRow, target } from "./rows";
import type { RebalancePlan } from "./plan";
import type { Content } from "../../excel/sheets/description";
import type { PlacedCell, PlacedName, PlacedRule, PlacedValidation } from "../../excel/sheets/placed";
import type { StyleRole } from "../../excel/sheets/styles";

const ruleCount = Object.keys(guardRules).length + 1;

/** What the guard finds, and the limits that it checks. */
export function guardCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const { risk, rules } = plan;
  const isLive = form === "live";
  const state = (isKept: boolean): string => (isKept ? "ok" : "breach");
  const findings = risk.rules.filter(({ rule }) => rule !== "liquidation distance");
  const liquidation = risk.rules.find(({ rule }) => rule === "liquidation distance");
  const cell = (
    row: number,
    at: number,
    content: Content | undefined,
    style: StyleRole = "result",
  ): PlacedCell => placeCell(place, row, panelColumn + at, content, "text", style);
  const rows = Array.from({ length: ruleCount - 1 }, (_, index) => {
    const row = guardRow + 1 + index;
    const finding = findings[index];
    const contents = isLive
      ? [index === 0 ? guardFormula(place) : undefined, undefined, undefined]
      : [finding?.rule, finding && state(finding.isKept), finding?.message];
    return contents.map((content, at): PlacedCell => ({
      ...cell(row, at, content),
      spill: isLive && index === 0 && at === 0 ? { rowCount: ruleCount - 1, columnCount: 3 } : undefined,
    }));
  });
  const lastRow = guardRow + ruleCount;
  const [distance, limit] = [cellsOf(place, distanceRow, panelColumn + after), nameOf(place, "MinDistance")];
  const kept = `IF(${distance}<${limit},"lower the leverage to keep "&${percentWords(limit)}&".",${percentWords(limit)}&" is your limit.")`;
  const found = `"Liquidation is "&${percentWords(distance)}&" away; "&${kept}`;
  return [
    ...placeTitles(place, guardRow, ["Guard", "State", "What was found", "", "", ""]),
    ...rows.flat(),
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
  ];
}

export function guardValidations(place: RebalancePlace): PlacedValidation[] {
  if (place.form === "values") return [];
  return limitRows.flatMap((row, at) => {
    const validation = validationOf(row);
    return validation ? [{ block: place.block(limitRow + 1, panelColumn + target + at), validation }] : [];
  });
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
  const margin = parts.slice(2).map((_, index) => value(partsRow + 3 + index));
  const { profile } = place.plan;
  const reference = isOwn(profile) ? profileReference(profile) : nameOf(place, "Profile");
  const values = [reference, value(partsRow + 1), value(partsRow + 2), margin.join("+")];
  return `=${calledName("ALLOC.GUARD")}(${values.join(",")},${nameOf(place, "LeverageAfter")},${nameOf(place, "Side")}="short",${nameOf(place, "Limits")})`;
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
  ];
}

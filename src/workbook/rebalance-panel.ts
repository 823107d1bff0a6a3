import { guardRules, longTermLeverage, usualLimits } from "../core/allocation/guard";
import type { Profile } from "../core/allocation/profiles";
import { isOwn, profileReference } from "./custom-profiles";
import {
  cellsOf,
  holdingCells,
  nameOf,
  placeCell,
  type CellFormat,
  type RebalancePlace,
} from "./rebalance-place";
import { guardRow, legRow, panelColumn, partsRow } from "./rebalance-rows";
import type { RebalancePlan } from "./rebalance-plan";
import type { Leg, Part } from "./rebalance-risk";
import { tableColumn } from "./rebalance-table";
import type { Content } from "./template/description";
import type { PlacedCell, PlacedName, PlacedRule } from "./template/placed";
import type { StyleRole } from "./template/styles";

/** Columns of the panel, counted from its first. */
const [label, target, now, weightNow, after, weightAfter] = [0, 1, 2, 3, 4, 5];
const ruleCount = Object.keys(guardRules).length + 1;

/** Weights by part, the futures leg and the guard, beside the table. */
export function panelCells(place: RebalancePlace): PlacedCell[] {
  return [...partCells(place), ...legCells(place), ...guardCells(place)];
}

/** The cells that formulas read by name. */
export function panelNames(place: RebalancePlace): PlacedName[] {
  if (place.form === "values") return [];
  const { parts } = place.plan.risk;
  const named = (name: string, ...area: Parameters<RebalancePlace["block"]>): PlacedName => ({
    name: nameOf(place, name),
    block: place.block(...area),
  });
  return [
    named("Weights", partsRow + 1, panelColumn, parts.length, 2),
    named("Leverage", legRow + 1, panelColumn + now),
    named("LeverageAfter", legRow + 1, panelColumn + after),
    named("MinDistance", distanceRow, panelColumn + target),
  ];
}

/** States of the guard, and a liquidation that is too near. */
export function panelRules(place: RebalancePlace): PlacedRule[] {
  const states = place.block(guardRow + 1, panelColumn + target, ruleCount);
  const distance = place.block(distanceRow, panelColumn + after);
  return [
    { block: states, rule: { operator: "equalTo", formula: '="ok"', mark: "good" } },
    { block: states, rule: { operator: "equalTo", formula: '="breach"', mark: "bad" } },
    {
      block: distance,
      rule: {
        operator: "lessThan",
        formula: `=${cellsOf(place, distanceRow, panelColumn + target)}`,
        mark: "bad",
      },
    },
  ];
}

/** Whether the worksheet function finds what the pane's guard finds: it knows neither other limits nor an own profile's leverage. */
export function guardFollows({ profile, rules: { limits } }: RebalancePlan): boolean {
  const isUsual = JSON.stringify(limits) === JSON.stringify(usualLimits);
  return isUsual && (!isOwn(profile) || profile.maxLeverage === longTermLeverage);
}

/** The cells that say "ok" or "breach". */
export function guardStates(place: RebalancePlace): string {
  return cellsOf(place, guardRow + 1, panelColumn + target, ruleCount);
}

/** The area of one column of the weights by part, for a chart. */
export function partsColumn(
  { plan, block }: RebalancePlace,
  column: "part" | "target" | "weight" | "now" | "after",
) {
  const at = { part: label, target, weight: weightNow, now, after }[column];
  return block(partsRow + 1, panelColumn + at, plan.risk.parts.length);
}

const distanceRow = legRow + 3;
const untradedRow = legRow + 4;

function partCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const { parts } = plan.risk;
  const isLive = form === "live";
  const first = partsRow + 1;
  const total = first + parts.length;
  const { profile } = plan;
  const [own, weights] = [isOwn(profile), targetFormula(place)];
  const column = (at: number): string => cellsOf(place, first, panelColumn + at, parts.length);
  const shareOf = (row: number, at: number, value: number, of: readonly number[]): Content => {
    if (isLive)
      return `=IF(SUM(${column(at)})=0,0,${cellsOf(place, row, panelColumn + at)}/SUM(${column(at)}))`;
    const whole = of.reduce((sum, one) => sum + one, 0);
    return whole === 0 ? 0 : value / whole;
  };
  const [before, later] = [parts.map((part) => part.valueBefore), parts.map((part) => part.valueAfter)];
  const cell = (
    row: number,
    at: number,
    content: Content | undefined,
    format: CellFormat,
    style: StyleRole = "result",
  ) => placeCell(place, row, panelColumn + at, content, format, style);
  return [
    ...titles(place, partsRow, ["Part", "Target", "Value now", "Weight now", "Value after", "Weight after"]),
    ...parts.flatMap((part, index) => {
      const row = first + index;
      const name = cellsOf(place, row, panelColumn);
      // One formula spills the targets of a profile; those of a profile of one's own are looked up in its cells.
      const targetCell: PlacedCell = own
        ? cell(row, target, isLive ? weightIn(profile, name) : part.target, "percent")
        : {
            ...cell(row, target, isLive ? (index === 0 ? weights : undefined) : part.target, "percent"),
            ...(isLive && index === 0 && { spill: { rowCount: parts.length, columnCount: 1 } }),
          };
      return [
        cell(row, label, sentence(part.name), "text", "label"),
        targetCell,
        cell(row, now, isLive ? valueNow(place, part, name) : part.valueBefore, "money"),
        cell(row, weightNow, shareOf(row, now, part.valueBefore, before), "percent"),
        cell(row, after, isLive ? valueAfter(place, part, name) : part.valueAfter, "money"),
        cell(row, weightAfter, shareOf(row, after, part.valueAfter, later), "percent"),
      ];
    }),
    cell(total, label, "Total", "text", "total"),
    ...[target, now, weightNow, after, weightAfter].map((at) =>
      cell(
        total,
        at,
        isLive ? `=SUM(${column(at)})` : totalOf(parts, at),
        at === now || at === after ? "money" : "percent",
        "total",
      ),
    ),
  ];
}

function totalOf(parts: readonly Part[], at: number): number {
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0);
  if (at === target) return sum((part) => part.target);
  const value =
    at === now || at === weightNow ? sum((part) => part.valueBefore) : sum((part) => part.valueAfter);
  if (at === now || at === after) return value;
  return value === 0 ? 0 : 1;
}

/** The weights that the profile gives its parts, adjusted where a signal is picked. */
function targetFormula(place: RebalancePlace): string {
  const [profile, signal] = [nameOf(place, "Profile"), nameOf(place, "Signal")];
  const names = cellsOf(place, partsRow + 1, panelColumn, place.plan.risk.parts.length);
  return `=ALLOC.TARGET(IF(${signal}="none",${profile},ALLOC.SHIFT(${profile},${signal})),1,${names})`;
}

/** The weight of a part in the cells of a profile of one's own, where a part that it lacks has none. */
function weightIn(profile: Profile, part: string): string {
  const cells = profileReference(profile);
  return `=SUMIF(INDEX(${cells},0,1),${part},INDEX(${cells},0,2))`;
}

function valueNow(place: RebalancePlace, { name }: Part, cell: string): string {
  const { buckets, values } = holdingCells(place);
  const isOwn = name === "active" ? `((${buckets}=${cell})+(${buckets}="futures"))` : `(${buckets}=${cell})`;
  return `=SUMPRODUCT(${isOwn}*${values})`;
}

function valueAfter(place: RebalancePlace, { name }: Part, cell: string): string {
  const [column, key] = name === "cash" ? ["Asset", '"Cash"'] : ["Bucket", cell];
  const sum = (of: string, what: string): string =>
    `SUMIFS(${tableColumn(place, of)},${tableColumn(place, column)},${what})`;
  const both = (what: string): string => `${sum("Value", what)}+${sum("Trade value", what)}`;
  return name === "active" ? `=${both(key)}+${both('"futures"')}` : `=${both(key)}`;
}

function legCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const { risk, profile, rules } = plan;
  const isLive = form === "live";
  const [side, rate] = [nameOf(place, "Side"), nameOf(place, "MaintenanceRate")];
  const lastPart = partsRow + risk.parts.length;
  const margin = (at: number): string => cellsOf(place, lastPart, panelColumn + at);
  const leverageCell = (at: number): string => nameOf(place, at === now ? "Leverage" : "LeverageAfter");
  const exposure = (at: number): string => {
    const value = (row: number): string => cellsOf(place, row, panelColumn + at);
    const reserve = risk.parts.length === 4 ? `+${value(partsRow + 3)}` : "";
    const parts = [
      value(partsRow + 1),
      `${value(partsRow + 2)}${reserve}`,
      margin(at),
      leverageCell(at),
      side,
    ];
    return `=ALLOC.EXPOSURE(${parts.join(",")})`;
  };
  const distance = (margins: readonly string[], leverage: string): string =>
    `=IF(${margins.length === 1 ? `${margins[0]}=0` : `OR(${margins.map((one) => `${one}=0`).join(",")})`},"none",IFNA(LIQ.DISTANCE(${side},1,LIQ.PRICE(${side},1,${leverage},${rate})),"none"))`;
  const cell = (
    row: number,
    at: number,
    content: Content,
    format: CellFormat,
    style: StyleRole = "result",
  ): PlacedCell => ({
    ...placeCell(place, row, panelColumn + at, content, format, style),
    align: at === label ? "left" : "right",
  });
  const input = isLive ? ("input" as const) : ("result" as const);
  const words = (row: number, text: string): PlacedCell => cell(row, label, text, "text", "label");
  const both = (
    row: number,
    of: (leg: Leg) => Content,
    formula: (at: number) => string,
    format: CellFormat,
  ) =>
    (
      [
        [now, risk.before],
        [after, risk.after],
      ] as const
    ).map(([at, leg]) => cell(row, at, isLive ? formula(at) : of(leg), format));
  const untradedLeverage = cellsOf(place, untradedRow, panelColumn + after);
  return [
    ...titles(place, legRow, ["Futures leg", "Limit", "Now", "", "After", ""]),
    words(legRow + 1, "Leverage"),
    cell(legRow + 1, target, profile.maxLeverage, "leverage"),
    cell(legRow + 1, now, risk.before.leverage, "leverage", input),
    cell(legRow + 1, after, risk.after.leverage, "leverage", input),
    words(legRow + 2, "Net exposure"),
    ...both(legRow + 2, (leg) => leg.exposure ?? "none", exposure, "percent"),
    words(distanceRow, "Distance to liquidation"),
    cell(distanceRow, target, rules.minDistance, "percent", input),
    ...both(
      distanceRow,
      (leg) => leg.distance ?? "none",
      (at) => distance([margin(at)], leverageCell(at)),
      "percent",
    ),
    words(untradedRow, "Leverage if no contract is traded"),
    cell(
      untradedRow,
      after,
      isLive
        ? `=IF(OR(${margin(now)}=0,${margin(after)}=0),"none",${margin(now)}*${leverageCell(now)}/${margin(after)})`
        : (risk.untraded?.leverage ?? "none"),
      "leverage",
    ),
    words(untradedRow + 1, "Distance to liquidation then"),
    cell(
      untradedRow + 1,
      after,
      isLive ? distance([margin(now), margin(after)], untradedLeverage) : (risk.untraded?.distance ?? "none"),
      "percent",
    ),
  ];
}

function guardCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const { risk, rules } = plan;
  const isLive = form === "live";
  const isWritten = !isLive || !guardFollows(plan);
  const state = (isKept: boolean): string => (isKept ? "ok" : "breach");
  const found = risk.rules.filter(({ rule }) => rule !== "liquidation distance");
  const liquidation = risk.rules.find(({ rule }) => rule === "liquidation distance");
  const cell = (
    row: number,
    at: number,
    content: Content | undefined,
    style: StyleRole = "result",
  ): PlacedCell => placeCell(place, row, panelColumn + at, content, "text", style);
  const rows = Array.from({ length: ruleCount - 1 }, (_, index) => {
    const row = guardRow + 1 + index;
    const finding = found[index];
    const spilled = index === 0 ? guardFormula(place) : undefined;
    const contents = isWritten
      ? [finding?.rule, finding && state(finding.isKept), finding?.message]
      : [spilled, undefined, undefined];
    return contents.map((content, at): PlacedCell => ({
      ...cell(row, at, content),
      ...(spilled !== undefined &&
        !isWritten &&
        at === 0 && { spill: { rowCount: ruleCount - 1, columnCount: 3 } }),
    }));
  });
  const lastRow = guardRow + ruleCount;
  const [distance, limit] = [cellsOf(place, distanceRow, panelColumn + after), nameOf(place, "MinDistance")];
  return [
    ...titles(place, guardRow, [
      isLive && isWritten ? "Guard, when written" : "Guard",
      "State",
      "What was found",
      "",
      "",
      "",
    ]),
    ...rows.flat(),
    cell(lastRow, label, "liquidation distance"),
    cell(
      lastRow,
      target,
      isLive
        ? `=IF(AND(ISNUMBER(${distance}),${distance}<${limit}),"breach","ok")`
        : state(liquidation?.isKept ?? true),
    ),
    cell(
      lastRow,
      now,
      isLive
        ? `=IF(ISNUMBER(${distance}),"Liquidation is "&TEXT(${distance},"0.00%")&" away; "&TEXT(${limit},"0.00%")&" is your limit.","No price liquidates the futures leg.")`
        : (liquidation?.message ?? `No limit is set (${rules.minDistance} %).`),
    ),
  ];
}

function guardFormula(place: RebalancePlace): string {
  const { parts } = place.plan.risk;
  const value = (row: number): string => cellsOf(place, row, panelColumn + after);
  const margin = parts.slice(2).map((_, index) => value(partsRow + 3 + index));
  const { profile } = place.plan;
  const reference = isOwn(profile) ? profileReference(profile) : nameOf(place, "Profile");
  const values = [reference, value(partsRow + 1), value(partsRow + 2), margin.join("+")];
  return `=ALLOC.GUARD(${values.join(",")},${nameOf(place, "LeverageAfter")},${nameOf(place, "Side")}="short")`;
}

function titles(place: RebalancePlace, row: number, words: readonly string[]): PlacedCell[] {
  return words.map((word, at): PlacedCell => ({
    ...placeCell(place, row, panelColumn + at, word, "text", "columnTitle"),
    align: at === label || (row === guardRow && at > 0) ? "left" : "right",
  }));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { Profile } from "../../core/allocation/profiles";
import { isOwn, profileReference } from "../profiles/store";
import {
  cellsOf,
  holdingCells,
  nameOf,
  placeCell,
  placeTitles,
  type CellFormat,
  type RebalancePlace,
} from "./place";
import {
  after,
  distanceRow,
  label,
  legRow,
  now,
  panelColumn,
  partsRow,
  target,
  weightAfter,
  weightNow,
} from "./rows";
import type { Part } from "../../core/allocation/parts";
import type { Leg } from "../../core/allocation/risk";
import { tableColumn, unlessTableFails } from "./table";
import type { Content } from "../../excel/sheets/description";
import type { PlacedCell, PlacedName, PlacedRule } from "../../excel/sheets/placed";
import type { StyleRole } from "../../excel/sheets/styles";

/** Weights by part and the futures leg, beside the table. */
export function panelCells(place: RebalancePlace): PlacedCell[] {
  return [...partCells(place), ...legCells(place)];
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

/** A liquidation that is too near. */
export function panelRules(place: RebalancePlace): PlacedRule[] {
  return [
    {
      block: place.block(distanceRow, panelColumn + after),
      rule: {
        operator: "lessThan",
        formula: `=${cellsOf(place, distanceRow, panelColumn + target)}`,
        mark: "bad",
      },
    },
  ];
}

/** The area of one column of the weights by part, for a chart. */
export function partsColumn(
  { plan, block }: RebalancePlace,
  column: "part" | "target" | "weight" | "now" | "after",
) {
  const at = { part: label, target, weight: weightNow, now, after }[column];
  return block(partsRow + 1, panelColumn + at, plan.risk.parts.length);
}

const untradedRow = distanceRow + 1;

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
    ...placeTitles(place, partsRow, [
      "Part",
      "Target",
      "Value now",
      "Weight now",
      "Value after",
      "Weight after",
    ]),
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
  return unlessTableFails(place, name === "active" ? `${both(key)}+${both('"futures"')}` : both(key));
}

function legCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const { risk, rules } = plan;
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
    ...placeTitles(place, legRow, ["Futures leg", "Limit", "Now", "", "After", ""]),
    words(legRow + 1, "Leverage"),
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

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

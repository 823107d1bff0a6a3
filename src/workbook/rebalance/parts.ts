import { calledName } from "../../base/function-names";
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
import { after, drift, driftBar, label, now, target, weightAfter, weightNow } from "./rows";
import { shiftCall } from "./leg";
import type { Part } from "../../core/allocation/parts";
import { tableColumn, unlessTableFails } from "./table";
import type { Content } from "../../excel/sheets/description";
import type { PlacedCell, PlacedName } from "../../excel/sheets/placed";
import type { StyleRole } from "../../excel/sheets/styles";

/** The weights, which formulas read by name. */
export function partNames(place: RebalancePlace): PlacedName[] {
  if (place.form === "values") return [];
  const block = place.block(place.rows.parts + 1, label, place.plan.risk.parts.length, 2);
  return [{ name: nameOf(place, "Weights"), block }];
}

/** One column of the weights by part, for a chart. */
export function partsColumn({ plan, block, rows }: RebalancePlace, column: "part" | "target" | "weight") {
  const at = { part: label, target, weight: weightNow }[column];
  return block(rows.parts + 1, at, plan.risk.parts.length);
}

/** What is held and wanted of each part of the profile. */
export function partCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const { parts } = plan.risk;
  const isLive = form === "live";
  const first = place.rows.parts + 1;
  const total = first + parts.length;
  const { profile } = plan;
  const [own, weights] = [isOwn(profile), targetFormula(place)];
  const column = (at: number): string => cellsOf(place, first, at, parts.length);
  const shareOf = (row: number, at: number, value: number, of: readonly number[]): Content => {
    if (isLive) return `=IF(SUM(${column(at)})=0,0,${cellsOf(place, row, at)}/SUM(${column(at)}))`;
    const whole = sumOf(of);
    return whole === 0 ? 0 : value / whole;
  };
  const [before, later] = [parts.map((part) => part.valueBefore), parts.map((part) => part.valueAfter)];
  const cell = (
    row: number,
    at: number,
    content: Content | undefined,
    format: CellFormat,
    style: StyleRole = "result",
  ) => placeCell(place, row, at, content, format, style);
  return [
    ...placeTitles(
      place,
      place.rows.parts,
      ["Weights", "Target", "Value now", "Now", "Drift", "", "Value after", "After"],
      (at) => at === label || at === driftBar,
    ),
    ...parts.flatMap((part, index) => {
      const row = first + index;
      const name = cellsOf(place, row, label);
      const drifted = cellsOf(place, row, drift);
      // One formula spills the targets of a built-in profile; those of the user's own are looked up in its cells.
      const targetCell: PlacedCell = own
        ? cell(row, target, isLive ? weightIn(profile, name) : part.target, "percent")
        : {
            ...cell(row, target, isLive ? (index === 0 ? weights : undefined) : part.target, "percent"),
            spill: isLive && index === 0 ? { rowCount: parts.length, columnCount: 1 } : undefined,
          };
      return [
        cell(row, label, sentence(part.name), "text", "label"),
        targetCell,
        cell(row, now, isLive ? valueNow(place, part, name) : part.valueBefore, "money"),
        cell(row, weightNow, shareOf(row, now, part.valueBefore, before), "percent"),
        cell(
          row,
          drift,
          isLive
            ? `=${cellsOf(place, row, weightNow)}-${cellsOf(place, row, target)}`
            : part.valueBefore / (sumOf(before) || 1) - part.target,
          "signedPercent",
        ),
        cell(
          row,
          driftBar,
          isLive
            ? `=REPT("${barSign}",MIN(${longestBar},ROUND(ABS(${drifted})*${barsPerWhole},0)))`
            : barOf(part.valueBefore / (sumOf(before) || 1) - part.target),
          "text",
          "bar",
        ),
        cell(row, after, isLive ? valueAfter(place, part, name) : part.valueAfter, "money"),
        cell(row, weightAfter, shareOf(row, after, part.valueAfter, later), "percent"),
      ];
    }),
    cell(total, label, "Total", "text", "total"),
    ...[drift, driftBar].map((at) => cell(total, at, "", "text", "total")),
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

/** The weights of the profile's parts, or of what is held with the adjustment to the signal that is picked. */
function targetFormula(place: RebalancePlace): string {
  const [profile, signal] = [nameOf(place, "Profile"), nameOf(place, "Signal")];
  const names = cellsOf(place, place.rows.parts + 1, label, place.plan.risk.parts.length);
  return `=${calledName("ALLOC.TARGET")}(IF(${signal}="none",${profile},${shiftCall(place)}),1,${names})`;
}

/** The weight of a part in the cells of a profile of the user's own; 0 for a part that the profile lacks. */
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

/** A drift as a bar: a sign for each 2.5 % of the whole. */
function barOf(drifted: number): string {
  return barSign.repeat(Math.min(longestBar, Math.round(Math.abs(drifted) * barsPerWhole)));
}

const barSign = "■";
const longestBar = 8;
const barsPerWhole = 40;

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

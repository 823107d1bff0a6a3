import { calledName } from "../../base/function-names";
import { reference } from "../../excel/addresses";
import { cellSuffix } from "../settings/row";
import { inputRows } from "../settings/rules";
import { headerRow, inColumn, orderColumn, outColumn, tableLeft, tableWidth, tradedColumn } from "./rows";
import { cellsOf, holdingCells, nameOf, placeCell, type CellFormat, type RebalancePlace } from "./place";
import type { PlanRow } from "../../core/allocation/parts";
import { inputCell } from "./inputs";
import type { Content } from "../../excel/sheets/description";
import type { PlacedCell, PlacedRule, PlacedTable } from "../../excel/sheets/placed";

interface Column {
  readonly title: string;
  readonly format: CellFormat;
  readonly value: (row: PlanRow) => string | number;
  /** A text behind numbers stands at the right, or the number beside it would touch it. */
  readonly align?: "right";
}

/** The columns of the rebalance table: those that ALLOC.REBALANCE returns, and the bucket. */
export const columns: readonly Column[] = [
  { title: "Asset", format: "text", value: (row) => row.asset },
  { title: "Price", format: "price", value: (row) => row.price },
  { title: "Quantity", format: "price", value: (row) => row.quantity },
  { title: "Value", format: "money", value: (row) => row.value },
  { title: "Weight", format: "percent", value: (row) => row.weight },
  { title: "Target", format: "percent", value: (row) => row.target },
  { title: "Drift", format: "signedPercent", value: (row) => row.drift },
  { title: "Trade value", format: "change", value: (row) => row.tradeValue },
  { title: "Trade quantity", format: "signedPrice", value: (row) => row.tradeQuantity },
  { title: "Fee", format: "money", value: (row) => row.fee },
  { title: "New weight", format: "percent", value: (row) => row.newWeight },
  { title: "Reason", format: "text", value: (row) => row.reason },
  { title: "Bucket", format: "text", value: (row) => row.bucket, align: "right" },
];

/** Rows below the header. The live form has room for every holding, as one that is cash may become an asset. */
export function tableRowCount({ plan, form }: RebalancePlace): number {
  return form === "live" ? plan.holdings.rows.length + 1 : plan.rows.length;
}

/**
 * The column's cells below the header, as a formula on the sheet refers to them: as many as the holdings have, also after rows were
 * added. With more added rows than there is room for, the formula is a #REF! and not the sum of a part.
 */
export function tableColumn(place: RebalancePlace, title: string): string {
  const { bucket } = place.plan.holdings.columns;
  return `${cellsOf(place, headerRow + 1, columnOf(title))}:INDEX(${tableColumnRoom(place, title)},ROWS(${reference(bucket)})+1)`;
}

/** The column's cells with those that added rows may take. */
export function tableColumnRoom(place: RebalancePlace, title: string): string {
  return cellsOf(place, headerRow + 1, columnOf(title), tableRowCount(place) + addedRows);
}

/** A cell of the column; `offset` is a formula that gives 0 for the first row. */
export function tableCell(place: RebalancePlace, title: string, offset: string): string {
  return `INDEX(${tableColumnRoom(place, title)},${offset}+1)`;
}

/** How many rows are no cash, as a formula: Cash stands below them. */
export function assetCount(place: RebalancePlace): string {
  return `SUMPRODUCT((${holdingCells(place).buckets}<>"cash")*1)`;
}

const addedRows = 200;

/** The formula's result or, where the table is an error, that error: sums over a table that failed would be 0. */
export function unlessTableFails(place: RebalancePlace, formula: string): string {
  const table = cellsOf(place, headerRow, tableLeft);
  return `=IF(ISERROR(${table}),${table},${formula})`;
}

function columnOf(title: string): number {
  return tableLeft + columns.findIndex((column) => column.title === title);
}

export function tableCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const isLive = form === "live";
  const header = columns.map(({ title, format, align }, column): PlacedCell => ({
    ...placeCell(place, headerRow, tableLeft + column, title, "text", "columnTitle"),
    align: align ?? (format === "text" ? "left" : "right"),
  }));
  const body = Array.from({ length: tableRowCount(place) }, (_, row) =>
    columns.map(({ format, value, align }, column): PlacedCell => {
      const content = isLive ? undefined : value(plan.rows[row]!);
      // Names written as values are text, or Excel would read some as dates.
      const ownFormat = !isLive && typeof content === "string" ? "literal" : format;
      const cell = placeCell(place, headerRow + 1 + row, tableLeft + column, content, ownFormat, "result");
      return { ...cell, align: align ?? cell.align };
    }),
  );
  if (!isLive) return [...header, ...body.flat(), ...flowCells(place)];
  const rebalance: PlacedCell = {
    ...header[0]!,
    content: tableFormula(place),
    spill: { rowCount: plan.rows.length + 1, columnCount: tableWidth - 1 },
  };
  // The spilled header brings all other titles but the bucket's.
  const dress = columns.map((_, column): PlacedCell => {
    const { row, column: at, format, style, align } = header[column]!;
    return { row, column: at, format, style, align };
  });
  const titles = [rebalance, ...dress.slice(1, -1), header.at(-1)!];
  const { buckets } = holdingCells(place);
  const [first, ...rest] = body;
  const bucketSpill: PlacedCell = {
    ...first![tableWidth - 1]!,
    content: `=FILTER(${buckets},${buckets}<>"cash","")`,
    spill: { rowCount: Math.max(1, plan.rows.length - 1), columnCount: 1 },
  };
  return [...titles, ...first!.slice(0, -1), bucketSpill, ...rest.flat(), ...flowCells(place)];
}

/** Beside the table: which row is which trade of the page, and what is bought and sold of its asset, for the chart. */
function flowCells(place: RebalancePlace): PlacedCell[] {
  const { plan, form } = place;
  const titles = (["Order", "Trade", "In", "Out"] as const).map((title, at): PlacedCell => ({
    ...placeCell(place, headerRow, orderColumn + at, title, "text", "columnTitle"),
    align: title === "Trade" ? "left" : "right",
  }));
  const cell = (row: number, column: number, content: Content | undefined, format: CellFormat) =>
    placeCell(place, headerRow + 1 + row, column, content, format, "result");
  if (form === "values") {
    const cells = inOrder(plan.rows).flatMap((row, at) => [
      cell(at, orderColumn, plan.rows.indexOf(row) + 1, "count"),
      cell(at, tradedColumn, shortName(row.asset), "literal"),
      cell(at, inColumn, Math.max(0, row.tradeValue), "money"),
      cell(at, outColumn, Math.min(0, row.tradeValue), "change"),
    ]);
    return [...titles, ...cells];
  }
  const count = assetCount(place);
  const column = (title: string) =>
    `${cellsOf(place, headerRow + 1, columnOf(title))}:${tableCell(place, title, `${count}-1`)}`;
  const trades = column("Trade value");
  const rows = Array.from({ length: tableRowCount(place) }, (_, row) => row);
  const spilled = (at: number, format: CellFormat, values: string): PlacedCell[] => {
    const sorted = `SORTBY(${values},ABS(${trades}),-1,SEQUENCE(${count}),1)`;
    return rows.map((row): PlacedCell => ({
      ...cell(row, at, undefined, format),
      ...(row === 0 && {
        content: unlessTableFails(place, `IF(${count}=0,"",${sorted})`),
        spill: { rowCount: Math.max(1, plan.rows.length - 1), columnCount: 1 },
      }),
    }));
  };
  return [
    ...titles,
    ...spilled(orderColumn, "count", `SEQUENCE(${count})`),
    ...spilled(tradedColumn, "text", shortNames(column("Asset"))),
    ...spilled(inColumn, "money", `IF(${trades}>0,${trades},0)`),
    ...spilled(outColumn, "change", `IF(${trades}<0,${trades},0)`),
  ];
}

/** A name as the axis of the chart has room for it: its beginning and its end, by which alike names differ. */
function shortName(name: string): string {
  return name.length > longestName ? `${name.slice(0, nameStart)}…${name.slice(-nameEnd)}` : name;
}

function shortNames(names: string): string {
  return `IF(LEN(${names})>${longestName},LEFT(${names},${nameStart})&"…"&RIGHT(${names},${nameEnd}),${names}&"")`;
}

const [nameStart, nameEnd] = [11, 8];
const longestName = nameStart + 1 + nameEnd;

/** The rows in the order of the page: by the money that moves, and those that are not traded as they stand in the holdings. */
export function inOrder(rows: readonly PlanRow[]): PlanRow[] {
  return rows
    .slice(0, -1)
    .map((row, at) => ({ row, at }))
    .sort((a, b) => Math.abs(b.row.tradeValue) - Math.abs(a.row.tradeValue) || a.at - b.at)
    .map(({ row }) => row);
}

/** Marks drifts beyond the bands. Cash itself never calls for a trade, so its row is left out. */
export function driftRules(place: RebalancePlace): PlacedRule[] {
  const rowCount = place.plan.rows.length - 1;
  if (rowCount === 0) return [];
  const [absolute, relative] = [inputCell(place, "AbsoluteBand"), inputCell(place, "RelativeBand")];
  const target = cellsOf(place, headerRow + 1, columnOf("Target")).replace(/\$(\d+)$/, "$1");
  const band = `(IF(AND(${absolute}=0,${relative}=0),0,MIN(IF(${absolute}=0,1,${absolute}),IF(${relative}=0,1,${relative}*${target})))+1E-12)`;
  return [
    {
      block: place.block(headerRow + 1, columnOf("Drift"), rowCount),
      rule: { operator: "notBetween", formula: `=-${band}`, formula2: `=${band}`, mark: "attention" },
    },
  ];
}

/** The values as an Excel table. */
export function tableOf(place: RebalancePlace): PlacedTable[] {
  if (place.form === "live") return [];
  return [
    {
      name: place.prefix,
      block: place.block(headerRow, tableLeft, tableRowCount(place) + 1, tableWidth),
      hasTotals: false,
      columns: columns.map(({ title }) => ({ title })),
    },
  ];
}

/** The formula that spills the whole table. It reads the holdings in their cells and the inputs by name. */
function tableFormula(place: RebalancePlace): string {
  const { asset, bucket, quantity, price, step, minNotional, leverage, core } = place.plan.holdings.columns;
  const buckets = reference(bucket);
  // A debt in cash is worth less than nothing, and has no part of a weight.
  const valuesAboveZero = `${holdingCells(place).values}*(${reference(quantity)}>0)`;
  const values = new Map([
    [0, reference(asset)],
    [1, reference(quantity)],
    [2, reference(price)],
    [3, `${calledName("ALLOC.SPLIT")}(${nameOf(place, "Weights")},${buckets},${valuesAboveZero})`],
    [10, buckets],
  ]);
  if (step) values.set(6, reference(step));
  if (minNotional) values.set(12, reference(minNotional));
  values.set(13, leverages(place, buckets, leverage && reference(leverage)));
  if (core) values.set(15, reference(core));
  for (const row of inputRows) {
    if ("argument" in row) values.set(row.argument, nameOf(place, cellSuffix(row)));
  }
  const count = Math.max(...values.keys()) + 1;
  const given = Array.from({ length: count }, (_, position) => values.get(position) ?? "");
  return `=${calledName("ALLOC.REBALANCE")}(${given.join(",")})`;
}

/** The leverage of each row: its own, and that of the leg for margin in use without one (contractsBehind). */
function leverages(place: RebalancePlace, buckets: string, own: string | undefined): string {
  const isUsed = `(TRIM(${buckets})="futures")+(TRIM(${buckets})="active")>0`;
  const ofLeg = nameOf(place, "LeverageAfter");
  return own ? `IF(${isUsed},IF(${own}>0,${own},${ofLeg}),${own})` : `IF(${isUsed},${ofLeg},0)`;
}

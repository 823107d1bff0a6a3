import type { TableColumn, TablePart } from "../description";
import { resolveFormula, type Keys } from "../keys";
import type { PlacedCell, PlacedTable } from "../placed";
import { bodyOf, columnOf } from "./areas";
import { alignmentOf, calculatedFormat, formatFor, resolveContent } from "./contents";
import { nothing, type PlacedPart, type Surroundings } from "./placed-part";
import { placeRules, validate } from "./rules";

export function placeTable(part: TablePart, { sheet, keys }: Surroundings): PlacedPart {
  const { corner, key, columns, rowCount, hasTotals = false } = part;
  const body = bodyOf(part, sheet);
  const table: PlacedTable = {
    name: keys.nameOf(key),
    block: {
      ...body,
      row: corner.row,
      rowCount: rowCount + (hasTotals ? 2 : 1),
      columnCount: columns.length,
    },
    hasTotals,
    columns: columns.map((column) => ({
      title: column.title,
      formula: column.formula === undefined ? undefined : resolveFormula(column.formula, keys, part),
      total: hasTotals && column.total ? totalOf(column, column.total, keys.nameOf(key)) : undefined,
    })),
  };
  return {
    ...nothing,
    block: table.block,
    tables: [table],
    cells: columns.flatMap((column, at) => tableColumnCells(part, column, at, table, keys)),
    validations: columns.flatMap(({ validation }, at) =>
      validation ? [validate(columnOf(body, at), validation, keys)] : [],
    ),
    rules: columns.flatMap(({ rules = [] }, at) => placeRules(columnOf(body, at), rules, keys)),
  };
}

function tableColumnCells(
  { corner, rowCount }: TablePart,
  { title, format, values, namesRows, formula }: TableColumn,
  at: number,
  table: PlacedTable,
  keys: Keys,
): PlacedCell[] {
  if ((values === undefined) === (formula === undefined) || (values && values.length !== rowCount)) {
    throw new Error(`${table.name}[${title}] needs a formula, or a value for each of its ${rowCount} rows`);
  }
  const column = corner.column + at;
  const align = alignmentOf(format);
  const { formula: resolved, total } = table.columns[at]!;
  const header: PlacedCell = {
    row: corner.row,
    column,
    content: title,
    format: "General",
    style: "columnTitle",
    align,
  };
  const body = Array.from({ length: rowCount }, (_, row): PlacedCell => ({
    row: corner.row + 1 + row,
    column,
    content: resolved ?? resolveContent(values![row]!, keys),
    format: resolved === undefined ? formatFor(values![row]!, format) : calculatedFormat(format),
    style: resolved !== undefined ? "result" : namesRows ? "label" : "input",
    align,
  }));
  const totals: PlacedCell = {
    row: corner.row + 1 + rowCount,
    column,
    content: total?.content ?? "",
    format: total?.kind === "sum" ? format : "General",
    style: "total",
    align,
  };
  return table.hasTotals ? [header, ...body, totals] : [header, ...body];
}

function totalOf({ title }: TableColumn, kind: "sum" | "label", table: string) {
  return { kind, content: kind === "sum" ? `=SUBTOTAL(109,${table}[${title}])` : "Total" };
}

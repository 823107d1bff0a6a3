import type { Block } from "../addresses";
import type {
  ChartCells,
  ChartPart,
  ConditionalRule,
  Content,
  Field,
  FieldsPart,
  Part,
  SpillColumn,
  SpillPart,
  TableColumn,
  TablePart,
  TextPart,
  Validation,
} from "./description";
import type { PlacedCell, PlacedName, PlacedSheet, PlacedTable } from "./placed";
import { resolveFormula, type Keys } from "./keys";
import { styles, usualRowHeight } from "./styles";

/** What one part brings to its sheet. */
export interface PlacedPart extends Pick<
  PlacedSheet,
  "cells" | "merges" | "tables" | "validations" | "rules" | "charts" | "rowHeights"
> {
  /** All cells that it takes. */
  readonly block: Block;
  readonly names: readonly PlacedName[];
}

interface Surroundings {
  /** Name of the sheet. */
  readonly sheet: string;
  readonly parts: readonly Part[];
  readonly keys: Keys;
}

export function placePart(part: Part, around: Surroundings): PlacedPart {
  switch (part.kind) {
    case "text":
      return placeText(part, around);
    case "fields":
      return placeFields(part, around);
    case "table":
      return placeTable(part, around);
    case "spill":
      return placeSpill(part, around);
    case "chart":
      return placeChart(part, around);
  }
}

const nothing = {
  cells: [],
  merges: [],
  tables: [],
  validations: [],
  rules: [],
  charts: [],
  rowHeights: [],
  names: [],
};

function placeText(part: TextPart, { sheet, keys }: Surroundings): PlacedPart {
  const { place, style, text, columns = 1, lines = 1, address } = part;
  const block: Block = { sheet, ...place, rowCount: 1, columnCount: columns };
  const height = Math.max(lines * styles[style].lineHeight, usualRowHeight);
  const cells = Array.from({ length: columns }, (_, at): PlacedCell => ({
    row: place.row,
    column: place.column + at,
    content: at === 0 ? resolveContent(text, keys) : "",
    format: "General",
    style,
    align: "left",
    ...(columns > 1 && { wraps: true }),
    ...(at === 0 && style === "link" && { link: address ?? text }),
  }));
  return {
    ...nothing,
    block,
    cells,
    merges: columns > 1 ? [block] : [],
    // Without a height of its own a row may grow until the text fits the first of the merged columns alone.
    rowHeights: height > usualRowHeight || columns > 1 ? [{ row: place.row, height }] : [],
  };
}

function placeFields({ place, fields }: FieldsPart, { sheet, keys }: Surroundings): PlacedPart {
  const rowOf = (at: number): number => place.row + at;
  const valueOf = (at: number): Block => ({
    sheet,
    row: rowOf(at),
    column: place.column + 1,
    rowCount: 1,
    columnCount: 1,
  });
  const words = (content: string, at: number, column: number, style: "label" | "remark"): PlacedCell => ({
    row: rowOf(at),
    column: place.column + column,
    content,
    format: "General",
    style,
    align: "left",
  });
  const value = ({ content, format, input }: Field, at: number): PlacedCell => ({
    row: rowOf(at),
    column: place.column + 1,
    content: resolveContent(content, keys),
    format: isFormula(content) ? calculatedFormat(format) : format,
    style: input === undefined ? "result" : "input",
    align: "right",
  });
  return {
    ...nothing,
    block: { sheet, ...place, rowCount: fields.length, columnCount: fields.some(({ note }) => note) ? 3 : 2 },
    cells: fields.flatMap((field, at) => [
      words(field.label, at, 0, "label"),
      value(field, at),
      ...(field.note === undefined ? [] : [words(field.note, at, 2, "remark")]),
    ]),
    names: fields.map(({ key }, at) => ({ name: keys.nameOf(key), block: valueOf(at) })),
    validations: fields.flatMap(({ input }, at) =>
      input === undefined || input === "anything" ? [] : [validate(valueOf(at), input)],
    ),
    rules: fields.flatMap(({ rules = [] }, at) => placeRules(valueOf(at), rules, keys)),
  };
}

function placeTable(part: TablePart, { sheet, keys }: Surroundings): PlacedPart {
  const { place, key, columns, rowCount, hasTotals = false } = part;
  const body = bodyOf(part, sheet);
  const table: PlacedTable = {
    name: keys.nameOf(key),
    block: {
      ...body,
      row: place.row,
      rowCount: rowCount + (hasTotals ? 2 : 1),
      columnCount: columns.length,
    },
    hasTotals,
    columns: columns.map((column) => ({
      title: column.title,
      ...(column.formula !== undefined && { formula: resolveFormula(column.formula, keys, part) }),
      ...(hasTotals && column.total && { total: totalOf(column, column.total, keys.nameOf(key)) }),
    })),
  };
  return {
    ...nothing,
    block: table.block,
    tables: [table],
    cells: columns.flatMap((column, at) => tableColumnCells(part, column, at, table, keys)),
    validations: columns.flatMap(({ validation }, at) =>
      validation ? [validate(columnOf(body, at), validation)] : [],
    ),
    rules: columns.flatMap(({ rules = [] }, at) => placeRules(columnOf(body, at), rules, keys)),
  };
}

function tableColumnCells(
  { place, rowCount }: TablePart,
  { title, format, values, namesRows, formula }: TableColumn,
  at: number,
  table: PlacedTable,
  keys: Keys,
): PlacedCell[] {
  if ((values === undefined) === (formula === undefined) || (values && values.length !== rowCount)) {
    throw new Error(`${table.name}[${title}] needs a formula, or a value for each of its ${rowCount} rows`);
  }
  const column = place.column + at;
  const align = alignmentOf(format);
  const { formula: resolved, total } = table.columns[at]!;
  const header: PlacedCell = {
    row: place.row,
    column,
    content: title,
    format: "General",
    style: "columnTitle",
    align,
  };
  const body = Array.from({ length: rowCount }, (_, row): PlacedCell => ({
    row: place.row + 1 + row,
    column,
    content: resolved ?? resolveContent(values![row]!, keys),
    format: resolved === undefined && !isFormula(values![row]!) ? format : calculatedFormat(format),
    style: resolved !== undefined ? "result" : namesRows ? "label" : "input",
    align,
  }));
  const totals: PlacedCell = {
    row: place.row + 1 + rowCount,
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

function placeSpill(part: SpillPart, { sheet, keys }: Surroundings): PlacedPart {
  const { place, key, formula, rowCount, hasHeader, columns } = part;
  const block: Block = { sheet, ...place, rowCount, columnCount: columns.length };
  const body = bodyOf(part, sheet);
  const cells = Array.from({ length: rowCount }, (_, row) =>
    columns.map(({ format }, column): PlacedCell => {
      const isTitle = hasHeader && row === 0;
      const isFirst = row === 0 && column === 0;
      const own = formatInRow(format, row, part);
      return {
        row: place.row + row,
        column: place.column + column,
        ...(isFirst && {
          content: resolveFormula(formula, keys),
          spill: { rowCount, columnCount: columns.length },
        }),
        format: isTitle ? "General" : calculatedFormat(own),
        style: isTitle ? "columnTitle" : "result",
        align: alignmentOf(own),
      };
    }),
  ).flat();
  return {
    ...nothing,
    block,
    cells,
    names: [
      ...nameCells(key, block, keys),
      ...columns.flatMap(({ key }, at) => nameCells(key, columnOf(body, at), keys)),
    ],
    rules: columns.flatMap(({ rules = [] }, at) => placeRules(columnOf(body, at), rules, keys)),
  };
}

function formatInRow(format: SpillColumn["format"], row: number, { formula, rowCount }: SpillPart): string {
  if (typeof format === "string") return format;
  if (format.length === rowCount) return format[row]!;
  throw new Error(`${format.length} formats for the ${rowCount} rows of ${formula}`);
}

function nameCells(key: string | undefined, block: Block, keys: Keys): PlacedName[] {
  return key === undefined ? [] : [{ name: keys.nameOf(key), block }];
}

function placeChart(part: ChartPart, { sheet, parts }: Surroundings): PlacedPart {
  const { type, place, rowCount, columnCount, title, categories, series } = part;
  const { categoryTitle, valueTitle, valueFormat, categoryFormat } = part;
  const block: Block = { sheet, ...place, rowCount, columnCount };
  const chart = {
    type,
    title,
    block,
    categories: chartCells(categories, sheet, parts),
    series: series.map(({ title, cells }) => ({ title, block: chartCells(cells, sheet, parts) })),
    ...(categoryTitle !== undefined && { categoryTitle }),
    ...(valueTitle !== undefined && { valueTitle }),
    ...(valueFormat !== undefined && { valueFormat }),
    ...(categoryFormat !== undefined && { categoryFormat }),
  };
  return { ...nothing, block, charts: [chart] };
}

function chartCells({ key, column }: ChartCells, sheet: string, parts: readonly Part[]): Block {
  for (const part of parts) {
    if ((part.kind !== "table" && part.kind !== "spill") || part.key !== key) continue;
    const at =
      part.kind === "table"
        ? part.columns.findIndex(({ title }) => title === column)
        : part.columns.findIndex((_, index) => index === column);
    if (at >= 0) return columnOf(bodyOf(part, sheet), at);
  }
  throw new Error(`The sheet ${sheet} has no column ${column} of ${key} for a chart`);
}

/** What lies below the titles, without totals. */
function bodyOf(part: TablePart | SpillPart, sheet: string): Block {
  const { place, rowCount, columns } = part;
  const hasTitles = part.kind === "table" || part.hasHeader;
  return {
    sheet,
    row: place.row + (hasTitles ? 1 : 0),
    column: place.column,
    rowCount: part.kind === "spill" && hasTitles ? rowCount - 1 : rowCount,
    columnCount: columns.length,
  };
}

function columnOf(block: Block, at: number): Block {
  return { ...block, column: block.column + at, columnCount: 1 };
}

/** Numbers stand at the right with their titles, texts at the left. */
function alignmentOf(format: string): "left" | "right" {
  return format === "General" || format === "@" ? "left" : "right";
}

/** Excel takes a formula in a cell of the text format for a text. */
function calculatedFormat(format: string): string {
  return format === "@" ? "General" : format;
}

function isFormula(content: Content): content is string {
  return typeof content === "string" && content.startsWith("=");
}

function resolveContent(content: Content, keys: Keys): Content {
  return isFormula(content) ? resolveFormula(content, keys) : content;
}

/** The longest list that Excel takes in a cell's own rule. */
const longestList = 255;

function validate(block: Block, validation: Validation): { block: Block; validation: Validation } {
  if (validation.kind === "list") {
    const { choices } = validation;
    if (choices.some((choice) => choice.includes(",")) || choices.join(",").length > longestList) {
      throw new Error(`Excel takes no such list in one cell's rule: ${choices.join(",")}`);
    }
  }
  return { block, validation };
}

function placeRules(block: Block, rules: readonly ConditionalRule[], keys: Keys) {
  const comparand = (text: string): string => {
    if ([...keys.tables.keys()].some((key) => text.includes(`{${key}}`))) {
      throw new Error(`Excel takes no table in a conditional rule: ${text}`);
    }
    return resolveFormula(text.startsWith("=") ? text : `=${text}`, keys);
  };
  return rules.map(({ operator, formula, formula2, mark }) => ({
    block,
    rule: {
      operator,
      formula: comparand(formula),
      ...(formula2 !== undefined && { formula2: comparand(formula2) }),
      mark,
    },
  }));
}

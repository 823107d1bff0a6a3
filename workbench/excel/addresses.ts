/** A block of cells, counted from zero. */
export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** A block of cells of one sheet. */
export interface SheetArea {
  sheetId: string;
  area: Area;
}

/** One cell of one sheet. */
export interface CellPlace {
  sheetId: string;
  row: number;
  column: number;
}

/** The size of a sheet in Excel. The grid behind it is smaller and grows when something is written. */
export const ROWS = 1_048_576;
export const COLUMNS = 16_384;

export interface Reference {
  /** Only set when the text names a sheet. */
  sheet?: string;
  area: Area;
}

const reference =
  /^(?:(?:'((?:[^']|'')+)'|([^'!:]+))!)?\$?([A-Z]{0,3})\$?([0-9]{0,7})(?::\$?([A-Z]{0,3})\$?([0-9]{0,7}))?$/i;

/** Reads `A1`, `Sheet1!A1:B2`, `'My sheet'!$A:$C` and `1:3`; undefined when the text is not a reference. */
export function parseReference(text: string): Reference | undefined {
  const match = reference.exec(text.trim());
  if (!match) return undefined;
  const [, quoted, plain, fromColumn, fromRow, toColumn, toRow] = match;
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  const first = corner(fromColumn!, fromRow!);
  const isRange = toColumn !== undefined;
  const last = isRange ? corner(toColumn, toRow!) : first;
  if (!first || last?.kind !== first.kind || (!isRange && first.kind !== "cell")) return undefined;
  const [top, bottom] = ordered(first.row ?? 0, last.row ?? ROWS - 1);
  const [left, right] = ordered(first.column ?? 0, last.column ?? COLUMNS - 1);
  if (bottom >= ROWS || right >= COLUMNS || top < 0 || left < 0) return undefined;
  const area = { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  return sheet === undefined ? { area } : { sheet, area };
}

function corner(column: string, row: string) {
  if (column === "" && row === "") return undefined;
  if (row === "") return { kind: "column", column: columnIndex(column), row: undefined };
  if (column === "") return { kind: "row", column: undefined, row: Number(row) - 1 };
  return { kind: "cell", column: columnIndex(column), row: Number(row) - 1 };
}

const ordered = (a: number, b: number): [number, number] => (a <= b ? [a, b] : [b, a]);

/** `A1:B2`, `A:C` for whole columns and `1:3` for whole rows, as Excel writes them. */
export function formatArea({ row, column, rows, columns }: Area): string {
  const lastRow = row + rows - 1;
  const lastColumn = column + columns - 1;
  if (rows === ROWS && columns < COLUMNS) return `${columnName(column)}:${columnName(lastColumn)}`;
  if (columns === COLUMNS && rows < ROWS) return `${row + 1}:${lastRow + 1}`;
  const first = `${columnName(column)}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${columnName(lastColumn)}${lastRow + 1}`;
}

export function formatReference(sheet: string, area: Area): string {
  return `${quoteSheet(sheet)}!${formatArea(area)}`;
}

/** The form in the formula of a defined name, without its equals sign: `Sheet1!$A$1:$B$2`. */
export function formatAbsolute(sheet: string, area: Area): string {
  const cell = (row: number, column: number) => `$${columnName(column)}$${row + 1}`;
  const first = cell(area.row, area.column);
  const last = cell(area.row + area.rows - 1, area.column + area.columns - 1);
  return `${quoteSheet(sheet)}!${first === last ? first : `${first}:${last}`}`;
}

export function quoteSheet(name: string): string {
  const plain = /^[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff]*$/.test(name) && !parseReference(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

export function columnName(index: number): string {
  let name = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function intersect(a: Area, b: Area): Area | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}

/** What is left of an area when another is taken out of it: at most four areas. */
export function subtract(from: Area, taken: Area): Area[] {
  const hole = intersect(from, taken);
  if (!hole) return [from];
  const above = { ...from, rows: hole.row - from.row };
  const below = {
    ...from,
    row: hole.row + hole.rows,
    rows: from.row + from.rows - hole.row - hole.rows,
  };
  const left = { ...hole, column: from.column, columns: hole.column - from.column };
  const right = {
    ...hole,
    column: hole.column + hole.columns,
    columns: from.column + from.columns - hole.column - hole.columns,
  };
  return [above, left, right, below].filter(({ rows, columns }) => rows > 0 && columns > 0);
}

/** The number of cells. */
export const cellsIn = ({ rows, columns }: Area): number => rows * columns;

export const contains = (outer: Area, inner: Area): boolean => {
  const common = intersect(outer, inner);
  return common?.rows === inner.rows && common.columns === inner.columns;
};

/** The same area in Univer's form. */
export interface GridRange {
  startRow: number;
  startColumn: number;
  endRow: number;
  endColumn: number;
}

export const toGridRange = ({ row, column, rows, columns }: Area): GridRange => ({
  startRow: row,
  startColumn: column,
  endRow: row + rows - 1,
  endColumn: column + columns - 1,
});

export const fromGridRange = ({ startRow, startColumn, endRow, endColumn }: GridRange): Area => ({
  row: startRow,
  column: startColumn,
  rows: endRow - startRow + 1,
  columns: endColumn - startColumn + 1,
});

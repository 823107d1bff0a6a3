/** A block of cells on a sheet; rows and columns count from zero. */
export interface Block {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** A sheet's last row and column, counted from one: 1048576 and XFD. */
const rowsOfSheet = 1048576;
const columnsOfSheet = 16384;

/** Reads an address such as `Book!A1`, `'My book'!$B$2:$C$9`, `Book!A:C` or `Book!2:3`; throws on anything else. */
export function parseAddress(address: string): Block {
  const parts = /^(?:'((?:[^']|'')+)'|([^'!]+))!([^!]+)$/.exec(address);
  const [first, last = first, ...more] = parts?.[3]!.replaceAll("$", "").split(":").map(parseCorner) ?? [];
  if (
    !parts ||
    !first ||
    !last ||
    more.length > 0 ||
    (first.row === undefined) !== (last.row === undefined)
  ) {
    throw new RangeError(`Not the address of one block of cells: ${address}`);
  }
  const row = first.row ?? 0;
  const column = first.column ?? 0;
  return {
    sheet: parts[1]?.replaceAll("''", "'") ?? parts[2]!,
    row,
    column,
    rowCount: (last.row ?? rowsOfSheet - 1) - row + 1,
    columnCount: (last.column ?? columnsOfSheet - 1) - column + 1,
  };
}

/** The address as people read it: `Book!A1:B3`, `'My book'!A1`. */
export function formatAddress(block: Block): string {
  return `${quoteSheet(block.sheet)}!${localAddress(block)}`;
}

/** The address without its sheet: `A1:B3`. */
export function localAddress({ row, column, rowCount, columnCount }: Block): string {
  const first = cellName(row, column);
  const last = cellName(row + rowCount - 1, column + columnCount - 1);
  return first === last ? first : `${first}:${last}`;
}

/** The whole columns of a block. */
export function columnsOf(block: Block): Block {
  return { ...block, row: 0, rowCount: rowsOfSheet };
}

/** The address as a formula anywhere in the workbook refers to it: `'My book'!$A$1:$B$3`. */
export function reference(block: Block): string {
  return `${quoteSheet(block.sheet)}!${localAddress(block).replace(/[A-Z]+|\d+/g, "$$$&")}`;
}

/** Name of the cell at a zero-based row and column: `B3`. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** The key of a cell among those of its sheet. */
export function keyOf(row: number, column: number): string {
  return `${row} ${column}`;
}

export function overlaps(a: Block, b: Block): boolean {
  return (
    a.sheet === b.sheet &&
    a.row < b.row + b.rowCount &&
    b.row < a.row + a.rowCount &&
    a.column < b.column + b.columnCount &&
    b.column < a.column + a.columnCount
  );
}

/** True when the inner block lies wholly in the outer one. */
export function contains(outer: Block, inner: Block): boolean {
  return (
    outer.sheet === inner.sheet &&
    outer.row <= inner.row &&
    inner.row + inner.rowCount <= outer.row + outer.rowCount &&
    outer.column <= inner.column &&
    inner.column + inner.columnCount <= outer.column + outer.columnCount
  );
}

/** A sheet's name as a formula needs it: bare where Excel allows, else in quotes with its own quotes doubled. */
function quoteSheet(name: string): string {
  const bare = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name);
  const looksLikeCell = /^([A-Z]{1,3}\d+|R\d*C?\d*|C\d*)$/i.test(name);
  return bare && !looksLikeCell ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Reads `B3`, or `B` of whole columns and `3` of whole rows. */
function parseCorner(text: string): { row?: number; column?: number } | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})?(\d+)?$/.exec(text) ?? [];
  if (!letters && !digits) return undefined;
  return {
    row: digits ? Number(digits) - 1 : undefined,
    column: letters ? columnNumber(letters) : undefined,
  };
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

import { formatAddress, localAddress, parseAddress, type Block } from "../addresses";
import type { Expression } from "./parse";
import { structuredBlock, tableOf, type TableShape } from "./structured";
import type { CellContent, Matrix } from "./values";

/** The cells or the value that a reference stands for. */
interface Referred {
  /** Undefined for a name that is no range, and where there are no such cells. */
  readonly block?: Block;
  /** The contents; undefined where there are too many cells, or where they cannot be read from here. */
  readonly values?: Matrix;
  /** A name that neither the workbook nor the sheet has. */
  readonly isUnknown?: true;
}

/** References by their text in the formula. */
export type References = ReadonlyMap<string, Referred>;

/** Larger ranges are not read to explain a cell. */
const mostCells = 200_000;

/** Looks up the references in a formula, however many, in four round trips at most. */
export async function readReferences(
  context: Excel.RequestContext,
  parts: readonly Expression[],
  cell: Block,
): Promise<References> {
  const texts = new Map(parts.filter(isReference).map((part) => [part.text, part]));
  if (texts.size === 0) return new Map();
  const wanted = [...texts.values()].map((part) => ({ part, lookUp: request(context, part, cell) }));
  await context.sync();

  const located = wanted.map(({ part, lookUp }) => ({ part, locate: lookUp() }));
  const sheets = new Map<string, Excel.Range>();
  await context.sync();

  const found = located.map(({ part, locate }) => ({ text: part.text, ...locate() }));
  for (const { block } of found) {
    if (block && !sheets.has(block.sheet)) {
      const used = context.workbook.worksheets.getItem(block.sheet).getUsedRangeOrNullObject(true);
      sheets.set(block.sheet, used.load("address"));
    }
  }
  await context.sync();

  const loaded = found.map((one) => {
    const used = one.block && sheets.get(one.block.sheet)!;
    const block = used && (used.isNullObject ? one.block : clipped(one.block!, parseAddress(used.address)));
    if (!block || block.rowCount * block.columnCount > mostCells) return { ...one, range: undefined };
    const sheet = context.workbook.worksheets.getItem(block.sheet);
    return { ...one, range: sheet.getRange(localAddress(block)).load("values") };
  });
  await context.sync();

  return new Map(
    loaded.map(({ text, block, values, isUnknown, range }) => [
      text,
      {
        block,
        values: range ? contents(range.values) : values,
        isUnknown,
      },
    ]),
  );
}

/** To be called after the first round trip; what it gives, after the second. */
type LookUp = () => () => Referred;

const nothing: LookUp = () => () => ({});

function isReference({ kind }: Expression): boolean {
  return kind === "cells" || kind === "structured" || kind === "name" || kind === "spilled";
}

function request(context: Excel.RequestContext, part: Expression, cell: Block): LookUp {
  if (part.kind === "structured") return requestTable(context, part.text, cell);
  if (part.kind === "name") return requestName(context, part.text, cell);
  if (part.kind === "spilled") return requestSpilled(context, part.anchor, cell);
  return requestCells(context, part.text, cell);
}

function requestCells(context: Excel.RequestContext, text: string, cell: Block): LookUp {
  const block = blockOf(text, cell);
  if (!block) return nothing;
  const sheet = context.workbook.worksheets.getItemOrNullObject(block.sheet).load("name");
  return () => () => (sheet.isNullObject ? {} : { block });
}

function requestSpilled(context: Excel.RequestContext, anchor: Expression, cell: Block): LookUp {
  const block = anchor.kind === "cells" ? blockOf(anchor.text, cell) : undefined;
  if (!block) return nothing;
  const sheet = context.workbook.worksheets.getItemOrNullObject(block.sheet).load("name");
  return () => {
    if (sheet.isNullObject) return () => ({});
    const spill = sheet.getRange(localAddress(block)).getSpillingToRangeOrNullObject().load("address");
    return () => (spill.isNullObject ? {} : { block: parseAddress(spill.address) });
  };
}

/** The sheet's names come before the workbook's. The name of a table stands for its body. */
function requestName(context: Excel.RequestContext, text: string, cell: Block): LookUp {
  const { workbook } = context;
  const name = text.slice(text.lastIndexOf("!") + 1);
  const names = [workbook.worksheets.getItem(cell.sheet), workbook].map(({ names: all }) =>
    all.getItemOrNullObject(name).load("type, value"),
  );
  const table = requestTable(context, `${name}[]`, cell);
  return () => {
    const item = names.find((one) => !one.isNullObject);
    if (!item) {
      const locate = table();
      return () => {
        const referred = locate();
        return referred.block ? referred : { isUnknown: true };
      };
    }
    if (item.type !== "Range") return () => (isScalar(item) ? { values: contents([[item.value]]) } : {});
    const range = item.getRangeOrNullObject().load("address");
    return () => (range.isNullObject ? {} : { block: parseAddress(range.address) });
  };
}

function requestTable({ workbook }: Excel.RequestContext, text: string, cell: Block): LookUp {
  const name = tableOf(text);
  if (name === undefined) return nothing;
  const around = workbook.worksheets.getItem(cell.sheet).getRange(localAddress(cell)).getTables(false);
  const table = name === "" ? around.getFirst() : workbook.tables.getItemOrNullObject(name);
  table.load("name, showHeaders, showTotals");
  return () => {
    if (table.isNullObject) return () => ({});
    const range = table.getRange().load("address");
    const columns = table.columns.load("items/name");
    return () => {
      const shape: TableShape = {
        block: parseAddress(range.address),
        hasHeader: table.showHeaders,
        hasTotals: table.showTotals,
        columns: columns.items.map((column) => column.name),
      };
      return { block: structuredBlock(text, shape, cell.row) };
    };
  };
}

function isScalar({ type }: Excel.NamedItem): boolean {
  return ["String", "Integer", "Double", "Boolean", "Error"].includes(type);
}

/** A block of cells in this workbook; undefined for another workbook and for several sheets. */
function blockOf(text: string, cell: Block): Block | undefined {
  const sheet = text.slice(0, text.lastIndexOf("!") + 1);
  if (/[[\]]/.test(sheet) || /^[^']*:|^'[^']*:/.test(sheet)) return undefined;
  try {
    return parseAddress(sheet === "" ? formatAddress(cell).replace(/![^!]*$/, () => `!${text}`) : text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Cuts whole columns and rows to the used part of the sheet. All cells beyond it are blank. */
function clipped(block: Block, used: Block): Block {
  const rows = Math.min(block.row + block.rowCount, Math.max(used.row + used.rowCount, block.row + 1));
  const columns = Math.min(
    block.column + block.columnCount,
    Math.max(used.column + used.columnCount, block.column + 1),
  );
  const isWhole = block.rowCount * block.columnCount > mostCells;
  return isWhole ? { ...block, rowCount: rows - block.row, columnCount: columns - block.column } : block;
}

function contents(values: readonly (readonly unknown[])[]): Matrix {
  return values.map((row) => row.map((value) => (value === "" ? null : (value as CellContent))));
}

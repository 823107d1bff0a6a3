import type { FunctionDoc } from "./function-doc";
import { declaredArguments } from "./functions";
import { formatAddress, localAddress, parseAddress, type Block } from "../../excel/addresses";
import { parseFormula } from "../../excel/formulas/parse";
import { Problem } from "../../base/problem";
import { runExcel } from "../../excel/run";
import { loadBlock } from "../../excel/writes/snapshot";
import { write } from "../../excel/writes/write";

/** The formula that Insert would write, and where. */
export interface InsertPlan {
  readonly formula: string;
  /** Address of the cell. */
  readonly target: string;
  /** The arguments that are the selected cells. */
  readonly selected: readonly string[];
  /** The arguments that get the example's values, because too few cells are selected. */
  readonly fromExample: readonly string[];
}

export type InsertOutcome =
  | { readonly kind: "inserted"; readonly address: string }
  /** The cell holds something; nothing was written. */
  | { readonly kind: "occupied"; readonly address: string };

const notInserted = "The function was not inserted.";
const rowsOfSheet = 1_048_576;
const columnsOfSheet = 16_384;

/**
 * Plans a formula with the selected cells as arguments. A single selected cell gets the formula with the example's arguments.
 * Otherwise each area, or each column of a block, becomes an argument, and the formula goes into the cell that was selected
 * last if it is blank, else into the first free cell at the right. Four round trips at most.
 */
export function planInsert(doc: FunctionDoc): Promise<InsertPlan> {
  return runExcel(notInserted, async (context) => {
    const { areas, active, used } = await readSelection(context);
    const [first] = areas;
    const last = areas.at(-1)!;
    if (areas.length === 1 && isCell(first!)) return planAt(doc, [], active.block);
    if (areas.length > 1 && isCell(last) && active.isBlank) return planAt(doc, areas.slice(0, -1), last);
    const trimmed = areas.map((area) => trim(area, used));
    return planAt(doc, trimmed, await freeCell(context, trimmed, used));
  });
}

/** Writes the planned formula, over what the cell holds only if `overwrite` is true. Undo takes it back. */
export function insertFormula({ formula, target }: InsertPlan, overwrite: boolean): Promise<InsertOutcome> {
  return write(
    { kind: "formula", what: notInserted },
    async ({ context, changes, run, remember }): Promise<InsertOutcome> => {
      const block = parseAddress(target);
      const sheet = context.workbook.worksheets.getItem(block.sheet).load("id");
      const { filled, snapshot } = await loadBlock(context, sheet, block, []);
      if (filled > 0 && !overwrite) return { kind: "occupied", address: target };
      changes.replaced.push({ sheet: sheet.id, snapshot });
      const work = (): void => {
        const cell = sheet.getRange(localAddress(block));
        // In a cell formatted as text, Excel would keep the formula as a text.
        if (snapshot.numberFormat[0]![0] === "@") cell.numberFormat = [["General"]];
        cell.formulas = [[formula]];
        sheet.activate();
        cell.select();
      };
      await run([{ words: `Writing ${target}`, work }]);
      await remember(target);
      return { kind: "inserted", address: target };
    },
  );
}

interface Selection {
  readonly areas: readonly Block[];
  readonly active: { readonly block: Block; readonly isBlank: boolean };
  /** The part of the sheet that holds anything. */
  readonly used: Block | undefined;
}

async function readSelection(context: Excel.RequestContext): Promise<Selection> {
  const { workbook } = context;
  const ranges = workbook.getSelectedRanges().areas.load("items/address");
  const active = workbook.getActiveCell().load("address, formulas");
  const used = workbook.worksheets.getActiveWorksheet().getUsedRangeOrNullObject(true).load("address");
  await context.sync();
  return {
    areas: ranges.items.map(({ address }) => parseAddress(address)),
    active: { block: parseAddress(active.address), isBlank: active.formulas[0]![0] === "" },
    used: used.isNullObject ? undefined : parseAddress(used.address),
  };
}

function isCell({ rowCount, columnCount }: Block): boolean {
  return rowCount === 1 && columnCount === 1;
}

/** Cuts whole columns and rows down to the part of the sheet that holds anything. */
function trim(block: Block, used: Block | undefined): Block {
  const isWhole = block.rowCount === rowsOfSheet || block.columnCount === columnsOfSheet;
  if (!isWhole) return block;
  const row = Math.max(block.row, used?.row ?? 0);
  const column = Math.max(block.column, used?.column ?? 0);
  const rowCount = Math.min(block.row + block.rowCount, used ? used.row + used.rowCount : 0) - row;
  const columnCount =
    Math.min(block.column + block.columnCount, used ? used.column + used.columnCount : 0) - column;
  if (rowCount > 0 && columnCount > 0) return { ...block, row, column, rowCount, columnCount };
  throw new Problem(
    notInserted,
    ["The selected rows or columns are empty."],
    "Select the cells with the arguments.",
  );
}

/**
 * The first free cell at the right of the areas, in their first row. Cells right beside or below a table do not count: Excel may
 * extend the table over them, and an array cannot spill in a table.
 */
async function freeCell(
  context: Excel.RequestContext,
  areas: readonly Block[],
  used: Block | undefined,
): Promise<Block> {
  const { sheet, row } = areas[0]!;
  const right = Math.max(...areas.map(({ column, columnCount }) => column + columnCount));
  const end = Math.max(right, used ? used.column + used.columnCount : 0);
  const noRoom = new Problem(
    notInserted,
    ["There is no free cell at the right of the selection."],
    "Select fewer columns.",
  );
  if (right >= columnsOfSheet) throw noRoom;
  const beside: Block = {
    sheet,
    row,
    column: right,
    rowCount: 1,
    columnCount: Math.min(end + 2, columnsOfSheet) - right,
  };
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const range = worksheet.getRange(localAddress(beside)).load("formulas, values");
  const tables = worksheet.tables.load("items/name");
  await context.sync();
  const ranges = tables.items.map((table) => table.getRange().load("address"));
  if (ranges.length > 0) await context.sync();
  const blocks = ranges.map(({ address }) => parseAddress(address));
  const offset = range.formulas[0]!.findIndex(
    (content, column) =>
      content === "" &&
      range.values[0]![column] === "" &&
      !blocks.some((table) => adjoins(table, row, right + column)),
  );
  if (offset < 0) throw noRoom;
  return { ...beside, column: right + offset, columnCount: 1 };
}

/** True when the cell is right beside a row of the table or right below a column of it. */
function adjoins(table: Block, row: number, column: number): boolean {
  const [rowInTable, columnInTable] = [row - table.row, column - table.column];
  const isBeside = columnInTable === table.columnCount && rowInTable >= 0 && rowInTable < table.rowCount;
  const isBelow = rowInTable === table.rowCount && columnInTable >= 0 && columnInTable < table.columnCount;
  return isBeside || isBelow;
}

function planAt(doc: FunctionDoc, areas: readonly Block[], target: Block): InsertPlan {
  const example = exampleArguments(doc);
  const pieces = argumentsIn(doc, areas);
  const required = doc.parameters.filter(({ optional }) => !optional).length;
  const count = pieces.length > 0 ? Math.max(pieces.length, required) : example.length;
  const texts = Array.from({ length: count }, (_, index) => {
    const piece = pieces[index];
    return piece ? localAddress(piece) : (example[index] ?? "");
  });
  const names = doc.parameters.map(({ name }) => name);
  return {
    formula: `=${doc.name}(${texts.join(", ")})`,
    target: formatAddress(target),
    selected: names.slice(0, pieces.length),
    fromExample: names.slice(pieces.length, count).filter((_, index) => texts[pieces.length + index] !== ""),
  };
}

/** Each area becomes an argument, or each column of a block. A function that takes only a table gets the block as a whole. */
function argumentsIn({ id, name, parameters }: FunctionDoc, areas: readonly Block[]): readonly Block[] {
  const takesTable = declaredArguments(id).some(
    ({ kind, choices, optional }) => kind === "whole" && !choices && !optional,
  );
  const columns = areas.flatMap((area) =>
    Array.from({ length: area.columnCount }, (_, column) => ({
      ...area,
      column: area.column + column,
      columnCount: 1,
    })),
  );
  const pieces = takesTable || columns.length > parameters.length ? areas : columns;
  if (pieces.length <= parameters.length) return pieces;
  const takes = ["no arguments", "1 argument"][parameters.length] ?? `${parameters.length} arguments`;
  const given = pieces.length === 1 ? "1 area is" : `${pieces.length} areas are`;
  throw new Problem(
    notInserted,
    [`${name} takes ${takes}, and ${given} selected.`],
    parameters.length === 0 ? "Select one blank cell." : "Select fewer areas, or one block.",
  );
}

function exampleArguments({ examples }: FunctionDoc): string[] {
  const example = parseFormula(examples[0]?.formula ?? "");
  return example?.kind === "call" ? example.arguments.map(({ text }) => text) : [];
}

import { parseAddress, type Block } from "../../excel/addresses";
import { blocksInBatches, loadEach, sendEach } from "../../excel/batches";
import { liveCallsIn } from "./live-calls";

/** A cell whose formula calls functions of live data, with the values that it shows. */
export interface LiveCell {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  /** The cell and those that its result spills into. */
  readonly block: Block;
  readonly values: readonly (readonly unknown[])[];
}

/** Every cell of the workbook that calls a function of live data. Round trips grow with every 50,000 cells only. */
export async function findLiveCells(context: Excel.RequestContext): Promise<readonly LiveCell[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id");
  await context.sync();
  const sheets = worksheets.items.map((sheet) => ({
    id: sheet.id,
    used: sheet.getUsedRangeOrNullObject(true).load("address"),
  }));
  await context.sync();
  const found: Omit<LiveCell, "values">[] = [];
  const used = sheets.flatMap(({ id, used }) =>
    used.isNullObject ? [] : [{ id, block: parseAddress(used.address) }],
  );
  await sendEach(context, blocksInBatches(used), {
    queue: (batch) =>
      batch.map(({ id, block }) => ({ id, block, range: rangeOf(context, id, block).load("formulas") })),
    take: (read) => {
      for (const { id, block, range } of read) found.push(...liveIn(id, block, range.formulas));
    },
  });
  return withSpills(context, found);
}

function liveIn(
  sheetId: string,
  block: Block,
  formulas: readonly (readonly unknown[])[],
): Omit<LiveCell, "values">[] {
  return formulas.flatMap((cells, down) =>
    cells.flatMap((formula, right) => {
      if (liveCallsIn(formula).length === 0) return [];
      const [row, column] = [block.row + down, block.column + right];
      const cell = { ...block, row, column, rowCount: 1, columnCount: 1 };
      return [{ sheetId, row, column, formula: formula as string, block: cell }];
    }),
  );
}

/** Some builds of Excel give a spilled cell the formula that spills into it: it belongs to the cell of that formula. */
async function withSpills(
  context: Excel.RequestContext,
  found: readonly Omit<LiveCell, "values">[],
): Promise<readonly LiveCell[]> {
  const loaded = await loadEach(context, found, ({ sheetId, block }) => {
    const range = rangeOf(context, sheetId, block);
    return {
      range: range.load("values, formulas"),
      spill: range.getSpillingToRangeOrNullObject().load("address, values"),
      parent: range.getSpillParentOrNullObject().load("rowIndex, columnIndex"),
    };
  });
  return found.flatMap((cell, at) => {
    const { range, spill, parent } = loaded[at]!;
    const isOwn = parent.isNullObject || (parent.rowIndex === cell.row && parent.columnIndex === cell.column);
    // A text that looks like a formula is its own value.
    const [[value]] = range.values as [[unknown]];
    if (!isOwn || value === cell.formula) return [];
    return spill.isNullObject
      ? [{ ...cell, values: range.values as unknown[][] }]
      : [{ ...cell, block: parseAddress(spill.address), values: spill.values as unknown[][] }];
  });
}

function rangeOf(context: Excel.RequestContext, sheetId: string, block: Block): Excel.Range {
  const { row, column, rowCount, columnCount } = block;
  return context.workbook.worksheets.getItem(sheetId).getRangeByIndexes(row, column, rowCount, columnCount);
}

import { formatAddress, localAddress, overlaps, parseAddress, type Block } from "./addresses";
import { describeSource } from "./holdings";
import { Problem } from "./problem";
import {
  columns,
  headContents,
  headerRow,
  inputFormats,
  inputRow,
  inputs,
  labelRow,
  layoutSize,
  originRow,
  tableContents,
  tableFormats,
  tableFormula,
  titleRow,
  type RebalanceForm,
} from "./rebalance-layout";
import type { RebalancePlan } from "./rebalance-plan";
import { runExcel } from "./run";
import { loadBlock, type LoadedBlock } from "./snapshot";
import { rememberWrite, type Write } from "./undo";

export type Place = "new-sheet" | "selection";

export interface WriteOptions {
  readonly form: RebalanceForm;
  readonly place: Place;
  /** Address of the filled cells that the user agreed to lose. */
  readonly overwrite?: string;
  readonly onProgress?: (step: string) => void;
}

/** Written, or not yet: the cells at `address` hold something and the user has to agree first. */
export type WriteOutcome =
  | { readonly kind: "written"; readonly write: Write }
  | { readonly kind: "occupied"; readonly address: string; readonly filled: number };

const notWritten = "The rebalance was not written.";
const styledRows = [titleRow, originRow, labelRow, inputRow, headerRow];

/** Writes the plan as live formulas or as values, to a new sheet or from the selected cell on, and remembers it for Undo. */
export function writeRebalance(plan: RebalancePlan, options: WriteOptions): Promise<WriteOutcome> {
  const { form, place, overwrite, onProgress } = options;
  return runExcel(notWritten, async (context): Promise<WriteOutcome> => {
    onProgress?.("Looking at the workbook");
    const { workbook } = context;
    const sheets = workbook.worksheets.load("items/name");
    const names = workbook.names.load("items/name");
    const tables = workbook.tables.load("items/name");
    const active = workbook.worksheets.getActiveWorksheet().load("id, name");
    const selected = place === "selection" ? workbook.getSelectedRange().load("address") : undefined;
    await context.sync();

    const taken = new Set([...names.items, ...tables.items].map(({ name }) => name.toLowerCase()));
    const sheetNames = new Set(sheets.items.map(({ name }) => name.toLowerCase()));
    const number = firstFree((k) => {
      const prefix = prefixOf(k).toLowerCase();
      const inUse = [...taken].some((name) => name === prefix || name.startsWith(`${prefix}_`));
      return !inUse && (place === "selection" || !sheetNames.has(sheetNameOf(k).toLowerCase()));
    });

    const anchor = selected
      ? parseAddress(selected.address)
      : { sheet: sheetNameOf(number), row: 0, column: 0 };
    const block: Block = { ...anchor, ...layoutSize(plan, form) };
    const before = selected && (await loadBlock(context, active, block, styledRows));
    if (before) {
      refuseImpossible(plan, before);
      if (before.filled > 0 && overwrite !== formatAddress(block)) {
        return { kind: "occupied", address: formatAddress(block), filled: before.filled };
      }
    }

    onProgress?.(`Writing ${formatAddress(block)}`);
    workbook.application.suspendApiCalculationUntilNextSync();
    workbook.application.suspendScreenUpdatingUntilNextSync();
    const sheet = before ? active : workbook.worksheets.add(block.sheet);
    sheet.load("id");
    if (before) widenColumns(sheet, block, before.snapshot.columnWidths);
    else dressSheet(sheet, block, form);
    const added = writeCells(workbook, sheet, block, plan, form, prefixOf(number));
    await context.sync();

    const write: Write = {
      kind: "rebalance",
      address: formatAddress(block),
      addedSheets: before ? [] : [sheet.id],
      activeSheet: active.id,
      ...added,
      ...(before && { replaced: { sheet: sheet.id, snapshot: before.snapshot } }),
    };
    rememberWrite(write);
    return { kind: "written", write };
  });
}

function writeCells(
  workbook: Excel.Workbook,
  sheet: Excel.Worksheet,
  block: Block,
  plan: RebalancePlan,
  form: RebalanceForm,
  prefix: string,
): Pick<Write, "addedNames" | "addedTables"> {
  const range = sheet.getRange(localAddress(block));
  range.clear("Contents");
  const rows = (first: number, count: number): Excel.Range =>
    sheet.getRangeByIndexes(block.row + first, block.column, count, block.columnCount);

  rows(titleRow, headerRow).numberFormat = Array.from({ length: headerRow }, (_, row) =>
    row === inputRow ? inputFormats() : columns.map(() => "General"),
  );
  rows(headerRow, 1).numberFormat = [columns.map(() => "General")];
  const bodyRows = block.rowCount - headerRow - 1;
  rows(headerRow + 1, bodyRows).numberFormat = tableFormats(form, bodyRows);

  const addedNames = form === "live" ? inputs.map(({ name }) => `${prefix}_${name}`) : [];
  addedNames.forEach((name, column) => workbook.names.add(name, range.getCell(inputRow, column)));
  rows(titleRow, headerRow).formulas = headContents(plan, form, block, new Date());
  styleHead(rows);
  if (form === "live") {
    rows(inputRow, 1).getCell(0, 0).getAbsoluteResizedRange(1, inputs.length).format.font.color = inputColor;
    range.getCell(headerRow, 0).formulas = [[tableFormula(plan, prefix)]];
    return { addedNames, addedTables: [] };
  }
  const cells = rows(headerRow, bodyRows + 1);
  cells.values = tableContents(plan);
  const table = sheet.tables.add(cells, true);
  table.name = prefix;
  return { addedNames, addedTables: [prefix] };
}

function styleHead(rows: (first: number, count: number) => Excel.Range): void {
  rows(titleRow, 1).format.font.set({ bold: true, size: 14 });
  rows(originRow, 1).format.font.color = "#595959";
  for (const row of [labelRow, headerRow]) {
    rows(row, 1).format.font.bold = true;
    rows(row, 1).format.horizontalAlignment = "Right";
    rows(row, 1).getCell(0, 0).format.horizontalAlignment = "Left";
  }
}

/** Blue marks what is meant to be changed, as in financial models. */
const inputColor = "#1D4ED8";
const headerColor = "#E8EEF4";
const assetWidth = 156;
const numberWidth = 84;

function dressSheet(sheet: Excel.Worksheet, block: Block, form: RebalanceForm): void {
  widenColumns(sheet, block, []);
  if (form === "live") {
    sheet.getRangeByIndexes(headerRow, 0, 1, block.columnCount).format.fill.color = headerColor;
  }
  sheet.freezePanes.freezeRows(headerRow + 1);
  sheet.activate();
  sheet.getRange("A1").select();
}

/** Gives each column the width that its numbers need; a column that is wide enough stays as it is. */
function widenColumns(sheet: Excel.Worksheet, block: Block, widths: readonly number[]): void {
  for (let column = 0; column < block.columnCount; column++) {
    const wanted = column === 0 ? assetWidth : numberWidth;
    if ((widths[column] ?? 0) < wanted) {
      sheet.getRangeByIndexes(block.row, block.column + column, 1, 1).format.columnWidth = wanted;
    }
  }
}

/** A table cannot be written through, and the result cannot lie on the holdings that it is calculated from. */
function refuseImpossible(plan: RebalancePlan, { snapshot: { block }, tables }: LoadedBlock): void {
  const elsewhere = "Select a cell with free space below and to the right, or write to a new sheet.";
  if (overlaps(block, plan.holdings.block)) {
    const reason = `It needs ${formatAddress(block)}, where the holdings ${describeSource(plan.holdings)} are.`;
    throw new Problem(notWritten, [reason], elsewhere);
  }
  if (tables.length > 0) {
    const reason = `It needs ${formatAddress(block)}, where the table ${tables.join(", ")} is.`;
    throw new Problem(notWritten, [reason], elsewhere);
  }
}

function sheetNameOf(number: number): string {
  return number === 1 ? "Rebalance" : `Rebalance ${number}`;
}

function prefixOf(number: number): string {
  return number === 1 ? "Rebalance" : `Rebalance${number}`;
}

function firstFree(isFree: (number: number) => boolean): number {
  for (let number = 1; ; number++) if (isFree(number)) return number;
}

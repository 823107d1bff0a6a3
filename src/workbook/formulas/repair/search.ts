import { cellName, overlaps, parseAddress, type Block } from "../../../excel/addresses";
import { blocksInBatches, loadEach, sendEach } from "../../../excel/batches";
import { runExcel } from "../../../excel/run";
import type { Cause, FormulaRepair } from "./formula";
import { findNames, type NameLeftover } from "./names";
import { findRules, type DeadRule, type RuleLeftover } from "./rules";

/** What has to be entered again. */
export type Leftover = CellLeftover | NameLeftover | RuleLeftover;

/** A cell whose formula has to be entered again. Rows and columns count from zero. */
export interface CellLeftover {
  readonly kind: "cell";
  readonly sheetId: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
  readonly causes: readonly Cause[];
}

export interface Findings {
  readonly leftovers: readonly Leftover[];
  /** Names of protected sheets with leftovers, and how many each has: they cannot be written. */
  readonly skipped: readonly { readonly sheet: string; readonly count: number }[];
  /** Conditional formats that call the functions. Excel does not call them there, also where the text is right. */
  readonly deadRules: readonly DeadRule[];
  readonly isCancelled: boolean;
}

export interface Following {
  readonly signal?: AbortSignal;
  /** Cells done of cells in all. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** Looks through every formula of the workbook, in cells, names and conditional formats. Round trips grow with every 50,000 cells only. */
export function findLeftovers(
  repair: FormulaRepair,
  { signal, onProgress }: Following = {},
): Promise<Findings> {
  return runExcel("The workbook was not searched.", async (context) => {
    const sheets = await loadSheets(context);
    const used = sheets.flatMap((sheet) => (sheet.used ? [{ sheet, block: sheet.used }] : []));
    const all = used.reduce((cells, { block }) => cells + cellsOf(block), 0);
    const found: CellLeftover[] = [];
    let done = 0;
    await sendEach(context, blocksInBatches<Slice>(used), {
      queue: (batch) => batch.map((slice) => ({ slice, cells: load(context, slice) })),
      take: (read, batch) => {
        for (const { slice, cells } of read) found.push(...leftoversIn(slice, cells, repair));
        done += batch.reduce((cells, { block }) => cells + cellsOf(block), 0);
        onProgress?.(done, all);
      },
      signal,
    });
    const own = await withoutSpilled(context, found);
    if (done < all || signal?.aborted) {
      return { ...apart(own, [], sheets), deadRules: [], isCancelled: true };
    }
    const names = await findNames(context, repair);
    const sheetIds = sheets.map(({ id }) => id);
    const { leftovers: rules, dead: deadRules } = await findRules(context, sheetIds, repair);
    const { leftovers, skipped } = apart(own, rules, sheets);
    return { leftovers: [...leftovers, ...names], skipped, deadRules, isCancelled: false };
  });
}

/** What can be written, and how much lies on each protected sheet. */
function apart(
  cells: readonly CellLeftover[],
  rules: readonly RuleLeftover[],
  sheets: readonly Sheet[],
): Pick<Findings, "leftovers" | "skipped"> {
  const found = [
    ...cells.map((leftover) => ({ leftover, on: leftover.sheetId })),
    ...rules.map((leftover) => ({ leftover, on: leftover.rule.sheetId })),
  ];
  const locked = sheets.filter(({ isProtected }) => isProtected);
  return {
    leftovers: found.flatMap(({ leftover, on }) => (locked.some(({ id }) => id === on) ? [] : [leftover])),
    skipped: locked
      .map(({ name, id }) => ({ sheet: name, count: found.filter(({ on }) => on === id).length }))
      .filter(({ count }) => count > 0),
  };
}

/** Shows the cell. */
export function selectLeftover({ sheetId, row, column }: CellLeftover): Promise<void> {
  return runExcel("The cell was not selected.", async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    sheet.activate();
    sheet.getRange(cellName(row, column)).select();
    await context.sync();
  });
}

/** True where the function may be another add-in's: its name has a namespace that this build has not. */
export function mayBeOfOthers({ causes }: Leftover): boolean {
  return causes.includes("other namespace");
}

/** `Book!B2` without quotes, or "Name Fees": for people. */
export function describeLeftover(leftover: Leftover): string {
  if (leftover.kind === "cell") return `${leftover.sheet}!${cellName(leftover.row, leftover.column)}`;
  if (leftover.kind === "rule") return `Conditional format of ${leftover.rule.where}`;
  return `Name ${leftover.name}${leftover.sheet ? ` of ${leftover.sheet.name}` : ""}`;
}

interface Sheet {
  readonly id: string;
  readonly name: string;
  readonly isProtected: boolean;
  readonly used: Block | undefined;
  readonly tables: readonly Block[];
}

interface Slice {
  readonly sheet: Sheet;
  readonly block: Block;
}

type Cells = Pick<Excel.Range, "formulas" | "values">;

async function loadSheets(context: Excel.RequestContext): Promise<Sheet[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id, items/name");
  await context.sync();
  const loaded = worksheets.items.map((sheet) => ({
    sheet,
    protection: sheet.protection.load("protected"),
    used: sheet.getUsedRangeOrNullObject(true).load("address"),
    tables: sheet.tables.load("items/id"),
  }));
  await context.sync();
  const tables = loaded.map((one) => one.tables.items.map((table) => table.getRange().load("address")));
  if (tables.some((ranges) => ranges.length > 0)) await context.sync();
  return loaded.map(({ sheet, protection, used }, index) => ({
    id: sheet.id,
    name: sheet.name,
    isProtected: protection.protected,
    used: used.isNullObject ? undefined : parseAddress(used.address),
    tables: tables[index]!.map(({ address }) => parseAddress(address)),
  }));
}

function load(context: Excel.RequestContext, { sheet, block }: Slice): Excel.Range {
  const { row, column, rowCount, columnCount } = block;
  return context.workbook.worksheets
    .getItem(sheet.id)
    .getRangeByIndexes(row, column, rowCount, columnCount)
    .load("formulas, values");
}

function leftoversIn(
  { sheet, block }: Slice,
  { formulas, values }: Cells,
  repair: FormulaRepair,
): CellLeftover[] {
  const tables = sheet.tables.filter((table) => overlaps(table, block));
  return formulas.flatMap((cells: unknown[], down) =>
    cells.flatMap((formula, right): CellLeftover[] => {
      const value: unknown = values[down]![right];
      // A text that looks like a formula is its own value.
      if (typeof formula !== "string" || !formula.startsWith("=") || value === formula) return [];
      const cell = {
        ...block,
        row: block.row + down,
        column: block.column + right,
        rowCount: 1,
        columnCount: 1,
      };
      const state = {
        showsName: value === "#NAME?",
        inTable: tables.some((table) => overlaps(table, cell)),
      };
      const repaired = repair(formula, state);
      if (!repaired) return [];
      const { row, column } = cell;
      const place = { kind: "cell" as const, sheetId: sheet.id, sheet: sheet.name, row, column };
      return [{ ...place, before: formula, after: repaired.formula, causes: repaired.causes }];
    }),
  );
}

/** Some builds give a spilled cell the formula that spills into it: it is entered again in its own cell only. */
async function withoutSpilled(
  context: Excel.RequestContext,
  found: readonly CellLeftover[],
): Promise<readonly CellLeftover[]> {
  if (found.length === 0) return found;
  const parents = await loadEach(context, found, ({ sheetId, row, column }) =>
    context.workbook.worksheets
      .getItem(sheetId)
      .getCell(row, column)
      .getSpillParentOrNullObject()
      .load("rowIndex, columnIndex"),
  );
  return found.filter(({ row, column }, index) => {
    const parent = parents[index]!;
    return parent.isNullObject || (parent.rowIndex === row && parent.columnIndex === column);
  });
}

function cellsOf({ rowCount, columnCount }: Block): number {
  return rowCount * columnCount;
}

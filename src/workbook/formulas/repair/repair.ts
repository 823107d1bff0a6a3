import {
  inBatches,
  inBlockOrder,
  readCells,
  writeFormulas,
  type CellState,
  type FormulaCell,
} from "../../../excel/cells/formula-cells";
import { write } from "../../../excel/writes/write";
import type { FormulaRepair } from "./formula";
import { refusal } from "./enter-each";
import { enterNames } from "./names";
import { enterRules } from "./rules";
import type { CellLeftover, Following, Leftover } from "./search";
import {
  cellsBefore,
  enterAgain,
  findFilled,
  isIn,
  loadTableColumns,
  type TableColumn,
} from "../../../excel/cells/table-columns";

interface Broken {
  readonly leftover: Leftover;
  readonly reason: string;
}

export interface RepairReport {
  readonly repaired: number;
  /** How many of these are conditional formats, where Excel does not call the functions all the same. */
  readonly repairedRules: number;
  readonly broken: readonly Broken[];
  /** How many were not entered because the repair was cancelled. */
  readonly left: number;
}

/**
 * Enters the formulas of cells, names and conditional formats again, and says which still do not work. What is done when it is cancelled stays; Undo
 * enters what was there before.
 */
export function repairLeftovers(
  leftovers: readonly Leftover[],
  repair: FormulaRepair,
  { signal, onProgress }: Following = {},
): Promise<RepairReport> {
  const what = "The formulas were not re-entered.";
  const options = { kind: "repair", what, goesOnWhenRefused: true } as const;
  return write(options, async (writing) => {
    const { context, changes, remember } = writing;
    const names = leftovers.flatMap((leftover) => (leftover.kind === "name" ? [leftover] : []));
    const rules = leftovers.flatMap((leftover) => (leftover.kind === "rule" ? [leftover] : []));
    const cells = inBlockOrder(
      leftovers.flatMap((leftover) =>
        leftover.kind === "cell" ? [{ ...leftover, formula: leftover.after }] : [],
      ),
    );
    const budget = { tries: mostTries };
    let done = 0;
    // Names come first: cells read them.
    const isBegun = !signal?.aborted;
    const refused: Broken[] = [];
    if (isBegun && names.length > 0) refused.push(...(await enterNames(writing, names)));
    if (isBegun && rules.length > 0) refused.push(...(await enterRules(writing, rules)));
    const columns = isBegun ? await loadTableColumns(context, cells) : [];
    changes.reentered.push(...cellsBefore(columns, cells));
    const refusedCells: Broken[] = [];
    for (const batch of inBatches(cells)) {
      if (signal?.aborted) break;
      changes.reentered.push(...batch.map(asBefore));
      refusedCells.push(...(await enter(context, batch, budget)));
      done += batch.length;
      onProgress?.(names.length + rules.length + done, leftovers.length);
    }
    const tried = cells.slice(0, done);
    const filled = await takeOutFilled(context, columns, tried.filter(without(refusedCells)));
    const looked = tried.filter(without(filled));
    const seen = await readWhenCalculated(context, looked);
    const isTaken = without(refusedCells);
    // Excel may have entered what it gave an error about.
    const found = looked
      .map((cell, index) => ({ cell, state: seen[index]! }))
      .filter(({ cell, state }) => isTaken(cell) || state.formula !== cell.before);
    const written = found.map(({ cell }) => cell);
    const states = found.map(({ state }) => state);
    refused.push(...refusedCells.filter(({ leftover }) => !found.some(({ cell }) => cell === leftover)));
    refused.push(...filled);
    changes.reentered = found.map(({ cell, state }) => ({ ...asBefore(cell), entered: state.formula }));
    const counts = [
      ...count(written.length, "cell"),
      ...count(changes.renamed.length, "name"),
      ...count(changes.rules.length, "conditional format"),
    ];
    if (counts.length > 0) await remember(counts.join(", "));
    const broken = written.flatMap((leftover, index): Broken[] => {
      const reason = faultOf(states[index]!, repair);
      return reason === undefined ? [] : [{ leftover, reason }];
    });
    const brokenNames = changes.renamed.flatMap((one): Broken[] => {
      const leftover = names.find(({ name, sheet }) => name === one.name && sheet?.id === one.sheetId)!;
      const remains = repair(String(one.entered), { showsName: false, inTable: false });
      return remains ? [{ leftover, reason: unchanged }] : [];
    });
    const brokenRules = changes.rules.flatMap((one): Broken[] => {
      const leftover = rules.find(({ rule }) => rule.sheetId === one.sheetId && rule.id === one.id)!;
      const { entered = [] } = one;
      return sameFormulas(entered, leftover.formulas) ? [] : [{ leftover, reason: otherRule(entered) }];
    });
    const repairedRules = changes.rules.length - brokenRules.length;
    return {
      repaired: written.length + changes.renamed.length - broken.length - brokenNames.length + repairedRules,
      repairedRules,
      broken: [...refused, ...brokenNames, ...brokenRules, ...broken],
      left: cells.length - done + (isBegun ? 0 : names.length + rules.length),
    };
  });
}

type RepairedCell = CellLeftover & { readonly formula: string };

function asBefore(cell: RepairedCell): FormulaCell {
  return { ...cell, formula: cell.before };
}

/** How often halves are written to find the cells that Excel refuses. */
const mostTries = 64;

/** Writes the cells and returns those that Excel refused. To find these, refused cells are written again in halves. */
async function enter(
  context: Excel.RequestContext,
  cells: readonly RepairedCell[],
  budget: { tries: number },
): Promise<Broken[]> {
  try {
    writeFormulas(context, cells);
    await context.sync();
    return [];
  } catch (error) {
    if (cells.length === 1 || budget.tries <= 0) {
      const reason = refusal(error);
      return cells.map((leftover) => ({ leftover, reason }));
    }
    budget.tries -= 2;
    const middle = Math.ceil(cells.length / 2);
    const first = await enter(context, cells.slice(0, middle), budget);
    return [...first, ...(await enter(context, cells.slice(middle), budget))];
  }
}

/** Puts back the table columns that Excel has filled with one formula, and returns the cells in them that were to be repaired. */
async function takeOutFilled(
  context: Excel.RequestContext,
  columns: readonly TableColumn[],
  entered: readonly RepairedCell[],
): Promise<Broken[]> {
  if (columns.length === 0) return [];
  const filled = (await findFilled(context, columns, entered)).map(({ column }) => column);
  if (filled.length === 0) return [];
  await enterAgain(context, await findFilled(context, filled, []), []);
  const stuck = (await findFilled(context, filled, [])).map(({ column }) => column);
  return entered
    .filter((cell) => isIn(filled, cell))
    .map((leftover) => ({ leftover, reason: isIn(stuck, leftover) ? notPutBack : putBack }));
}

const fills = "Excel fills a table’s column with one formula";
const putBack = `${fills}, so the column was put back. Turn that off under AutoCorrect Options, then repair again.`;
const notPutBack = `${fills}, and did so here: compare the column with a copy of the workbook.`;

const mostLooks = 20;
const betweenLooks = 250;

/** Reads the cells once the add-in has answered, or after some seconds at the latest. */
async function readWhenCalculated(
  context: Excel.RequestContext,
  cells: readonly RepairedCell[],
): Promise<CellState[]> {
  for (let looks = 1; ; looks++) {
    const states = await readCells(context, cells);
    if (looks === mostLooks || !states.some(({ value }) => isPending(value))) return states;
    await new Promise((resolve) => setTimeout(resolve, betweenLooks));
  }
}

const unchanged = "Excel wrote it as it was before: it does not have the add-in's functions.";

function sameFormulas(a: readonly string[], b: readonly string[]): boolean {
  return a.join().toLowerCase() === b.join().toLowerCase();
}

/** The formulas come from Excel: it may write a name in other letters, but no other references. */
function otherRule(entered: readonly string[]): string {
  return `Excel turned it into ${entered.join(" and ")}. Choose Undo if that is wrong.`;
}

function without(broken: readonly Broken[]): (leftover: Leftover) => boolean {
  const failed = new Set(broken.map(({ leftover }) => leftover));
  return (leftover) => !failed.has(leftover);
}

function count(number: number, noun: string): string[] {
  return number === 0 ? [] : [`${number} ${noun}${number === 1 ? "" : "s"}`];
}

function isPending(value: unknown): boolean {
  return value === "#GETTING_DATA" || value === "#BUSY!";
}

/** Why a cell still does not work, undefined where it does. Other errors, such as #VALUE!, are the function's own answer. */
function faultOf({ formula, value }: CellState, repair: FormulaRepair): string | undefined {
  const remains = repair(String(formula), { showsName: false, inTable: true });
  if (remains) return unchanged;
  if (value === formula) return "Its cell is formatted as Text: format it as General, then enter it again.";
  if (value === "#NAME?") return "It still shows #NAME?: Excel does not know a name in it.";
  if (value === "#SPILL!") return "Its result needs more cells, and some of them are not empty.";
  return isPending(value) ? "The add-in has not answered yet." : undefined;
}

import { inBatches, inBlockOrder, readCells, writeFormulas, type CellState } from "../formula-cells";
import { runExcel } from "../run";
import { rememberWrite } from "../undo";
import type { FormulaRepair } from "./formula";
import type { Following, Leftover } from "./search";

export interface BrokenCell {
  readonly leftover: Leftover;
  readonly reason: string;
}

export interface RepairReport {
  readonly repaired: number;
  readonly broken: readonly BrokenCell[];
  /** Cells that were not reached before it was cancelled. */
  readonly left: number;
}

/** Enters the formulas again, and says which of them still do not work; Undo enters what was there before. */
export function repairLeftovers(
  leftovers: readonly Leftover[],
  repair: FormulaRepair,
  { signal, onProgress }: Following = {},
): Promise<RepairReport> {
  return runExcel("The formulas were not entered again.", async (context) => {
    const active = context.workbook.worksheets.getActiveWorksheet().load("id");
    const cells = inBlockOrder(leftovers.map((leftover) => ({ ...leftover, formula: leftover.after })));
    const refused: BrokenCell[] = [];
    const budget = { tries: mostTries };
    let done = 0;
    await context.sync();
    for (const batch of inBatches(cells)) {
      if (signal?.aborted) break;
      refused.push(...(await enter(context, batch, budget)));
      done += batch.length;
      onProgress?.(done, cells.length);
    }
    const failed = new Set(refused.map(({ leftover }) => leftover));
    const written = cells.slice(0, done).filter((cell) => !failed.has(cell));
    const states = await readWhenCalculated(context, written);
    if (written.length > 0) {
      rememberWrite({
        kind: "repair",
        address: written.length === 1 ? "1 cell" : `${written.length} cells`,
        addedSheets: [],
        addedTables: [],
        addedNames: [],
        reentered: written.map((cell, index) => ({
          ...cell,
          formula: cell.before,
          entered: states[index]!.formula,
        })),
        activeSheet: active.id,
      });
    }
    const broken = written.flatMap((leftover, index): BrokenCell[] => {
      const reason = faultOf(states[index]!, repair);
      return reason === undefined ? [] : [{ leftover, reason }];
    });
    return {
      repaired: written.length - broken.length,
      broken: [...refused, ...broken],
      left: cells.length - done,
    };
  });
}

type RepairedCell = Leftover & { readonly formula: string };

/** How often cells that Excel refuses are looked for by writing halves. */
const mostTries = 64;

/** Writes the cells; where Excel refuses, in halves, until the cells at fault are found. Those are given back. */
async function enter(
  context: Excel.RequestContext,
  cells: readonly RepairedCell[],
  budget: { tries: number },
): Promise<BrokenCell[]> {
  try {
    writeFormulas(context, cells);
    await context.sync();
    return [];
  } catch (error) {
    if (cells.length === 1 || budget.tries <= 0) {
      const reason = `Excel refused it: ${error instanceof Error ? error.message : String(error)}`;
      return cells.map((leftover) => ({ leftover, reason }));
    }
    budget.tries -= 2;
    const middle = Math.ceil(cells.length / 2);
    const first = await enter(context, cells.slice(0, middle), budget);
    return [...first, ...(await enter(context, cells.slice(middle), budget))];
  }
}

const mostLooks = 20;
const betweenLooks = 250;

/** The cells once the add-in has answered, or as they are after some seconds. */
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

function isPending(value: unknown): boolean {
  return value === "#GETTING_DATA" || value === "#BUSY!";
}

/** Why a cell still does not work; undefined where it does. An error of its own, such as #VALUE!, is the function's answer. */
function faultOf({ formula, value }: CellState, repair: FormulaRepair): string | undefined {
  const remains = repair(String(formula), { showsName: false, inTable: true });
  if (remains) return "Excel wrote it as it was before: it does not have the add-in's functions.";
  if (value === "#NAME?") return "It still shows #NAME?: something else in it has no meaning to Excel.";
  if (value === "#SPILL!") return "Its result needs more cells, and some of them are not empty.";
  return isPending(value) ? "The add-in has not answered yet." : undefined;
}

import { formatAddress } from "../addresses";
import { Problem } from "../../base/problem";
import { describeError, runExcel, runOneStep, runWrite } from "../run";
import { takeBack, type Changes } from "./take-back";
import { rememberWrite, type Write } from "./undo";

export interface WriteOptions<C> {
  readonly kind: Write["kind"];
  /** What is said first where the write fails: "The sample was not inserted." */
  readonly what: string;
  /**
   * True where Excel may refuse single cells and the write goes on. Such a write is several steps of Excel's own undo: Microsoft does
   * not say what a refused call does to one step, and a step that Excel refuses would look like cells that it refuses.
   */
  readonly goesOnWhenRefused?: boolean;
  /** Called before each step with what it does and the share that is done. */
  readonly onProgress?: (step: string, done: number) => void;
  /** The signal ends the write between two steps. The workbook is then as it was before, and the outcome is returned. */
  readonly cancel?: { readonly signal: AbortSignal | undefined; readonly outcome: C };
}

/** A write at work. */
export interface Writing {
  readonly context: Excel.RequestContext;
  /** What the write adds and replaces. Its caller enters that here before it does it, so that a failure can be taken back. */
  readonly changes: Changes;
  /** Adds a sheet and enters it among the changes. */
  readonly addSheet: (name: string) => Promise<Excel.Worksheet>;
  /** Does the steps one after the other, in one round trip each. */
  readonly run: (steps: readonly Step[]) => Promise<void>;
  /** Leaves the write to Undo; `address` is that of the cells that were written. The last thing that a caller does. */
  readonly remember: (address: string) => Promise<Write>;
}

export interface Step {
  /** What it does, for people: "Drawing charts". */
  readonly words: string;
  /** Name of the sheet that is added before. */
  readonly addsSheet?: string;
  readonly work: () => void;
}

/**
 * The one way in which the add-in writes to a workbook. Writes come one after the other, and a write that fails or is cancelled
 * is taken back. Where Excel refuses that too, the problem says what is left, and Undo can take it back later. A write is one step
 * of Excel's own undo where Excel has that; `work` is called again where Excel refuses the step.
 */
export function write<T, C = never>(
  { kind, what, goesOnWhenRefused = false, onProgress, cancel }: WriteOptions<C>,
  work: (writing: Writing) => Promise<T>,
): Promise<T | C> {
  const runBatch = goesOnWhenRefused ? runWrite : runOneStep;
  return runBatch(what, async (context): Promise<T | C> => {
    const { application, worksheets } = context.workbook;
    const active = worksheets.getActiveWorksheet().load("id");
    const changes: Changes = {
      addedSheets: [],
      addedTables: [],
      addedNames: [],
      replaced: [],
      reentered: [],
      renamed: [],
      rules: [],
      addedRows: [],
    };
    const sheetNames: string[] = [];
    const remember = (address: string) =>
      rememberWrite(context, { ...changes, kind, address, activeSheet: active.id });
    const refuseCancelled = (): void => {
      if (cancel?.signal?.aborted) throw cancelled;
    };
    // By its id alone a new sheet can be taken back: a sheet of that name can be somebody else's.
    const addSheet = async (name: string): Promise<Excel.Worksheet> => {
      const sheet = worksheets.add(name).load("id");
      await context.sync();
      changes.addedSheets.push(sheet.id);
      sheetNames.push(name);
      return sheet;
    };
    const run = async (steps: readonly Step[]): Promise<void> => {
      for (const [at, step] of steps.entries()) {
        refuseCancelled();
        onProgress?.(step.words, (at + 1) / (steps.length + 1));
        if (step.addsSheet !== undefined) await addSheet(step.addsSheet);
        application.suspendApiCalculationUntilNextSync();
        application.suspendScreenUpdatingUntilNextSync();
        step.work();
        await context.sync();
      }
      refuseCancelled();
    };
    onProgress?.("Looking at the workbook", 0);
    try {
      return await work({ context, changes, addSheet, run, remember });
    } catch (error) {
      const left = traces(changes, sheetNames);
      if (left.length > 0) {
        try {
          // The batch that failed is over, so this is a batch of its own.
          await runExcel(what, (fresh) => takeBack(fresh, { ...changes, activeSheet: active.id }));
        } catch (refusal) {
          await remember(left[0]!.address);
          const reasons = error === cancelled ? [] : describeError(what, error).reasons;
          throw notTakenBack(what, reasons, left, describeError(what, refusal).reasons);
        }
      }
      if (cancel && error === cancelled) return cancel.outcome;
      throw error;
    }
  });
}

const cancelled = new Error("The write was cancelled.");

/** Where a write has changed the workbook: in words, and as the address that Undo shows. */
interface Trace {
  readonly words: string;
  readonly address: string;
}

function traces(
  { replaced, addedRows, reentered, renamed, rules }: Changes,
  sheets: readonly string[],
): Trace[] {
  const first = { row: 0, column: 0, rowCount: 1, columnCount: 1 };
  const counted = (count: number, noun: string): Trace[] => {
    const words = `${count} ${noun}${count === 1 ? "" : "s"}`;
    return count === 0 ? [] : [{ words, address: words }];
  };
  return [
    ...sheets.map((sheet) => ({ words: `the sheet ${sheet}`, address: formatAddress({ sheet, ...first }) })),
    ...[...replaced.map(({ snapshot }) => snapshot.block), ...addedRows.map(({ block }) => block)]
      .map(formatAddress)
      .map((address) => ({ words: address, address })),
    ...counted(reentered.length, "cell"),
    ...counted(renamed.length, "name"),
    ...counted(rules.length, "conditional format"),
  ];
}

function notTakenBack(
  what: string,
  reasons: readonly string[],
  left: readonly Trace[],
  refusals: readonly string[],
): Problem {
  const where = left.map(({ words }) => words).join(", ");
  return new Problem(
    what,
    [
      ...reasons,
      `What was written before that is still there (${where}), as it could not be taken back:`,
      ...refusals,
    ],
    "Choose Undo to take it back.",
  );
}

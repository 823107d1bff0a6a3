import { describeError, runExcel, runOneStep, runWrite } from "../run";
import { noChanges, type AddedSheet, type Changes } from "./changes";
import { firstAddress, placesOf } from "./places";
import { prepareTakeBack } from "./take-back";
import { rememberWrite, type Write } from "./undo";
import { UnfinishedProblem } from "./unfinished";

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
  /** Does the steps one after the other, in one round trip each where Excel on the web takes so much. */
  readonly run: (steps: readonly Step[]) => Promise<void>;
  /** Leaves the write to Undo; `address` is that of the cells that were written. The last thing that a caller does. */
  readonly remember: (address: string) => Promise<Write>;
}

export interface Step {
  /** What it does, for people: "Drawing charts". */
  readonly words: string;
  /** Name of the sheet that is added before. */
  readonly addsSheet?: string;
  /** Queues what is written. Where that is more than one request takes, it sends a part of it itself. */
  readonly work: () => void | Promise<void>;
}

/**
 * The one way in which the add-in writes to a workbook. Writes come one after the other, and a write that fails or is cancelled
 * is taken back. Where Excel refuses that too, the problem says where something may be left, and Undo can take it back later. A write is one step
 * of Excel's own undo where Excel has that; `work` is called again where Excel refuses the step.
 */
export function write<T, C = never>(
  { kind, what, goesOnWhenRefused = false, onProgress, cancel }: WriteOptions<C>,
  work: (writing: Writing) => Promise<T>,
): Promise<T | C> {
  const runBatch = goesOnWhenRefused ? runWrite : runOneStep;
  return runBatch(what, async (context): Promise<T | C> => {
    const { application, worksheets } = context.workbook;
    onProgress?.("Looking at the workbook", 0);
    const active = worksheets.getActiveWorksheet().load("id");
    worksheets.load("items/id, items/name");
    await context.sync();
    const sheets = worksheets.items.map(({ id, name }) => ({ id, name }));
    const changes = noChanges();
    const additions = () => ({ ...changes, activeSheet: active.id, sheets });
    const remember = (address: string) => rememberWrite(context, { ...additions(), kind, address });
    const refuseCancelled = (): void => {
      if (cancel?.signal?.aborted) throw cancelled;
    };
    // By its id a new sheet is taken back: a sheet of that name can be somebody else's.
    const addSheet = async (name: string): Promise<Excel.Worksheet> => {
      const added: AddedSheet = { name };
      changes.addedSheets.push(added);
      const sheet = worksheets.add(name).load("id");
      await context.sync();
      added.id = sheet.id;
      return sheet;
    };
    const run = async (steps: readonly Step[]): Promise<void> => {
      for (const [at, step] of steps.entries()) {
        refuseCancelled();
        onProgress?.(step.words, (at + 1) / (steps.length + 1));
        if (step.addsSheet !== undefined) await addSheet(step.addsSheet);
        application.suspendApiCalculationUntilNextSync();
        application.suspendScreenUpdatingUntilNextSync();
        await step.work();
        await context.sync();
      }
      refuseCancelled();
    };
    try {
      return await work({ context, changes, addSheet, run, remember });
    } catch (error) {
      const places = placesOf(additions());
      if (places.length > 0) {
        try {
          // The batch that failed is over, so this is a batch of its own.
          await runExcel(what, async (fresh) => (await prepareTakeBack(fresh, additions()))());
        } catch (refusal) {
          await remember(firstAddress(additions()));
          const reasons = error === cancelled ? [] : describeError(what, error).reasons;
          throw unfinished(what, reasons, places, describeError(what, refusal).reasons);
        }
      }
      if (cancel && error === cancelled) return cancel.outcome;
      throw error;
    }
  });
}

const cancelled = new Error("The write was cancelled.");

/** What failed, where a part of the write may be left, and why that could not be taken back. */
function unfinished(
  what: string,
  reasons: readonly string[],
  places: readonly string[],
  refusals: readonly string[],
): UnfinishedProblem {
  const said = `It could not all be taken back. These may still hold what was written: ${places.join(", ")}.`;
  const others = refusals.filter((refusal) => !reasons.includes(refusal));
  return new UnfinishedProblem("write", what, [...reasons, said, ...others], remedy);
}

const remedy = "Choose Undo to take it back, or Try again, which takes it back and writes it anew.";

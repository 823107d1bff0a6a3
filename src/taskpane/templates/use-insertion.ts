import { useRef, useState } from "react";
import { asProblem, type Problem } from "../../base/problem";
import type { Template } from "../../excel/sheets/description";
import { insertTemplate } from "../../excel/sheets/write-sheets";
import { lastWrite, undoLastWrite, type Write } from "../../excel/writes/undo";
import { UnfinishedProblem } from "../../excel/writes/unfinished";
import { useLastWrite } from "../state/use-observable";
import { askToLose } from "../undo/undo-question";

/** What a template's buttons are doing, or have done. */
export type Insertion =
  | { readonly kind: "inserting"; readonly step: string; readonly done: number }
  | { readonly kind: "inserted"; readonly write: Write; readonly result: string }
  | { readonly kind: "undoing" }
  | { readonly kind: "over"; readonly result: string }
  /** The write is what has remained in the workbook. */
  | { readonly kind: "failed"; readonly problem: Problem; readonly write?: Write };

/** Inserts templates one at a time, and takes the last one back. */
export function useInsertion() {
  const [state, setState] = useState<{ readonly id: string; readonly insertion: Insertion }>();
  const last = useLastWrite();
  const abort = useRef<AbortController>(undefined);
  /** The last attempt once more. */
  const again = useRef<() => Promise<void>>(undefined);
  const kind = state?.insertion.kind;

  /** `fill` puts figures into the template first. */
  async function insert(template: Template, fill?: () => Promise<Template>): Promise<void> {
    const set = (insertion: Insertion): void => setState({ id: template.id, insertion });
    abort.current = new AbortController();
    set({ kind: "inserting", step: fill ? "Asking the exchange" : "Starting", done: 0 });
    again.current = () => insert(template, fill);
    try {
      const outcome = await insertTemplate(fill ? await fill() : template, {
        signal: abort.current.signal,
        onProgress: (step, done) => set({ kind: "inserting", step, done }),
      });
      if (outcome.kind === "cancelled")
        set({ kind: "over", result: "Cancelled. The workbook is unchanged." });
      else set({ kind: "inserted", write: outcome.write, result: `Added ${listed(outcome.sheets)}.` });
    } catch (error) {
      const write = error instanceof UnfinishedProblem ? lastWrite() : undefined;
      set({ kind: "failed", problem: asProblem("The template was not inserted.", error), write });
    }
  }

  async function undo(id: string): Promise<boolean> {
    const before = state;
    setState({ id, insertion: { kind: "undoing" } });
    try {
      const isUndone = await undoLastWrite(askToLose);
      if (isUndone) setState({ id, insertion: { kind: "over", result: "Removed from the workbook." } });
      else setState(before);
      return isUndone;
    } catch (error) {
      const problem = asProblem("The template was not removed.", error);
      setState({ id, insertion: { kind: "failed", problem, write: lastWrite() } });
      return false;
    }
  }

  return {
    isBusy: kind === "inserting" || kind === "undoing",
    insertionOf: (id: string) => (state?.id === id ? state.insertion : undefined),
    canUndo: (insertion: Insertion | undefined) =>
      (insertion?.kind === "inserted" || insertion?.kind === "failed") &&
      insertion.write !== undefined &&
      insertion.write === last,
    insert,
    insertAgain: async (template: Template) => {
      if (await undo(template.id)) await again.current?.();
    },
    cancel: () => abort.current?.abort(),
    undo,
    dismiss: () => setState(undefined),
  };
}

export type Inserting = ReturnType<typeof useInsertion>;

/** The sheets as a sentence names them: "the sheet Hedge planner", "the sheets Prices and Results". */
function listed(sheets: readonly string[]): string {
  if (sheets.length === 1) return `the sheet ${sheets[0]}`;
  return `the sheets ${sheets.slice(0, -1).join(", ")} and ${sheets.at(-1)}`;
}

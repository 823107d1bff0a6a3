import { observable } from "../../base/observable";
import type { Loss } from "../../excel/writes/undo";

/** What Undo would lose, and what the user's answer is given to. */
export interface UndoQuestion {
  readonly losses: readonly Loss[];
  readonly answer: (agreed: boolean) => void;
}

/** The question that is open. */
export const undoQuestion = observable<UndoQuestion | undefined>(undefined);

/** Asks in the pane whether Undo may lose what was changed since the write. */
export function askToLose(losses: readonly Loss[]): Promise<boolean> {
  undoQuestion.get()?.answer(false);
  const asker = document.activeElement;
  return new Promise((resolve) => {
    undoQuestion.set({
      losses,
      answer: (agreed) => {
        undoQuestion.set(undefined);
        resolve(agreed);
        // Once the dialog is gone, the focus is where it was.
        if (asker instanceof HTMLElement) requestAnimationFrame(() => asker.focus());
      },
    });
  });
}

/** What is lost, a sentence for each sheet. */
export function describeLoss({ kind, where, cells, isUnknown }: Loss): string {
  if (isUnknown) {
    const does = kind === "sheet" ? `deletes the sheet ${where}` : `puts back what ${where} held before`;
    return `Undo ${does}. Excel did not let Ballast read what was written there, so anything that you entered since is lost too.`;
  }
  const filled = cells === 1 ? "1 cell was" : `${cells} cells were`;
  return kind === "sheet"
    ? `Undo deletes the sheet ${where}, where ${filled} filled or changed since it was written.`
    : `Undo puts back what ${where} held before, where ${filled} filled or changed since.`;
}

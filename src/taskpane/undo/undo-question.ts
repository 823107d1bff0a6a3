import type { Loss } from "../../excel/writes/undo";

/** What Undo would lose, and what the user's answer is given to. */
export interface UndoQuestion {
  readonly losses: readonly Loss[];
  readonly answer: (agreed: boolean) => void;
}

let current: UndoQuestion | undefined;
const listeners = new Set<() => void>();

/** Asks in the pane whether Undo may lose what was changed since the write. */
export function askToLose(losses: readonly Loss[]): Promise<boolean> {
  current?.answer(false);
  const asker = document.activeElement;
  return new Promise((resolve) => {
    know({
      losses,
      answer: (agreed) => {
        know(undefined);
        resolve(agreed);
        // Once the dialog is gone, the focus is where it was.
        if (asker instanceof HTMLElement) requestAnimationFrame(() => asker.focus());
      },
    });
  });
}

/** The question that stands. */
export function undoQuestion(): UndoQuestion | undefined {
  return current;
}

/** Calls the listener whenever a question is asked or answered; the result ends it. */
export function onUndoQuestionChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is lost, a sentence for each sheet. */
export function describeLoss({ kind, where, cells }: Loss): string {
  const filled = cells === 1 ? "1 cell was" : `${cells} cells were`;
  return kind === "sheet"
    ? `Undo deletes the sheet ${where}, where ${filled} filled or changed since it was written.`
    : `Undo puts back what ${where} held before, where ${filled} filled or changed since.`;
}

function know(next: UndoQuestion | undefined): void {
  current = next;
  listeners.forEach((listener) => listener());
}

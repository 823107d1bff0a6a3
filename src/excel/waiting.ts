import { observable } from "../base/observable";

/**
 * Why Excel leaves a call unanswered. While a cell is edited Excel holds calls back. `unknown` is everything else: Excel
 * calculates, shows a dialog, or edits a cell and holds back the question about it too.
 */
export type Wait = "edit" | "unknown";

/** Set while Excel leaves the add-in waiting. */
export const waiting = observable<Wait | undefined>(undefined);

/** Awaits Excel's answer to a call. What keeps it for longer than a second is found out and told in `waiting`. */
export async function awaitExcel<T>(call: Promise<T>): Promise<T> {
  const joined = (watch ??= begin());
  joined.calls += 1;
  try {
    return await call;
  } finally {
    joined.calls -= 1;
    if (joined.calls === 0) end(joined);
  }
}

/** Excel's codes for a call that it refuses because a cell is edited: the one in its documentation, and the one it gives. */
const editCodes: readonly string[] = ["InvalidOperation", "InvalidOperationInCellEditMode"];

/** From the first unanswered call until there is none. */
interface Watch {
  calls: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

let watch: Watch | undefined;

/** Milliseconds until Excel is asked what it is doing, and until it counts as giving no answer to that. */
const patience = 1000;

function begin(): Watch {
  const begun: Watch = { calls: 0, timer: undefined };
  begun.timer = setTimeout(() => void look(begun), patience);
  return begun;
}

function end(ended: Watch): void {
  clearTimeout(ended.timer);
  watch = undefined;
  tell(undefined);
}

/** Excel that answers is at work on the calls: then there is nothing to tell. It is asked again until all are answered. */
async function look(looking: Watch): Promise<void> {
  looking.timer = setTimeout(() => tell("unknown"), patience);
  const isEdited = await isCellEdited();
  if (watch !== looking) return;
  clearTimeout(looking.timer);
  tell(isEdited ? "edit" : undefined);
  looking.timer = setTimeout(() => void look(looking), patience);
}

function tell(wait: Wait | undefined): void {
  if (waiting.get() !== wait) waiting.set(wait);
}

/** Excel has no word for it, but while a cell is edited it refuses a call that is not to be held back until the edit ends. */
async function isCellEdited(): Promise<boolean> {
  try {
    await Excel.run({ delayForCellEdit: false }, async (context) => {
      context.workbook.application.load("calculationMode");
      await context.sync();
    });
    return false;
  } catch (error) {
    return editCodes.includes((error as { code?: string }).code ?? "");
  }
}

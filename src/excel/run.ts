import { Problem } from "../base/problem";
import { isTurkish } from "./language";

/** Runs a batch against the workbook. What fails is thrown as a Problem that begins with `what`: "The holdings were not read." */
export async function runExcel<T>(
  what: string,
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: true }, batch);
  } catch (error) {
    throw describeError(what, error);
  }
}

/**
 * Runs a batch that changes the workbook after all batches that were begun before it, as the pane, the ribbon and Undo write one
 * at a time. A batch must never wait for one that it begins itself.
 */
export function runWrite<T>(what: string, batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  const turn = before.then(() => runExcel(what, batch));
  before = turn.catch(() => undefined);
  return turn;
}

/** Settles when the last write is over. */
let before: Promise<unknown> = Promise.resolve();

/** An error of Excel's in words; a Problem is one already. */
export function describeError(what: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, message } = error as { code?: string; message?: string };
  const known = explanations[code ?? ""];
  if (known) return new Problem(what, [known.reason], known.remedy);
  if (code === "InvalidArgument" && isTurkish())
    return new Problem(what, [refusedInTurkish.reason], refusedInTurkish.remedy);
  const detail = message ? `Excel says: ${message}` : `Excel gave no reason: ${String(error)}`;
  return new Problem(what, [code && code !== message ? `${detail} (${code})` : detail], "Try again.");
}

/** @see https://github.com/OfficeDev/office-js/issues/6614 */
const refusedInTurkish = {
  reason:
    "Excel refused something in it. In Turkish, Excel does not take formulas with functions of add-ins from an add-in.",
  remedy:
    "Enter the formula by hand, write values, or choose another display language under File > Options > Language and start Excel again.",
};
const protectedSheet = {
  reason: "The sheet or the workbook is protected or read-only.",
  remedy: "Unprotect it on the Review tab, or save an editable copy, then try again.",
};
const missing = {
  reason: "The sheet, table or cells are no longer in the workbook.",
  remedy: "Select the cells as they are now, and use the selection again.",
};
const oneRange = {
  reason: "More than one area, or no cells at all, are selected.",
  remedy: "Select one block of cells.",
};
const editing = {
  reason: "A cell is being edited.",
  remedy: "Press Enter or Esc in the sheet, then try again.",
};
const busy = { reason: "Excel is busy.", remedy: "Wait a moment, then try again." };
const tooMuch = {
  reason: "It is more than Excel takes at once.",
  remedy: "Use fewer rows, or desktop Excel, which takes more than the web.",
};
const tooOld = {
  reason: "This version of Excel lacks something that the add-in needs.",
  remedy: "Update Excel, or open the workbook in Excel on the web.",
};

/** Excel's error codes (@see https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling). */
const explanations: Readonly<Record<string, { reason: string; remedy: string }>> = {
  AccessDenied: protectedSheet,
  InactiveWorkbook: busy,
  InvalidOperationInCellEditMode: editing,
  InvalidSelection: oneRange,
  ItemNotFound: missing,
  InvalidReference: missing,
  MergedRangeConflict: {
    reason: "Some of the cells are merged, or belong to a table.",
    remedy: "Select other cells, or unmerge these on the Home tab, then try again.",
  },
  OperationCellsExceedLimit: { reason: "Too many cells at once.", remedy: "Select fewer rows." },
  RangeExceedsLimit: { reason: "Too many cells at once.", remedy: "Select fewer rows." },
  RequestAborted: busy,
  RequestPayloadSizeLimitExceeded: tooMuch,
  ResponsePayloadSizeLimitExceeded: tooMuch,
  HostRestartNeeded: { reason: "Excel has to be restarted.", remedy: "Save the workbook and restart Excel." },
  ApiNotFound: tooOld,
  ApiNotAvailable: tooOld,
  UnsupportedOperation: tooOld,
};

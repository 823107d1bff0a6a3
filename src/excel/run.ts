import { Problem } from "../base/problem";
import { isTurkish } from "./language";
import { awaitExcel } from "./waiting";

type Batch<T> = (context: Excel.RequestContext) => Promise<T>;

/**
 * Runs a batch against the workbook, once no cell is being edited. What fails is thrown as a Problem that begins with `what`: "The
 * holdings were not read." With the context of an earlier batch, the batch goes on with its objects.
 */
export async function runExcel<T>(
  what: string,
  batch: Batch<T>,
  earlier?: OfficeExtension.ClientRequestContext,
): Promise<T> {
  try {
    return await run(batch, { previousObjects: earlier });
  } catch (error) {
    throw describeError(what, error);
  }
}

/**
 * Runs a batch that changes the workbook after all batches that were begun before it, as the pane, the ribbon and Undo write one
 * at a time. A batch must never wait for one that it begins itself.
 */
export function runWrite<T>(what: string, batch: Batch<T>): Promise<T> {
  return inTurn(() => runExcel(what, batch));
}

/**
 * Runs a batch that changes the workbook in its turn, and as one step of Excel's own undo where Excel has that. Excel has refused
 * calls in such a batch that it takes otherwise (office-js#6255, #6491, #6711): a batch that it refuses is run again without, and
 * when that succeeds, so are all later ones. Any of its round trips may be the one that is refused, so a look at the first would
 * not tell. Instead the batch must take back what it has written before it fails. A Problem is not Excel's, and is final.
 */
export function runOneStep<T>(what: string, batch: Batch<T>): Promise<T> {
  return inTurn(async () => {
    const hasSteps = takesSteps && Office.context.requirements.isSetSupported("ExcelApi", "1.20");
    if (!hasSteps) return runExcel(what, batch);
    try {
      return await run(batch, { mergeUndoGroup: true });
    } catch (error) {
      if (!(error instanceof OfficeExtension.Error)) throw describeError(what, error);
    }
    const result = await runExcel(what, batch);
    takesSteps = false;
    return result;
  });
}

/** False once Excel has refused a batch as one step and taken it otherwise. */
let takesSteps = true;

/** The one call of Excel: it waits until no cell is being edited, and the pane says so. */
function run<T>(batch: Batch<T>, options: Excel.RunOptions): Promise<T> {
  return awaitExcel(Excel.run({ delayForCellEdit: true, ...options }, batch));
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = before.then(work);
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
  if (!known && code === "InvalidArgument" && isTurkish())
    return new Problem(what, [refusedInTurkish.reason], refusedInTurkish.remedy);
  const detail = message ? `Excel says: ${message}` : `Excel gave no reason: ${String(error)}`;
  const said = code && code !== message ? `${detail} (${code})` : detail;
  return new Problem(what, [known?.reason ?? said], known?.remedy ?? "Try again.");
}

/** @see https://github.com/OfficeDev/office-js/issues/6614 */
const refusedInTurkish = {
  reason:
    "Excel refused something in it. In Turkish, Excel does not take formulas with functions of add-ins from an add-in.",
  remedy:
    "Enter the formula by hand, write values, or choose another display language under File > Options > Language and restart Excel.",
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
const explanations: Readonly<Record<string, { reason?: string; remedy: string }>> = {
  AccessDenied: protectedSheet,
  InactiveWorkbook: busy,
  // Of many things that Excel refuses only one is an edit, so its own words stay.
  InvalidOperation: { remedy: "If a cell is being edited, press Enter or Esc in the sheet. Then try again." },
  InvalidOperationInCellEditMode: {
    reason: "A cell is being edited.",
    remedy: "Press Enter or Esc in the sheet, then try again.",
  },
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
  UndoNotSupported: {
    reason: "Excel’s own undo cannot take a part of it back.",
    remedy: "Save the workbook, then try again.",
  },
  UnsupportedOperation: tooOld,
};

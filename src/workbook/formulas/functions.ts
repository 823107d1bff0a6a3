import type { CellContent, Matrix } from "../../excel/formulas/values";

/** What a worksheet function gives: values, and the message of an error among them. */
export interface Outcome {
  readonly values: Matrix;
  readonly message: (row: number, column: number) => string | undefined;
}

type WorksheetFunction = (...given: readonly (Matrix | null)[]) => unknown;

/**
 * The worksheet functions themselves. functions.js, which the page loads first and which registers them with Excel, leaves them
 * here by their names in the code; the pane asks them for the message that Excel on the desktop may hide.
 */
declare global {
  var BallastFunctions: Readonly<Record<string, WorksheetFunction>> | undefined;
}

/** Calls a worksheet function as Excel does; undefined where the page did not load it. */
export async function callWorksheetFunction(
  name: string,
  given: readonly (Matrix | null)[],
): Promise<Outcome | undefined> {
  const called = find(name);
  if (!called) return undefined;
  try {
    return outcomeOf((await called(...given)) as unknown[][]);
  } catch (error) {
    return outcomeOf([[error]]);
  }
}

/** PERP.PNL is perpPnl in the code. */
function find(name: string): WorksheetFunction | undefined {
  const wanted = name.replace(".", "").toLowerCase();
  const functions = globalThis.BallastFunctions ?? {};
  const key = Object.keys(functions).find((candidate) => candidate.toLowerCase() === wanted);
  return key === undefined ? undefined : functions[key];
}

function outcomeOf(rows: readonly (readonly unknown[])[]): Outcome {
  return {
    values: rows.map((row) => row.map(contentOf)),
    message: (row, column) => {
      const value = rows[row]?.[column];
      return isError(value) && value.message ? value.message : undefined;
    },
  };
}

function contentOf(value: unknown): CellContent {
  if (isError(value)) return value.code;
  return typeof value === "number" || typeof value === "string" || typeof value === "boolean"
    ? value
    : "#VALUE!";
}

function isError(value: unknown): value is CustomFunctions.Error {
  return value instanceof CustomFunctions.Error;
}

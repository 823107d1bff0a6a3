import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";
import { declarations } from "../../src/functions/cells/declaration";
import { failureOf } from "../../src/functions/cells/spill";
import { toShownDouble, type Rational } from "../support/rational";

/** An error value as a cell shows it, with its message. */
export interface ErrorCell {
  readonly error: string;
  readonly message: string | undefined;
}

export type Result = number | string | boolean | ErrorCell;
export type WorksheetFunction = (...given: never[]) => unknown[][];

/** The runtime's own classes, with what their script asks of a page: it puts them into the window that it finds. */
export function loadCustomFunctions(): typeof CustomFunctions {
  const nothing = () => undefined;
  const script = "custom-functions-runtime.debug.js";
  const element = {
    src: `https://localhost/${script}`,
    getAttribute: () => null,
    setAttribute: nothing,
    appendChild: nothing,
  };
  const storage = { getItem: () => null, setItem: nothing };
  const page: Record<string, unknown> = {
    addEventListener: nothing,
    console,
    document: {
      addEventListener: nothing,
      createElement: () => ({ ...element }),
      documentElement: {},
      getElementsByTagName: () => [element],
      readyState: "complete",
    },
    history: {},
    localStorage: storage,
    location: { hash: "", href: "", search: "" },
    navigator: { userAgent: "" },
    sessionStorage: storage,
    setTimeout: nothing,
    XMLHttpRequest: nothing,
  };
  page.window = page.self = page;
  const source = readFileSync(
    createRequire(__filename).resolve(`@microsoft/office-js/dist/${script}`),
    "utf8",
  );
  vm.runInNewContext(source, page, { filename: script });
  return page.CustomFunctions as typeof CustomFunctions;
}

/** Read once: every use of a global is slow in Jest's contexts. */
const { isFinite } = Number;

globalThis.CustomFunctions = loadCustomFunctions();

/** What a cell shows of an exact value. */
export function asShown(value: Rational): Result {
  const double = toShownDouble(value);
  return isFinite(double) ? double : inputError("#NUM!");
}

/** Calls a worksheet function as Excel does: a single value is a matrix of one cell, an omitted argument is null. */
export function call(worksheetFunction: WorksheetFunction, ...given: unknown[]): Result[][] {
  try {
    return worksheetFunction(...(given.map(asMatrix) as never[])).map((row) => row.map(asResult));
  } catch (thrown) {
    if (!(thrown instanceof CustomFunctions.Error)) throw thrown;
    return [[asResult(thrown)]];
  }
}

/** The same of a function that may give a promise. */
export async function callAndWait(
  worksheetFunction: (...given: never[]) => unknown,
  ...given: unknown[]
): Promise<Result[][]> {
  try {
    const rows = (await worksheetFunction(...(given.map(asMatrix) as never[]))) as unknown[][];
    return rows.map((row) => row.map(asResult));
  } catch (thrown) {
    return [[asResult(thrown)]];
  }
}

/** The only cell of a result. */
export function cell(worksheetFunction: WorksheetFunction, ...given: unknown[]): Result {
  const result = call(worksheetFunction, ...given);
  if (result.length !== 1 || result[0]!.length !== 1) throw new Error("The result is not one cell");
  return result[0]![0]!;
}

/** Values as a column. */
export function column(...values: unknown[]): unknown[][] {
  return values.map((value) => [value]);
}

export function valueError(message: string): ErrorCell {
  return { error: "#VALUE!", message };
}

export function notAvailable(message: string): ErrorCell {
  return { error: "#N/A", message };
}

export function inputError(error: string): ErrorCell {
  return { error, message: undefined };
}

function asMatrix(given: unknown): unknown {
  return given === null || given === undefined ? null : Array.isArray(given) ? given : [[given]];
}

/** An error as it goes over the wire; whatever else a cell may hold is a value. It throws itself, as a call of `expect` is slow. */
function asResult(value: unknown): Result {
  if (typeof value === "number" ? isFinite(value) : typeof value === "string" || typeof value === "boolean")
    return value as Result;
  if (!(value instanceof CustomFunctions.Error)) throw new Error(`No cell holds ${String(value)}`);
  const { code, message } = JSON.parse(JSON.stringify(value)) as { code: string; message?: string };
  const undeclared = failureOf(value)?.about.find(({ argument }) => !isDeclared(argument, message));
  if (undeclared) throw new Error(`The function declares no argument ${undeclared.argument}`);
  return { error: code, message };
}

/** Whether the function that a message begins with has such an argument. */
function isDeclared(argument: string, message = ""): boolean {
  return argument in (declarations.get(message.slice(0, message.indexOf(":"))) ?? {});
}

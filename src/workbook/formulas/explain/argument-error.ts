import { cellName, formatAddress, type Block } from "../../../excel/addresses";
import { isErrorName, meet, type Matrix } from "../../../excel/formulas/values";
import type { FunctionDoc } from "../function-doc";
import type { About, Failure, Outcome } from "../functions";
import type { EvaluatedArgument, EvaluatedCall } from "./evaluate";
import { finding, type Finding } from "./finding";

/**
 * Explains the error in a cell by the function that gives it: by its own message, by the input cell whose error it passes on, or
 * by its documentation. Inner calls come before the calls around them.
 */
export function explainArgumentError(
  calls: readonly EvaluatedCall[],
  shown: string,
  row: number,
  column: number,
): Finding | undefined {
  for (const [index, one] of calls.entries()) {
    const outcome = one.outcome ?? certain(one);
    const at = outcome && outcome.values.length > 1 ? row : 0;
    const across = outcome && outcome.values[0]!.length > 1 ? column : 0;
    if (!outcome || meet(outcome.values, at, across) !== shown) continue;
    const failure = outcome.failure(at, across);
    if (failure) return refused(one, index, failure, shown);
    return passedOn(one, index, shown, row, column) ?? documented(one, shown);
  }
  return explainPassedOn(calls, shown, row, column) ?? unexplained(calls, shown);
}

/** Finds the input cell whose error our functions pass on. */
export function explainPassedOn(
  calls: readonly EvaluatedCall[],
  shown: string,
  row: number,
  column: number,
): Finding | undefined {
  return calls
    .map((one, index) => passedOn(one, index, shown, row, column))
    .find((found) => found !== undefined);
}

/** A guess is certain if it fails over known arguments alone, because then the unknown ones do not matter. */
function certain({ guess, arguments: given, doc }: EvaluatedCall): Outcome | undefined {
  const about = guess?.failure(0, 0)?.about ?? [];
  const isKnown = about.every(({ argument }) => {
    const { isOmitted, values } = given[indexOf(doc, argument)] ?? {};
    return isOmitted === true || values !== undefined;
  });
  return about.length > 0 && isKnown ? guess : undefined;
}

function indexOf({ parameters }: FunctionDoc, argument: string): number {
  return parameters.findIndex(({ name }) => name === argument);
}

function refused(
  { doc, arguments: given }: EvaluatedCall,
  call: number,
  { message, about: [culprit] }: Failure,
  shown: string,
): Finding {
  if (!culprit) {
    const remedy =
      'Check the values above. Where this is expected, wrap the function: IFNA(…, "") leaves the cell blank.';
    return shown === "#N/A"
      ? finding(`${doc.name} has no answer for these values.`, message, remedy)
      : finding(`${doc.name} cannot calculate with these values.`, message, "Check the values above.");
  }
  const index = indexOf(doc, culprit.argument);
  const parameter = doc.parameters[index]!;
  const { block, isOmitted } = given[index]!;
  const cells = block && formatAddress(blockOf(block, culprit));
  const what =
    shown === "#N/A"
      ? `${doc.name} has no answer for this ${parameter.name}.`
      : `${doc.name} cannot use this ${parameter.name}.`;
  const where = cells ? `Change ${cells}` : isOmitted ? "Add it to the formula" : "Change it in the formula";
  return {
    ...finding(what, message, `${where}: ${lowerFirst(parameter.description)}`),
    cells,
    argument: { call, index },
  };
}

/** The cell that a failure is about, or all cells of the argument. */
function blockOf(block: Block, { row, column }: About): Block {
  return row === undefined && column === undefined ? block : cellOf(block, row ?? 0, column ?? 0);
}

function cellOf(block: Block, row: number, column: number): Block {
  return { ...block, row: block.row + row, column: block.column + column, rowCount: 1, columnCount: 1 };
}

/** Finds the first argument that holds the error itself. */
function passedOn(
  { doc, arguments: given }: EvaluatedCall,
  call: number,
  shown: string,
  row: number,
  column: number,
): Finding | undefined {
  for (const [index, argument] of given.entries()) {
    const cell = errorCell(argument, shown, row, column);
    const name = doc.parameters[index]?.name ?? "";
    if (!cell) continue;
    if (cell === "literal") {
      const what = "The error stands in the formula itself.";
      return {
        ...finding(what, `${name} is ${shown}.`, "Put a value in its place."),
        argument: { call, index },
      };
    }
    const address = formatAddress(cell);
    return {
      ...finding(
        `The error comes from ${address}.`,
        `${cellName(cell.row, cell.column)} shows ${shown}, and ${doc.name} passes it on as its ${name}.`,
        `Correct ${address}; this cell follows.`,
      ),
      cells: address,
      argument: { call, index },
    };
  }
  return undefined;
}

/** The cell of an argument that holds the error: the one at the position of the result, or any other. */
function errorCell(
  { values, block, text }: EvaluatedArgument,
  shown: string,
  row: number,
  column: number,
): Block | "literal" | undefined {
  if (!values) return undefined;
  const found = meet(values, row, column) === shown ? { row, column } : positionOfValue(values, shown);
  if (!found) return undefined;
  if (!block) return isErrorName(text) ? "literal" : undefined;
  return cellOf(block, values.length === 1 ? 0 : found.row, values[0]!.length === 1 ? 0 : found.column);
}

function positionOfValue(values: Matrix, wanted: string): { row: number; column: number } | undefined {
  for (const [row, cells] of values.entries()) {
    const column = cells.indexOf(wanted);
    if (column >= 0) return { row, column };
  }
  return undefined;
}

/** Explains an error without a message by the documentation of the function. */
function documented({ doc, arguments: given }: EvaluatedCall, shown: string): Finding {
  const reasons = doc.errors
    .filter((error) => error.startsWith(`${shown} `))
    .map((error) => `${doc.name} gives ${error.replace(/\s+/g, " ")}`);
  const first = given.find(({ block }) => block)?.block;
  return {
    ...finding(
      shown === "#NUM!"
        ? `${doc.name} comes to no number.`
        : `${doc.name} cannot calculate with these values.`,
      reasons.length > 0 ? reasons : `The function gives ${shown} for them.`,
      "Check the values above: a zero or a price with too many digits does this.",
    ),
    cells: first && formatAddress(first),
  };
}

/** Says what is known when our functions do not give this error with the known arguments. */
function unexplained(calls: readonly EvaluatedCall[], shown: string): Finding | undefined {
  const first = calls.find(({ outcome }) => !outcome) ?? calls[0];
  if (!first) return undefined;
  const { doc, arguments: given } = first;
  const tooMany = first.call.arguments.length - doc.parameters.length;
  if (tooMany > 0) {
    const takes = `${doc.name} takes ${doc.parameters.length}, the formula has ${first.call.arguments.length}.`;
    return finding(`${doc.name} has too many arguments.`, takes, "Remove the last ones from the formula.");
  }
  const open = given.flatMap(({ isOmitted, values, text }, index) =>
    isOmitted || values ? [] : [`${doc.parameters[index]!.name} (${text})`],
  );
  if (open.length > 0) {
    return finding(
      `${doc.name}, or what it is given, comes to ${shown}.`,
      `Only Excel calculates ${open.join(" and ")}, so the value is not known here.`,
      "In the formula bar select that part and press F9 to see its value, then Esc. Or put it into a cell of its own and refer to that.",
    );
  }
  if (calls.every(({ outcome }) => outcome)) {
    return finding(
      `${shown} comes from outside Ballast's functions.`,
      "With the values above they give results; another part of the formula turns them into an error.",
      "Check what the formula does with the results.",
    );
  }
  return finding(
    `${doc.name} gives ${shown}.`,
    doc.errors.filter((error) => error.startsWith(`${shown} `)).map((error) => error.replace(/\s+/g, " ")),
    "Check the values above.",
  );
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

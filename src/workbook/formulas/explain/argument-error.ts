import { cellName, formatAddress, type Block } from "../../../excel/addresses";
import { isErrorName, meet, type Matrix } from "../../../excel/formulas/values";
import type { Outcome } from "../functions";
import type { EvaluatedArgument, EvaluatedCall } from "./evaluate";
import { finding, type Finding } from "./finding";

/**
 * Why one of our functions gives the error that its cell shows: what the function itself says, the input cell whose error it
 * passes on, or what its documentation says of that error. The calls come with an inner one before the one around it.
 */
export function explainArgumentError(
  calls: readonly EvaluatedCall[],
  shown: string,
  row: number,
  column: number,
): Finding | undefined {
  for (const [index, one] of calls.entries()) {
    const outcome = one.outcome ?? trusted(one);
    const at = outcome && outcome.values.length > 1 ? row : 0;
    const across = outcome && outcome.values[0]!.length > 1 ? column : 0;
    if (!outcome || meet(outcome.values, at, across) !== shown) continue;
    const message = outcome.message(at, across);
    const place = { index, one, row, column };
    if (message !== undefined) return refused(place, message, shown);
    const passed = passedOn(place, shown);
    if (passed) return passed;
    return documented(one, shown);
  }
  return explainPassedOn(calls, shown, row, column) ?? unexplained(calls, shown);
}

/** The input cell from which an error comes that our functions only pass on. */
export function explainPassedOn(
  calls: readonly EvaluatedCall[],
  shown: string,
  row: number,
  column: number,
): Finding | undefined {
  return calls
    .map((one, index) => passedOn({ index, one, row, column }, shown))
    .find((found) => found !== undefined);
}

interface Place {
  readonly index: number;
  readonly one: EvaluatedCall;
  readonly row: number;
  readonly column: number;
}

/**
 * What a function says while some of its arguments are not known counts where it speaks of none of those: it would say the
 * same of the whole.
 */
function trusted({ guess, arguments: given, doc }: EvaluatedCall): Outcome | undefined {
  const message = guess?.message(0, 0);
  if (message === undefined) return undefined;
  const unknown = doc.parameters.filter((_, index) => !given[index]!.isOmitted && !given[index]!.values);
  return unknown.some(({ name }) => mentions(message, name)) ? undefined : guess;
}

function refused({ index, one }: Place, message: string, shown: string): Finding {
  const { doc, arguments: given } = one;
  const said = message.startsWith(`${doc.name}: `) ? message.slice(doc.name.length + 2) : message;
  const at = culprit(one, said);
  if (at === undefined) {
    const remedy =
      'Check the values above. Where this is to be expected, wrap the function: IFNA(…, "") leaves the cell blank.';
    return shown === "#N/A"
      ? finding(`${doc.name} has no answer for these values.`, message, remedy)
      : finding(`${doc.name} cannot calculate with these values.`, message, "Check the values above.");
  }
  const parameter = doc.parameters[at]!;
  const argument = given[at]!;
  const cells = argument.block && addressIn(argument.block, said);
  const what =
    shown === "#N/A"
      ? `${doc.name} has no answer for this ${parameter.name}.`
      : `${doc.name} cannot use this ${parameter.name}.`;
  const where = cells
    ? `Change ${cells}`
    : argument.isOmitted
      ? "Add it to the formula"
      : "Change it in the formula";
  return {
    ...finding(what, message, `${where}: ${lowerFirst(parameter.description)}`),
    ...(cells !== undefined && { cells }),
    argument: { call: index, index: at },
  };
}

/** The argument that a message speaks of: the one that it begins with, that it quotes, or the first that it names. */
function culprit({ doc, arguments: given }: EvaluatedCall, said: string): number | undefined {
  const names = doc.parameters.map(({ name }) => name);
  const [, a, lengthA, b, lengthB] = /^(\w+) has (\d+) values? and (\w+) has (\d+)/.exec(said) ?? [];
  if (a !== undefined) return names.indexOf(Number(lengthA) < Number(lengthB) ? a : b!);
  const [first = ""] = /^\w+/.exec(said) ?? [];
  // A single letter is an argument's name only where a verb or its place follows: "a must be a number".
  const isName = first.length > 1 || /^\w (\(|must|is|has|names)/.test(said);
  if (isName && names.includes(first)) return names.indexOf(first);
  const [, quoted] = /"([^"]+)"/.exec(said) ?? [];
  const holding = given.findIndex(({ values }) => quoted !== undefined && values?.flat().includes(quoted));
  if (holding >= 0) return holding;
  const named = names
    .map((name, index) => ({ index, at: name.length > 3 ? positionOf(said, name) : -1 }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  return named[0]?.index;
}

function mentions(text: string, name: string): boolean {
  return positionOf(text, name) >= 0;
}

function positionOf(text: string, name: string): number {
  return text.search(new RegExp(`\\b${name}\\b`));
}

/** The cell of which a message speaks in "entryPrice (row 2, column 3) must be ...", else all of the argument's cells. */
function addressIn(block: Block, said: string): string {
  const [, place = ""] = /^\w+ \(([^)]*)\)/.exec(said) ?? [];
  const [, row] = /\brow (\d+)\b/.exec(place) ?? [];
  const [, column] = /\bcolumn (\d+)\b/.exec(place) ?? [];
  const isSized = /\bby\b/.test(place);
  if (isSized || (row === undefined && column === undefined)) return formatAddress(block);
  return formatAddress(cellOf(block, Number(row ?? 1) - 1, Number(column ?? 1) - 1));
}

function cellOf(block: Block, row: number, column: number): Block {
  return { ...block, row: block.row + row, column: block.column + column, rowCount: 1, columnCount: 1 };
}

/** The first cell that an argument refers to and that holds the error itself. */
function passedOn({ index, one, row, column }: Place, shown: string): Finding | undefined {
  for (const [at, argument] of one.arguments.entries()) {
    const cell = errorCell(argument, shown, row, column);
    const name = one.doc.parameters[at]?.name ?? "";
    if (!cell) continue;
    if (cell === "literal") {
      const what = `The error stands in the formula itself.`;
      return {
        ...finding(what, `${name} is ${shown}.`, `Put a value in its place.`),
        argument: { call: index, index: at },
      };
    }
    const address = formatAddress(cell);
    return {
      ...finding(
        `The error comes from ${address}.`,
        `${cellName(cell.row, cell.column)} shows ${shown}, and ${one.doc.name} passes it on as its ${name}.`,
        `Correct ${address}; this cell follows.`,
      ),
      cells: address,
      argument: { call: index, index: at },
    };
  }
  return undefined;
}

/** At the position of the result if the error is there, else wherever it is. */
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

/** For the errors that carry no message: what the function's documentation says of them. */
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
    ...(first && { cells: formatAddress(first) }),
  };
}

/** The error is not what our functions give with what is known of their arguments. */
function unexplained(calls: readonly EvaluatedCall[], shown: string): Finding | undefined {
  const first = calls.find(({ outcome }) => !outcome) ?? calls[0];
  if (!first) return undefined;
  const { doc, arguments: given } = first;
  const tooMany = first.call.arguments.length - doc.parameters.length;
  if (tooMany > 0) {
    const takes = `${doc.name} takes ${doc.parameters.length}, the formula has ${first.call.arguments.length}.`;
    return finding(`${doc.name} has too many arguments.`, takes, "Take the last ones out of the formula.");
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
      `${shown} arises around Ballast's functions.`,
      "With the values above they give results; another part of the formula makes an error of them.",
      "Look at what the formula does with the results.",
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

/** A failure in a cell, as text without the function's name; `spill` makes the error value of it. */
export class Failure {
  constructor(
    readonly code: "#VALUE!" | "#N/A" | "#NUM!" | "#DIV/0!",
    readonly text = "",
  ) {}
}

/** An error value that an input cell holds; it goes out as it came. */
export class InputError {
  constructor(readonly error: CustomFunctions.Error) {}
}

/** Where a value stands: its argument, and the row and column in it where the argument is a range. */
export interface Place {
  readonly argument: string;
  readonly row?: number;
  readonly column?: number;
}

export interface Shape {
  readonly rows: number;
  readonly columns: number;
}

/** The place of a cell of an argument; a row or column is named only where there are several. Counted from 0. */
export function placeIn(argument: string, shape: Shape, row: number, column: number): Place {
  return { argument, row: shape.rows > 1 ? row : undefined, column: shape.columns > 1 ? column : undefined };
}

export const texts = {
  omitted: (argument: string, wanted: string) => `${argument} is missing; it must be ${wanted}`,
  empty: (place: Place, wanted: string) => `${at(place)} is empty; it must be ${wanted}`,
  zeroOrEmpty: (place: Place, wanted: string) =>
    `${at(place)} must be ${wanted}, got 0 (an empty cell counts as 0)`,
  unwanted: (place: Place, wanted: string, got: string) => `${at(place)} must be ${wanted}, got ${got}`,
  severalValues: (argument: string, shape: Shape) => `${argument} must be one value, got ${sized(shape)}`,
  notOneLine: (argument: string, shape: Shape) =>
    `${argument} must be one row or one column, got ${sized(shape)}`,
  nothingInIt: (argument: string) => `${argument} is empty; it must hold at least one value`,
  shapesDiffer: (a: string, shapeA: Shape, b: string, shapeB: Shape) =>
    `${a} (${sized(shapeA)}) and ${b} (${sized(shapeB)}) do not fit; use single values, equal shapes, or a row with a column`,
  lengthsDiffer: (a: string, lengthA: number, b: string, lengthB: number) =>
    `${a} has ${counted(lengthA, "value")} and ${b} has ${lengthB}; they must have the same number`,
  tableTooNarrow: (argument: string, wanted: readonly string[], columns: number) =>
    `${argument} must be a table with the columns ${listed(wanted)}, got ${counted(columns, "column")}`,
  tableWithoutColumn: (argument: string, missing: readonly string[], found: readonly string[]) =>
    `${argument} must be a table with a column ${listed(missing)}, got the columns ${listed(found)}`,
  twice: (place: Place, got: string) => `${at(place)} names ${got} a second time`,
  sumAboveOne: (argument: string, sum: number) => `${argument} must sum to at most 1, got a sum of ${sum}`,
  notBelow: (lower: string, value: number, upper: string, bound: number) =>
    `${lower} must be below ${upper}, got ${value} and ${bound}`,
  tooFewPrices: (fewest: number, got: number) => `at least ${fewest} prices are needed, got ${got}`,
  noVariance: (argument: string) => `${argument} never changes by a different amount, so its variance is 0`,
  noFuturesPrice: () => "no positive futures price has this rate",
  feesNeverPaid: () => "a funding rate of 0 or less pays a short nothing, so the fees are never paid",
  noLiquidation: () => "no positive price liquidates this position",
  cashMissing: (withdrawal: number, missing: number) =>
    `the withdrawal of ${withdrawal} cannot be met; when everything is sold ${missing} is missing`,
};

/** A bad argument. */
export function refuse(text: string): Failure {
  return new Failure("#VALUE!", text);
}

/** No solution. */
export function unsolved(text: string): Failure {
  return new Failure("#N/A", text);
}

/** Choices as a message lists them: "a", "b" or "c". */
export function choices(names: readonly string[]): string {
  return listed(names, "or");
}

function at({ argument, row, column }: Place): string {
  const where = [
    row === undefined ? "" : `row ${row + 1}`,
    column === undefined ? "" : `column ${column + 1}`,
  ];
  const known = where.filter((text) => text !== "");
  return known.length > 0 ? `${argument} (${known.join(", ")})` : argument;
}

function sized({ rows, columns }: Shape): string {
  return `${counted(rows, "row")} by ${counted(columns, "column")}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function listed(names: readonly string[], word = "and"): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} ${word} ${quoted.at(-1)}`;
}

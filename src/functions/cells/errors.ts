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
  sumNotOne: (argument: string, sum: number) => `${argument} must sum to 1, got a sum of ${sum}`,
  sumAboveOne: (argument: string, sum: number) => `${argument} must sum to at most 1, got a sum of ${sum}`,
  notBelow: (lower: string, value: number, upper: string, bound: number) =>
    `${lower} must be below ${upper}, got ${value} and ${bound}`,
  aboveOther: (lower: string, value: number, upper: string, bound: number) =>
    `${lower} must be at most ${upper}, got ${value} and ${bound}`,
  tooFewPrices: (fewest: number, got: number) => `at least ${fewest} prices are needed, got ${got}`,
  tooFewRates: (fewest: number, got: number) =>
    `the last 24 hours take ${counted(fewest, "funding rate")}, got ${got}`,
  warmingUp: (needed: number) => `${counted(needed, "value")} are needed, up to this bar there are fewer`,
  noFuturesPrice: () => "no positive futures price has this rate",
  feesNeverPaid: () => "a funding rate of 0 or less pays a short nothing, so the fees are never paid",
  feeTakesMargin: (feeRate: number, leverage: number) =>
    `feeRate times leverage must be below 1, got ${feeRate} and ${leverage}; opening would take the whole margin`,
  positionGone: (price: number | undefined) =>
    `the position was liquidated${price === undefined ? "" : ` at ${price}`}, so there is no ratio`,
  tooFewEquities: (fewest: number, got: number) =>
    `at least ${fewest} values of equity are needed, got ${got}`,
  noLiquidation: () => "no positive price liquidates this position",
  noExitPrice: () => "no positive exit price gives this result",
  bracketGap: (place: Place, expected: number, got: number) =>
    `${at(place)} must have a floor of ${expected}, where the bracket before it ends (the first starts at 0), got ${got}`,
  bracketOrder: (place: Place, got: number) =>
    `${at(place)} must have a higher floor than the bracket before it, got ${got}`,
  beyondTable: (argument: string, reach: number) =>
    `the position reaches past ${reach}, the last cap of ${argument}; empty that cap if its rate goes on, or add what follows`,
  mixedSettlement: (argument: string) =>
    `${argument} must be all linear or all inverse; an account settles in one currency`,
  stopOnWrongSide: (side: string, stopPrice: number, entryPrice: number) =>
    `stopPrice must be ${side === "long" ? "below" : "above"} entryPrice for a ${side}, got ${stopPrice} and ${entryPrice}`,
  notListed: (symbol: string, venue: string, known: readonly string[]) =>
    `nothing is known of "${symbol}" at ${venue}${known.length > 12 ? "" : `, only of ${listed(known)}`}; ${ownTable}`,
  noBrackets: (symbol: string, venue: string) =>
    `no brackets of ${symbol} at ${venue} could be sourced; ${ownTable}`,
  beyondBrackets: (symbol: string, venue: string, reach: string, sourced: string) =>
    `the position reaches past ${reach}, where the brackets known of ${symbol} at ${venue} end (${sourced}); ${ownTable}`,
  onlyFirstBracket: (symbol: string, venue: string, reach: string, sourced: string) =>
    `the position reaches past ${reach}, the first bracket of ${symbol} at ${venue} (${sourced}), and whether a further rate is paid on the whole position or on its part could not be sourced; ${ownTable}`,
  noVenueRule: (venue: string, sourced: string) =>
    `what ${venue} takes the maintenance margin on could not be sourced (${sourced}); pass your own table to LIQ.TIERED with the rule that holds`,
  noVenueFee: (venue: string, sourced: string) =>
    `the closing fee in the price of ${venue} could not be sourced (${sourced}); pass your own as feeRate`,
  leverageTooHigh: (symbol: string, venue: string, allowed: number, got: number) =>
    `leverage must be at most ${allowed} for an entry of this size in ${symbol} at ${venue}, got ${got}`,
  cashMissing: (withdrawal: number, missing: number) =>
    `the withdrawal of ${withdrawal} cannot be met; when everything is sold ${missing} is missing`,
};

const ownTable = "pass your own table of brackets to LIQ.TIERED";

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

import { Problem } from "../../base/problem";
import type { ContractType } from "../../core/position/contract";
import { type Decimal, decimal } from "../../core/number/decimal";

/** A bracket as a venue prints it. Rates are fractions, unless the whole answer has them in percent. */
export interface PrintedBracket {
  /** Undefined where none is printed: the bracket starts where the one before it ends. */
  readonly floor?: Decimal;
  /** Undefined where it has no end. */
  readonly cap?: Decimal;
  readonly maxLeverage?: Decimal;
  readonly rate: Decimal;
  /** What is deducted from size times rate, where it is printed. */
  readonly amount?: Decimal;
}

/** The brackets of one contract as a venue prints them. */
export interface PrintedTable {
  readonly venue: string;
  /** As the venue writes it. */
  readonly venueSymbol: string;
  /** In capitals without separators, as the worksheet functions know it. */
  readonly symbol: string;
  readonly contract: ContractType;
  /** What floors, caps and amounts count: notional in the settlement currency, base units or USD face value, or contracts of these. */
  readonly unit: "notional" | "quantity" | "contracts";
  /** Base units (linear) or USD (inverse) in one contract, where the answer says it. */
  readonly contractSize?: Decimal;
  readonly brackets: readonly PrintedBracket[];
  /** What the answer is no brackets of a perpetual for; nothing is written then. */
  readonly fault?: string;
  /** What the answer leaves open. */
  readonly remarks: readonly string[];
}

/** How a venue's brackets are asked for and read. */
export interface BracketVenue {
  readonly venue: string;
  /** The requests for a contract, one for each kind of answer that is needed; none where there is no public endpoint. */
  readonly requests: (contract: AskedContract) => readonly BracketRequest[];
  /** Where the answers are described, for the source of one that was pasted. */
  readonly endpoint: string;
  /** True for a host of which it is reported that it keeps pages from reading its answers. */
  readonly keepsPagesOut?: true;
  /** The next page's request, where an answer is one of several. */
  readonly nextPage?: (request: BracketRequest, answer: unknown) => BracketRequest | undefined;
  /** The tables in the answers, which may be pages; undefined where the answers are of another kind. */
  readonly read: (answers: readonly unknown[]) => readonly PrintedTable[] | undefined;
}

/** A contract by its parts: BTC and USDT. */
export interface AskedContract {
  readonly base: string;
  readonly quote: string;
}

export interface BracketRequest {
  readonly url: string;
  /** The text that is posted; without one the request is a GET. */
  readonly body?: string;
}

export type Json = Readonly<Record<string, unknown>>;

export const notRead = "The brackets were not read.";

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The rows in an answer: the list itself, or what stands under data or result.list. A single object is one row. */
export function rowsIn(answer: unknown): readonly Json[] {
  const inner = isJson(answer)
    ? (answer.data ?? (isJson(answer.result) ? answer.result.list : undefined) ?? answer)
    : answer;
  return (Array.isArray(inner) ? inner : [inner]).filter(isJson);
}

/** The rows of all answers that have these fields. */
export function rowsWith(answers: readonly unknown[], ...fields: readonly string[]): readonly Json[] {
  return answers.flatMap(rowsIn).filter((row) => fields.every((field) => field in row));
}

/** A number that a row must have. */
export function number(row: Json, ...names: readonly string[]): Decimal {
  const name = names.find((one) => isGiven(row[one])) ?? names[0]!;
  const value = figure(row[name]);
  if (value) return value;
  const got = row[name] === undefined ? "which is missing" : `got ${JSON.stringify(row[name])}`;
  throw new Problem(
    notRead,
    [`${name} must be a number, ${got}, in ${JSON.stringify(row).slice(0, 120)}.`],
    "Paste the whole answer as the venue sends it.",
  );
}

/** A number that a row may have. */
export function numberOrNone(row: Json, name: string): Decimal | undefined {
  return isGiven(row[name]) ? number(row, name) : undefined;
}

export function text(row: Json, name: string): string {
  const value = row[name];
  return typeof value === "string" ? value : "";
}

/** Rows by what names their contract, in the order of the answer. */
export function grouped(rows: readonly Json[], nameOf: (row: Json) => string): [string, readonly Json[]][] {
  const groups = new Map<string, Json[]>();
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row]);
  return [...groups];
}

/** Brackets in the order of their caps; one without a cap is the last. A row that is printed twice counts once. */
export function inOrder(brackets: readonly PrintedBracket[]): readonly PrintedBracket[] {
  const once = new Map(brackets.map((bracket) => [JSON.stringify(bracket), bracket]));
  return [...once.values()].sort((a, b) =>
    a.cap && b.cap ? a.cap.cmp(b.cap) : Number(!a.cap) - Number(!b.cap),
  );
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function figure(value: unknown): Decimal | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? decimal(value) : undefined;
  return typeof value === "string" && /^-?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(value.trim())
    ? decimal(value.trim())
    : undefined;
}

import { Problem } from "../../base/problem";
import type { Decimal } from "../../core/number/decimal";
import { notRead, type PrintedBracket, type PrintedTable } from "./answer";
import { pageFigure } from "./figures";

/** A table as somebody copies it from a venue's page: a heading and a line for each bracket. */
export function readPageTable(text: string): Pick<PrintedTable, "brackets" | "unit"> {
  const lines = cellsOf(text);
  const header = lines[0] ?? [];
  const columns = columnsOf(header);
  const brackets = lines.slice(1).map((line, at) => bracketOf(line, columns, at + 1));
  if (brackets.length === 0) {
    throw unreadable(["There is a heading, but no line with numbers below it."]);
  }
  return { brackets, unit: unitOf(header[columns.range ?? columns.cap ?? columns.floor ?? 0]!) };
}

/** Columns by their place. */
interface Columns {
  /** Floor and cap in one cell: 0 ~ 50,000, or ≤ 2,000,000. */
  readonly range?: number;
  readonly floor?: number;
  readonly cap?: number;
  readonly leverage?: number;
  readonly rate: number;
  readonly amount?: number;
  /** True where the heading of the rates has the percent sign. */
  readonly isInPercent: boolean;
}

const unreadable = (reasons: readonly string[]) =>
  new Problem(
    notRead,
    reasons,
    "Copy the table from the venue's page with its heading, such as Position bracket, Max leverage, Maintenance margin rate, a line for each bracket.",
  );

const headings = {
  rate: /maint.*(rate|ratio)|^mmr\b|^maintenance margin( \(?%\)?)?$/i,
  amount: /amount|deduction|\bcum\b/i,
  leverage: /leverage|^lever/i,
  floor: /floor|\bmin\b|minimum|lower|\bfrom\b|over/i,
  cap: /\bcap\b|upper|\bmax\b|maximum|up to|risk limit|^to\b|limit/i,
  range: /bracket|notional|position|size|value|range|volume|contracts/i,
};

/** Finds the columns by their headings. What no heading is known for, such as the number of the tier, does not count. */
function columnsOf(header: readonly string[]): Columns {
  const found: { -readonly [Name in keyof typeof headings]?: number } = {};
  for (const [at, heading] of header.entries()) {
    if (/initial/i.test(heading) && !/leverage/i.test(heading)) continue;
    if (/^\W*(tier|level|bracket|no\.?|#)\W*$/i.test(heading)) continue;
    const name = names.find((one) => found[one] === undefined && headings[one].test(heading));
    if (name !== undefined) found[name] = at;
  }
  const { rate, range, cap, floor } = found;
  const missing = [
    ...(rate === undefined ? ["maintenance margin rate"] : []),
    ...(range === undefined && cap === undefined && floor === undefined ? ["position bracket"] : []),
  ];
  if (rate === undefined || missing.length > 0) {
    const there =
      header.length === 0
        ? "The text is empty"
        : `The first line has ${header.map((one) => `"${one.slice(0, 40)}"`).join(", ")}`;
    throw unreadable([`${there}, and no heading of them is for the ${missing.join(" and the ")}.`]);
  }
  return { ...found, rate, isInPercent: header[rate]!.includes("%") };
}

/** In the order in which a heading is tried. */
const names = ["rate", "amount", "leverage", "floor", "cap", "range"] as const;

function bracketOf(line: readonly string[], columns: Columns, number: number): PrintedBracket {
  const read = (at: number | undefined): Decimal | undefined => {
    const cell = at === undefined ? "" : (line[at] ?? "");
    if (/^(|-|–|—|∞|n\/?a|unlimited|no limit)$/i.test(cell)) return undefined;
    return pageFigure(cell) ?? refuseCell(cell, number);
  };
  const rate = read(columns.rate);
  if (!rate) throw unreadable([`Line ${number} has no maintenance margin rate.`]);
  const isFraction = columns.isInPercent && !line[columns.rate]!.includes("%");
  const range = columns.range === undefined ? [] : rangeOf(line[columns.range] ?? "", number);
  return {
    floor: read(columns.floor) ?? range[0],
    cap: read(columns.cap) ?? range[1],
    maxLeverage: read(columns.leverage),
    rate: isFraction ? rate.times("0.01") : rate,
    amount: read(columns.amount),
  };
}

function refuseCell(cell: string, number: number): never {
  const isTwoThings = /(?<![\d.,])[1-9]\d{0,2}(\.\d{3})+(?![\d.,])/.test(cell);
  const why = isTwoThings ? "may be a whole number or one with decimals" : "is no number";
  throw unreadable([`Line ${number}: "${cell.slice(0, 40)}" ${why}. Write it as 50000 or 50,000.`]);
}

/** Floor and cap, of which one may be missing. */
function rangeOf(cell: string, number: number): readonly [floor?: Decimal, cap?: Decimal] {
  const inner = cell.replace(/^[[(]|[\])]$/g, "").trim();
  const figure = (text: string): Decimal =>
    pageFigure(text.replace(/^[<>≤≥=\s]+/, "")) ?? refuseCell(cell, number);
  const isLast = /^([>≥]|above|over|more than)|[+∞]$/i.test(inner);
  if (isLast) {
    const [first] = inner.replace(/^([>≥=\s]|above|over|more than)+/i, "").split(/[~～+∞]|\s[-–—]\s/);
    return [figure(first!)];
  }
  const upTo = inner.replace(/^(up to|below|<|≤|=|\s)+/i, "");
  const ends = upTo.split(/\s*[~～–—-]\s*|\s+to\s+|,\s+|\s*<\s*[a-z ]+\s*[≤<]=?\s*/i);
  if (ends.length > 2) return refuseCell(cell, number);
  return ends.length === 1 ? [undefined, figure(ends[0]!)] : [figure(ends[0]!), figure(ends[1]!)];
}

/** What the heading says that floors and caps count; notional where it says nothing. */
function unitOf(heading: string): PrintedTable["unit"] {
  if (/cont(ract)?s?\b/i.test(heading)) return "contracts";
  const [, named] = /\(([^)]*)\)/.exec(heading) ?? [];
  const isCoin =
    named !== undefined && !/USD|notional|value/i.test(named) && /^[A-Z]{2,6}$/.test(named.trim());
  return isCoin ? "quantity" : "notional";
}

/** Lines with cells. They are kept apart by tabs, bars, several spaces or else commas. */
function cellsOf(text: string): string[][] {
  const lines = text
    .replace(/[\u00a0\u202f]/g, " ")
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/^\s*\|/, "")
        .replace(/\|\s*$/, "")
        .trimEnd(),
    )
    .filter((line) => line.trim() !== "" && !/^[\s|:-]+$/.test(line));
  const separator = separatorOf(lines);
  return lines.map((line) => separator(line).map((cell) => cell.trim()));
}

function separatorOf(lines: readonly string[]): (line: string) => string[] {
  const isIn = (pattern: RegExp) => lines.length > 0 && lines.every((line) => pattern.test(line.trim()));
  if (isIn(/\t/)) return (line) => line.split("\t");
  if (isIn(/\|/)) return (line) => line.split("|");
  if (isIn(/\S {2,}\S/)) return (line) => line.trim().split(/ {2,}/);
  if (isIn(/;/)) return (line) => line.split(";");
  return (line) =>
    [...line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
    );
}

import Papa from "papaparse";
import { textPieces } from "./encoding";
import type { Line } from "./source";

export const delimiters = [",", ";", "\t", "|"];

/** A cell that swallows more line ends than this has a quotation mark that nothing closes. */
const mostLineEnds = 3;

const longestLine = 1 << 22;

/** Thrown where a quotation mark is not closed; the file is then read without quotes. */
export class QuoteUnclosed extends Error {
  constructor(readonly line: number) {
    super("A quotation mark is not closed.");
  }
}

/** Rows of a text with delimiters, in pieces. Only the piece at hand is kept. */
export async function* readDelimited(
  data: Blob,
  encoding: string,
  delimiter: string,
  hasQuotes: boolean,
): AsyncGenerator<readonly Line[], void> {
  const parser = new Papa.Parser({ delimiter, newline: "\n", fastMode: hasQuotes ? undefined : true });
  let rest = "";
  let line = 1;
  for await (const piece of textPieces(data, encoding)) {
    const text = rest + piece;
    // A line of megabytes is no row, and would be looked at again with every piece.
    const isPart = text.length < longestLine;
    const { data: rows, meta } = parsed(parser, text, isPart);
    const lines = numbered(rows, line);
    line = lines.next;
    rest = isPart ? text.slice(meta.cursor) : "";
    if (hasQuotes && lineEnds(rest) > mostLineEnds) throw new QuoteUnclosed(line);
    yield hasQuotes ? lines.rows : lines.rows.map(withoutQuotes);
  }
  if (rest === "") return;
  const end = parsed(parser, rest, false);
  if (hasQuotes && end.errors.some(({ code }) => code === "MissingQuotes")) throw new QuoteUnclosed(line);
  const last = numbered(end.data, line).rows;
  yield hasQuotes ? last : last.map(withoutQuotes);
}

interface Parsed {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string }[];
  readonly meta: { readonly cursor: number };
}

/** Papa Parse's own parser, which says how far it came. Its types leave the result open. */
function parsed(parser: Papa.Parser, text: string, isPart: boolean): Parsed {
  const result: unknown = parser.parse(text, 0, isPart);
  if (!isParsed(result)) throw new TypeError("Papa Parse gives rows and says how far it came.");
  return result;
}

function isParsed(result: unknown): result is Parsed {
  return typeof result === "object" && result !== null && "data" in result && "meta" in result;
}

/** Gives rows the line on which each begins. Blank lines are left out. */
function numbered(rows: readonly string[][], from: number): { rows: Line[]; next: number } {
  let line = from;
  const lines: Line[] = [];
  for (const cells of rows) {
    if (cells.some((cell) => cell.trim() !== "")) lines.push({ line, cells });
    line += 1;
    for (const cell of cells) {
      const more = cell.includes("\n") ? lineEnds(cell) : 0;
      if (more > mostLineEnds) throw new QuoteUnclosed(line - 1);
      line += more;
    }
  }
  return { rows: lines, next: line };
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function withoutQuotes({ line, cells }: Line): Line {
  return { line, cells: cells.map((cell) => cell.replace(/^\s*"|"\s*$/g, "")) };
}

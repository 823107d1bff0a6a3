import { headRows, recognise, type Recognised } from "../formats/recognise";
import type { Format } from "../formats/format";
import { noteOf, type Note } from "../notes";
import type { Content } from "./container";
import { delimiters, QuoteUnclosed, readDelimited } from "./delimited";
import { encodingsOf } from "./encoding";
import type { Grid, Line } from "./source";
import { readWorkbook } from "./workbook";

/** A table of a file, with the format that it has. */
export interface Known {
  readonly grid: Grid;
  readonly found: Recognised;
  /** The same table without quotes, for a file that leaves one open. */
  readonly withoutQuotes?: Grid;
}

export interface Opened {
  readonly known: readonly Known[];
  readonly notes: readonly Note[];
}

/** Finds the tables of a file and their formats. */
export async function openContent(content: Content, formats?: readonly Format[]): Promise<Opened> {
  return content.kind === "workbook" ? openWorkbook(content, formats) : openText(content, formats);
}

async function openWorkbook({ name, data }: Content, formats?: readonly Format[]): Promise<Opened> {
  let grids: Grid[];
  try {
    grids = await readWorkbook(name, data);
  } catch {
    return { known: [], notes: [noteOf("file-unreadable", { file: name })] };
  }
  const known: Known[] = [];
  let isEmpty = true;
  for (const grid of grids) {
    const head = await headOf(grid.pieces());
    isEmpty &&= head.length === 0;
    const found = recognise(head, formats);
    if (found) known.push({ grid, found });
  }
  if (known.length > 0) return { known, notes: [] };
  return { known, notes: [noteOf(isEmpty ? "empty-file" : "unknown-format", { file: name })] };
}

const headBytes = 1 << 16;

/** The first encoding and delimiter with which a header is known. */
async function openText({ name, data }: Content, formats?: readonly Format[]): Promise<Opened> {
  const start = await data.slice(0, headBytes).text();
  if (start.replace(/[\s\ufeff\0]/g, "") === "")
    return { known: [], notes: [noteOf("empty-file", { file: name })] };
  if (/^[\s\ufeff]*<(!doctype html|html|head|body|table|\?xml)/i.test(start))
    return { known: [], notes: [noteOf("not-a-table", { file: name })] };
  const isWhole = await endsWithLine(data);
  for (const encoding of await encodingsOf(data)) {
    const said = await saidDelimiter(data, encoding.name);
    for (const delimiter of said === undefined ? delimiters : [said]) {
      const grid = (hasQuotes: boolean): Grid => ({
        name,
        pieces: () => readDelimited(data, encoding.name, delimiter, hasQuotes),
        isByComma: delimiter === ",",
        isWhole,
      });
      const found = recognise(await textHead(data, encoding.name, delimiter), formats);
      if (!found) continue;
      const notes = encoding.isGuess
        ? [noteOf("encoding-guessed", { file: name, value: encoding.name }, `Read as ${encoding.name}.`)]
        : [];
      return { known: [{ grid: grid(true), found, withoutQuotes: grid(false) }], notes };
    }
  }
  return { known: [], notes: [noteOf("unknown-format", { file: name, line: 1, value: firstLine(start) })] };
}

/** The first rows, without quotes if one is left open among them. */
export async function textHead(data: Blob, encoding: string, delimiter: string): Promise<readonly Line[]> {
  // Of UTF-16 an even number of bytes is a whole number of characters.
  const head = data.slice(0, headBytes);
  try {
    return await headOf(readDelimited(head, encoding, delimiter, true));
  } catch (error) {
    if (!(error instanceof QuoteUnclosed)) throw error;
    return headOf(readDelimited(head, encoding, delimiter, false));
  }
}

export async function headOf(pieces: AsyncIterable<readonly Line[]>): Promise<readonly Line[]> {
  const head: Line[] = [];
  for await (const piece of pieces) {
    head.push(...piece.slice(0, headRows));
    if (head.length >= headRows) break;
  }
  return head.slice(0, headRows);
}

/** The delimiter that a first line such as `sep=;` names. */
export async function saidDelimiter(data: Blob, encoding: string): Promise<string | undefined> {
  const bytes = await data.slice(0, 64).arrayBuffer();
  return /^\ufeff?"?sep=(.)/i.exec(new TextDecoder(encoding).decode(bytes))?.[1];
}

async function endsWithLine(data: Blob): Promise<boolean> {
  const end = new Uint8Array(await data.slice(-2).arrayBuffer());
  return end.some((byte) => byte === 10 || byte === 13);
}

function firstLine(text: string): string {
  return (
    text
      .split(/[\r\n]/, 1)[0]
      ?.replace(/[\ufeff\0]/g, "")
      .trim() ?? ""
  );
}

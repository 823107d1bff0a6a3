import type { Format } from "./format";
import { formats as shipped } from "./formats";
import type { Line } from "../files/source";
import { headerName, headerZone } from "./headers";

/** A file's format and where its parts stand. */
export interface Recognised {
  readonly format: Format;
  /** The index of the header among the rows; -1 if the first row is data already. */
  readonly header: number;
  /** The line of the header, or of the first row where there is none. */
  readonly line: number;
  /** The names of the columns, as formats write them. */
  readonly names: readonly string[];
  /** The header as it stands in the file. */
  readonly titles: readonly string[];
  /** The zone that a column's header names. */
  readonly zones: readonly (string | undefined)[];
  /** Columns that the format does not know. */
  readonly unknown: readonly string[];
  /** Rows above the header. */
  readonly preamble: readonly (readonly string[])[];
}

/** Headers stand within these first rows. */
export const headRows = 25;

/** Finds the format with the most required names among a file's first rows; undefined if none has all of its names there. */
export function recognise(
  lines: readonly Line[],
  formats: readonly Format[] = shipped,
): Recognised | undefined {
  let best: { found: Recognised; score: number } | undefined;
  const rows = lines.slice(0, headRows);
  for (const [at, { cells: row }] of rows.entries()) {
    const names = row.map(headerName);
    for (const format of formats) {
      const score = format.header ? scoreOf(format, names) : 0;
      if (score > (best?.score ?? 0)) best = { found: withHeader(format, rows, at, names), score };
    }
  }
  return best?.found ?? positional(rows, formats);
}

/** Required names count before those that may be there; 0 if a required one is missing. */
function scoreOf({ header = [], known = [] }: Format, names: readonly string[]): number {
  const there = new Set(names);
  if (!header.every((name) => name.split("|").some((one) => there.has(one)))) return 0;
  return header.length + known.filter((name) => there.has(name)).length / 1000;
}

function withHeader(format: Format, rows: readonly Line[], at: number, names: readonly string[]): Recognised {
  const { cells: titles, line } = rows[at]!;
  const known = new Set([
    ...(format.header ?? []).flatMap((name) => name.split("|")),
    ...(format.known ?? []),
  ]);
  return {
    format,
    header: at,
    line,
    names,
    titles: titles.map((title) => title.trim()),
    zones: titles.map(headerZone),
    unknown: titles.filter((_, index) => names[index] !== "" && !known.has(names[index]!)),
    preamble: rows.slice(0, at).map(({ cells }) => cells),
  };
}

/** A file whose header words nobody has described: known by the form of its first cell and the number of its columns. */
function positional(rows: readonly Line[], formats: readonly Format[]): Recognised | undefined {
  for (const format of formats) {
    const { positional: form, columns = [] } = format;
    if (!form) continue;
    const first = new RegExp(form.first);
    const at = rows.findIndex(({ cells }) => cells.length >= form.columns && first.test(cells[0]!.trim()));
    if (at < 0) continue;
    const above = rows[at - 1]?.cells ?? [];
    const titles = above.length >= form.columns ? above : [];
    return {
      format,
      header: at - 1,
      line: rows[Math.max(0, at - 1)]!.line,
      names: columns,
      titles: columns.map((name, index) => titles[index]?.trim() || name),
      zones: columns.map((_, index) => headerZone(titles[index] ?? "")),
      unknown: [],
      preamble: rows.slice(0, Math.max(0, at - 1)).map(({ cells }) => cells),
    };
  }
  return undefined;
}

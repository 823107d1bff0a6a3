import type { LiveValue } from "../../market/live/interface";
import { formatAddress } from "../../excel/addresses";
import type { Content, SheetSet } from "../../excel/sheets/description";
import type { LiveCell } from "./find-live";
import { liveCallsIn } from "./live-calls";

export const tableName = "FrozenPrices";

/** A described sheet has formulas to calculate: this column's are entered afterwards, as the texts that its format makes of them. */
export const formulaColumn = { title: "Formula", format: "@", width: 44 } as const;

/** Columns of the table that lists what was frozen. */
export const columns = [
  { title: "Cell", format: "@", width: 22 },
  formulaColumn,
  { title: "Value", format: "General", width: 16 },
  { title: "Time (UTC)", format: "d mmm yyyy hh:mm:ss", width: 22 },
  { title: "Source", format: "@", width: 34 },
] as const;

/** The row of a cell; `now` is the time of freezing in milliseconds since 1970. */
export function rowOf(cell: LiveCell, current: readonly LiveValue[], now: number): readonly Content[] {
  const { block, formula, values } = cell;
  const behind = valuesBehind(cell, current);
  const [[first]] = values as [[Content]];
  const isOne = block.rowCount * block.columnCount === 1;
  const sources = [...new Set(behind.map(({ source, isStale }) => (isStale ? `${source}, stale` : source)))];
  return [
    formatAddress(block),
    formula,
    isOne ? first : `${block.rowCount} × ${block.columnCount} values`,
    // The oldest of several figures says how old the result is.
    serialOf(behind.length > 0 ? Math.min(...behind.map(({ time }) => time)) : now),
    sources.join("; ") || "the exchange that the formula names",
  ];
}

/**
 * The live values that a formula calculates with, as far as it tells: those of its functions whose venue and symbol it names, and
 * else, where it takes them from cells, those that it shows.
 */
function valuesBehind({ formula, values }: LiveCell, current: readonly LiveValue[]): readonly LiveValue[] {
  const names = liveCallsIn(formula);
  const text = lettersOf(formula);
  const called = current.filter(({ functionName }) => names.includes(functionName));
  const named = called.filter(({ arguments: given }) =>
    given.every((word) => text.includes(lettersOf(word))),
  );
  if (named.length > 0) return named;
  const shown = new Set(values.flat());
  return called.filter(({ value }) => shown.has(value));
}

function lettersOf(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

/** Excel's number of a moment in UTC. */
function serialOf(milliseconds: number): number {
  return milliseconds / 86_400_000 + 25_569;
}

export function frozenSheet(rows: readonly (readonly Content[])[]): SheetSet {
  const header = 2;
  return {
    title: "Frozen prices",
    prefix: tableName,
    sheets: [
      {
        name: "Frozen prices",
        columnWidths: columns.map(({ width }) => width),
        frozenRows: header + 1,
        repeatedRow: header,
        orientation: "landscape",
        grows: true,
        parts: [
          {
            kind: "text",
            corner: { row: 0, column: 0 },
            style: "note",
            text: "Cells whose live formulas were replaced by their values. Enter a formula again to make its cell live.",
          },
          {
            kind: "table",
            corner: { row: header, column: 0 },
            key: "",
            rowCount: rows.length,
            columns: columns.map((column, at) => ({
              title: column.title,
              format: column.format,
              values: rows.map((row) => (column === formulaColumn ? "" : row[at]!)),
              namesRows: true,
            })),
          },
        ],
      },
    ],
  };
}

import { calledName } from "../../base/function-names";
import { Problem } from "../../base/problem";
import { formatAddress, localAddress, parseAddress, type Block } from "../../excel/addresses";
import type { SheetSet } from "../../excel/sheets/description";
import { readTaken } from "../../excel/sheets/free-name";
import { placeSheets } from "../../excel/sheets/place";
import { writeSheets } from "../../excel/sheets/write-sheets";
import { loadBlock } from "../../excel/writes/snapshot";
import type { Write } from "../../excel/writes/undo";
import { write, type Writing } from "../../excel/writes/write";
import type { BracketTable } from "../../market/brackets/check";
import { columns, isOf, rowsOf } from "./rows";

/** Name of the table, which formulas read as Brackets[#All]. */
const tableName = "Brackets";

const notWritten = "The brackets were not written.";

/**
 * Writes brackets into the table Brackets, which is added on a sheet of its own where it is not there. Rows of the same venue and
 * contract are replaced; the others stay.
 */
export function writeBrackets(brackets: BracketTable): Promise<Write> {
  return write({ kind: "brackets", what: notWritten }, async (writing) => {
    const { context } = writing;
    const there = context.workbook.tables.getItemOrNullObject(tableName).load("name, showTotals");
    const taken = await readTaken(context);
    if (!there.isNullObject) return update(writing, there, brackets);
    if (taken.names.some((name) => name.toLowerCase() === tableName.toLowerCase())) {
      throw new Problem(
        notWritten,
        [`The workbook already has a name ${tableName} that is not a table.`],
        "Rename it in the Name Manager, then write again.",
      );
    }
    const placed = placeSheets(sheetOf(rowsOf(brackets)), taken);
    await writeSheets(writing, placed);
    return writing.remember(formatAddress(placed.sheets[0]!.tables[0]!.block));
  });
}

function sheetOf(rows: readonly (readonly (string | number)[])[]): SheetSet {
  const header = 2;
  return {
    title: tableName,
    prefix: tableName,
    hasFixedNames: true,
    sheets: [
      {
        name: tableName,
        otherName: "Ballast brackets",
        columnWidths: columns.map(({ width }) => width),
        frozenRows: header + 1,
        repeatedRow: header,
        orientation: "landscape",
        parts: [
          {
            kind: "text",
            corner: { row: 0, column: 0 },
            style: "note",
            text: `${calledName("LIQ.VENUE")} and ${calledName("LIQ.CROSS")} take this table as their last argument: Brackets[#All]. It is as old as its dates.`,
          },
          {
            kind: "table",
            corner: { row: header, column: 0 },
            key: "",
            rowCount: rows.length,
            columns: columns.map(({ title, format }, at) => ({
              title,
              format,
              values: rows.map((row) => row[at]!),
            })),
          },
        ],
      },
    ],
  };
}

/** Replaces the rows of the contract. A table that becomes shorter keeps blank rows at its end, which the next brackets take. */
async function update(writing: Writing, table: Excel.Table, brackets: BracketTable): Promise<Write> {
  const { context, changes, run, remember } = writing;
  const header = table.getHeaderRowRange().load("values");
  const range = table.getDataBodyRange().load("address");
  const sheet = table.worksheet.load("id, name");
  await context.sync();
  const places = placesOf((header.values as unknown[][])[0]!);
  const body: Block = parseAddress(range.address);
  const { snapshot } = await loadBlock(context, sheet, body, []);
  const rows = merged(snapshot.contents, places, brackets);
  const grown = { ...body, rowCount: Math.max(body.rowCount, rows.length) };
  const added = grown.rowCount - body.rowCount;
  const blank = Array.from({ length: body.columnCount }, () => "");
  changes.replaced.push({ sheet: sheet.id, snapshot });
  // The last row first, so that those before keep their number while they are taken back.
  for (let index = grown.rowCount - 1; index >= body.rowCount; index--) {
    const block = { ...body, row: body.row + index, rowCount: 1 };
    changes.addedRows.push({ table: table.name, index, sheet: sheet.id, block });
  }
  const fill = (): void => {
    if (added > 0)
      table.rows.add(
        undefined,
        Array.from({ length: added }, () => blank),
      );
    const cells = sheet.getRange(localAddress(grown));
    cells.formulas = Array.from({ length: grown.rowCount }, (_, row) => [...(rows[row] ?? blank)]);
    columns.forEach(({ format }, at) => {
      cells.getColumn(places[at]!).numberFormat = Array.from({ length: grown.rowCount }, () => [format]);
    });
    sheet.activate();
  };
  await run([{ words: `Writing ${formatAddress(grown)}`, work: fill }]);
  return remember(formatAddress(grown));
}

/** Where the columns stand in the table. */
function placesOf(header: readonly unknown[]): number[] {
  const titles = header.map((title) => String(title).trim().toLowerCase());
  const missing = columns.filter(({ title }) => !titles.includes(title.toLowerCase()));
  if (missing.length > 0) {
    throw new Problem(
      notWritten,
      [`The table ${tableName} has no column ${missing.map(({ title }) => title).join(", ")}.`],
      `Rename the table, or give it these columns, then write again.`,
    );
  }
  return columns.map(({ title }) => titles.indexOf(title.toLowerCase()));
}

type Row = readonly unknown[];

/** The filled rows of the table with those of the contract in the place of its old ones, else at the end. */
function merged(contents: readonly Row[], places: readonly number[], brackets: BracketTable): Row[] {
  const [venue, symbol] = places as [number, number];
  const isReplaced = (row: Row) => isOf(brackets, { venue: row[venue], symbol: row[symbol] });
  const filled = contents.filter((row) => row.some((content) => content !== ""));
  const first = filled.findIndex(isReplaced);
  const others = filled.filter((row) => !isReplaced(row));
  const at = first < 0 ? others.length : first;
  const own = rowsOf(brackets).map((cells) => {
    const row: unknown[] = contents[0]!.map(() => "");
    cells.forEach((cell, column) => (row[places[column]!] = cell));
    return row;
  });
  return [...others.slice(0, at), ...own, ...others.slice(at)];
}

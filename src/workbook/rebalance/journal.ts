import { dayOf } from "../../core/allocation/review/date";
import { version } from "../../base/version";
import { localAddress, parseAddress } from "../../excel/addresses";
import type { SheetSet } from "../../excel/sheets/description";
import { readTaken } from "../../excel/sheets/free-name";
import { placeSheets } from "../../excel/sheets/place";
import { writeSheets } from "../../excel/sheets/write-sheets";
import type { Writing } from "../../excel/writes/write";
import { layoutVersion } from "./notes";
import type { RebalancePlan } from "./plan";

/** What a line of the journal is about. */
export interface Entry {
  readonly plan: RebalancePlan;
  /** Address of the cells that were written. */
  readonly address: string;
  readonly time: Date;
}

const journalTable = "BallastJournal";

/**
 * Adds a line to the journal, as a part of the write that it is about. The first one brings the sheet. A line is never changed: only Undo
 * takes the last one away, together with the rebalance.
 */
export async function addToJournal(writing: Writing, entry: Entry): Promise<void> {
  const { context, changes, run } = writing;
  const table = context.workbook.tables.getItemOrNullObject(journalTable).load("name");
  await context.sync();
  if (table.isNullObject) {
    const placed = placeSheets(journal(entry), await readTaken(context));
    await writeSheets(writing, placed, false);
    return;
  }
  const header = table.getHeaderRowRange().load("values, address");
  table.load("rows/count, worksheet/id");
  await context.sync();
  const head = parseAddress(header.address);
  const block = { ...head, row: head.row + table.rows.count + 1 };
  // The columns are found by their titles: people may have moved some, or added their own.
  const cells = header.values[0]!.map((title) => columns.find((column) => column.title === title));
  changes.addedRows.push({ table: journalTable, index: table.rows.count, sheet: table.worksheet.id, block });
  const sheet = context.workbook.worksheets.getItem(table.worksheet.id);
  const work = (): void => {
    table.rows.add();
    const range = sheet.getRange(localAddress(block));
    range.numberFormat = [cells.map((column) => column?.format ?? "General")];
    range.values = [cells.map((column) => column?.value(entry) ?? "")];
  };
  await run([{ words: "Adding to the journal", work }]);
}

interface Column {
  readonly title: string;
  readonly format: string;
  readonly width: number;
  readonly value: (entry: Entry) => string | number;
}

const amount = "#,##0.00";
const change = "+#,##0.00;-#,##0.00;0.00";

const columns: readonly Column[] = [
  { title: "Time", format: "yyyy-mm-dd hh:mm", width: 17, value: ({ time }) => serialOf(time) },
  { title: "Profile", format: "@", width: 30, value: ({ plan }) => plan.profile.name },
  { title: "Signal", format: "@", width: 16, value: ({ plan }) => plan.shift?.signal ?? "none" },
  {
    title: "Total before",
    format: amount,
    width: 15,
    value: ({ plan }) => sumOf(plan.rows.map((row) => row.value)),
  },
  {
    title: "Total after",
    format: amount,
    width: 15,
    value: ({ plan }) => sumOf(plan.rows.map((row) => row.value + row.tradeValue)),
  },
  {
    title: "Trades",
    format: "0",
    width: 8,
    value: ({ plan }) => plan.rows.slice(0, -1).filter(({ tradeValue }) => tradeValue !== 0).length,
  },
  { title: "Buys", format: amount, width: 14, value: ({ plan }) => plan.totals.buys },
  { title: "Sells", format: amount, width: 14, value: ({ plan }) => plan.totals.sells },
  { title: "Into margin", format: change, width: 14, value: ({ plan }) => plan.totals.intoMargin },
  { title: "Fees", format: amount, width: 12, value: ({ plan }) => plan.totals.fees },
  { title: "Rules", format: "@", width: 40, value: ({ plan }) => rulesIn(plan) },
  { title: "Written to", format: "@", width: 24, value: ({ address }) => address },
  { title: "Ballast", format: "@", width: 10, value: () => version },
  { title: "Layout", format: "0", width: 8, value: () => layoutVersion },
];

function rulesIn({ risk }: RebalancePlan): string {
  const broken = risk.rules.filter(({ isKept }) => !isKept).map(({ rule }) => rule);
  return broken.length === 0 ? "All pass" : `In breach: ${broken.join(", ")}`;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The time in Excel's count of days, as the clock beside the user has it. */
function serialOf(time: Date): number {
  const minutes = time.getHours() * 60 + time.getMinutes() + time.getSeconds() / 60;
  return dayOf(time.getFullYear(), time.getMonth(), time.getDate()) + minutes / (24 * 60);
}

function journal(entry: Entry): SheetSet {
  return {
    title: "Journal",
    prefix: journalTable,
    hasFixedNames: true,
    sheets: [
      {
        name: "Journal",
        otherName: "Ballast journal", // a sheet named Journal may be the user's own
        columnWidths: columns.map(({ width }) => width),
        frozenRows: 4,
        repeatedRow: 3,
        orientation: "landscape",
        parts: [
          { kind: "text", corner: { row: 0, column: 0 }, style: "title", text: "Journal of rebalances" },
          {
            kind: "text",
            corner: { row: 1, column: 0 },
            style: "note",
            text: "Each rebalance adds a line. Ballast never changes a line; Undo removes the last one together with its rebalance.",
          },
          {
            kind: "table",
            corner: { row: 3, column: 0 },
            key: "",
            rowCount: 1,
            columns: columns.map(({ title, format, value }) => ({
              title,
              format,
              values: [value(entry)],
              namesRows: true as const,
            })),
          },
        ],
      },
    ],
  };
}

import type { Profile } from "../../core/allocation/profiles";
import { addSheet } from "../../excel/writes/add-sheet";
import { formatAddress, localAddress, type Block } from "../../excel/addresses";
import { readHoldings, type Holdings } from "./holdings";
import { runWrite } from "../../excel/run";
import { takeBackFailed } from "../../excel/writes/take-back";
import { rememberWrite } from "../../excel/writes/undo";

const note = "Sample holdings. The prices are made up: replace them with your own.";
const header = ["Asset", "Bucket", "Quantity", "Price", "Step"];
const formats = ["General", "General", "#,##0.00######", "#,##0.00######", "General"];
const spotAndCash = [
  ["BTC", "spot", 0.8, 60000, 0.0001],
  ["ETH", "spot", 6, 3000, 0.001],
  ["USDT", "cash", 12000, 1, ""],
];
const margin = 9000;

/** Writes a sample holdings table to a new sheet, with buckets of the given profile, and reads it. */
export async function insertSample(profile: Profile | undefined): Promise<Holdings> {
  const name = await runWrite("The sample was not inserted.", async (context) => {
    const { workbook } = context;
    const sheets = workbook.worksheets.load("items/name");
    const names = workbook.names.load("items/name");
    const tables = workbook.tables.load("items/name");
    const active = workbook.worksheets.getActiveWorksheet().load("id");
    await context.sync();

    const taken = new Set(
      [...sheets.items, ...names.items, ...tables.items].map((item) => item.name.toLowerCase()),
    );
    const free = firstFree("Holdings", taken);
    const rows = [...spotAndCash, ...marginRows(profile)];
    const block: Block = {
      sheet: free,
      row: 2,
      column: 0,
      rowCount: rows.length + 1,
      columnCount: header.length,
    };
    const sheet = await addSheet(context, free);
    const additions = {
      addedSheets: [sheet.id],
      addedTables: [free],
      addedNames: [],
      activeSheet: active.id,
    };
    try {
      writeSample(sheet, block, rows);
      await context.sync();
    } catch (error) {
      await takeBackFailed(additions);
      throw error;
    }
    await rememberWrite(context, { ...additions, kind: "sample", address: formatAddress(block) });
    return free;
  });
  return readHoldings({ kind: "table", name });
}

function writeSample(sheet: Excel.Worksheet, block: Block, rows: (string | number)[][]): void {
  sheet.getRange("A1").values = [[note]];
  const range = sheet.getRange(localAddress(block));
  range.values = [header, ...rows];
  range.numberFormat = [header.map(() => "General"), ...rows.map(() => formats)];
  sheet.tables.add(range, true).name = block.sheet;
  range.format.columnWidth = 96;
  range.getColumn(0).format.columnWidth = 174;
  sheet.freezePanes.freezeRows(3);
  sheet.activate();
  range.select();
}

/** The margin is one row for each bucket of the profile that is neither spot nor cash. */
function marginRows(profile: Profile | undefined): (string | number)[][] {
  const components = profile?.components.map(({ component }) => component) ?? ["futures"];
  const buckets = components.filter((component) => component !== "spot" && component !== "cash");
  return buckets.map((bucket) => [`USDT margin, ${bucket}`, bucket, margin / buckets.length, 1, ""]);
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

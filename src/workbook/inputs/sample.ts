import type { Profile } from "../../core/allocation/profiles";
import { formatAddress, localAddress, type Block } from "../../excel/addresses";
import { freeName, numbered, readTaken } from "../../excel/sheets/free-name";
import { write } from "../../excel/writes/write";
import { readHoldings, type Holdings } from "./holdings";

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
  const what = "The sample was not inserted.";
  const name = await write(
    { kind: "sample", what },
    async ({ context, changes, addSheet, run, remember }) => {
      const { sheets, names } = await readTaken(context);
      const free = freeName([...sheets, ...names], (number) => numbered("Holdings", number));
      const rows = [...spotAndCash, ...marginRows(profile)];
      const block: Block = {
        sheet: free,
        row: 2,
        column: 0,
        rowCount: rows.length + 1,
        columnCount: header.length,
      };
      changes.addedTables.push(free);
      const sheet = await addSheet(free);
      await run([{ words: `Writing ${free}`, work: () => writeSample(sheet, block, rows) }]);
      await remember(formatAddress(block));
      return free;
    },
  );
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

import type { Profile } from "../../core/allocation/profiles";
import { formatAddress } from "../../excel/addresses";
import type { SheetSet } from "../../excel/sheets/description";
import { readTaken } from "../../excel/sheets/free-name";
import { placeSheets } from "../../excel/sheets/place";
import { writeSheets } from "../../excel/sheets/write-sheets";
import { write } from "../../excel/writes/write";
import { holdingsIn, type Holdings } from "./holdings";

/** Writes a sample holdings table to a new sheet, with buckets of the given profile, and returns what is in it. */
export async function insertSample(profile: Profile | undefined): Promise<Holdings> {
  const what = "The sample was not inserted.";
  const rows = [...spotAndCash, ...marginRows(profile)];
  const { name, block } = await write({ kind: "sample", what }, async (writing) => {
    const placed = placeSheets(sampleSheet(rows), await readTaken(writing.context));
    const { name, block } = placed.sheets[0]!.tables[0]!;
    await writeSheets(writing, placed);
    const work = (): void => writing.context.workbook.tables.getItem(name).getRange().select();
    await writing.run([{ words: "Selecting the table", work }]);
    await writing.remember(formatAddress(block));
    return { name, block };
  });
  return holdingsIn({ kind: "table", name }, block, [header, ...rows]);
}

const header = ["Asset", "Bucket", "Quantity", "Price", "Step"];
const amount = "#,##0.00######";
const formats = ["General", "General", amount, amount, amount];
const spotAndCash = [
  ["BTC", "spot", 0.8, 60000, 0.0001],
  ["ETH", "spot", 6, 3000, 0.001],
  ["USDT", "cash", 12000, 1, ""],
];
const margin = 9000;

/** The table bears the prefix itself: Holdings or, where that is taken, Holdings2. */
function sampleSheet(rows: readonly (readonly (string | number)[])[]): SheetSet {
  return {
    title: "Sample holdings",
    prefix: "Holdings",
    sheets: [
      {
        name: "Holdings",
        columnWidths: [32, 18, 18, 18, 18],
        frozenRows: 3,
        orientation: "portrait",
        parts: [
          {
            kind: "text",
            corner: { row: 0, column: 0 },
            style: "note",
            text: "Sample holdings. The prices are made up: replace them with your own.",
          },
          {
            kind: "table",
            corner: { row: 2, column: 0 },
            key: "",
            rowCount: rows.length,
            columns: header.map((title, at) => ({
              title,
              format: formats[at]!,
              values: rows.map((row) => row[at]!),
            })),
          },
        ],
      },
    ],
  };
}

/** The margin is one row for each bucket of the profile that is neither spot nor cash. */
function marginRows(profile: Profile | undefined): (string | number)[][] {
  const components = profile?.components.map(({ component }) => component) ?? ["futures"];
  const buckets = components.filter((component) => component !== "spot" && component !== "cash");
  return buckets.map((bucket) => [`USDT margin, ${bucket}`, bucket, margin / buckets.length, 1, ""]);
}

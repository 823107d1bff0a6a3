import type { PlacedCell, PlacedSheet } from "../../../src/excel/sheets/placed";
import { insertConstants } from "../../../src/excel/sheets/write-cells";
import { openPlainExcel, type PlainExcel } from "../../support/plain-excel/open";

let excel: PlainExcel;
beforeEach(async () => {
  excel = await openPlainExcel();
});
afterEach(() => {
  excel.close();
});

/** A column of blank cells with formats. */
function placedOf(formats: readonly string[]): PlacedSheet {
  const cells = formats.map((format, row): PlacedCell => ({
    ...{ row, column: 0, content: "", format, style: "result", align: "right" },
  }));
  const block = { sheet: "Sheet1", row: 0, column: 0, rowCount: cells.length, columnCount: 1 };
  return {
    ...{ name: "Sheet1", columnWidths: [], rowHeights: [], frozenRows: 0, orientation: "portrait" },
    ...{ printArea: block, cells, merges: [], tables: [], validations: [], rules: [], charts: [] },
  };
}

/** Bytes of the longest request that is sent to write cells with these formats. */
async function requestOf(formats: readonly string[]): Promise<number> {
  const trips = await excel.tripsOf(() =>
    Excel.run({ delayForCellEdit: true }, async (context) => {
      await insertConstants(context.workbook.worksheets.getItem("Sheet1"), placedOf(formats));
      await context.sync();
    }),
  );
  return Math.max(...trips.map(({ request }) => request));
}

function formatsOf(rows: number): Promise<unknown[]> {
  return Excel.run(async (context) => {
    const cells = context.workbook.worksheets.getItem("Sheet1").getRangeByIndexes(0, 0, rows, 1);
    cells.load("numberFormat");
    await context.sync();
    return (cells.numberFormat as unknown[][]).flat();
  });
}

test("cells of one format below each other are sent as one value, however many they are", async () => {
  const one = await requestOf(Array<string>(10).fill("0.00%"));
  const many = await requestOf(Array<string>(9_999).fill("0.00%"));
  // A1:A9999 has three letters more than A1:A10.
  expect(many - one).toBeLessThan(10);
  const formats = await formatsOf(10_000);
  expect(new Set(formats.slice(0, -1))).toEqual(new Set(["0.00%"]));
  expect(formats.at(-1)).toBe("General");
});

test("each run of another format is a request's part of its own", async () => {
  const formats = [...Array<string>(3).fill("0.00%"), ...Array<string>(2).fill("0"), "0.00%"];
  await requestOf(formats);
  expect(await formatsOf(6)).toEqual(formats);
});

import { parseAddress } from "../../src/excel/addresses";
import { readBlocks } from "../../src/excel/batches";
import { openPlainExcel, type PlainExcel } from "../support/plain-excel/open";
import { fill } from "./book";

let excel: PlainExcel;
beforeEach(async () => {
  excel = await openPlainExcel();
});
afterEach(() => {
  excel.close();
});

/** 60,000 cells, which are read at once or in two batches. */
const block = parseAddress("Sheet1!A1:A60000");

/** Reads the cells of a sheet. */
async function read(sheet: string): Promise<unknown[][]> {
  const cells: unknown[][] = [];
  await Excel.run({ delayForCellEdit: true }, (context) =>
    readBlocks(context, [{ block }], {
      load: ({ block: { row, rowCount } }) =>
        context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, 0, rowCount, 1).load("formulas"),
      take: (_, range) => void cells.push(...(range.formulas as unknown[][])),
    }),
  );
  return cells;
}

test("an answer that is too large is asked for again in two, and holds every cell", async () => {
  const written = Array.from({ length: 60_000 }, (_, row) => [`${row} `.padEnd(80, "of some length ")]);
  await fill("Sheet1", "A1", written.slice(0, 30_000));
  await fill("Sheet1", "A30001", written.slice(30_000));
  let cells: unknown[][] = [];
  const trips = await excel.tripsOf(async () => void (cells = await read("Sheet1")));
  expect(trips.map(({ isRefused }) => isRefused)).toEqual([true, false, false]);
  expect(cells).toEqual(written);
});

test("another refusal than that of the size shows itself at once", async () => {
  const trips = await excel.tripsOf(() =>
    expect(read("Sheet9")).rejects.toMatchObject({ code: "ItemNotFound" }),
  );
  expect(trips.map(({ isRefused }) => isRefused)).toEqual([true]);
});

import type { CellsSource } from "../../../src/excel/cells/source";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import type { WriteOptions } from "../../../src/workbook/rebalance/write";
import { undoLastWrite } from "../../../src/excel/writes/undo";
import { closeTestBook, fill, openTestBook, select } from "../../excel/book";
import { cells, write } from "./writing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(180_000);

afterEach(closeTestBook);

async function roundTrips(rows: number, options: Partial<WriteOptions>) {
  const book = await openTestBook({ functions: true });
  const coins = Array.from({ length: rows }, (_, row) => [`C${row}`, "spot", row + 1, 2, ""]);
  await fill("My book", "B2", [cells[0]!, ...coins]);
  await select("Sheet1", "A1");
  await fill("Sheet1", "A1", [["Note"]]);
  const counts: number[] = [];
  const count = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = book.host.requests;
    const result = await work();
    counts.push(book.host.requests - before);
    return result;
  };
  const region: CellsSource = { kind: "region", address: "'My book'!B2" };
  const holdings = await count(() => readHoldings(region));
  const asked = await count(() => write(options, holdings));
  if (asked.kind === "occupied") await count(() => write({ ...options, overwrite: asked.address }, holdings));
  await count(() => undoLastWrite());
  return counts;
}

test.each<Partial<WriteOptions>>([
  { form: "live", target: "new-sheet" },
  { form: "values", target: "new-sheet" },
  { form: "live", target: "selection" },
  { form: "values", target: "selection" },
])("round trips are as many for 120 holdings as for 5 (%j)", async (options) => {
  expect(await roundTrips(120, options)).toEqual(await roundTrips(5, options));
});

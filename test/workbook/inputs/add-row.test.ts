import { undoLastWrite, type Loss } from "../../../src/excel/writes/undo";
import { addMarginRow } from "../../../src/workbook/inputs/add-row";
import { closeTestBook, fill, openTestBook, stateOfBook, valuesOf } from "../../excel/book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(60_000);
afterEach(closeTestBook);

const rows = [
  ["Bucket", "Asset", "Price", "Note", "Quantity"],
  ["spot", "BTC", 60000, "cold", 0.8],
  ["cash", "USDT", 1, "", 12000],
];

async function openBook() {
  const book = await openTestBook();
  await fill("Book", "B2", rows);
  return book;
}

async function makeTable(showTotals = false): Promise<void> {
  await Excel.run(async (context) => {
    const table = context.workbook.worksheets.getItem("Book").tables.add("B2:F4", true);
    table.name = "Coins";
    table.showTotals = showTotals;
    await context.sync();
  });
}

test("a table grows by the row, what is below it moves down, and Undo takes both back", async () => {
  const { host } = await openBook();
  await makeTable(true);
  await fill("Book", "B7", [["below"]]);
  const before = await stateOfBook();
  const holdings = await addMarginRow({ kind: "table", name: "Coins" }, "futures");
  expect(holdings.rows.at(-1)).toMatchObject({
    ...{ asset: "USDT margin", bucket: "futures", quantity: 0, price: 1 },
  });
  expect(holdings.rows).toHaveLength(3);
  expect(await valuesOf("Book!B5:F6")).toEqual([
    ["futures", "USDT margin", 1, "", 0],
    ["Total", "", "", "", 12000.8],
  ]);
  expect(await valuesOf("Book!B8")).toEqual([["below"]]);

  expect(await undoLastWrite()).toBe(true);
  expect(await stateOfBook()).toEqual(before);
  expect(host.missing).toEqual([]);
});

test("a row that was filled in since is taken back only after a question", async () => {
  await openBook();
  await makeTable();
  const before = await stateOfBook();
  await addMarginRow({ kind: "table", name: "Coins" }, "futures");
  await fill("Book", "F5", [[500]]);
  const asked: (readonly Loss[])[] = [];
  const answer = (is: boolean) => (losses: readonly Loss[]) => {
    asked.push(losses);
    return Promise.resolve(is);
  };
  expect(await undoLastWrite(answer(false))).toBe(false);
  expect(asked).toEqual([[{ kind: "cells", where: "Book!B5:F5", cells: 1 }]]);
  expect(await valuesOf("Book!F5")).toEqual([[500]]);
  expect(await undoLastWrite(answer(true))).toBe(true);
  expect(await stateOfBook()).toEqual(before);
});

test.each([
  [{ kind: "region", address: "Book!C3" } as const, { kind: "region", address: "Book!C3" }],
  [{ kind: "block", address: "Book!B2:F4" } as const, { kind: "block", address: "Book!B2:F5" }],
  [{ kind: "block", address: "Book!B2:F9" } as const, { kind: "block", address: "Book!B2:F9" }],
])("the cells below %j take the row, and it is read with the others", async (source, grown) => {
  await openBook();
  const before = await stateOfBook();
  const holdings = await addMarginRow(source, "hedge reserve");
  expect(holdings.source).toEqual(grown);
  expect(holdings.rows.map(({ asset, bucket }) => `${asset} in ${bucket}`)).toEqual([
    "BTC in spot",
    "USDT in cash",
    "USDT margin, hedge reserve in hedge reserve",
  ]);
  expect(await undoLastWrite()).toBe(true);
  expect(await stateOfBook()).toEqual(before);
});

test.each<["region" | "block", string, boolean]>([
  ["region", "F6", false], // the row would join what is there to the holdings
  ["block", "B5", false],
  ["block", "F6", true],
])("below a %s with %s filled there is room: %p", async (kind, filled, hasRoom) => {
  await openBook();
  await fill("Book", filled, [["other"]]);
  const before = await stateOfBook();
  const source = kind === "region" ? { kind, address: "Book!C3" } : { kind, address: "Book!B2:F4" };
  const adding = addMarginRow(source, "futures");
  if (hasRoom) expect((await adding).rows).toHaveLength(3);
  else {
    await expect(adding).rejects.toThrow(
      /^The row was not added\. There is no free row below the holdings: Book!B5:F5/,
    );
    expect(await stateOfBook()).toEqual(before);
  }
});

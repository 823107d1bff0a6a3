import { strFromU8 } from "fflate";
import { openBook, type Book } from "../support/headless";

let book: Book;
beforeAll(async () => {
  book = await openBook({ functions: true });
});
afterAll(() => book.close());

async function shown(...formulas: readonly string[]) {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const cells = sheet.getRange(`A1:A${formulas.length}`);
    cells.formulas = formulas.map((formula) => [formula]);
    await context.sync();
    await book.calculated();
    cells.load("values,text,numberFormat");
    await context.sync();
    return cells;
  });
}

const price = '=LIQ.PRICE("long",60000,10)';

test("a price, a percentage, a leverage and a date show as such in cells without a format, with the values as they are", async () => {
  const cells = await shown(
    price,
    '=LIQ.DISTANCE("long",60000,54000)',
    '=LIQ.MAXLEVERAGE("long",60000,54000)',
    "=ALLOC.REVIEW(DATE(2026,8,11))",
  );
  // The first as its doc comment has it, the distance is 1 - 54000/60000; 46246 is three months before 46337.
  expect(cells.values.flat()).toEqual([54271.3567839196, 0.1, expect.any(Number), 46337]);
  expect(cells.text.flat()).toEqual(["54,271.36", "10.00%", expect.stringMatching(/x$/), "2026-11-11"]);
  expect(cells.numberFormat.flat()).toEqual(["General", "General", "General", "General"]);
});

test("the cell's own format wins", async () => {
  await Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
    cell.numberFormat = [["0.0"]];
    await context.sync();
  });
  expect((await shown(price)).text).toEqual([["54271.4"]]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange("A1").numberFormat = [["General"]];
    await context.sync();
  });
});

test("our functions and Excel's calculate with such a cell as with its number", async () => {
  const cells = await shown(
    price,
    '=LIQ.DISTANCE("long",60000,A1)',
    "=A1*2",
    "=SUM(A1:A1)",
    '=LIQ.DISTANCE("long",60000,LIQ.PRICE("long",60000,10))',
  );
  const distance = 1 - 54271.3567839196 / 60000;
  const [first, ...others] = cells.values.flat() as number[];
  expect(first).toBe(54271.3567839196);
  expect(others[0]).toBeCloseTo(distance, 14);
  expect(others.slice(1)).toEqual([108542.7135678392, 54271.3567839196, others[0]]);
});

test("what spills has the formats of its columns, and loses them with the formula", async () => {
  const spilled = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:A10").clear();
    sheet.getRange("E1").formulas = [['=LIQ.LADDER("long",60000,{5;10})']];
    await context.sync();
    await book.calculated();
    const range = sheet.getRange("E1:G3").load("text");
    await context.sync();
    return range;
  });
  expect(spilled.text[0]).toEqual(["Leverage", "Initial margin rate", "Liquidation price"]);
  expect(spilled.text.slice(1).map(([leverage]) => leverage)).toEqual(["5.0x", "10.0x"]);
  expect(spilled.text[2]!.slice(1)).toEqual(["10.00%", "54,271.36"]);
  const plain = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("E1:G3");
    range.clear();
    range.values = [
      ["", "", ""],
      ["", "", ""],
      ["", "", 54271.3567839196],
    ];
    range.load("text");
    await context.sync();
    return range.text;
  });
  expect(plain[2]![2]).not.toBe("54,271.36");
});

test("the saved file holds plain numbers", async () => {
  await shown(price);
  const parts = await book.parts();
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]!);
  expect(sheet).toContain("<v>54271.3567839196</v>");
  expect(Object.keys(parts).filter((path) => path.includes("richData"))).toEqual([]);
});

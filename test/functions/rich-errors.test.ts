import { sheetOf, errorKinds, holding, stock } from "../support/data-types";
import { openBook, type Book } from "../support/headless";

/**
 * The built functions in a workbook whose cells hold errors as Excel's data types, through the real runtime. Each kind has a row:
 * in A the error as Excel describes it in full, in B by its type alone, in C to E a series with it, in F to H a table with it.
 */
const inputs = errorKinds.map(([errorType, name]) => {
  const full = holding(name, { type: "Error", basicType: "Error", basicValue: name, errorType });
  const bare = holding(name, { type: "Error", errorType });
  return [full, bare, 60000, full, 61000, 0, bare, 0.01];
});
const last = inputs.length;
const formatted = { type: "FormattedNumber", basicType: "Double", basicValue: 60000, numberFormat: "$0.00" };

/** The formulas beside a row, in J to N. The last one spills as far as P. */
const formulas = (row: number) => [
  `=LIQ.PRICE("long",A${row},10)`,
  `=LIQ.PRICE("long",B${row},10)`,
  `=RISK.DRAWDOWN(C${row}:E${row})`,
  `=LIQ.MAINTENANCE(F${row}:H${row},1000)`,
  `=SIGNAL.SMA(C${row}:E${row},1)`,
];

let book: Book;
let results: unknown[][];
let spilled: unknown[][];
let others: unknown[][];
const message = (row: number, column: number) => book.grid.errorMessage("sheet1", row, column);
const [firstColumn, spillColumn] = [9, 17];

beforeAll(async () => {
  book = await openBook({
    functions: true,
    cells: sheetOf([...inputs, [holding("#VALUE!", stock)], [holding(60000, formatted)], [60000]]),
  });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange(`J1:N${last}`).formulas = inputs.map((_, index) => formulas(index + 1));
    sheet.getRange("R1").formulas = [[`=LIQ.PRICE("long",A1:A${last},10)`]];
    const below = sheet.getRange(`J${last + 1}:J${last + 3}`);
    below.formulas = [1, 2, 3].map((row) => formulas(last + row).slice(0, 1));
    await context.sync();
    await book.calculated();
    const [table, column] = [sheet.getRange(`J1:P${last}`), sheet.getRange(`R1:R${last}`)];
    for (const range of [table, column, below]) range.load("values");
    await context.sync();
    [results, spilled, others] = [table.values, column.values, below.values];
  });
});
afterAll(() => book.close());

describe.each(errorKinds.map((kind, row) => [...kind, row] as const))(
  "the error %s in a cell",
  (_, name, isReturnable, row) => {
    const shown = isReturnable ? name : "#VALUE!";

    test.each([
      ["of a function for each cell", 0, "LIQ.PRICE: entryPrice must be a positive number"],
      ["by its type alone", 1, "LIQ.PRICE: entryPrice must be a positive number"],
      ["of a series", 2, "RISK.DRAWDOWN: values (column 2) must be a number"],
      ["of a table", 3, "LIQ.MAINTENANCE: tiers (column 2) must be a positive number"],
      ["of a series that keeps it in its place", 5, "SIGNAL.SMA: values (column 2) must be a number"],
    ])("%s", (_, column, refusal) => {
      expect(results[row]![column]).toBe(shown);
      const text = isReturnable ? undefined : `${refusal}, got the error ${name}.`;
      expect(message(row, firstColumn + column)).toBe(text);
    });

    test("leaves the other values of a series alone", () => {
      expect([results[row]![4], results[row]![6]]).toEqual([60000, 61000]);
    });

    test("of a range for each cell", () => {
      expect(spilled[row]).toEqual([shown]);
      const text = `LIQ.PRICE: entryPrice (row ${row + 1}) must be a positive number, got the error ${name}.`;
      expect(message(row, spillColumn)).toBe(isReturnable ? undefined : text);
    });
  },
);

test("a Stocks cell is refused with what to refer to", () => {
  expect(others[0]).toEqual(["#VALUE!"]);
  expect(message(last, firstColumn)).toBe(
    'LIQ.PRICE: entryPrice must be a positive number, got a Stocks or other linked data type ("BTC/USD"); refer to a field of it, such as =A1.Price.',
  );
});

test("a formatted number is its number", () => {
  expect(others[1]).toEqual(others[2]);
  expect(others[1]![0]).toBeGreaterThan(0);
});

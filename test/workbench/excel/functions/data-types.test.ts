import { sheetOf, holding, stock } from "../../../support/data-types";
import type { Book } from "../../../support/headless";
import { openBook } from "../../../support/headless";
import { associate, metadata } from "./sample-functions";

/** What reaches a function, by the flags of functions.json: A1 is an error, A2 an entity, A3 a formatted number, A4 #SPILL!. */
const notAvailable = { type: "Error", basicType: "Error", basicValue: "#N/A", errorType: "NotAvailable" };
const formatted = { type: "FormattedNumber", basicType: "Double", basicValue: 5, numberFormat: "0.00" };
const spill = { type: "Error", basicType: "Error", basicValue: "#SPILL!", errorType: "Spill" };
const cells = [
  [holding("#N/A", notAvailable)],
  [holding("#VALUE!", stock)],
  [holding(5, formatted)],
  [holding("#SPILL!", spill)],
];

let book: Book;
afterEach(() => book.close());

async function open(flags: { allowCustomDataForDataTypeAny?: boolean; allowErrorForDataTypeAny?: boolean }) {
  const { functions } = metadata;
  book = await openBook({
    functions: { metadata: { functions, ...flags }, associate },
    cells: sheetOf(cells),
  });
}

async function values(...formulas: string[]): Promise<unknown[]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange(`F1:F${formulas.length}`);
    range.formulas = formulas.map((formula) => [formula]);
    range.load("values");
    await context.sync();
    return (range.values as unknown[][]).flat();
  });
}

const parsed = (shown: unknown) => (JSON.parse(String(shown)) as unknown[])[0];

test("with the flag for data types, errors and all others arrive as plain objects, numbers as numbers", async () => {
  await open({ allowCustomDataForDataTypeAny: true });
  const [range, computed, sum, isError] = await values(
    "=T.SHOW(A1:A3)",
    "=T.SHOW(1/0)",
    "=T.SHOW(A3+1)",
    "=T.ERROR(A1)",
  );
  expect(parsed(range)).toEqual([[notAvailable], [stock], [formatted]]);
  expect(parsed(computed)).toEqual([
    [{ type: "Error", basicType: "Error", basicValue: "#DIV/0!", errorType: "Div0" }],
  ]);
  expect(parsed(sum)).toEqual([[6]]);
  expect(isError).toBe("no error: [object Object]");
});

test("with both flags, errors are instances of the runtime's class", async () => {
  await open({ allowCustomDataForDataTypeAny: true, allowErrorForDataTypeAny: true });
  const [error, entity] = await values("=T.ERROR(A1)", "=T.SHOW(A2)");
  expect(error).toBe("an error: #N/A");
  expect(parsed(entity)).toEqual([[stock]]);
});

test("with the flag for errors alone, other data types arrive as their basic value", async () => {
  await open({ allowErrorForDataTypeAny: true });
  const [error, entity, number] = await values("=T.ERROR(A1)", "=T.ERROR(A2)", "=T.SHOW(A3)");
  expect([error, entity]).toEqual(["an error: #N/A", "an error: #VALUE!"]);
  expect(parsed(number)).toEqual([[5]]);
});

test("without a flag, an error in an argument is the result and the function is not called", async () => {
  await open({});
  expect(await values("=T.ERROR(A1)", "=T.ERROR(1/0)")).toEqual(["#N/A", "#DIV/0!"]);
});

test("a data type counts until something else is written into its cell", async () => {
  await open({ allowCustomDataForDataTypeAny: true });
  await Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange("A2").values = [[7]];
    await context.sync();
  });
  const [shown] = await values("=T.SHOW(A2)");
  expect(parsed(shown)).toEqual([[7]]);
});

test("an error that CustomFunctions.ErrorCode does not have is #VALUE! as a result", async () => {
  await open({ allowCustomDataForDataTypeAny: true });
  expect(await values("=T.BACK(A1)", "=T.BACK(A4)")).toEqual(["#N/A", "#VALUE!"]);
});

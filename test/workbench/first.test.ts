import { openBook } from "../support/headless";

const metadata = {
  allowErrorForDataTypeAny: true,
  functions: [
    {
      id: "TEST_ADD",
      name: "TEST.ADD",
      parameters: [
        { name: "a", type: "number" as const },
        { name: "b", type: "number" as const, optional: true },
      ],
      result: {},
    },
  ],
};

test("a formula calls the add-in's function through its own runtime", async () => {
  const associate = { TEST_ADD: (a: number, b: number | null) => a + (b ?? 100) };
  const book = await openBook({ functions: { metadata, associate } });
  const values = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:C1");
    range.formulas = [[1, "=TEST.ADD(A1,2)", "=TEST.ADD(B1)*2"]];
    range.load("values");
    await context.sync();
    return range.values;
  });
  expect(values).toEqual([[1, 3, 206]]);
  expect(book.host.missing).toEqual([]);
  book.close();
});

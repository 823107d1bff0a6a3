import { openBook } from "../../../support/headless";

/** A text such as "0.50" in a cell of the General format is drawn as 0.5, so the cell has to have the format as well. */
test("a result is drawn in its own format, also where the text is a number by itself", async () => {
  const book = await openBook({ functions: true });
  await Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange("A1").formulas = [["=HEDGE.DELTA(1, 0.5)"]];
    await context.sync();
  });
  await book.calculated();
  const drawn = book.univer.getActiveWorkbook()!.getActiveSheet().getSheet().getCell(0, 0);
  expect(drawn).toMatchObject({ v: "0.50", s: { n: { pattern: "#,##0.00######" } } });
  book.close();
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { writtenSteps } from "../../../scripts/site/written-steps";
import { expectSoon, openWorkbench } from "../workbench";

/** What a newcomer does who follows docs/start.md: every cell typed into an empty sheet, every result as the grid shows it. */
test("the first model is built as the page says", async () => {
  const page = readFileSync(path.join(__dirname, "../../../docs/start.md"), "utf8");
  const workbench = await openWorkbench({ viewport: { width: 1280, height: 1200 } });
  await workbench.pane.evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.worksheets.add("Model").activate();
      await context.sync();
    }),
  );
  let typedCells = 0;
  for (const step of writtenSteps(page)) {
    if (!("cell" in step)) continue;
    for (const [at, text] of step.typed.entries()) {
      await workbench.type(`Model!${beside(step.cell, at)}`, text);
      typedCells++;
    }
    if (step.shown.length === 0) continue;
    const first = beside(step.cell, step.shownAt);
    const shown = `Model!${first}:${beside(first, step.shown.length - 1)}`;
    await expectSoon(() => workbench.texts(shown), [step.shown]);
  }
  expect(page).toContain(`You type ${typedCells} cells.`);
  expect(await workbench.missing()).toEqual([]);
  await workbench.close();
});

/** The cell some columns to the right; the page needs none beyond Z. */
function beside(cell: string, columns: number): string {
  return String.fromCharCode(cell.charCodeAt(0) + columns) + cell.slice(1);
}

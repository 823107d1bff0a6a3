import type * as FormulaCells from "../../../src/excel/cells/formula-cells";
import { formulaRepair } from "../../../src/workbook/formulas/repair/formula";
import { repairLeftovers } from "../../../src/workbook/formulas/repair/repair";
import { findLeftovers } from "../../../src/workbook/formulas/repair/search";
import { undoLastWrite } from "../../../src/excel/writes/undo";
import { closeTestBook, fill, openTestBook } from "../book";

/** How often yet what is entered into B3:B5 fills it with the last formula, as Excel's AutoCorrect does. */
let mockFills = 0;

jest.mock("../../../src/excel/cells/formula-cells", () => {
  const actual = jest.requireActual<typeof FormulaCells>("../../../src/excel/cells/formula-cells");
  const writeFormulas: typeof actual.writeFormulas = (context, cells) => {
    actual.writeFormulas(context, cells);
    if (mockFills-- <= 0) return;
    const column = context.workbook.worksheets.getItem("Hedges").getRange("B3:B5");
    column.formulas = [1, 2, 3].map(() => [cells.at(-1)!.formula]);
  };
  return { ...actual, writeFormulas };
});

jest.setTimeout(60_000);
afterEach(closeTestBook);

const repair = formulaRepair([{ id: "ONE", name: "ONE.TWO" }]);
const broken = ["=_xldudf_ONE(1)", "'007", "=_xldudf_ONE(2)"];
const repaired = ["=ONE.TWO(1)", "'007", "=ONE.TWO(2)"];

async function openWithTable(): Promise<void> {
  await openTestBook();
  await fill("Hedges", "A2", [["Coin", "Loss"], ...broken.map((formula, row) => [`C${row}`, formula])]);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Hedges").tables.add("A2:B5", true);
    await context.sync();
  });
}

function column(): Promise<unknown[]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Hedges").getRange("B3:B5").load("formulas");
    await context.sync();
    return range.formulas.flat() as unknown[];
  });
}

const asRead = (contents: readonly string[]): string[] => contents.map((content) => content.replace("'", ""));

test("a table's column that Excel fills with one formula is put back and told", async () => {
  await openWithTable();
  const { leftovers } = await findLeftovers(repair);
  mockFills = 1;
  const report = await repairLeftovers(leftovers, repair);
  expect(report).toMatchObject({ repaired: 0, left: 0 });
  expect(report.broken.map(({ reason }) => reason)).toEqual(
    Array(2).fill(
      expect.stringMatching(/^Excel fills a table’s column with one formula, so the column was put back/),
    ),
  );
  expect(await column()).toEqual(asRead(broken));

  mockFills = 2;
  const again = await repairLeftovers(leftovers, repair);
  expect(again.broken.map(({ reason }) => reason)).toEqual(
    Array(2).fill(expect.stringMatching(/and did so here/)),
  );
});

test("Undo of a repair in a table gives back what Excel filled over", async () => {
  await openWithTable();
  const { leftovers } = await findLeftovers(repair);
  mockFills = 0;
  await repairLeftovers(leftovers, repair);
  expect(await column()).toEqual(asRead(repaired));
  mockFills = 1;
  await undoLastWrite();
  expect(await column()).toEqual(asRead(broken));
});

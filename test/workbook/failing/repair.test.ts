import { formulaRepair } from "../../../src/workbook/formulas/repair/formula";
import { repairLeftovers } from "../../../src/workbook/formulas/repair/repair";
import { findLeftovers, type Leftover } from "../../../src/workbook/formulas/repair/search";
import { fill } from "../../excel/book";
import { tryAll } from "./trials";

jest.setTimeout(600_000);

const repair = formulaRepair([{ id: "HEDGE_PNL", name: "HEDGE.PNL" }]);
let leftovers: readonly Leftover[] = [];

/** Cells, two of them in a table, names and a conditional format with formulas that lost the add-in. */
async function prepare(): Promise<void> {
  await fill("Hedges", "B2", [["=_xldudf_HEDGE_PNL(1,2,3)"], ["=_xldudf_HEDGE_PNL(1,2,4)"]]);
  await fill("Hedges", "D2", [["Loss"], ["=_xldudf_HEDGE_PNL(1,2,5)"], ["'012"]]);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Hedges");
    sheet.tables.add("D2:D4", true).name = "Losses";
    context.workbook.names.add("Loss", "=_xldudf_HEDGE_PNL(1,2,6)");
    sheet.names.add("Own", "=_xldudf_HEDGE_PNL(1,2,7)");
    const format = sheet.getRange("F2:F5").conditionalFormats.add("Custom");
    format.custom.rule.formula = "=_xldudf_HEDGE_PNL(1,2,F2)<0";
    await context.sync();
  });
  ({ leftovers } = await findLeftovers(repair));
}

test("the repair of formulas", async () => {
  const counts = await tryAll({
    name: "Repair formulas",
    prepare,
    run: () => repairLeftovers(leftovers, repair),
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

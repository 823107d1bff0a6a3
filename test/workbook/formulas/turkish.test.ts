import { describeError } from "../../../src/excel/run";
import { insertTemplate } from "../../../src/excel/sheets/write-sheets";
import { lastWrite, undoLastWrite, writes } from "../../../src/excel/writes/undo";
import { templates } from "../../../src/templates";
import { explainActiveCell } from "../../../src/workbook/formulas/explain/explain-cell";
import { planInsert } from "../../../src/workbook/formulas/insert/plan";
import { insertFormula } from "../../../src/workbook/formulas/insert/write";
import { describeNameErrors } from "../../../src/workbook/formulas/name-errors";
import { formulaRepair } from "../../../src/workbook/formulas/repair/formula";
import { repairLeftovers } from "../../../src/workbook/formulas/repair/repair";
import { findLeftovers } from "../../../src/workbook/formulas/repair/search";
import { closeTestBook, fill, openTestBook, select, valuesOf } from "../../excel/book";
import type { Book } from "../../support/headless";
import { docs } from "./explain/trials";

/** Excel in Turkish shows #NAME? for our functions in formulas that code enters (office-js#6614). */
jest.setTimeout(120_000);

let book: Book;
const open = async (locale: string) => {
  book = await openTestBook({ functions: true, locale });
};
afterEach(() => {
  closeTestBook();
  writes.set([]);
});

const price = docs.find(({ name }) => name === "LIQ.PRICE")!;

async function insertPrice(): Promise<void> {
  await select("Sheet1", "B2");
  await insertFormula(await planInsert(price), false);
  await book.calculated();
}

const said = () => describeNameErrors(lastWrite()!.nameErrors);
const byHand = "Enter it by hand: select the cell, press F2, then Enter.";

test("an inserted function that shows #NAME? is told, with what to do; entered by hand it calculates", async () => {
  await open("tr-TR");
  await insertPrice();
  expect(await valuesOf("Sheet1!B2")).toEqual([["#NAME?"]]);
  expect(said()!.message).toContain(
    "Sheet1!B2 shows #NAME? in place of its result. Excel in Turkish does not",
  );
  expect(said()!.remedy).toContain(byHand);
  const { finding } = await explainActiveCell(docs);
  expect(finding!.problem.remedy).toContain(byHand);

  book.univer
    .getActiveWorkbook()!
    .getActiveSheet()
    .getRange("B2")
    .setValue({ f: '=LIQ.PRICE("long",60000,10)' });
  await book.calculated();
  const [[shown]] = (await valuesOf("Sheet1!B2")) as [[number]];
  expect(shown).toBeCloseTo(54271.3567839196, 9); // 60000*(1 - 1/10)/(1 - 0.005)
});

test("a template's formulas are counted, and Undo ends it", async () => {
  await open("tr");
  await insertTemplate(templates.find(({ id }) => id === "hedge-planner")!);
  expect(lastWrite()!.nameErrors.length).toBeGreaterThan(1);
  const [first, ...others] = lastWrite()!.nameErrors;
  expect(said()!.what).toBe(
    `${first!} and ${others.length} more cells that were written show #NAME? in place of their results.`,
  );
  await undoLastWrite();
  expect(lastWrite()).toBeUndefined();
});

test("a repair that Excel does not take is told the same way", async () => {
  await open("tr-TR");
  await fill("Sheet1", "A1", [["=_xldudf_HEDGE_PNL(1,60000,55000,0.5)"]]);
  const repair = formulaRepair(docs);
  const { leftovers } = await findLeftovers(repair);
  const { broken } = await repairLeftovers(leftovers, repair);
  expect(broken.map(({ reason }) => reason)).toEqual([
    "It still shows #NAME?: Excel does not know a name in it.",
  ]);
  expect(said()!.message).toContain("Sheet1!A1 shows #NAME?");
});

test("in other languages nothing is said of formulas that calculate", async () => {
  await open("de-DE");
  await insertPrice();
  expect(await valuesOf("Sheet1!B2")).not.toEqual([["#NAME?"]]);
  expect(said()).toBeUndefined();
});

test("a refused write names the language only where it is Turkish", async () => {
  const refused = () =>
    describeError("The function was not inserted.", { code: "InvalidArgument", message: "Bad" });
  await open("tr-TR");
  expect(refused().message).toContain("In Turkish, Excel does not take formulas");
  await open("en-US");
  expect(refused().message).not.toContain("Turkish");
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { NamedFunction } from "../../../../src/workbook/formulas/find-function";
import { formulaRepair } from "../../../../src/workbook/formulas/repair/formula";
import { repairLeftovers } from "../../../../src/workbook/formulas/repair/repair";
import { describeLeftover, findLeftovers } from "../../../../src/workbook/formulas/repair/search";
import { undoLastWrite } from "../../../../src/excel/writes/undo";
import type { Book } from "../../../support/headless";
import { closeTestBook, fill, openTestBook, stateOfBook, valuesOf } from "../../../excel/book";

jest.setTimeout(120_000);
afterEach(closeTestBook);

const metadata = path.join(__dirname, "../../../../dist/functions.json");
const { functions } = JSON.parse(readFileSync(metadata, "utf8")) as { functions: NamedFunction[] };
const repair = formulaRepair(functions);

/** As people reported them: https://github.com/OfficeDev/office-js/issues/3872, 4811 and twice 2568. */
const files = [
  "BloombergUI.xla!",
  "'C:\\Program Files\\Microsoft Office\\Root\\Office16\\LIBRARY\\Analysis\\FUNCRES.XLAM'!",
  "[2]!",
  "@'C:/Users/<username>/AppData/Roaming/Microsoft/AddIns/VB ADDIN.xla'!",
];
const pnl = files.map((file) => `${file}_xldudf_HEDGE_PNL`);
const foreign = files.map((file) => `${file}_xldudf_SAP_GETDATA`);

/** A workbook that was opened where the add-in was missing, with each form in cells, in a table, in names and in formats. */
async function openCorrupted(): Promise<Book> {
  const book = await openTestBook({ functions: true });
  await fill("Hedges", "A1", [
    ["Price", "Loss", "Other add-in", "Text"],
    ...pnl.map((call, at) => [
      55000 + 1000 * at,
      `=${call}(1,60000,A${at + 2},0)`,
      `=IFERROR(${foreign[at]!}(A${at + 2}),"x ${call}(1)")`,
      `'=${call}(1)`,
    ]),
    ["", `=SUM(B2:B5)+${pnl[2]!}(1,60000,${pnl[0]!}(1,2,3)*0+59000,0)`, "=PERSONAL.XLSB!HEDGE_PNL(1)", ""],
  ]);
  await fill("Orders", "A1", [
    ["Entry", "Mark", "Loss"],
    [60000, 58000, ""],
    [50000, 49000, ""],
  ]);
  await fill("Locked", "A1", [[`=${pnl[0]!}(1,60000,55000)`]]);
  await Excel.run(async (context) => {
    const { worksheets, names } = context.workbook;
    worksheets.getItem("Orders").tables.add("A1:C3", true).name = "Orders";
    await context.sync();
    worksheets.getItem("Orders").getRange("C2:C3").formulas = [1, 3].map((at) => [
      `=${pnl[at]!}(1,[@Entry],[@Mark],0)`,
    ]);
    const hedges = worksheets.getItem("Hedges");
    pnl.forEach((call, at) => names.add(`Loss${at + 1}`, `=${call}(1,60000,Hedges!$A$${at + 2},0)`));
    hedges.names.add("Own", `=${pnl[3]!}(1,60000,50000,0)`);
    names.add("Sap", `=${foreign[1]!}(1)`);
    pnl.forEach((call, at) => {
      const format = hedges.getRange("B2:B5").conditionalFormats.add("Custom");
      format.custom.rule.formula = `=${call}(1,60000,$A2,0)<-${at + 1}000`;
      format.custom.format.fill.color = `#FF000${at}`;
      format.custom.format.font.bold = true;
      format.stopIfTrue = at % 2 === 0;
    });
    const between = hedges.getRange("A2:A5").conditionalFormats.add("CellValue");
    between.cellValue.rule = {
      formula1: `=${pnl[2]!}(1,60000,A2,0)`,
      formula2: `=${pnl[3]!}(1,60000,$B2,0)+A1`,
      operator: "NotBetween",
    };
    between.cellValue.format.font.color = "#00AA00";
    const sap = hedges.getRange("C2:C5").conditionalFormats.add("Custom");
    sap.custom.rule.formula = `=${foreign[3]!}(C2)>0`;
    hedges.getRange("A2:A5").conditionalFormats.add("DataBar").dataBar.positiveFormat.fillColor = "#0F6F6B";
    const locked = worksheets.getItem("Locked");
    locked.getRange("B2").conditionalFormats.add("Custom").custom.rule.formula = `=${pnl[1]!}(1,2,3)>0`;
    await context.sync();
    locked.protection.protect();
    hedges.activate();
    await context.sync();
  });
  await book.calculated();
  return book;
}

/** Every conditional format on the sheets, in order. */
function readFormats() {
  return Excel.run(async (context) => {
    const sheets = ["Hedges", "Locked"].map((name) => {
      const all = context.workbook.worksheets.getItem(name).getRange().conditionalFormats;
      return all.load("items/type, items/priority, items/stopIfTrue, items/id");
    });
    await context.sync();
    const formats = sheets.flatMap(({ items }) => items);
    const parts = formats.map((format) => ({
      cells: format.getRanges().load("address"),
      custom: format.customOrNullObject.load("rule/formula, format/fill/color, format/font/bold"),
      compared: format.cellValueOrNullObject.load("rule, format/font/color"),
      bar: format.dataBarOrNullObject.load("positiveFormat/fillColor"),
    }));
    await context.sync();
    return formats.map(({ id, type, priority, stopIfTrue }, at) => {
      const { cells, custom, compared, bar } = parts[at]!;
      return {
        ...{ id, type, priority, stopIfTrue, cells: cells.address },
        custom: custom.isNullObject ? undefined : custom.toJSON(),
        compared: compared.isNullObject ? undefined : compared.toJSON(),
        bar: bar.isNullObject ? undefined : bar.toJSON(),
      };
    });
  });
}

/** The workbook as it is saved, part by part, without the time; names in any order. */
async function readFile(book: Book): Promise<Record<string, string | string[]>> {
  const parts = Object.entries(unzipSync(await book.save()))
    .filter(([name]) => name !== "docProps/core.xml")
    .map(([name, part]) => [name, strFromU8(part)] as const);
  const file = Object.fromEntries(parts);
  return {
    ...file,
    "xl/workbook.xml": file["xl/workbook.xml"]!.split(/(?=<definedName |<\/definedNames>)/).sort(),
  };
}

/** The text without what stands before the calls of HEDGE.PNL. */
function mended(text: string): string {
  return pnl.reduce((done, call) => done.replaceAll(`${call}(`, "HEDGE.PNL("), text);
}

function allMended<T>(state: T): T {
  return JSON.parse(JSON.stringify(state), (_, part: unknown) =>
    typeof part === "string" ? mended(part) : part,
  ) as T;
}

interface Cells {
  sheets: { name: string; formulas: unknown[][]; values: unknown; text: unknown }[];
}

/** The state without what cells show. */
function shownApart(state: unknown): unknown {
  const { sheets, ...rest } = state as Cells;
  return { ...rest, sheets: sheets.map((sheet) => ({ ...sheet, values: undefined, text: undefined })) };
}

test("each form is found in cells, tables, names and conditional formats, and what is not ours is not", async () => {
  await openCorrupted();
  const { leftovers, skipped, deadRules } = await findLeftovers(repair);
  expect(leftovers.map(describeLeftover)).toEqual([
    ...["Hedges!B2", "Hedges!B3", "Hedges!B4", "Hedges!B5", "Hedges!B6", "Orders!C2", "Orders!C3"],
    "Conditional format of Hedges!A2:A5",
    ...Array.from({ length: 4 }, () => "Conditional format of Hedges!B2:B5"),
    ...["Name Loss1", "Name Loss2", "Name Loss3", "Name Loss4", "Name Own of Hedges"],
  ]);
  for (const { before, after } of leftovers) {
    // Nothing can spill in a table, so an @ stays there.
    expect(after.replace("=@HEDGE", "=HEDGE")).toBe(mended(before));
  }
  expect(skipped).toEqual([{ sheet: "Locked", count: 2 }]);
  expect(deadRules.map(({ where }) => where)).toEqual([
    "Hedges!A2:A5",
    ...Array.from({ length: 4 }, () => "Hedges!B2:B5"),
    "Locked!B2",
  ]);
});

test("all are mended and calculate, the rest stays as it was, and undo puts back every byte", async () => {
  const book = await openCorrupted();
  const before = { state: await stateOfBook(), formats: await readFormats(), file: await readFile(book) };
  const { leftovers } = await findLeftovers(repair);
  expect(await repairLeftovers(leftovers, repair)).toEqual({
    repaired: 17,
    repairedRules: 5,
    broken: [],
    left: 0,
  });
  await book.calculated();

  // Unhedged, all of the difference to 60,000 is lost.
  expect(await valuesOf("Hedges!B2:B6")).toEqual([[-5000], [-4000], [-3000], [-2000], [-15000]]);
  // The workbench's engine has no @ before a call: what Orders!C3 shows, only Excel knows.
  expect(await valuesOf("Orders!C2")).toEqual([[-2000]]);
  const after = { state: await stateOfBook(), formats: await readFormats() };
  const expected = JSON.parse(JSON.stringify(shownApart(before.state))) as Cells & {
    names: { formula: string }[];
  };
  for (const sheet of expected.sheets.filter(({ name }) => name !== "Locked")) {
    sheet.formulas = sheet.formulas.map((row, r) =>
      row.map((formula, c) => (isMended(sheet.name, r, c) ? mended(String(formula)) : formula)),
    );
  }
  expected.names = expected.names.map((name) => ({ ...name, formula: mended(name.formula) }));
  const { sheets } = expected;
  sheets.find(({ name }) => name === "Orders")!.formulas[2]![2] = "=@HEDGE.PNL(1,[@Entry],[@Mark],0)";
  expect(JSON.parse(JSON.stringify(shownApart(after.state)))).toEqual(expected);
  const [locked, hedges] = [isOn("Locked"), isOn("Hedges")];
  expect(after.formats.filter(hedges)).toEqual(allMended(before.formats.filter(hedges)));
  expect(after.formats.filter(locked)).toEqual(before.formats.filter(locked));
  expect((await findLeftovers(repair)).leftovers).toEqual([]);

  await undoLastWrite();
  await book.calculated();
  expect(await stateOfBook()).toEqual(before.state);
  expect(await readFormats()).toEqual(before.formats);
  expect(await readFile(book)).toEqual(before.file);
  expect(book.host.missing).toEqual([]);
});

const isMended = (sheet: string, row: number, column: number): boolean =>
  sheet === "Hedges" ? column === 1 : sheet === "Orders" && column === 2 && row > 0;

const isOn =
  (sheet: string) =>
  ({ cells }: { cells: string }): boolean =>
    cells.startsWith(`${sheet}!`);

test("a format of several areas keeps its references, and one that was changed since is not put back", async () => {
  await openTestBook();
  const ruleOf = (change?: string) =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const { custom } = sheet.getRange("C3:C9").conditionalFormats.getItemAt(0);
      if (change !== undefined) custom.rule.formula = change;
      custom.rule.load("formula");
      await context.sync();
      return custom.rule.formula;
    });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const format = sheet.getRange("C3:C9").conditionalFormats.add("Custom");
    format.custom.rule.formula = `=${pnl[2]!}(1,B$2,$A3)<C3`;
    sheet.getRange("C5:C6").conditionalFormats.clearAll();
    await context.sync();
  });
  const mend = async () => repairLeftovers((await findLeftovers(repair)).leftovers, repair);
  const { leftovers } = await findLeftovers(repair);
  expect(leftovers.map(describeLeftover)).toEqual(["Conditional format of Sheet1!C3:C4, Sheet1!C7:C9"]);
  expect(await mend()).toMatchObject({ repairedRules: 1, broken: [] });
  expect(await ruleOf()).toBe("=HEDGE.PNL(1,B$2,$A3)<C3");
  await undoLastWrite();
  expect(await ruleOf()).toBe(`=${pnl[2]!}(1,B$2,$A3)<C3`);

  await mend();
  await ruleOf("=$A3>5");
  await undoLastWrite();
  expect(await ruleOf()).toBe("=$A3>5");
});

test("a sheet that is protected meanwhile is named, and the others are mended", async () => {
  await openCorrupted();
  const { leftovers } = await findLeftovers(repair);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Hedges").protection.protect();
    await context.sync();
  });
  const { repaired, broken } = await repairLeftovers(leftovers, repair);
  expect(repaired).toBe(7);
  expect(new Set(broken.map(({ leftover }) => describeLeftover(leftover).replace(/\d.*/, "")))).toEqual(
    new Set(["Hedges!B", "Conditional format of Hedges!A", "Conditional format of Hedges!B"]),
  );
  for (const { reason } of broken) expect(reason).toMatch(/^Excel refused it: /);
});

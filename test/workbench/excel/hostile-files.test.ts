import type { Book } from "../../support/headless";
import { openBook } from "../../support/headless";
import type { FileContent } from "../../support/file-of";
import { fileOf, formulaCell, numberCell, row, textCell } from "../../support/file-of";

let book: Book | undefined;
afterEach(() => {
  book?.close();
  book = undefined;
});

async function open(content: FileContent): Promise<Book> {
  book = await openBook({ file: fileOf(content) });
  return book;
}

/** The values of cells of the only sheet, once everything is calculated. */
const values = (address: string) =>
  Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange(address).load("values");
    await context.sync();
    return range.values as unknown[][];
  });

const repeat = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
const one = row(1, numberCell("A1", 1));
const name = (called: string, refersTo: string) => `<definedName name="${called}">${refersTo}</definedName>`;
const comparison = (area: string) =>
  `<conditionalFormatting sqref="${area}"><cfRule type="cellIs" priority="1" operator="greaterThan">` +
  `<formula>0</formula></cfRule></conditionalFormatting>`;

describe("large workbooks open", () => {
  test("130,000 rows", async () => {
    await open({ rows: repeat(130_000, (at) => row(at + 1, numberCell(`A${at + 1}`, at))).join("") });
    expect(await values("A129999:A130001")).toEqual([[129_998], [129_999], [""]]);
  }, 300_000);

  test("1,000 names, and formulas know them", async () => {
    await open({
      rows: row(1, numberCell("A1", 7), formulaCell("B1", "Name_0+Name_999")),
      definedNames: repeat(1000, (at) => name(`Name_${at}`, "Sheet1!$A$1")).join(""),
    });
    expect(await values("B1")).toEqual([[14]]);
    await Excel.run(async (context) => {
      const count = context.workbook.names.getCount();
      const range = context.workbook.names.getItem("name_500").getRange().load("address");
      await context.sync();
      expect([count.value, range.address]).toEqual([1000, "Sheet1!A1"]);
    });
  });

  test.each(["A:A", "A1:A1048576", "5:5"])(
    "a conditional format and a validation for %s, which stay whole when the sheet grows and is saved",
    async (area) => {
      const { grid, save, calculated } = await open({
        rows: one,
        after:
          comparison(area) +
          `<dataValidations count="1"><dataValidation type="whole" operator="greaterThan" sqref="${area}">` +
          `<formula1>0</formula1></dataValidation></dataValidations>`,
      });
      grid.makeRoom("sheet1", { row: 0, column: 0, rows: 1300, columns: 30 });
      await calculated();
      const saved = await save();
      book!.close();
      book = await openBook({ file: saved });
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sheet1");
        const ranges = sheet.getRange("A5").conditionalFormats.getItemAt(0).getRange().load("address");
        const { dataValidation } = sheet.getRange("A5");
        dataValidation.load("rule");
        await context.sync();
        expect(ranges.address).toBe(`Sheet1!${area === "A1:A1048576" ? "A:A" : area}`);
        expect(dataValidation.rule).toMatchObject({ wholeNumber: { operator: "GreaterThan" } });
      });
    },
  );
});

const deep = (count: number) => `${"(".repeat(count)}1${")".repeat(count)}`;
const titles = row(1, textCell("A1", "x"), textCell("B1", "y"));

test.each<[string, FileContent, RegExp]>([
  [
    "an array formula over the whole sheet",
    { rows: row(1, `<c r="A1"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c>`) },
    /^Sheet1!A1: .*A1:XFD1048576.*17,179,869,184 cells.*Enter it for the cells that it needs/,
  ],
  [
    "merged cells over the whole sheet",
    { rows: one, after: `<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>` },
    /^Sheet1: Merged areas have 17,179,869,184 cells.*Unmerge/,
  ],
  [
    "a cell in the last corner",
    { rows: one + row(1_048_576, numberCell("XFD1048576", 1)) },
    /^sheet1: .*17,179,869,184 cells.*Delete the rows and columns/,
  ],
  [
    "a comparison for too many cells",
    {
      rows: repeat(60_000, (at) => row(at + 1, numberCell(`A${at + 1}`, at))).join(""),
      after: comparison("A:A"),
    },
    /^Sheet1: Conditional formats cover 60,000 cells.*fewer cells/,
  ],
  [
    "a name with a blank in it",
    { rows: one, definedNames: name("My name", "Sheet1!$A$1") },
    /^The name “My name”: .*Open the file in Excel/,
  ],
  [
    "a name twice",
    { rows: one, definedNames: name("Rate", "Sheet1!$A$1") + name("RATE", "Sheet1!$A$2") },
    /^The name “RATE”: .*twice.*Open the file in Excel/,
  ],
  [
    "two tables of one name",
    {
      rows: titles,
      tables: [
        { name: "Trades", ref: "A1:A2", columns: ["x"] },
        { name: "trades", ref: "B1:B2", columns: ["y"] },
      ],
    },
    /^Sheet1!B1:B2: .*“trades”.*Sheet1!A1:A2.*Open the file in Excel/,
  ],
  [
    "tables over each other",
    {
      rows: titles,
      tables: [
        { name: "Trades", ref: "A1:B2", columns: ["x", "y"] },
        { name: "Orders", ref: "B1:B2", columns: ["y"] },
      ],
    },
    /^Sheet1!B1:B2: The table “Orders” overlaps/,
  ],
  [
    "a formula with 5,000 brackets",
    { rows: row(1, formulaCell("C3", deep(5000))) },
    /^Sheet1!C3: The formula has 10,001 characters.*Split the formula/,
  ],
  [
    "a formula with 1,000 brackets inside each other",
    { rows: row(1, formulaCell("C3", deep(1000))) },
    /^Sheet1!C3: The formula has brackets 1,000 deep.*Split the formula/,
  ],
  [
    "a name whose formula has 5,000 signs",
    { rows: one, definedNames: name("Low", `${"-".repeat(5000)}1`) },
    /^The name “Low”: The formula has [\d,]+ operators.*Split the formula/,
  ],
  ["what is no workbook", {}, /^It is no \.xlsx workbook that can be read \(.*\)\. Open it in Excel/],
])("%s is refused in words", async (what, content, message) => {
  const file = what === "what is no workbook" ? new TextEncoder().encode("PK no zip") : fileOf(content);
  await expect(openBook({ file })).rejects.toThrow(message);
});

test("a formula at the limits of what is read is calculated", async () => {
  await open({ rows: row(1, formulaCell("A1", deep(256)), formulaCell("B1", `1${"+1".repeat(1000)}`)) });
  expect(await values("A1:B1")).toEqual([[1, 1001]]);
});

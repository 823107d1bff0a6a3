import { fileOf, formulaCell, numberCell, row, type FileContent } from "../../support/file-of";
import { expectSoon, openWorkbench, type Workbench } from "../workbench";

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench();
});
afterAll(() => workbench.close());

const choose = (name: string, content: FileContent) =>
  workbench.page
    .getByLabel("Workbook to open")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(fileOf(content)) });

const sample = () => workbench.page.locator("[data-u-comp=slide-tab-item]").allInnerTexts();

test.each<[string, FileContent, string]>([
  [
    "array.xlsx",
    { rows: row(1, `<c r="A1"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c>`) },
    "array.xlsx was not opened. Sheet1!A1:",
  ],
  [
    "merged.xlsx",
    { rows: row(1, numberCell("A1", 1)), after: `<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>` },
    "merged.xlsx was not opened. Sheet1: Merged areas have 17,179,869,184 cells",
  ],
  [
    "deep.xlsx",
    { rows: row(1, formulaCell("A1", `${"(".repeat(5000)}1${")".repeat(5000)}`)) },
    "deep.xlsx was not opened. Sheet1!A1: The formula has 10,001 characters",
  ],
])("%s is refused in words, and the open workbook stays", async (name, content, message) => {
  const before = await sample();
  await choose(name, content);
  await workbench.page.getByRole("alert").filter({ hasText: message }).waitFor();
  expect(await sample()).toEqual(before);
  expect(await workbench.values("Examples!A1")).not.toEqual([[""]]);
});

test("a file with 130,000 rows, 1,000 names and a formula at the limits takes the place of the open workbook", async () => {
  const cells = [numberCell("A1", 1), formulaCell("B1", `${"(".repeat(256)}1${")".repeat(256)}`)];
  const signs = formulaCell("C1", `Name_999${"+1".repeat(1000)}`);
  const rest = Array.from({ length: 129_999 }, (_, at) => row(at + 2, numberCell(`A${at + 2}`, at + 2)));
  const names = Array.from(
    { length: 1000 },
    (_, at) => `<definedName name="Name_${at}">Sheet1!$A$1</definedName>`,
  );
  await choose("large.xlsx", { rows: row(1, ...cells, signs) + rest.join(""), definedNames: names.join("") });
  await workbench.expectSheets(["Sheet1"]);
  await expectSoon(() => workbench.values("Sheet1!A1:C1"), [[1, 1, 1001]]);
  expect(await workbench.values("Sheet1!A130000")).toEqual([[130_000]]);
  expect(await workbench.page.getByRole("alert").count()).toBe(0);
});

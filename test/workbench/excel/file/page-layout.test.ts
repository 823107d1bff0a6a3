import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { libreOffice } from "../../../templates/libreoffice";
import type { Book } from "../../../support/headless";
import { openBook } from "../../../support/headless";

const layout = "orientation,zoom,centerHorizontally,centerVertically,printGridlines,printHeadings";
const margins = "topMargin,bottomMargin,leftMargin,rightMargin,headerMargin,footerMargin";
const texts = "leftHeader,centerHeader,rightHeader,leftFooter,centerFooter,rightFooter";

let book: Book;
let file: Uint8Array;

/** One sheet with a page layout of its own and one without; what is read back comes from the file alone. */
beforeAll(async () => {
  book = await openBook();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const { pageLayout } = sheet;
    pageLayout.orientation = "Landscape";
    pageLayout.zoom = { horizontalFitToPages: 1 };
    pageLayout.centerHorizontally = true;
    pageLayout.printGridlines = true;
    pageLayout.setPrintArea("A1:D30");
    pageLayout.setPrintTitleRows("$4:$5");
    pageLayout.setPrintTitleColumns("$A:$B");
    pageLayout.set({ topMargin: 36, bottomMargin: 36, leftMargin: 18, rightMargin: 18, footerMargin: 9 });
    const { headersFooters } = pageLayout;
    headersFooters.state = "FirstAndDefault";
    headersFooters.defaultForAllPages.leftFooter = "P&&L <model>";
    headersFooters.defaultForAllPages.rightFooter = "Page &P of &N";
    headersFooters.defaultForAllPages.centerHeader = '&"Arial,Bold"&12Rebalance';
    headersFooters.firstPage.centerHeader = "Cover";
    sheet.getRange("A1:D60").values = Array.from({ length: 60 }, (_, row) => [row, 1, 2, 3]);
    sheet.name = "Bob's book";
    context.workbook.worksheets.add("Columns").pageLayout.setPrintArea("A:C");
    context.workbook.worksheets.add("Plain");
    await context.sync();
  });
  file = await book.save();
  book.close();
  book = await openBook({ file });
});
afterAll(() => book.close());

test("a sheet that is opened is printed as it was when it was saved", () =>
  Excel.run(async (context) => {
    const { pageLayout } = context.workbook.worksheets.getItem("Bob's book");
    const { headersFooters } = pageLayout;
    const [all, first] = [headersFooters.defaultForAllPages, headersFooters.firstPage];
    pageLayout.load(`${layout},${margins}`);
    headersFooters.load("state");
    all.load(texts);
    first.load("centerHeader,leftFooter");
    const rows = pageLayout.getPrintTitleRowsOrNullObject().load("address");
    const columns = pageLayout.getPrintTitleColumnsOrNullObject().load("address");
    const area = pageLayout.getPrintAreaOrNullObject().load("address");
    await context.sync();
    expect(pageLayout).toMatchObject({
      orientation: "Landscape",
      zoom: { horizontalFitToPages: 1 },
      centerHorizontally: true,
      centerVertically: false,
      printGridlines: true,
      printHeadings: false,
    });
    expect(margins.split(",").map((side) => pageLayout.toJSON()[side as "topMargin"])).toEqual([
      ...[36, 36, 18, 18, 21.6, 9],
    ]);
    expect(headersFooters.state).toBe("FirstAndDefault");
    expect(all.toJSON()).toEqual({
      leftHeader: "",
      centerHeader: '&"Arial,Bold"&12Rebalance',
      rightHeader: "",
      leftFooter: "P&&L <model>",
      centerFooter: "",
      rightFooter: "Page &P of &N",
    });
    expect([first.centerHeader, first.leftFooter]).toEqual(["Cover", ""]);
    expect([area.address, rows.address, columns.address]).toEqual([
      "'Bob''s book'!A1:D30",
      "'Bob''s book'!4:5",
      "'Bob''s book'!A:B",
    ]);
    expect(book.host.missing).toEqual([]);
  }));

test("a sheet without a layout has none afterwards, and whole columns stay whole", () =>
  Excel.run(async (context) => {
    const plain = context.workbook.worksheets.getItem("Plain").pageLayout;
    const area = plain.getPrintAreaOrNullObject();
    const columns = context.workbook.worksheets.getItem("Columns").pageLayout.getPrintAreaOrNullObject();
    columns.load("address");
    plain.load(`orientation,zoom,${margins}`);
    await context.sync();
    expect(area.isNullObject).toBe(true);
    expect(plain).toMatchObject({ orientation: "Portrait", zoom: { scale: 100 }, topMargin: 54 });
    expect(columns.address).toBe("Columns!A:C");
  }));

test("the file says it as Excel does", () => {
  const parts = unzipSync(file);
  const names = strFromU8(parts["xl/workbook.xml"]!);
  expect(names).toMatch(
    /<definedName name="_xlnm.Print_Area" localSheetId="0">'Bob''s book'!\$A\$1:\$D\$30</,
  );
  expect(names).toMatch(
    /<definedName name="_xlnm.Print_Titles" localSheetId="0">'Bob''s book'!\$A:\$B,'Bob''s book'!\$4:\$5</,
  );
  expect(names).toMatch(/<definedName name="_xlnm.Print_Area" localSheetId="1">Columns!\$A:\$C</);
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]!);
  expect(sheet).toMatch(/<sheetPr><pageSetUpPr fitToPage="1"\/>/);
  expect(sheet).toContain('<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
  expect(sheet).toContain('<pageMargins left="0.25" right="0.25" top="0.5" bottom="0.5"');
});

const program = libreOffice();

(program ? test : test.skip)(
  "LibreOffice prints the print area of the sheet across",
  () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "workbench-"));
    try {
      writeFileSync(path.join(folder, "saved.xlsx"), file);
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      execFileSync(
        program!,
        [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path.join(folder, "saved.xlsx")],
        { stdio: ["ignore", "ignore", "inherit"] },
      );
      const pdf = readFileSync(path.join(folder, "saved.pdf"), "latin1");
      const pages = [...pdf.matchAll(/\/Type\s*\/Page\b[^]*?\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
      // The 60 rows would take two pages; the print area of 30 takes one.
      expect(pages.map(([, width, height]) => Number(width) > Number(height))).toEqual([true]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  120_000,
);

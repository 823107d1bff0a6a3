import { readFileSync } from "node:fs";
import path from "node:path";
import { Workbook, type Cell, type Worksheet } from "@protobi/exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { contains, parseAddress } from "../../src/workbook/addresses";
import { templates } from "../../templates";
import { openBook, type Book } from "../support/headless";
import { elements, readParts, sheetsOf, targets } from "./package";

const root = path.join(__dirname, "../..");
const fileOf = (id: string) => path.join(root, "dist/templates", `${id}.xlsx`);
const ids = templates.map(({ id }) => id);

describe("a library that did not write the files", () => {
  test.each(ids)("reads the names, tables and title of %s", async (id) => {
    const read = new Workbook();
    await read.xlsx.readFile(fileOf(id));
    const names = (read.definedNames.model as unknown as { name: string }[]).map(({ name }) => name);
    expect(names.sort()).toEqual(
      namesOf(id)
        .map(({ name }) => name)
        .sort(),
    );
    const tables = read.worksheets.flatMap((sheet) =>
      Object.keys((sheet as unknown as { tables: object }).tables),
    );
    expect(tables.sort()).toEqual(
      tablesOf(id)
        .map(({ name }) => name)
        .sort(),
    );
    expect(read.title).toBe(templates.find((one) => one.id === id)!.title);
  });

  let book: Book | undefined;
  afterEach(() => {
    book?.close();
    book = undefined;
  });

  test.each(ids)(
    "reads formulas out of %s that, entered into an empty workbook, give again what the file holds",
    async (id) => {
      const read = await readCells(id);
      book = await openBook({ functions: true });
      await enter(id, read);
      await book.calculated();
      const shown = await valuesOf(read);
      let formulas = 0;
      for (const { sheet, cell } of read) {
        if (cell.formula) formulas++;
        expect([sheet, cell.address, shown.get(`${sheet}!${cell.address}`)]).toEqual([
          sheet,
          cell.address,
          resultOf(cell),
        ]);
      }
      expect(formulas).toBeGreaterThan(10);
    },
    120_000,
  );
});

interface ReadCell {
  readonly sheet: string;
  readonly cell: Cell;
}

/** The library writes a table's totals over the rows above where a column is calculated: it reads the cells without tables. */
async function readCells(id: string): Promise<ReadCell[]> {
  const parts = unzipSync(readFileSync(fileOf(id)));
  for (const [name, bytes] of Object.entries(parts)) {
    if (!name.startsWith("xl/worksheets/sheet")) continue;
    parts[name] = strToU8(strFromU8(bytes).replace(/<tableParts.*<\/tableParts>/, ""));
  }
  const read = new Workbook();
  await read.xlsx.load(zipSync(parts).buffer as ArrayBuffer);
  return read.worksheets.flatMap((sheet) => cellsOf(sheet).map((cell) => ({ sheet: sheet.name, cell })));
}

function cellsOf(sheet: Worksheet): Cell[] {
  const cells: Cell[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => void (cell.master === cell && cells.push(cell))));
  return cells;
}

function enter(id: string, cells: readonly ReadCell[]): Promise<void> {
  const spilled = cells.filter(({ cell }) => areaOf(cell).includes(":"));
  const { functions } = JSON.parse(readFileSync(path.join(root, "dist/functions.json"), "utf8")) as {
    functions: { id: string; name: string }[];
  };
  const nameOf = new Map(functions.map((one) => [one.id, one.name]));
  const typed = (formula: string) =>
    `=${formula.replace(/_xldudf_(\w+)/g, (_, id: string) => nameOf.get(id)!).replace(/_xlfn\.(?:_xlws\.)?/g, "")}`;

  return Excel.run(async (context) => {
    const { worksheets, names } = context.workbook;
    for (const name of new Set(cells.map(({ sheet }) => sheet))) worksheets.add(name);
    await context.sync();
    const rangeOf = (sheet: string, address: string) => worksheets.getItem(sheet).getRange(address);
    for (const { sheet, cell } of cells) {
      const isSpilled = spilled.some(
        (one) => one.sheet === sheet && one.cell !== cell && covers(areaOf(one.cell), cell),
      );
      if (cell.formula || isSpilled) continue;
      const range = rangeOf(sheet, cell.address);
      if (cell.numFmt === "@") range.numberFormat = [["@"]];
      range.values = [[resultOf(cell)]];
    }
    for (const { name, sheet, ref } of tablesOf(id))
      rangeOf(sheet, ref).worksheet.tables.add(ref, true).name = name;
    await context.sync();
    for (const { name, reference } of namesOf(id)) {
      const [, sheet, area] = /^(.*)!(.*)$/.exec(reference)!;
      names.add(
        name,
        rangeOf(sheet!.replace(/^'(.*)'$/, "$1").replaceAll("''", "'"), area!.replaceAll("$", "")),
      );
    }
    await context.sync();
    for (const { sheet, cell } of cells) {
      if (cell.formula) rangeOf(sheet, cell.address).formulas = [[typed(cell.formula)]];
    }
    await context.sync();
  });
}

function valuesOf(cells: readonly ReadCell[]): Promise<Map<string, unknown>> {
  return Excel.run(async (context) => {
    const ranges = cells.map(({ sheet, cell }) => {
      const range = context.workbook.worksheets.getItem(sheet).getRange(cell.address);
      return [`${sheet}!${cell.address}`, range.load("values")] as const;
    });
    await context.sync();
    return new Map(ranges.map(([address, { values }]) => [address, values[0]![0] as unknown]));
  });
}

/** A cell's constant, or the result that its formula had when the file was written. */
function resultOf(cell: Cell): unknown {
  const value: unknown = cell.formula ? cell.result : cell.value;
  if (typeof value !== "object" || value === null) return value ?? "";
  if ("error" in value) return value.error;
  return "text" in value ? value.text : value;
}

const areaOf = (cell: Cell): string => (cell.model as unknown as { ref?: string }).ref ?? "";

const covers = (area: string, { address }: Cell): boolean =>
  contains(parseAddress(`Sheet!${area}`), parseAddress(`Sheet!${address}`));

function namesOf(id: string): { name: string; reference: string }[] {
  return elements(readParts(fileOf(id)).get("xl/workbook.xml")!, "definedName")
    .map(({ attributes, content }) => ({
      name: attributes.name!,
      reference: content.replaceAll("&amp;", "&"),
    }))
    .filter(({ name }) => !name.startsWith("_xlnm."));
}

/** Tables without their row of totals, in which there are formulas as in other cells. */
function tablesOf(id: string): { name: string; sheet: string; ref: string }[] {
  const parts = readParts(fileOf(id));
  return sheetsOf(parts).flatMap((sheet) =>
    [...targets(parts, sheet.path).values()]
      .filter((target) => target.startsWith("xl/tables/"))
      .map((target) => {
        const { name, ref, totalsRowCount } = elements(parts.get(target)!, "table")[0]!.attributes;
        const rows = totalsRowCount === "1" ? 1 : 0;
        return {
          name: name!,
          sheet: sheet.name,
          ref: ref!.replace(/\d+$/, (last) => String(Number(last) - rows)),
        };
      }),
  );
}

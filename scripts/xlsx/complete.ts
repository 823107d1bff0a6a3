import type { PlacedSet } from "../../src/excel/sheets/placed";
import { parseAddress } from "../../src/excel/addresses";
import type { CellValue, Values } from "./calculate";
import type { FileFormula } from "./file-formula";
import { drawCharts } from "./chart-parts";
import { edit, type Package } from "./package";
import { attribute, element, escapeText, unescapeText } from "./xml";

/** Adds what Excel saves and hucre does not write. */
export function completeParts(
  parts: Package,
  placed: PlacedSet,
  values: Values,
  inFile: (formula: string) => FileFormula,
): void {
  // Excel recalculates its own functions when something changes. A calculation on load would call the add-in before it is
  // there.
  edit(parts, "xl/workbook.xml", /<calcPr [^>]*\/>/, element("calcPr", { calcId: 191029 }));
  // Readers trust the cached values of a file that says Excel wrote it.
  edit(
    parts,
    "docProps/app.xml",
    /<Application>[^<]*<\/Application>/,
    "<Application>Microsoft Excel</Application>",
  );
  edit(parts, "docProps/app.xml", /<\/Properties>/, "<AppVersion>16.0300</AppVersion></Properties>");
  edit(parts, "xl/worksheets/sheet1.xml", /<sheetView /, '<sheetView tabSelected="1" ');
  edit(parts, "xl/styles.xml", /<font>(.*?)<\/font>/g, (_, content) => `<font>${inOrder(content)}</font>`);
  for (const path of pathsOf(parts, "xl/worksheets/sheet")) typeErrors(parts, path);
  countStrings(parts);
  calculatedColumns(parts, placed, inFile);
  nameCharts(parts, placed);
  drawCharts(parts, placed);
  for (const path of pathsOf(parts, "xl/charts/chart")) fillCaches(parts, path, placed, values);
}

const pathsOf = (parts: Package, start: string) => [...parts.keys()].filter((path) => path.startsWith(start));

const fontOrder = [
  "b",
  "i",
  "strike",
  "u",
  "vertAlign",
  "sz",
  "color",
  "name",
  "family",
  "charset",
  "scheme",
];

/** Sorts the elements of a font as the schema orders them. */
function inOrder(content: string): string {
  const elements = content.match(/<\w+[^>]*\/>/g) ?? [];
  const rank = (one: string) => fontOrder.indexOf(/\w+/.exec(one)![0]);
  return [...elements].sort((a, b) => rank(a) - rank(b)).join("");
}

/** Marks the errors that formulas gave as errors; they are written as texts. */
function typeErrors(parts: Package, path: string): void {
  const typed = parts
    .get(path)!
    .replace(
      /<c ([^>]*)t="str"([^>]*)>(<f[^>]*>[^<]*<\/f><v>#(?:N\/A|VALUE!|REF!|NUM!|DIV\/0!|NULL!|NAME\?|SPILL!|CALC!)<\/v>)/g,
      '<c $1t="e"$2>$3',
    );
  parts.set(path, typed);
}

/** Counts the references to shared texts. The number of different texts stands beside it. */
function countStrings(parts: Package): void {
  const uses = pathsOf(parts, "xl/worksheets/sheet").map(
    (path) => parts.get(path)!.match(/ t="s"/g)?.length ?? 0,
  );
  const count = uses.reduce((sum, one) => sum + one, 0);
  edit(parts, "xl/sharedStrings.xml", / count="\d+"/, ` count="${count}"`);
}

/** Gives calculated columns their formula, so that a new row gets it. */
function calculatedColumns(
  parts: Package,
  { sheets }: PlacedSet,
  inFile: (formula: string) => FileFormula,
): void {
  sheets
    .flatMap(({ tables }) => tables)
    .forEach(({ columns }, table) => {
      const path = `xl/tables/table${table + 1}.xml`;
      columns.forEach(({ formula }, column) => {
        if (formula === undefined) return;
        const { text, isDynamic } = inFile(formula);
        const content = element("calculatedColumnFormula", isDynamic ? { array: 1 } : {}, escapeText(text));
        edit(
          parts,
          path,
          new RegExp(`<tableColumn id="${column + 1}"([^>]*)/>`),
          (_, attributes) => `<tableColumn id="${column + 1}"${attributes}>${content}</tableColumn>`,
        );
      });
    });
}

function nameCharts(parts: Package, { sheets }: PlacedSet): void {
  sheets.forEach(({ charts }, sheet) =>
    charts.forEach(({ title }, chart) =>
      edit(
        parts,
        `xl/drawings/drawing${sheet + 1}.xml`,
        new RegExp(` name="Chart ${chart + 1}"`),
        ` ${attribute("name", title)}`,
      ),
    ),
  );
}

/** Gives a chart its values, so that it is drawn before and without a calculation. */
function fillCaches(parts: Package, path: string, placed: PlacedSet, values: Values): void {
  const references = /((?:<c:(?:val|yVal)>)?)<c:(num|str)Ref><c:f>([^<]*)<\/c:f><\/c:\2Ref>/g;
  edit(parts, path, references, (_, start, _kind, reference) => {
    const { sheet, row, column, rowCount, columnCount } = parseAddress(unescapeText(reference));
    const cells = values
      .get(sheet)!
      .slice(row, row + rowCount)
      .flatMap((line) => line.slice(column, column + columnCount));
    const format = placed.sheets
      .find(({ name }) => name === sheet)!
      .cells.find((cell) => cell.row === row && cell.column === column)!.format;
    // The values of a series are numbers, and errors where nothing is drawn.
    const isNumeric = start !== "" || cells.every((cell) => typeof cell === "number");
    const content = element("c:f", {}, reference) + cache(cells, isNumeric, format);
    return start + element(isNumeric ? "c:numRef" : "c:strRef", {}, content);
  });
}

function cache(cells: readonly CellValue[], isNumeric: boolean, format: string): string {
  const points = cells.map((cell, idx) =>
    cell === "" ? "" : element("c:pt", { idx }, element("c:v", {}, escapeText(String(cell)))),
  );
  const count = element("c:ptCount", { val: cells.length });
  return isNumeric
    ? element("c:numCache", {}, element("c:formatCode", {}, escapeText(format)) + count + points.join(""))
    : element("c:strCache", {}, count + points.join(""));
}

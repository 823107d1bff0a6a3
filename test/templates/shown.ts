import path from "node:path";
import type { Template } from "../../src/excel/sheets/description";
import { contains } from "../../src/excel/addresses";
import { nothingTaken } from "../../src/excel/sheets/free-name";
import { placeSheets } from "../../src/excel/sheets/place";
import { templates } from "../../src/templates";
import { readAddIn } from "../../scripts/xlsx/add-in";
import { calculate } from "../../scripts/xlsx/calculate";

const addIn = readAddIn(path.join(__dirname, "../../dist"));

/** By id. */
const asTheyCome = new Map<Template["id"], ReturnType<typeof calculatedFrom>>();

/** What a template shows as it comes. */
export function shown(id: Template["id"]): ReturnType<typeof calculatedFrom> {
  if (!asTheyCome.has(id)) asTheyCome.set(id, calculated(id));
  return asTheyCome.get(id)!;
}

/**
 * What a template shows by key, with other inputs where given: a cell's value, or a table's or spill's rows. No cell of any sheet
 * shows an error but those that are given, and #N/A where a chart has nothing to mark.
 */
export function calculated(
  id: Template["id"],
  changes: Record<string, string | number> = {},
  errors: readonly string[] = [],
): ReturnType<typeof calculatedFrom> {
  return calculatedFrom(
    changed(
      templates.find((one) => one.id === id)!,
      changes,
    ),
    errors,
  );
}

/** The same of a description. */
export async function calculatedFrom(template: Template, errors: readonly string[] = []) {
  const placed = placeSheets(template, nothingTaken);
  const { values } = await calculate(placed, addIn);
  // A chart draws nothing where the cells of its marks are #N/A.
  const marks = placed.sheets
    .flatMap(({ charts }) => charts.flatMap(({ series }) => series))
    .flatMap(({ look, block }) => (look === undefined ? [] : [block]));
  const isMark = (sheet: string, row: number, column: number) =>
    marks.some((block) => contains(block, { sheet, row, column, rowCount: 1, columnCount: 1 }));
  for (const [sheet, rows] of values) {
    const found = rows.flatMap((line, row) =>
      line.filter(
        (value, column) =>
          typeof value === "string" &&
          value.startsWith("#") &&
          !(value === "#N/A" && isMark(sheet, row, column)),
      ),
    );
    expect([sheet, [...new Set(found)]]).toEqual([sheet, errors]);
  }
  const areas = [...placed.names, ...placed.sheets.flatMap(({ tables }) => tables)];
  const rows = (key: string) => {
    const { block } = areas.find(({ name }) => name === template.prefix + key)!;
    return values
      .get(block.sheet)!
      .slice(block.row, block.row + block.rowCount)
      .map((row) => row.slice(block.column, block.column + block.columnCount));
  };
  return {
    /** What stands in the lines with a ground of their own, without the one on the add-in. */
    texts: () =>
      placed.sheets.flatMap(({ name, cells }) =>
        cells
          .filter(({ style, content }) => style === "banner" && String(content).startsWith("="))
          .map(({ row, column }) => values.get(name)![row]![column]!),
      ),
    value: (key: string) => rows(key)[0]![0]!,
    rows,
    /** A table's column by its title. */
    column: (key: string, title: string) => {
      const [titles, ...body] = rows(key);
      return body.map((row) => row[titles!.indexOf(title)]!);
    },
  };
}

/** The template with other inputs. */
function changed(template: Template, changes: Record<string, string | number>): Template {
  return {
    ...template,
    sheets: template.sheets.map((sheet) => ({
      ...sheet,
      parts: sheet.parts.map((part) =>
        part.kind === "fields"
          ? {
              ...part,
              fields: part.fields.map((field) => ({
                ...field,
                content: changes[field.key] ?? field.content,
              })),
            }
          : part,
      ),
    })),
  };
}

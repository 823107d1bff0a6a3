import { strToU8, zipSync } from "fflate";

/** What a file of one sheet, named Sheet1, holds, as XML. */
export interface FileContent {
  /** The rows of the sheet, with their cells. */
  rows?: string;
  /** What follows the cells, such as merged areas and conditional formats. */
  after?: string;
  definedNames?: string;
  tables?: readonly { name: string; ref: string; columns: readonly string[] }[];
}

/** An .xlsx file as a program could write it, right or wrong. */
export function fileOf({ rows = "", after = "", definedNames = "", tables = [] }: FileContent): Uint8Array {
  const tableParts = tables.map((_, at) => `<tablePart r:id="rId${at + 1}"/>`).join("");
  const names = definedNames && `<definedNames>${definedNames}</definedNames>`;
  const parts: Record<string, string> = {
    "[Content_Types].xml":
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>${part("xl/workbook.xml", "sheet.main")}` +
      part("xl/worksheets/sheet1.xml", "worksheet") +
      `${tables.map((_, at) => part(`xl/tables/table${at + 1}.xml`, "table")).join("")}</Types>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook ${spaces}><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>${names}</workbook>`,
    "xl/_rels/workbook.xml.rels": relations([["worksheet", "worksheets/sheet1.xml"]]),
    "xl/worksheets/sheet1.xml":
      `<worksheet ${spaces}><sheetData>${rows}</sheetData>${after}` +
      `${tableParts && `<tableParts count="${tables.length}">${tableParts}</tableParts>`}</worksheet>`,
    "xl/worksheets/_rels/sheet1.xml.rels": relations(
      tables.map((_, at) => ["table", `../tables/table${at + 1}.xml`]),
    ),
  };
  for (const [at, { name, ref, columns }] of tables.entries()) {
    const titles = columns
      .map((title, column) => `<tableColumn id="${column + 1}" name="${title}"/>`)
      .join("");
    parts[`xl/tables/table${at + 1}.xml`] =
      `<table ${spaces} id="${at + 1}" name="${name}" displayName="${name}" ref="${ref}">` +
      `<tableColumns count="${columns.length}">${titles}</tableColumns></table>`;
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}

export const numberCell = (address: string, value: number) => `<c r="${address}"><v>${value}</v></c>`;
export const textCell = (address: string, text: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const formulaCell = (address: string, formula: string) => `<c r="${address}"><f>${formula}</f></c>`;
/** A row, counted from 1. */
export const row = (number: number, ...cells: readonly string[]) =>
  `<row r="${number}">${cells.join("")}</row>`;

const packages = "http://schemas.openxmlformats.org/package/2006";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const spaces = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"`;

const part = (path: string, type: string) =>
  `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${each.join("")}</Relationships>`;
}

import type {
  Cell,
  ConditionalRule,
  DataValidation,
  NamedRange,
  TableDefinition,
  WriteOptions,
  WriteSheet,
} from "hucre";
import { localAddress, reference } from "../../src/excel/addresses";
import type { Template, Validation } from "../../src/excel/sheets/description";
import { tableStyle } from "../../src/excel/sheets/styles";
import type {
  PlacedCell,
  PlacedRule,
  PlacedSheet,
  PlacedTable,
  PlacedSet,
  PlacedValidation,
} from "../../src/excel/sheets/placed";
import { isFormula, type CellValue, type Values } from "./calculate";
import { sheetChart } from "./charts";
import type { FileFormula } from "./file-formula";
import { cellLook, markLook, normalFont } from "./looks";

/** Creation date in the file's properties, the same at each build. */
const created = new Date(Date.UTC(2026, 0, 1));

/** The whole workbook in hucre's terms, with formulas as files hold them and their calculated values. */
export function workbook(
  { title, answers }: Template,
  placed: PlacedSet,
  values: Values,
  inFile: (formula: string) => FileFormula,
): WriteOptions {
  return {
    properties: {
      title,
      description: answers,
      creator: "Ballast",
      lastModifiedBy: "Ballast",
      created,
      modified: created,
    },
    defaultFont: normalFont,
    namedRanges: namedRanges(placed),
    sheets: placed.sheets.map((sheet) => writeSheet(sheet, title, values.get(sheet.name)!, inFile)),
  };
}

function namedRanges({ sheets, names }: PlacedSet): NamedRange[] {
  const printed = sheets.flatMap(({ name, printArea, repeatedRow }): NamedRange[] => {
    const area = { name: "_xlnm.Print_Area", range: reference(printArea), scope: name };
    if (repeatedRow === undefined) return [area];
    const sheet = reference(printArea).split("!").slice(0, -1).join("!");
    const row = `$${repeatedRow + 1}`;
    return [area, { name: "_xlnm.Print_Titles", range: `${sheet}!${row}:${row}`, scope: name }];
  });
  const own = names.map(({ name, block }) => ({ name, range: reference(block) }));
  return [...printed, ...own].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

function writeSheet(
  sheet: PlacedSheet,
  title: string,
  values: Values extends ReadonlyMap<string, infer V> ? V : never,
  inFile: (formula: string) => FileFormula,
): WriteSheet {
  const { name, columnWidths, rowHeights, frozenRows, orientation, isOnePage } = sheet;
  const valueAt = ({ row, column }: PlacedCell): CellValue => values[row]![column]!;
  return {
    name,
    cells: new Map(sheet.cells.map((cell) => [keyOf(cell), writeCell(cell, valueAt(cell), inFile)])),
    // Excel includes the margins of a column: five pixels, at seven pixels a character.
    columns: columnWidths.map((width) => ({ width: width + 0.7109375 })),
    rowDefs: new Map(rowHeights.map(({ row, height }) => [row, { height }])),
    merges: sheet.merges.map(({ row, column, rowCount, columnCount }) => ({
      startRow: row,
      startCol: column,
      endRow: row + rowCount - 1,
      endCol: column + columnCount - 1,
    })),
    tables: sheet.tables.map(writeTable),
    dataValidations: sheet.validations.map(writeValidation),
    conditionalRules: sheet.rules.map((rule, at) => writeRule(rule, at, inFile)),
    charts: sheet.charts.map(sheetChart),
    freezePane: frozenRows > 0 ? { rows: frozenRows } : undefined,
    view: { showGridLines: false },
    pageSetup: {
      paperSize: "a4",
      orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: isOnePage ? 1 : 0,
    },
    headerFooter: { oddFooter: `&L${title.replaceAll("&", "&&")}&C&A&RPage &P of &N` },
  };
}

const keyOf = ({ row, column }: { row: number; column: number }) => `${row},${column}`;

function writeCell(
  cell: PlacedCell,
  value: CellValue,
  inFile: (formula: string) => FileFormula,
): Partial<Cell> {
  const style = cellLook(cell);
  if (!isFormula(cell)) {
    return {
      value: value === "" ? undefined : value,
      style,
      hyperlink: cell.link === undefined ? undefined : { target: cell.link },
    };
  }
  const { text, isDynamic } = inFile(cell.content as string);
  const { rowCount = 1, columnCount = 1 } = cell.spill ?? {};
  return {
    formula: text,
    formulaResult: value,
    style,
    ...(isDynamic && {
      formulaType: "array",
      formulaDynamic: true,
      formulaRef: localAddress({ sheet: "", row: cell.row, column: cell.column, rowCount, columnCount }),
    }),
  };
}

function writeTable({ name, block, hasTotals, columns }: PlacedTable): TableDefinition {
  return {
    name,
    range: localAddress(block),
    style: tableStyle,
    showAutoFilter: false,
    showRowStripes: false,
    showTotalRow: hasTotals,
    columns: columns.map(({ title, total }) => ({
      name: title,
      totalFunction: total?.kind === "sum" ? "sum" : undefined,
      totalLabel: total?.kind === "label" ? total.content : undefined,
    })),
  };
}

function writeValidation({ block, validation }: PlacedValidation): DataValidation {
  return {
    range: localAddress(block),
    allowBlank: false,
    ...refused(validation),
    ...accepted(validation),
  };
}

function refused(validation: PlacedValidation["validation"]): Partial<DataValidation> {
  if (validation.kind === "offer") return { showErrorMessage: false };
  return {
    showErrorMessage: true,
    errorStyle: "stop",
    errorTitle: "Not accepted",
    errorMessage: validation.message,
  };
}

function accepted(
  validation: Validation,
): Pick<DataValidation, "type" | "operator" | "values" | "formula1" | "formula2"> {
  if (validation.kind === "list" || validation.kind === "offer") {
    const { choices } = validation;
    if (typeof choices === "string") return { type: "list", formula1: choices.slice(1) };
    return { type: "list", values: [...choices] };
  }
  const type = validation.kind === "wholeNumber" ? "whole" : "decimal";
  const { minimum, maximum } = validation;
  if (minimum !== undefined && maximum !== undefined) {
    return { type, operator: "between", formula1: String(minimum), formula2: String(maximum) };
  }
  if (minimum !== undefined) return { type, operator: "greaterThanOrEqual", formula1: String(minimum) };
  if (maximum !== undefined) return { type, operator: "lessThanOrEqual", formula1: String(maximum) };
  throw new Error(`A rule that accepts every number: ${validation.message}`);
}

const operators = {
  greaterThan: "greaterThan",
  lessThan: "lessThan",
  equalTo: "equal",
  notBetween: "notBetween",
} as const;

function writeRule(
  { block, rule }: PlacedRule,
  at: number,
  inFile: (formula: string) => FileFormula,
): ConditionalRule {
  const formula = [rule.formula, ...(rule.formula2 === undefined ? [] : [rule.formula2])].map((one) => {
    const { text, calls } = inFile(one);
    if (calls.length > 0) throw new Error(`Excel calls no custom function in a conditional rule: ${one}`);
    return text;
  });
  return {
    type: "cellIs",
    operator: operators[rule.operator],
    priority: at + 1,
    formula,
    style: markLook(rule.mark),
    range: localAddress(block),
  };
}

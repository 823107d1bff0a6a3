import { writeXlsx } from "hucre/xlsx";
import type { Template } from "../../src/excel/sheets/description";
import { nothingTaken } from "../../src/excel/sheets/free-name";
import { placeSheets } from "../../src/excel/sheets/place";
import type { PlacedSet } from "../../src/excel/sheets/placed";
import type { Deployment } from "../deployment/deployment";
import type { AddIn } from "./add-in";
import { calculate, isFormula, type Values } from "./calculate";
import { completeParts } from "./complete";
import { fileFormula, type FileFormula } from "./file-formula";
import { closePackage, openPackage } from "./package";
import { embedAddIn } from "./web-extension";
import { workbook } from "./workbook";

/** A template that is placed and calculated, from which its files are made. */
export interface CalculatedTemplate {
  readonly template: Template;
  readonly placed: PlacedSet;
  readonly values: Values;
}

export async function calculateTemplate(template: Template, addIn: AddIn): Promise<CalculatedTemplate> {
  const placed = placeSheets(template, nothingTaken);
  const { values, strangeSpills } = await calculate(placed, addIn);
  // With such spills other cells of the file would be wrong.
  if (strangeSpills.length > 0) throw new Error(`${template.title}: ${strangeSpills.join(" ")}`);
  return { template, placed, values };
}

/** The .xlsx file of the template as Excel itself would save it. It is the same each time. */
export async function writeTemplate(
  { template, placed, values }: CalculatedTemplate,
  addIn: AddIn,
  deployment: Deployment,
): Promise<Uint8Array> {
  const inFile = formulasInFile(placed, addIn);
  const parts = openPackage(await writeXlsx(workbook(template, placed, values, inFile)));
  completeParts(parts, placed, values, inFile);
  embedAddIn(parts, addIn, calledFunctions(placed, inFile), deployment);
  return closePackage(parts);
}

function formulasInFile({ names }: PlacedSet, { metadata }: AddIn): (formula: string) => FileFormula {
  const cells = names.filter(({ block }) => block.rowCount * block.columnCount === 1);
  const known = {
    addInFunctions: new Map(
      metadata.functions.map(({ name, id, fileId = id }) => [name.toUpperCase(), fileId]),
    ),
    cellNames: new Set(cells.map(({ name }) => name)),
  };
  return (formula) => fileFormula(formula, known);
}

function calledFunctions({ sheets }: PlacedSet, inFile: (formula: string) => FileFormula): string[] {
  const calls = sheets.flatMap(({ cells }) =>
    cells.filter(isFormula).flatMap(({ content }) => inFile(content as string).calls),
  );
  return [...new Set(calls)].sort();
}

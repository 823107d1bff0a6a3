import type { FunctionDoc } from "../function-doc";
import { declaredArguments } from "../functions";
import { formatAddress, localAddress, type Block } from "../../../excel/addresses";
import { parseFormula } from "../../../excel/formulas/parse";
import { Problem } from "../../../base/problem";
import { runExcel } from "../../../excel/run";
import { argumentsOf, type Filled } from "./filled";
import { freeCell, notInserted, readSelection, trim, type Selection } from "./selection";

/** The formula that Insert would write, and where. */
export interface InsertPlan {
  readonly formula: string;
  /** Address of the cell. */
  readonly target: string;
  /** The arguments that are the selected cells. */
  readonly selected: readonly string[];
  /** The arguments that get the example's values, because too few cells are selected. */
  readonly fromExample: readonly string[];
  /** The required arguments that the fields leave out, where any field is filled. */
  readonly missing: readonly string[];
}

/**
 * Plans a formula with what the fields hold as arguments. Where all fields are blank, the selected cells are the arguments: each area,
 * or each column of a block; for a single selected cell they are the example's. The formula goes into the selected cell, where several
 * are selected into the one that was selected last if it is blank, else into the first free cell at the right. Eight round trips at most.
 */
export function planInsert(doc: FunctionDoc, filled: Filled = []): Promise<InsertPlan> {
  return runExcel(notInserted, async (context) => {
    const selection = await readSelection(context);
    if (filled.every((text) => text.trim() === "")) return planSelected(context, doc, selection);
    const target = await targetOf(context, selection);
    const texts = await argumentsOf(context, doc, filled, target);
    const missing = doc.parameters.filter(({ optional }, at) => !optional && !texts[at]);
    return {
      formula: formulaOf(doc, texts),
      target: formatAddress(target),
      selected: [],
      fromExample: [],
      missing: missing.map(({ name }) => name),
    };
  });
}

async function planSelected(
  context: Excel.RequestContext,
  doc: FunctionDoc,
  selection: Selection,
): Promise<InsertPlan> {
  const target = await targetOf(context, selection);
  if (isOneCell(selection)) return planAt(doc, [], target);
  const areas = isAtLast(selection) ? selection.areas.slice(0, -1) : trimmed(selection);
  return planAt(doc, areas, target);
}

async function targetOf(context: Excel.RequestContext, selection: Selection): Promise<Block> {
  if (isOneCell(selection)) return selection.active.block;
  if (isAtLast(selection)) return selection.areas.at(-1)!;
  return freeCell(context, trimmed(selection), selection.used);
}

function isOneCell({ areas }: Selection): boolean {
  return areas.length === 1 && isCell(areas[0]!);
}

/** True when the cell that was selected last is for the formula. */
function isAtLast({ areas, active }: Selection): boolean {
  return areas.length > 1 && isCell(areas.at(-1)!) && active.isBlank;
}

function trimmed({ areas, used }: Selection): Block[] {
  return areas.map((area) => trim(area, used));
}

function isCell({ rowCount, columnCount }: Block): boolean {
  return rowCount === 1 && columnCount === 1;
}

function formulaOf({ name }: FunctionDoc, texts: readonly string[]): string {
  return `=${name}(${texts.join(", ")})`;
}

function planAt(doc: FunctionDoc, areas: readonly Block[], target: Block): InsertPlan {
  const example = exampleArguments(doc);
  const pieces = argumentsIn(doc, areas);
  const required = doc.parameters.filter(({ optional }) => !optional).length;
  const count = pieces.length > 0 ? Math.max(pieces.length, required) : example.length;
  const texts = Array.from({ length: count }, (_, index) => {
    const piece = pieces[index];
    return piece ? localAddress(piece) : (example[index] ?? "");
  });
  const names = doc.parameters.map(({ name }) => name);
  return {
    formula: formulaOf(doc, texts),
    target: formatAddress(target),
    selected: names.slice(0, pieces.length),
    fromExample: names.slice(pieces.length, count).filter((_, index) => texts[pieces.length + index] !== ""),
    missing: [],
  };
}

/** Each area becomes an argument, or each column of a block. A function that takes only a table gets the block as a whole. */
function argumentsIn({ id, name, parameters }: FunctionDoc, areas: readonly Block[]): readonly Block[] {
  const takesTable = declaredArguments(id).some(
    ({ kind, choices, optional }) => kind === "whole" && !choices && !optional,
  );
  const columns = areas.flatMap((area) =>
    Array.from({ length: area.columnCount }, (_, column) => ({
      ...area,
      column: area.column + column,
      columnCount: 1,
    })),
  );
  const pieces = takesTable || columns.length > parameters.length ? areas : columns;
  if (pieces.length <= parameters.length) return pieces;
  const takes = ["no arguments", "1 argument"][parameters.length] ?? `${parameters.length} arguments`;
  const given = pieces.length === 1 ? "1 area is" : `${pieces.length} areas are`;
  throw new Problem(
    notInserted,
    [`${name} takes ${takes}, and ${given} selected.`],
    parameters.length === 0 ? "Select one blank cell." : "Select fewer areas, or one block.",
  );
}

function exampleArguments({ examples }: FunctionDoc): string[] {
  const example = parseFormula(examples[0]?.formula ?? "");
  return example?.kind === "call" ? example.arguments.map(({ text }) => text) : [];
}

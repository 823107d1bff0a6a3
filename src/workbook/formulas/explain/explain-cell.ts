import { venueSources, type VenueSource } from "../../../core/venues/sources";
import type { FunctionDoc } from "../function-doc";
import { formatAddress, parseAddress, type Block } from "../../../excel/addresses";
import { callsIn, everyPart, parseFormula, type Expression } from "../../../excel/formulas/parse";
import {
  describeValue,
  isErrorName,
  meet,
  type CellContent,
  type Matrix,
} from "../../../excel/formulas/values";
import { runExcel } from "../../../excel/run";
import { explainArgumentError, explainPassedOn } from "./argument-error";
import { evaluateCalls, type EvaluatedCall } from "./evaluate";
import type { Finding } from "./finding";
import { explainLostFunction } from "./lost-function";
import { explainNameError } from "./name-error";
import { explainNewerFunction } from "./newer-function";
import { readReferences, type References } from "../../../excel/formulas/references";
import { explainSpillError } from "./spill-error";
import { explainStateError, notesOn } from "./state-error";

/** The explanation of a cell: the calls of our functions in its formula, and what is wrong with them. */
export interface Explanation {
  readonly address: string;
  /** The cell whose formula spills into this one; undefined when the cell has a formula of its own. */
  readonly spilledFrom?: string;
  /** "" if there is none. */
  readonly formula: string;
  /** The text that the cell shows. */
  readonly shown: string;
  /** Inner calls come first. Empty if the formula has no function of ours. */
  readonly calls: readonly ExplainedCall[];
  readonly finding?: Finding;
  readonly notes: readonly string[];
}

export interface ExplainedCall {
  readonly name: string;
  readonly summary: string;
  /** Its text in the formula. */
  readonly text: string;
  readonly arguments: readonly ExplainedArgument[];
  /** Undefined when only Excel knows it. */
  readonly result?: string;
  /** Where the figures of the venue that it names come from. */
  readonly sources: readonly VenueSource[];
}

export interface ExplainedArgument {
  readonly name: string;
  readonly description: string;
  /** Its text in the formula; "" when it is omitted. */
  readonly text: string;
  /** Undefined when it is omitted or only Excel knows it. */
  readonly value?: string;
  /** The address of the cells that it refers to. */
  readonly cells?: string;
}

/** Explains the active cell. Seven round trips at most. */
export function explainActiveCell(docs: readonly FunctionDoc[]): Promise<Explanation> {
  return runExcel("The cell was not explained.", async (context) => {
    const cell = await readActiveCell(context);
    const { address, spilledFrom, formula, shown } = cell;
    const facts = { address, spilledFrom, formula, shown };
    const parsed = parseFormula(formula);
    if (!parsed || !concernsUs(parsed, docs, cell.value)) return { ...facts, calls: [], notes: [] };

    const home = parseAddress(spilledFrom ?? address);
    const references = await readReferences(context, everyPart(parsed), home);
    const { calls, whole } = await evaluateCalls(parsed, docs, references, home);
    const finding = await findFault(context, { cell, home, parsed, docs, references, calls, whole });
    return {
      ...facts,
      calls: calls.map(describeCall),
      finding,
      notes: notesOn(parsed, calls),
    };
  });
}

interface ActiveCell {
  readonly address: string;
  readonly spilledFrom?: string;
  readonly formula: string;
  readonly value: unknown;
  readonly shown: string;
  /** Its row and column in the result of the formula. */
  readonly row: number;
  readonly column: number;
}

async function readActiveCell(context: Excel.RequestContext): Promise<ActiveCell> {
  const cell = context.workbook.getActiveCell().load("address, formulas, values, text");
  const parent = cell.getSpillParentOrNullObject().load("address, formulas");
  await context.sync();

  const isSpilled = !parent.isNullObject && parent.address !== cell.address;
  const own = parseAddress(cell.address);
  const home = isSpilled ? parseAddress(parent.address) : own;
  const value: unknown = cell.values[0]![0];
  const text = String(cell.text[0]![0]);
  return {
    address: cell.address,
    spilledFrom: isSpilled ? parent.address : undefined,
    formula: formulaOf((isSpilled ? parent : cell).formulas[0]![0]),
    value,
    // Excel shows ### for a number in a column that is too narrow.
    shown: /^#+$/.test(text) ? describeValue([[value as CellContent]]) : text,
    row: own.row - home.row,
    column: own.column - home.column,
  };
}

function formulaOf(content: unknown): string {
  return typeof content === "string" && content.startsWith("=") ? content : "";
}

/** True when a formula calls one of our functions, under whatever name, or shows #NAME? for a name that may be meant as one. */
function concernsUs(formula: Expression, docs: readonly FunctionDoc[], value: unknown): boolean {
  const called = callsIn(formula).map(({ name }) => name.toUpperCase());
  if (called.some((name) => docs.some((doc) => doc.name === name))) return true;
  if (explainLostFunction(formula, docs)) return true;
  return value === "#NAME?" && explainNameError(formula, docs, new Map()) !== undefined;
}

interface Case {
  readonly cell: ActiveCell;
  readonly home: Block;
  readonly parsed: Expression;
  readonly docs: readonly FunctionDoc[];
  readonly references: References;
  readonly calls: readonly EvaluatedCall[];
  readonly whole: Matrix | undefined;
}

async function findFault(context: Excel.RequestContext, given: Case): Promise<Finding | undefined> {
  const { cell, home, parsed, docs, references, calls, whole } = given;
  const { value: shown, row, column } = cell;
  const lost = explainLostFunction(parsed, docs);
  if (lost) return lost;
  const newer = explainNewerFunction(calls);
  if (newer && shown !== "#NAME?") return newer;
  if (!isErrorName(shown)) return undefined;
  if (shown === "#NAME?") {
    return explainNameError(parsed, docs, references) ?? explainPassedOn(calls, shown, row, column);
  }
  const deleted = shown === "#REF!" ? explainStateError(shown, parsed, calls) : undefined;
  if (deleted) return deleted;
  const isPassedOn = calls.some(({ outcome }) => outcome && meet(outcome.values, row, column) === shown);
  if (isPassedOn) return explainArgumentError(calls, shown, row, column);
  if (shown === "#SPILL!") return explainSpillError(context, home, whole);
  return explainStateError(shown, parsed, calls) ?? explainArgumentError(calls, shown, row, column);
}

function describeCall({ call, doc, arguments: given, outcome }: EvaluatedCall): ExplainedCall {
  return {
    name: doc.name,
    summary: doc.summary,
    text: call.text,
    arguments: doc.parameters.map(({ name, description }, index) => {
      const { text, values, block } = given[index]!;
      return {
        name,
        description,
        text,
        value: values && describeValue(values),
        cells: block && formatAddress(block),
      };
    }),
    result: outcome && describeValue(outcome.values),
    sources: sourcesOf(doc, given),
  };
}

/** The sources of the figures behind a call with a venue of its own. */
function sourcesOf({ parameters }: FunctionDoc, given: EvaluatedCall["arguments"]): VenueSource[] {
  const [venue, symbol] = ["venue", "symbol"].map((name) => {
    const values = given[parameters.findIndex((parameter) => parameter.name === name)]?.values;
    return values?.length === 1 && values[0]!.length === 1 ? String(values[0]![0]) : "";
  });
  return venue === "" ? [] : venueSources(venue!, symbol!, new Date());
}

/** Selects cells by their address, on any sheet. */
export function selectCells(address: string): Promise<void> {
  return runExcel("The cells were not selected.", async (context) => {
    const { sheet } = parseAddress(address);
    const worksheet = context.workbook.worksheets.getItem(sheet);
    worksheet.activate();
    worksheet.getRange(address.slice(address.lastIndexOf("!") + 1)).select();
    await context.sync();
  });
}

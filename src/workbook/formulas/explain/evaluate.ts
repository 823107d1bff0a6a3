import type { FunctionDoc } from "../function-doc";
import type { Block } from "../../../excel/addresses";
import { callsIn, parseFormula, type Call, type Expression } from "../../../excel/formulas/parse";
import { operate } from "../../../excel/formulas/operate";
import { meet, type Matrix } from "../../../excel/formulas/values";
import { callWorksheetFunction, type Outcome } from "../functions";
import type { References } from "../../../excel/formulas/references";

/** A call of one of our functions, with its arguments and its result. */
export interface EvaluatedCall {
  readonly call: Call;
  readonly doc: FunctionDoc;
  readonly arguments: readonly EvaluatedArgument[];
  /** Undefined when an argument is not known. */
  readonly outcome?: Outcome;
  /** Only when an argument is not known: the result with the example's value in its place. */
  readonly guess?: Outcome;
}

export interface EvaluatedArgument {
  /** Its text in the formula; "" when it is omitted. */
  readonly text: string;
  readonly isOmitted: boolean;
  /** Undefined when only Excel can calculate it. */
  readonly values?: Matrix;
  readonly block?: Block;
}

/** Calculates the calls of our functions in a formula, inner calls first, without writing anything. */
export async function evaluateCalls(
  formula: Expression,
  docs: readonly FunctionDoc[],
  references: References,
  cell: Block,
): Promise<{ calls: readonly EvaluatedCall[]; whole: Matrix | undefined }> {
  const results = new Map<Expression, EvaluatedCall>();
  const valuesOf = (part: Expression) => evaluate(part, references, results, cell);
  for (const call of callsIn(formula)) {
    const doc = findDoc(docs, call.name);
    if (doc) results.set(call, await evaluateCall(call, doc, valuesOf, references));
  }
  return { calls: [...results.values()], whole: valuesOf(formula) };
}

export function findDoc(docs: readonly FunctionDoc[], name: string): FunctionDoc | undefined {
  return docs.find((doc) => doc.name === name.toUpperCase());
}

async function evaluateCall(
  call: Call,
  doc: FunctionDoc,
  valuesOf: (part: Expression) => Matrix | undefined,
  references: References,
): Promise<EvaluatedCall> {
  const given = doc.parameters.map((_, index): EvaluatedArgument => {
    const part = call.arguments[index];
    if (!part || part.kind === "missing") return { text: "", isOmitted: true };
    const block = references.get(part.text)?.block;
    return { text: part.text, isOmitted: false, values: valuesOf(part), block };
  });
  const tooMany = call.arguments.length > doc.parameters.length;
  if (tooMany) return { call, doc, arguments: given };
  const matrices = given.map(({ isOmitted, values }) => (isOmitted ? null : values));
  const isKnown = matrices.every((matrix) => matrix !== undefined);
  const filled = isKnown ? matrices : matrices.map((matrix, index) => matrix ?? exampleOf(doc, index));
  const outcome = await callWorksheetFunction(doc.id, filled);
  if (!outcome) return { call, doc, arguments: given };
  return isKnown ? { call, doc, arguments: given, outcome } : { call, doc, arguments: given, guess: outcome };
}

/** The value of an argument in the function's first example. */
function exampleOf(doc: FunctionDoc, index: number): Matrix | null {
  const example = parseFormula(doc.examples[0]?.formula ?? "");
  const part = example?.kind === "call" ? example.arguments[index] : undefined;
  return (part && evaluate(part, new Map(), new Map(), undefined)) ?? null;
}

function evaluate(
  part: Expression,
  references: References,
  results: ReadonlyMap<Expression, EvaluatedCall>,
  cell: Block | undefined,
): Matrix | undefined {
  const inner = (one: Expression) => evaluate(one, references, results, cell);
  switch (part.kind) {
    case "constant":
    case "error":
      return [[part.value]];
    case "array":
      return part.rows;
    case "call":
      return results.get(part)?.outcome?.values;
    case "operation": {
      const operands = part.operands.map(inner);
      return operands.every((one) => one !== undefined) ? operate(part.operator, operands) : undefined;
    }
    case "one": {
      const values = inner(part.of);
      const one = values && cell && inRowOf(values, references.get(part.of.text)?.block, cell);
      return one && [[one.value]];
    }
    case "missing":
      return undefined;
    default:
      return references.get(part.text)?.values;
  }
}

/** The value that `@` keeps: from a column the one in the formula's row, from a row the one in its column, else the first. */
function inRowOf(values: Matrix, block: Block | undefined, cell: Block) {
  const row = block && block.rowCount > 1 ? cell.row - block.row : 0;
  const column = block && block.columnCount > 1 ? cell.column - block.column : 0;
  return { value: meet(values, row, column) ?? "#VALUE!" };
}

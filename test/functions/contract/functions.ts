import { readFunctionDocs } from "../../../scripts/site/function-docs";
import { functionFiles } from "../../../scripts/site/function-files";
import { toNumber, type Decimal } from "../../../src/core/number/decimal";
import { declarations, type Argument, type Default } from "../../../src/functions/cells/declaration";
import type { FunctionDoc } from "../../../src/workbook/formulas/function-doc";
import { readFormula } from "../example";
import { callAndWait, type Result } from "../support";
import { readDefault, readDescription } from "./description";
import { inWords } from "./in-words";

type Matrix = unknown[][];

export const docs: FunctionDoc[] = readFunctionDocs();

const exported = new Map<string, (...given: never[]) => unknown>();

/** Imports every function, which fills the declarations. hedgePnl in the code is HEDGE.PNL. */
export async function loadFunctions(): Promise<void> {
  for (const file of functionFiles) {
    const exports = (await import(file)) as Record<string, (...given: never[]) => unknown>;
    for (const [name, value] of Object.entries(exports)) exported.set(name.toUpperCase(), value);
  }
}

export function callByName(name: string, ...given: readonly unknown[]): Promise<Result[][]> {
  return callAndWait(exported.get(name.replace(".", ""))!, ...given);
}

/** The call as Excel makes it, with what the function returns or throws. */
export function callRaw(name: string, ...given: readonly unknown[]): unknown {
  return exported.get(name.replace(".", ""))!(...(given as never[]));
}

/** An argument with what the comment and the code say of it. */
export interface Parameter {
  readonly name: string;
  readonly index: number;
  readonly optional: boolean;
  readonly description: string;
  readonly declared: Argument;
}

/** What the code declares for a function; nothing where it takes no argument. */
export function declaredOf({ name }: FunctionDoc): [string, Argument][] {
  return Object.entries(declarations.get(name) ?? {});
}

export function parametersOf(doc: FunctionDoc): Parameter[] {
  const declared = declaredOf(doc);
  return doc.parameters.map((parameter, index) => ({ ...parameter, index, declared: declared[index]![1] }));
}

/** What an omitted argument stands for, or each row of an omitted series; undefined where it is required. */
export function declaredDefault(argument: Argument): Default<unknown> | undefined {
  if (!argument.default) return undefined;
  if (argument.kind !== "series") return argument.default;
  const { value } = argument.default;
  const isNothing = value === undefined || (Array.isArray(value) && value.length === 0);
  return isNothing ? (argument.of.default ?? { value: undefined }) : { value };
}

/** A default as values that a cell may hold. */
export function plainValues(value: unknown): unknown[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? (value as unknown[]) : [value]).map((one) =>
    typeof one === "object" ? toNumber(one as Decimal) : one,
  );
}

/** What the function's first example passes: a matrix for each argument, null where the example leaves it out. */
export function exampleOf(doc: FunctionDoc): (Matrix | null)[] {
  const { given } = readFormula(doc.examples[0]!.formula);
  return doc.parameters.map((_, index) => {
    const value = given[index] ?? null;
    return value === null || Array.isArray(value) ? value : [[value]];
  });
}

/** The example's arguments, and for those that it leaves out the defaults that their descriptions say. */
export async function writtenOut(doc: FunctionDoc): Promise<Matrix[]> {
  const given = exampleOf(doc);
  for (const { name, index } of parametersOf(doc)) given[index] ??= await saidDefault(doc, name, given);
  return given as Matrix[];
}

/** The default that the description of an argument says, as cells to pass. */
export async function saidDefault(
  doc: FunctionDoc,
  argument: string,
  given: readonly (Matrix | null)[],
): Promise<Matrix> {
  const names = doc.parameters.map(({ name }) => name);
  const byName = Object.fromEntries(names.map((name, index) => [name, given[index]!]));
  const words = inWords[`${doc.name} ${argument}`];
  if (words) return words.value({ given: byName, call: callByName });
  const { description } = doc.parameters[names.indexOf(argument)]!;
  const read = readDefault(readDescription(description).default ?? "", names);
  if (!read) throw new Error(`${doc.name}: no default can be read for ${argument}`);
  return "sameAs" in read ? byName[read.sameAs]! : read.values.map((value) => [value]);
}

import {
  isCallNode,
  isFunction,
  parse,
  type ArrayExpression,
  type AstExpression,
  type Identifier,
  type Token,
} from "@borgar/fx";
import { groupsOf, type Group } from "./groups";
import { tokenise } from "./tokens";

/** A part of a formula. `text` is the part as written: a reference or an error bare, all else with the parentheses around it. */
export type Expression = { readonly text: string } & (
  | { readonly kind: "constant"; readonly value: number | string | boolean }
  | { readonly kind: "error"; readonly value: string }
  | { readonly kind: "array"; readonly rows: readonly (readonly (number | string | boolean)[])[] }
  /** An argument that was left out between two commas. */
  | { readonly kind: "missing" }
  | { readonly kind: "cells" }
  /** The result that spills from a cell: `A1#`. */
  | { readonly kind: "spilled"; readonly anchor: Expression }
  | { readonly kind: "structured" }
  | { readonly kind: "name" }
  | Call
  /** `@` keeps one value of several. */
  | { readonly kind: "one"; readonly of: Expression }
  /** The operator "()" calls what an expression gives: its operands are that expression and the arguments. */
  | { readonly kind: "operation"; readonly operator: string; readonly operands: readonly Expression[] }
);

export interface Call {
  readonly kind: "call";
  readonly text: string;
  /** As written in the formula. */
  readonly name: string;
  readonly arguments: readonly Expression[];
}

/** The expression that a formula is; undefined for a text that is no formula. */
export function parseFormula(formula: string): Expression | undefined {
  if (!formula.startsWith("=")) return undefined;
  const tokens = tokenise(formula);
  let tree: AstExpression;
  try {
    tree = parse(tokens.map(likeAnyFunction), { looseRefCalls: true });
  } catch {
    return undefined;
  }
  return new Reader(formula, groupsOf(tokens)).read(tree).expression;
}

/** All calls in an expression, an inner one before the one around it. */
export function callsIn(expression: Expression): Call[] {
  return everyPart(expression).filter((part) => part.kind === "call");
}

/** All parts of an expression, itself last. */
export function everyPart(expression: Expression): Expression[] {
  return [...partsOf(expression).flatMap(everyPart), expression];
}

function partsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === "call") return expression.arguments;
  if (expression.kind === "operation") return expression.operands;
  if (expression.kind === "one") return [expression.of];
  return expression.kind === "spilled" ? [expression.anchor] : [];
}

/** LET and LAMBDA become calls like any other: fx makes other nodes of them, and refuses optional parameters. */
function likeAnyFunction(token: Token): Token {
  return isFunction(token) ? { ...token, value: "F" } : token;
}

/** An expression and where its text starts and ends in the formula. */
interface Placed {
  readonly expression: Expression;
  readonly start: number;
  readonly end: number;
}

/** Turns the tree of fx into expressions. fx gives a node no parentheses, and an argument that was left out as null. */
class Reader {
  constructor(
    private readonly formula: string,
    private readonly groups: ReadonlyMap<number, Group>,
  ) {}

  read(node: AstExpression): Placed {
    const operands = operandsOf(node).map((operand) => operand && this.read(operand));
    const present = operands.filter((operand) => operand !== null);
    let start = Math.min(node.loc![0]!, ...present.map((operand) => operand.start));
    let end = Math.max(node.loc![1]!, ...present.map((operand) => operand.end));
    const bare = this.formula.slice(start, end);
    for (let group = this.groups.get(start); group?.innerEnd === end; group = this.groups.get(start)) {
      ({ start, end } = group);
    }
    const text = this.formula.slice(start, end);
    const parts = operands.map((operand): Expression => operand?.expression ?? { kind: "missing", text: "" });
    return { expression: this.expression(node, bare, text, parts), start, end };
  }

  private expression(node: AstExpression, bare: string, text: string, parts: Expression[]): Expression {
    switch (node.type) {
      case "Literal":
        return { kind: "constant", value: node.value, text };
      case "ErrorLiteral":
        return { kind: "error", value: node.value.includes("#REF!") ? "#REF!" : node.value, text: bare };
      case "ArrayExpression":
        return { kind: "array", rows: node.elements.map(constantsIn), text };
      case "ReferenceIdentifier":
        return bare.endsWith("#")
          ? { kind: "spilled", anchor: { kind: kinds[node.kind], text: bare.slice(0, -1) }, text: bare }
          : { kind: kinds[node.kind], text: bare };
      case "UnaryExpression":
        if (node.operator === "@") return { kind: "one", of: parts[0]!, text };
        if (node.operator === "#") return { kind: "spilled", anchor: parts[0]!, text };
        return { kind: "operation", operator: node.operator, operands: parts, text };
      case "BinaryExpression":
        return { kind: "operation", operator: node.operator, operands: parts, text };
      case "CallExpression": {
        if (calledExpression(node)) return { kind: "operation", operator: "()", operands: parts, text };
        const [start, end] = node.callee.loc as [number, number];
        return { kind: "call", name: this.formula.slice(start, end), arguments: parts, text };
      }
      default:
        throw new TypeError(`fx reads ${text} as ${node.type}`);
    }
  }
}

const kinds = { range: "cells", beam: "cells", table: "structured", name: "name" } as const;

function operandsOf(node: AstExpression): readonly (AstExpression | null)[] {
  if (!("arguments" in node)) return [];
  const called = node.type === "CallExpression" ? calledExpression(node) : undefined;
  return called ? [called, ...node.arguments] : node.arguments;
}

/** What a call calls, where that is neither a function nor a name: in `LAMBDA(x,x+1)(2)` the first call. */
function calledExpression({ callee }: { callee: Identifier | AstExpression }): AstExpression | undefined {
  const isNamed =
    callee.type === "Identifier" || (callee.type === "ReferenceIdentifier" && callee.kind === "name");
  return isNamed ? undefined : callee;
}

function constantsIn(row: ArrayExpression["elements"][number]): (number | string | boolean)[] {
  return row.flatMap((element) => (isCallNode(element) ? [] : [element.value]));
}

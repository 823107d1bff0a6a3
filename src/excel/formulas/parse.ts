import { tokenize, type Token } from "./tokens";

/** A part of a formula; `text` is as it stands there. */
export type Expression = { readonly text: string } & (
  | { readonly kind: "constant"; readonly value: number | string | boolean }
  | { readonly kind: "error"; readonly value: string }
  | { readonly kind: "array"; readonly rows: readonly (readonly (number | string | boolean)[])[] }
  /** An argument that was left out between two commas. */
  | { readonly kind: "missing" }
  | { readonly kind: "cells" }
  /** A1# */
  | { readonly kind: "spilled"; readonly anchor: Expression }
  | { readonly kind: "structured" }
  | { readonly kind: "name" }
  | Call
  /** `@` keeps one value of several. */
  | { readonly kind: "one"; readonly of: Expression }
  | { readonly kind: "operation"; readonly operator: string; readonly operands: readonly Expression[] }
);

export interface Call {
  readonly kind: "call";
  readonly text: string;
  /** As it stands in the formula. */
  readonly name: string;
  readonly arguments: readonly Expression[];
}

/** What a formula says; undefined where it is none that this reads. */
export function parseFormula(formula: string): Expression | undefined {
  if (!formula.startsWith("=")) return undefined;
  const reader = new Reader(formula);
  try {
    return reader.whole();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** All calls in an expression, an inner one before the one around it. */
export function callsIn(expression: Expression): Call[] {
  const inner = partsOf(expression).flatMap(callsIn);
  return expression.kind === "call" ? [...inner, expression] : inner;
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

class Unreadable extends Error {}

/** How tightly operators between two operands bind; a space is the intersection of two references. */
const binding: Readonly<Record<string, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  ">": 1,
  "<=": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "^": 5,
  " ": 8,
  ":": 9,
};
const signBinding = 7;

class Reader {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(private readonly formula: string) {
    this.tokens = tokenize(formula);
  }

  whole(): Expression {
    const expression = this.expression(0);
    this.skipSpace();
    if (this.token) throw new Unreadable();
    return expression;
  }

  private expression(least: number): Expression {
    this.skipSpace();
    const start = this.position;
    let left = this.prefixed();
    for (;;) {
      left = this.suffixed(left, start);
      const operator = this.operatorAhead(left);
      const strength = operator === undefined ? undefined : binding[operator];
      if (operator === undefined || strength === undefined || strength <= least) return left;
      this.skipSpace();
      if (operator !== " ") this.at++;
      const right = this.expression(strength);
      left = { kind: "operation", operator, operands: [left, right], text: this.textFrom(start) };
    }
  }

  /** A space between two references is an operator; anywhere else it means nothing. */
  private operatorAhead(left: Expression): string | undefined {
    const before = this.at;
    this.skipSpace();
    const { token } = this;
    const spaced = this.at > before;
    this.at = before;
    if (token?.kind === "operator") return token.text;
    return spaced && token && isReference(left.kind) && referenceTokens.has(token.kind) ? " " : undefined;
  }

  private suffixed(operand: Expression, start: number): Expression {
    const { token } = this;
    if (token?.kind !== "operator") return operand;
    if (token.text === "%") {
      this.at++;
      const text = this.textFrom(start);
      return this.suffixed({ kind: "operation", operator: "%", operands: [operand], text }, start);
    }
    if (token.text === "#" && isReference(operand.kind)) {
      this.at++;
      return this.suffixed({ kind: "spilled", anchor: operand, text: this.textFrom(start) }, start);
    }
    return operand;
  }

  private prefixed(): Expression {
    this.skipSpace();
    const start = this.position;
    const { token } = this;
    if (token?.kind !== "operator") return this.operand();
    this.at++;
    if (token.text === "@") {
      const of = this.prefixed();
      return { kind: "one", of, text: this.textFrom(start) };
    }
    if (token.text !== "-" && token.text !== "+") throw new Unreadable();
    const operand = this.expression(signBinding);
    return { kind: "operation", operator: token.text, operands: [operand], text: this.textFrom(start) };
  }

  private operand(): Expression {
    const { token } = this;
    if (!token) throw new Unreadable();
    this.at++;
    const { text } = token;
    switch (token.kind) {
      case "number":
      case "text":
      case "logical":
        return { kind: "constant", value: constantOf(token), text };
      case "error":
        return { kind: "error", value: text.slice(text.indexOf("#")), text };
      case "cells":
      case "structured":
      case "name":
        return { kind: token.kind, text };
      case "call":
        return this.call(token);
      case "{":
        return this.array(token);
      case "(":
        return this.parenthesis(token);
      default:
        throw new Unreadable();
    }
  }

  private call({ text, start }: Token): Expression {
    const given: Expression[] = [];
    this.skipSpace();
    if (this.token?.kind === ")") this.at++;
    else {
      for (let last = false; !last;) {
        given.push(this.argument());
        last = this.separator() === ")";
      }
    }
    return { kind: "call", name: text.slice(0, -1), arguments: given, text: this.textFrom(start) };
  }

  private argument(): Expression {
    this.skipSpace();
    const { kind } = this.token ?? {};
    if (kind === "," || kind === ")") return { kind: "missing", text: "" };
    return this.expression(0);
  }

  /** The comma or the end of a list of arguments. */
  private separator(): string {
    this.skipSpace();
    const { token } = this;
    if (token?.kind !== "," && token?.kind !== ")") throw new Unreadable();
    this.at++;
    return token.kind;
  }

  private array({ start }: Token): Expression {
    const rows: (number | string | boolean)[][] = [[]];
    for (;;) {
      rows.at(-1)!.push(this.element());
      this.skipSpace();
      const { kind } = this.token ?? {};
      this.at++;
      if (kind === "}") return { kind: "array", rows, text: this.textFrom(start) };
      if (kind === ";") rows.push([]);
      else if (kind !== ",") throw new Unreadable();
    }
  }

  private element(): number | string | boolean {
    this.skipSpace();
    const sign = this.token?.text === "-" || this.token?.text === "+" ? this.token.text : "";
    if (sign !== "") this.at++;
    const { token } = this;
    if (!token) throw new Unreadable();
    this.at++;
    const value = token.kind === "error" ? token.text : constantOf(token);
    return sign === "-" ? -Number(value) : value;
  }

  /** Parentheses around one expression, or around several areas that make one reference. */
  private parenthesis({ start }: Token): Expression {
    const areas = [this.expression(0)];
    while (this.separator() === ",") areas.push(this.expression(0));
    const text = this.textFrom(start);
    return areas.length === 1
      ? { ...areas[0]!, text }
      : { kind: "operation", operator: ",", operands: areas, text };
  }

  private get token(): Token | undefined {
    return this.tokens[this.at];
  }
  private get position(): number {
    return this.token?.start ?? this.formula.length;
  }
  private textFrom(start: number): string {
    return this.formula.slice(start, this.position).trim();
  }
  private skipSpace(): void {
    while (this.token?.kind === "space") this.at++;
  }
}

const referenceTokens = new Set<Token["kind"]>(["cells", "structured", "name"]);

function isReference(kind: Expression["kind"]): boolean {
  return kind === "cells" || kind === "structured" || kind === "name" || kind === "spilled";
}

function constantOf({ kind, text }: Token): number | string | boolean {
  if (kind === "number") return Number(text);
  if (kind === "logical") return text.toUpperCase() === "TRUE";
  if (kind === "text") return text.slice(1, -1).replaceAll('""', '"');
  throw new Unreadable();
}

import { quoted } from "./characters";
import { limits } from "./limits";

type Path = readonly (string | number)[];

/** A text read as JSON, with the line on which each of its values begins. */
export interface JsonText {
  readonly value: unknown;
  /** The line of the value at a path, or of the nearest existing value around it. The first line is 1. */
  readonly lineOf: (path: Path) => number;
}

/** Thrown for a text that is no JSON: the line, and what was expected there. */
export class JsonFault extends Error {
  constructor(
    readonly line: number,
    readonly column: number,
    readonly expected: string,
  ) {
    super(`Line ${line}, column ${column}: expected ${expected}.`);
    this.name = "JsonFault";
  }
}

/**
 * Parses JSON without JSON.parse, because the engines report the position of an error in different ways. Stricter in one
 * point: of two entries with one key JSON.parse would take the last, here they are a fault.
 */
export function parseJson(text: string): JsonText {
  let at = text.startsWith("\uFEFF") ? 1 : 0;

  const fail = (expected: string, where = at): never => {
    const before = text.slice(0, where).split("\n");
    throw new JsonFault(before.length, before.at(-1)!.length + 1, expected);
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const isNext = (sign: string): boolean => {
    take(space);
    if (text[at] !== sign) return false;
    at++;
    return true;
  };
  const expect = (sign: string, expected: string): void => {
    if (!isNext(sign)) fail(expected);
  };
  /** The text in quotes that begins here. It is walked, because a pattern would need a stack as deep as the text is long. */
  const takeString = (): string | undefined => {
    if (text[at] !== '"') return undefined;
    const start = at;
    for (let end = at + 1; end < text.length && text[end] !== "\n"; end += text[end] === "\\" ? 2 : 1) {
      if (end - start > limits.string) fail(`a text of at most ${count(limits.string)} characters`);
      if (text[end] !== '"') continue;
      const raw = text.slice(start, end + 1);
      if (!plainString.test(raw)) return undefined;
      at = end + 1;
      return JSON.parse(raw) as string;
    }
    return undefined;
  };

  const value = (depth: number): Read => {
    take(space);
    if (depth > limits.depth) fail("less nesting");
    const start = at;
    if (isNext("{")) return { start, ...object(depth) };
    if (isNext("[")) return { start, ...list(depth) };
    const string = takeString();
    if (string !== undefined) return { start, value: string };
    const scalar = take(plainNumber) ?? take(literal);
    return scalar === undefined ? fail("a value") : { start, value: JSON.parse(scalar) as unknown };
  };
  const object = (depth: number): Inside => {
    const inside = new Map<string, Read>();
    if (isNext("}")) return { value: {}, inside };
    do {
      take(space);
      const start = at;
      const key = takeString();
      if (key === undefined) return fail("a key in double quotes");
      if (inside.has(key)) return fail(`each key once; ${quoted(key)} is there twice`, start);
      expect(":", "a colon after the key");
      inside.set(key, value(depth + 1));
    } while (isNext(","));
    expect("}", "a comma or a closing brace");
    return { value: Object.fromEntries([...inside].map(([key, read]) => [key, read.value])), inside };
  };
  const list = (depth: number): Inside => {
    const inside = new Map<number, Read>();
    if (isNext("]")) return { value: [], inside };
    do inside.set(inside.size, value(depth + 1));
    while (isNext(","));
    expect("]", "a comma or a closing bracket");
    return { value: [...inside.values()].map((read) => read.value), inside };
  };

  const root = value(0);
  take(space);
  if (at < text.length) fail("nothing after the end");
  return {
    value: root.value,
    lineOf: (path) => {
      let nearest = root;
      for (const key of path) {
        const next = nearest.inside?.get(key);
        if (!next) break;
        nearest = next;
      }
      return text.slice(0, nearest.start).split("\n").length;
    },
  };
}

/** A number as messages write it: 1,000,000. */
export function count(number: number): string {
  return number.toLocaleString("en-US");
}

interface Inside {
  readonly value: unknown;
  /** The entries of an object or a list, undefined for any other value. */
  readonly inside?: ReadonlyMap<string | number, Read>;
}

interface Read extends Inside {
  /** Where the value begins in the text. */
  readonly start: number;
}

const space = /[ \t\r\n]*/y;
// The characters from the space on but " and \, as JSON allows no control characters in strings.
const plainString = /^"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"$/;
const plainNumber = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;

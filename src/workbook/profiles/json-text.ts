/** A text read as JSON, with the line on which each of its values begins. */
export interface JsonText {
  readonly value: unknown;
  /** The line of the value at a path, or of the nearest existing value around it. The first line is 1. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
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

/** Parses JSON without JSON.parse, because the engines report the position of an error in different ways. */
export function parseJson(text: string): JsonText {
  const starts = new Map<string, number>();
  let at = text.startsWith("\uFEFF") ? 1 : 0;

  const fail = (expected: string): never => {
    const before = text.slice(0, at).split("\n");
    throw new JsonFault(before.length, before.at(-1)!.length + 1, expected);
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const expect = (sign: string, expected: string): void => {
    take(space);
    if (text[at] !== sign) fail(expected);
    at++;
  };
  const isNext = (sign: string): boolean => {
    take(space);
    if (text[at] !== sign) return false;
    at++;
    return true;
  };

  const value = (path: readonly (string | number)[]): unknown => {
    take(space);
    if (path.length > deepest) fail("less nesting");
    starts.set(JSON.stringify(path), at);
    if (isNext("{")) return object(path);
    if (isNext("[")) return list(path);
    const scalar = take(plainString) ?? take(plainNumber) ?? take(literal);
    return scalar === undefined ? fail("a value") : (JSON.parse(scalar) as unknown);
  };
  const object = (path: readonly (string | number)[]): unknown => {
    const entries: [string, unknown][] = [];
    if (isNext("}")) return {};
    do {
      take(space);
      const key = take(plainString);
      if (key === undefined) return fail("a key in double quotes");
      expect(":", "a colon after the key");
      const name = JSON.parse(key) as string;
      entries.push([name, value([...path, name])]);
    } while (isNext(","));
    expect("}", "a comma or a closing brace");
    return Object.fromEntries(entries);
  };
  const list = (path: readonly (string | number)[]): unknown => {
    const entries: unknown[] = [];
    if (isNext("]")) return entries;
    do entries.push(value([...path, entries.length]));
    while (isNext(","));
    expect("]", "a comma or a closing bracket");
    return entries;
  };

  const read = value([]);
  take(space);
  if (at < text.length) fail("nothing after the end");
  return {
    value: read,
    lineOf: (path) => {
      let known = path;
      while (!starts.has(JSON.stringify(known))) known = known.slice(0, -1);
      return text.slice(0, starts.get(JSON.stringify(known))).split("\n").length;
    },
  };
}

const deepest = 50;
const space = /[ \t\r\n]*/y;
// The characters from the space on but " and \, as JSON allows no control characters in strings.
const plainString = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const plainNumber = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;

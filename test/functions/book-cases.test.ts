import book from "../vectors/book.json";
import { callByName, docs, loadFunctions } from "./contract/functions";
import type { Result } from "./support";

beforeAll(loadFunctions);

/** Whole accounts: published figures of exchanges and computed ones, each with its source. */
interface Case {
  readonly id: string;
  readonly function: string;
  readonly source: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly published?: readonly {
    readonly at: readonly number[];
    readonly value: number;
    readonly tolerance: number;
  }[];
}

const known = new Set(docs.map(({ name }) => name));
const cases = (book.cases as Case[]).filter((one) => known.has(one.function));

test.each(cases.map((one) => [`${one.function} ${one.id}: ${one.source}`, one] as const))(
  "%s",
  async (_, { function: name, given, expected, published }) => {
    const { parameters } = docs.find((doc) => doc.name === name)!;
    const names = parameters.map((parameter) => parameter.name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(given)));
    const found = await callByName(name, ...names.map((argument) => given[argument]));
    expect(found).toEqual(expectedIn(expected));
    for (const { at, value, tolerance } of published ?? []) {
      const [row, column] = at as [number, number];
      expect(Math.abs((found[row]![column] as number) - value)).toBeLessThanOrEqual(tolerance);
    }
  },
);

function expectedIn(expected: unknown): unknown[][] {
  const rows = (Array.isArray(expected) ? expected : [[expected]]) as unknown[][];
  return rows.map((row) => row.map((cell) => (typeof cell === "object" ? anyError(cell) : cell)));
}

/** The error with any reason: that is the wording of each program. */
function anyError(cell: unknown): Result {
  const { error } = cell as { readonly error: string };
  return { error, message: expect.any(String) as string };
}

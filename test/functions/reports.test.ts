import reports from "../vectors/reports.json";
import { callByName, loadFunctions } from "./contract/functions";
import type { Result } from "./support";

/**
 * Public bug reports and worked examples, each with the answer that an independent computation gives. `expected` is a value, within
 * `tolerance`, or an error; `pick` is the cell of a spilled result that is looked at, rows and columns counted from 0. Results end
 * with the data, so the row of a bar that the series no longer reach is the last one.
 */
interface Report {
  readonly source: string;
  readonly call: string;
  readonly args: readonly unknown[];
  readonly expected: number | string | boolean | { readonly error: string };
  readonly tolerance: number;
  readonly pick?: readonly [number, number] | string;
  readonly note: string;
}

beforeAll(loadFunctions);

test.each((reports.cases as Report[]).map((report) => [`${report.call} ${report.source}`, report] as const))(
  "%s",
  async (_, { call, args, expected, tolerance, pick }) => {
    const table = await callByName(call, ...args.map(asCells));
    const found = picked(table, pick);
    if (typeof expected === "object") expect(found).toMatchObject(expected);
    else if (typeof expected !== "number") expect(found).toBe(expected);
    else
      expect(Math.abs(Number(found) - expected)).toBeLessThanOrEqual(tolerance + Math.abs(expected) * 1e-14);
  },
);

test("a whole column gives as many rows as there are closes", async () => {
  const closes = Array.from({ length: 1_048_576 }, (_, row) => [row < 2000 ? 100 + (row % 7) : null]);
  const rows = await callByName("SIGNAL.SMA", closes, 20);
  expect(rows).toHaveLength(2000);
});

/** A list is a column, as reports write series down. */
function asCells(argument: unknown): unknown {
  if (!Array.isArray(argument) || argument.every(Array.isArray)) return argument;
  return argument.map((value: unknown) => [value]);
}

function picked(table: Result[][], pick: Report["pick"]): Result {
  if (pick === undefined) return table[0]![0]!;
  if (typeof pick !== "string") return (table[pick[0]] ?? table.at(-1)!)[pick[1]]!;
  const column = table[0]!.indexOf(pick.replace("sum of column ", ""));
  return table.slice(1).reduce((sum, row) => sum + Number(row[column]), 0);
}

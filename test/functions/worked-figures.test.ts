import worked from "../vectors/worked-figures.json";
import { callByName, loadFunctions } from "./contract/functions";

beforeAll(loadFunctions);

/** A list is a column; rows of lists are a range. */
function asRange(given: unknown): unknown {
  return Array.isArray(given) && !Array.isArray(given[0]) ? given.map((value: unknown) => [value]) : given;
}

test.each(worked.vectors.map((vector, index) => [`${index + 1}: ${vector.function}`, vector] as const))(
  "worked figure %s",
  async (_, { function: name, given, expected, tolerance }) => {
    const result = await callByName(name, ...given.map(asRange));
    const wanted: unknown[][] = Array.isArray(expected) ? expected : [[expected]];
    expect(result.map((row) => row.length)).toEqual(wanted.map((row) => row.length));
    for (const [row, cells] of wanted.entries()) {
      for (const [column, cell] of cells.entries()) {
        const got = result[row]![column];
        if (typeof cell !== "number") expect(got).toBe(cell);
        else expect(Math.abs(Number(got) - cell)).toBeLessThanOrEqual(tolerance);
      }
    }
  },
);

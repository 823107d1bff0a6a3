import { liqCross } from "../../../src/functions/liq";
import book from "../../vectors/book.json";
import { call, type Result } from "../support";

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

const cases = (book.cases as Case[]).filter((one) => one.function === "LIQ.CROSS");

test.each(cases.map((one) => [`${one.id}: ${one.source}`, one] as const))("%s", (_, one) => {
  const { walletBalance, positions, feeRate, rules, tiers } = one.given;
  const found = call(liqCross, walletBalance, positions, feeRate, rules, tiers);
  expect(found).toEqual(Array.isArray(one.expected) ? expectedIn(one.expected) : [[anyError(one.expected)]]);
  for (const { at, value, tolerance } of one.published ?? []) {
    const [row, column] = at as [number, number];
    expect(Math.abs((found[row]![column] as number) - value)).toBeLessThanOrEqual(tolerance);
  }
});

function expectedIn(rows: readonly unknown[][]): unknown[][] {
  return rows.map((row) => row.map((cell) => (typeof cell === "object" ? anyError(cell) : cell)));
}

/** The error with any reason: that is the wording of each program. */
function anyError(cell: unknown): Result {
  const { error } = cell as { readonly error: string };
  return { error, message: expect.any(String) as string };
}

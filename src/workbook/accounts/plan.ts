import { callOf, type Given, isRefused } from "./call";
import type { Asked } from "./figures";
import type { Standing } from "./views";
import { accountFormulas, accountNames, tablesOf, type TableKind } from "./tables";

/** What a sheet of an account is made of. */
export interface AccountPlan {
  /** Name of the account; "" where it has none. */
  readonly name: string;
  /** The tables, as formulas refer to them. */
  readonly formulas: Readonly<Record<TableKind, string>>;
  readonly rules: string;
  readonly target: number;
  readonly goal: string;
  /** False where there are isolated positions alone: most functions are of an account whose coins back positions. */
  readonly hasCross: boolean;
  /** Rows of the results as they are now, with their headers. */
  readonly rows: {
    readonly account: number;
    readonly coins: number;
    readonly legs: number;
    readonly cascade: number;
  };
  /** Positions that the stress has a column for. */
  readonly legs: number;
  /** The shocks of the chart, the lowest first. */
  readonly shocks: readonly number[];
}

/** The joint shocks that the cascade goes through, as parts of today's prices. */
export const cascadePath: readonly number[] = [-0.5, 0.5];

/** What is written of an account as it is now. */
export async function planOf(
  all: Given,
  { account, target, goal }: Asked,
  standing: Standing | undefined,
): Promise<AccountPlan> {
  const names = accountNames(all.tables);
  const name = names.find((one) => one === account) ?? names[0]!;
  const given = { ...all, tables: tablesOf(all.tables, name) };
  const rowsOf = async (view: string): Promise<number> => {
    const outcome = await callOf("LIQ_BOOK", given, ({ of, table }) => [
      table("collateral") ?? of(0),
      table("positions"),
      null,
      of(view),
    ]);
    return outcome.values.length;
  };
  const cascade = await callOf("LIQ_CASCADE", given, ({ of, table }) => [
    table("collateral") ?? of(0),
    table("positions") ?? of(""),
    cascadePath.map((shock) => [shock]),
    null,
  ]);
  const stress = await callOf("SIM_STRESS", given, ({ of, table }) => [
    table("positions") ?? of(""),
    table("collateral") ?? of(0),
    of("standard"),
  ]);
  return {
    ...{ name, target, goal, rules: given.rules },
    formulas: accountFormulas(all.tables, names.length > 1 ? name : undefined),
    hasCross: !isRefused(stress),
    rows: {
      account: await rowsOf("account"),
      coins: await rowsOf("coins"),
      legs: await rowsOf("legs"),
      cascade: cascade.values.length,
    },
    legs: Math.max(0, stress.values[0]!.length - 7),
    shocks: shocksAround(standing),
  };
}

const points = 21;

/** Shocks in equal steps to half as far again as what liquidates; half of all prices where nothing does. */
function shocksAround(standing: Standing | undefined): number[] {
  const { down, up } = standing ?? {};
  const from = typeof down === "number" && down < 0 ? Math.max(-0.95, down * 1.5) : -0.5;
  const to = typeof up === "number" && up > 0 ? Math.min(3, up * 1.5) : 0.5;
  return Array.from(
    { length: points },
    (_, at) => Math.round((from + ((to - from) * at) / (points - 1)) * 1000) / 1000,
  );
}

import { calledName } from "../../base/function-names";
import type { AccountStanding } from "../../core/allocation/findings/account";
import { callOf, isRefused, reasonAt, type Figure } from "./call";
import { type Picked, readAccounts } from "./read";
import { accountFormulas } from "./tables";
import { standingsIn, type Standing } from "./views";

/** How accounts stand, and the formula that says it. */
export interface AccountStandings {
  readonly standings: readonly AccountStanding[];
  /** LIQ.BOOK's view of accounts, without the sign before a formula. */
  readonly book: string;
}

/** How the accounts of the workbook's positions stand, with the tables that are picked or found; undefined where it has no positions. */
export async function readStandings(
  picked: Picked = {},
  rules = "mark",
): Promise<AccountStandings | undefined> {
  const { tables } = await readAccounts(picked);
  if (!tables.positions) return undefined;
  const outcome = await callOf("LIQ_BOOK", { tables, rules }, ({ of, table }) => [
    table("collateral") ?? of(0),
    table("positions"),
    null,
    of("account"),
  ]);
  const { collateral, positions, tiers, ratios } = accountFormulas(tables);
  return {
    standings: isRefused(outcome)
      ? [unknownStanding("", reasonAt(outcome))]
      : standingsIn(outcome).map(standingOf),
    book: `${calledName("LIQ.BOOK")}(${collateral},${positions},,"account","${rules}",${tiers},${ratios})`,
  };
}

function standingOf({ name, required, down, up, isLiquidated }: Standing): AccountStanding {
  if (isLiquidated === undefined) {
    const reason = typeof required === "number" ? "the function gives no status." : required.reason;
    return unknownStanding(name, reason);
  }
  const open = [down, up].find(
    (end): end is Exclude<Figure, number> => typeof end !== "number" && end.isOpen,
  );
  if (open) return unknownStanding(name, open.reason);
  return {
    name,
    fall: typeof down === "number" ? -down : undefined,
    rise: typeof up === "number" ? up : undefined,
    isLiquidated,
  };
}

function unknownStanding(name: string, unknown: string): AccountStanding {
  return { name, fall: undefined, rise: undefined, isLiquidated: false, unknown };
}

import { percent } from "../allowed-range";
import { fromNumber } from "../../number/decimal";
import type { RuleFinding } from "./finding";

/** A whole account as it is before the trades: which move of all coins liquidates it. */
export interface AccountStanding {
  /** Name of the account, or of a position that has a margin of its own; "" where it has none. */
  readonly name: string;
  /** Falls and rises of all coins that liquidate it, as parts of their prices, above 0; undefined where none does. */
  readonly fall: number | undefined;
  readonly rise: number | undefined;
  readonly isLiquidated: boolean;
  /** Why its standing is not known. */
  readonly unknown?: string;
}

/**
 * How the accounts of the workbook stand to the smallest distance to liquidation that the user keeps: the one that is nearest to its
 * end. What the trades change in them is not known, since no row of the holdings says which position it is.
 */
export function accountFinding(accounts: readonly AccountStanding[], minDistance: number): RuleFinding[] {
  const liquidated = accounts.find(({ isLiquidated }) => isLiquidated);
  if (liquidated) return [found(`${titled(liquidated)} is liquidated at these prices.`, false)];
  const unknown = accounts.find((account) => account.unknown !== undefined);
  if (unknown) {
    const message = `What liquidates ${lowered(titled(unknown))} is not known: ${unknown.unknown!}`;
    return [{ ...found(message, true), isWarning: true }];
  }
  if (accounts.length === 0 || minDistance === 0) return [];
  const nearest = nearestOf(accounts);
  const distance = distanceOf(nearest);
  if (distance === Infinity) return [found("No joint shock liquidates an account.", true)];
  const isKept = distance >= minDistance;
  const way = distance === nearest.fall ? "fall" : "rise";
  const limit = percent(fromNumber(minDistance));
  const advice = isKept
    ? `${limit} is your limit.`
    : `add margin or cut positions to keep ${limit}; Accounts says how much.`;
  const message = `${titled(nearest)} as it is now is liquidated by a ${way} of all coins by ${percent(fromNumber(distance))}; ${advice}`;
  return [found(message, isKept)];
}

function found(message: string, isKept: boolean): RuleFinding {
  return {
    rule: "whole account",
    isKept,
    isWarning: false,
    message,
    source: "The limit is your own, from Rules; the account is that of your positions and collateral.",
    worsenedBy: [],
  };
}

/** The account that the smallest move of all coins liquidates; there is at least one. */
export function nearestOf<One extends AccountStanding>(accounts: readonly One[]): One {
  return [...accounts].sort((a, b) => distanceOf(a) - distanceOf(b))[0]!;
}

/** How far all coins move until the account is liquidated, either way; 0 where it is, or where that is not known. */
function distanceOf({ fall = Infinity, rise = Infinity, isLiquidated, unknown }: AccountStanding): number {
  return isLiquidated || unknown !== undefined ? 0 : Math.min(fall, rise);
}

function titled({ name }: AccountStanding): string {
  return name === "" ? "The account" : name;
}

function lowered(title: string): string {
  return title === "The account" ? "the account" : title;
}

import { markets } from "../../../src/core/venues/find";
import type { Listing, Market } from "../../../src/core/venues/market";
import { liqSource, liqVenue } from "../../../src/functions/liq";
import { expectEqual } from "../../support/expect-equal";
import { call, cell, type ErrorCell } from "../support";

/** A power of two, so that what it divides or multiplies is exact. */
const entryPrice = 64;

const listings = markets.flatMap((market) =>
  market.symbols().map((symbol) => ({ market, symbol, listing: market.listing(symbol)! })),
);

/** What is missing for the price of a small position, as far as the shipped data says; "" if nothing is. */
function missingAtOnce({ rule }: Market, { table }: Listing): string {
  if (!table) return "no brackets for";
  if (table.brackets[0]![3] === "unknown") return "no maintenance rates for";
  if (!rule.maintenance) return "takes the maintenance margin on could not be sourced";
  return table.brackets[0]![1] === "unknown" ? "where the first bracket for" : "";
}

/** The end of what is known, in the unit of the table's own figures times the contract size; Infinity if it has none. */
function reachOf({ rule }: Market, { table, contractSize }: Listing): number {
  const known = table!.brackets.filter(([, cap, , rate]) => cap !== "unknown" && rate !== "unknown");
  const [, cap] = (rule.rateOn ? known.at(-1) : known[0])!;
  return Number(cap) * (table!.unit === "contracts" ? contractSize! : 1);
}

const price = ({ venue }: Market, symbol: string, side: string, quantity: number) =>
  cell(liqVenue, venue, symbol, side, entryPrice, quantity, 1);
const sizes = ({ venue }: Market, symbol: string) =>
  call(liqSource, venue, symbol).find(([label]) => label === "Sizes with a price")![1];

test("every shipped contract has a price for a small short, or says what is missing", () => {
  for (const { market, symbol, listing } of listings) {
    // An inverse short with a leverage of 1 is hedged and never liquidated.
    const side = market.contract === "linear" ? "short" : "long";
    const result = price(market, symbol, side, market.contract === "linear" ? 0.001 : 0.064);
    const missing = missingAtOnce(market, listing);
    if (missing === "") {
      expectEqual([symbol, typeof result], [symbol, "number"]);
      continue;
    }
    const { error, message } = result as ErrorCell;
    expectEqual([symbol, error, message!.includes(missing)], [symbol, "#N/A", true]);
    expect(sizes(market, symbol)).toMatch(/^none, /);
  }
});

test("every shipped contract says to what size its prices reach, in the table's unit and in the other one", () => {
  let limited = 0;
  for (const { market, symbol, listing } of listings) {
    if (missingAtOnce(market, listing) !== "") continue;
    const reach = reachOf(market, listing);
    if (reach === Infinity) {
      expectEqual([symbol, sizes(market, symbol)], [symbol, "all"]);
      continue;
    }
    limited++;
    const linear = market.contract === "linear";
    const [notional, quantity] = linear
      ? ["notional in quote currency", "base units"]
      : ["notional in coin", "USD face value"];
    const inNotional = listing.table!.unit === "notional";
    const [unit, other] = inNotional ? [notional, quantity] : [quantity, notional];
    const atEntry = inNotional === linear ? reach / entryPrice : reach * entryPrice;
    const typed = 2 * (inNotional ? atEntry : reach);
    // Twice what is known, at a leverage that every bracket allows.
    const { error, message } = price(market, symbol, linear ? "short" : "long", typed) as ErrorCell;
    expectEqual([symbol, error], [symbol, "#N/A"]);
    const [, told, toldUnit, toldOther, toldOtherUnit] =
      /exceeds ([\d.e+]+) \(([^)]+)\), at this entry price ([\d.e+]+) \(([^)]+)\), /.exec(message!) ?? [];
    expectEqual([symbol, Number(told), toldUnit, toldOtherUnit], [symbol, reach, unit, other]);
    expectEqual(Math.abs(Number(toldOther) / atEntry - 1) < 1e-7, true);
    expectEqual(sizes(market, symbol), `up to ${told} (${unit})`);
  }
  expect(limited).toBeGreaterThan(1000);
});

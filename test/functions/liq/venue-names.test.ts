import { symbolParts } from "../../../src/core/venues/symbols";
import { findListing, findMarkets, markets, venueNames } from "../../../src/core/venues/find";
import { liqSource } from "../../../src/functions/liq";
import { expectEqual } from "../../support/expect-equal";
import { cell, notAvailable, valueError } from "../support";
import names from "../../vectors/venues/names.json";

test.each(names.symbols)("$spelling at $venue is $symbol", ({ venue, spelling, market, symbol }) => {
  const found = findListing(findMarkets(venue), spelling)!;
  expect({ market: `${found.market.venue} ${found.market.name}`, symbol: found.symbol }).toEqual({
    market,
    symbol,
  });
});

test.each(names.venues)("$spelling is a venue", ({ spelling, markets }) => {
  expect(findMarkets(spelling).map(({ venue, name }) => `${venue} ${name}`)).toEqual(markets);
});

test.each(names.unresolved)("$spelling at $venue is no contract", ({ venue, spelling, error, message }) => {
  expect(cell(liqSource, venue, spelling)).toEqual((error === "#N/A" ? notAvailable : valueError)(message));
});

test.each(names.unknownVenues)("$spelling is no venue", ({ spelling, advice }) => {
  const quoted = venueNames.map((name) => `"${name}"`);
  const all = `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
  const message = `LIQ.SOURCE: venue must be ${all}, got "${spelling}"${advice === null ? "" : `; ${advice}`}.`;
  expect(cell(liqSource, spelling)).toEqual(valueError(message));
});

test("a contract on several coins is found under no name of one on another number of them", () => {
  const several = markets.flatMap((market) =>
    market.symbols().flatMap((symbol) => (symbolParts(symbol).coins > 1 ? [{ market, symbol }] : [])),
  );
  expect(several.length).toBeGreaterThan(50);
  for (const { market, symbol } of several) {
    const { coins, coin, quote } = symbolParts(symbol);
    const single = coin + quote;
    for (const other of [1, 10, 100, 1000, 10000, 100000, 1000000]) {
      const name = other === 1 ? single : `${other}${single}`;
      const behind = single.replace(/(?=USD[TC]?$|PERP$)/, String(other === 1 ? "" : other));
      for (const typed of [name, behind, name.toLowerCase(), name.replace(/(USD[TC]|PERP)$/, "-$1")]) {
        const found = findListing([market], typed);
        if (found)
          expectEqual([typed, symbolParts(found.symbol).coins], [typed, other === coins ? coins : other]);
      }
    }
  }
});

import { tierIndex } from "../../../src/core/liquidation/tiers";
import { decimal, one } from "../../../src/core/number/decimal";
import { certainTiers, venueTiers } from "../../../src/core/venues/brackets";
import { findListing, findMarkets, markets, venueNames } from "../../../src/core/venues/find";
import { expectEqual } from "../../support/expect-equal";

const listings = markets.flatMap((market) =>
  market.symbols().map((symbol) => ({ market, symbol, listing: market.listing(symbol)! })),
);

test("every figure carries its source and date", () => {
  for (const { rule, fees, funding } of markets) {
    expect([rule.source, rule.date, fees.source, fees.date].every(Boolean)).toBe(true);
    if (funding.intervalHours !== undefined || funding.formula !== undefined)
      expect(Boolean(funding.source && funding.date)).toBe(true);
  }
  for (const { listing } of listings) {
    const { tick, step, contractSize, tickStep, table, funding } = listing;
    if ([tick, step, contractSize].some((figure) => figure !== undefined))
      expect(Boolean(tickStep?.source && tickStep.date)).toBe(true);
    if (table) expect(Boolean(table.source && table.date)).toBe(true);
    if (funding) expect(Boolean(funding.source && funding.date)).toBe(true);
  }
});

test("every table starts at 0, joins without gaps, asks more maintenance the larger and allows less leverage", () => {
  expect(listings.length).toBeGreaterThan(1700);
  for (const listed of listings) {
    const tiers = venueTiers(listed);
    for (const [index, tier] of tiers.entries()) {
      const below = tiers[index - 1];
      expectEqual(tier.floor.eq(below?.cap ?? 0), true);
      expectEqual(typeof tier.cap !== "object" || tier.cap.gt(tier.floor), true);
      expectEqual(tier.maxLeverage.lte(below?.maxLeverage ?? Infinity), true);
    }
    for (const [index, { rate }] of certainTiers(listed).entries()) {
      expectEqual(rate.gt(0) && rate.lt(1), true);
      expectEqual(rate.gte(certainTiers(listed)[index - 1]?.rate ?? 0), true);
    }
    if (listed.listing.table?.unit === "contracts") expect(listed.listing.contractSize).toBeGreaterThan(0);
  }
});

test("at its maximum leverage a bracket's initial margin is at least its maintenance margin", () => {
  for (const listed of listings) {
    for (const { rate, maxLeverage } of certainTiers(listed)) {
      expectEqual(rate.times(maxLeverage).lte("1.000001"), true);
    }
  }
});

test("the symbols of a market are found under their own names, and no symbol in two markets of a venue", () => {
  for (const { market, symbol, listing } of listings) {
    expectEqual(findListing([market], symbol)?.listing, listing);
    const venue = markets.filter((other) => other.venue === market.venue);
    expectEqual(findListing(venue, symbol)?.listing, listing);
    expectEqual(venue.filter((other) => other.symbols().includes(symbol)).length, 1);
  }
});

test("each market has names of its own", () => {
  for (const name of venueNames) expect(findMarkets(name).length).toBeGreaterThan(0);
  for (const market of markets) {
    for (const alias of market.aliases) expect(findMarkets(alias)).toContain(market);
  }
  expect(findMarkets("")).toEqual([]);
});

test("Binance's dump of 2026-07-02 has 808 contracts, and these figures", () => {
  const usdm = findMarkets("Binance USD-M");
  expect(usdm[0]!.symbols()).toHaveLength(808);
  const btc = certainTiers(findListing(usdm, "BTCUSDT")!);
  // Notional 1,200,000,000 to 1,800,000,000: 50 %, amount 421,482,000 (cum of its last bracket).
  expect(btc.at(-1)!.amount.eq(421482000)).toBe(true);
  expect(tierIndex(btc, decimal(300000), one)).toBe(0);
  expect(tierIndex(btc, decimal("300000.01"), one)).toBe(1);
  expect(tierIndex(btc, decimal("1800000000.01"), one)).toBeUndefined();
});

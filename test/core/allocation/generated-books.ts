import * as fc from "fast-check";
import { type Destination } from "../../../src/core/allocation/rebalancing/book";
import { decimal } from "../../../src/core/number/decimal";
import { rules, holding, cashHolding, total } from "./books";

/** Whole books as decimals in the digits that a sheet holds. */
export const books = fc
  .array(
    fc.record({
      quantity: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 9_999_999 }).map((n) => n / 1000),
      ),
      price: fc.integer({ min: 1, max: 99_999_999 }).map((n) => n / 1000),
      share: fc.integer({ min: 0, max: 100 }),
      step: fc.constantFrom("0", "0", "1", "0.5", "0.001", "0.25", "100", "0.3"),
      leverage: fc.constantFrom(undefined, undefined, 0, 3, 5),
      minNotional: fc.constantFrom(undefined, undefined, 5, 1000),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((assets) =>
    fc.record({
      assets: fc.constant(assets),
      cashShare: fc.constantFrom(0, 0, 10, 60),
      cash: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 100),
      ),
    }),
  )
  .map(({ assets, cashShare, cash }) => {
    const shares = assets.reduce<number>((total, { share }) => total + share, cashShare) || 1;
    const holdings = assets.map(({ quantity, price, share, step, leverage, minNotional }, index) => ({
      ...holding(`A${index}`, quantity, price, Math.floor((share / shares) * 1e6) / 1e6, step),
      leverage: leverage === undefined ? undefined : decimal(leverage),
      minNotional: minNotional === undefined ? undefined : decimal(minNotional),
    }));
    return cash > 0 ? [...holdings, cashHolding(cash)] : holdings;
  });

const anyRules = fc.record({
  minTrade: fc.constantFrom(0, 0, 10, 1000, 50_000),
  feeRate: fc.constantFrom("0", "0.001", "0.0006", "0.1"),
  absoluteBand: fc.constantFrom(0, 0, 0.05, 0.2),
  relativeBand: fc.constantFrom(0, 0, 0.25),
  destination: fc.constantFrom<Destination>("target", "edge"),
});

/** A cash flow between taking 120 % out and putting 300 % in, in cents. */
export const withFlow = fc
  .record({
    holdings: books,
    given: anyRules,
    part: fc.oneof(fc.constant(0), fc.integer({ min: -120, max: 300 })),
    cents: fc.nat(999),
  })
  .map(({ holdings, given, part, cents }) => {
    const flow = total(holdings)
      .times(part)
      .times("0.01")
      .toDecimalPlaces(2)
      .plus(part === 0 ? 0 : cents / 100);
    return { holdings, rules: { ...rules(given), cashFlow: flow } };
  });

import fc from "fast-check";
import {
  describeDoubles,
  describeHidden,
  valueHoldings,
} from "../../../src/taskpane/portfolio/holdings-values";
import { add, multiply, quotient, rational, shown, toShownDouble } from "../../support/rational";

test("values and weights are exact to the last digit", () => {
  const row = fc.record({
    asset: fc.constant("BTC"),
    bucket: fc.constant("spot"),
    quantity: fc.integer({ min: 0, max: 10 ** 9 }).map((units) => units / 10 ** 6),
    price: fc.integer({ min: 1, max: 10 ** 9 }).map((cents) => cents / 100),
    step: fc.constant(0),
    minNotional: fc.constant(0),
    leverage: fc.constant(0),
    core: fc.constant(0),
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const exact = rows.map(({ quantity, price }) => multiply(shown(quantity), shown(price)));
      const total = exact.reduce(add, rational(0));
      expect(valueHoldings(rows).map(({ value, weight }) => [value, weight])).toEqual(
        exact.map((value) => [toShownDouble(value), toShownDouble(quotient(value, total) ?? rational(0))]),
      );
    }),
  );
});

test("assets that stand twice in a bucket are said, whatever their case; those in two buckets are not", () => {
  const row = (asset: string, bucket: string) => ({
    ...{ asset, bucket, quantity: 1, price: 1, step: 0, minNotional: 0, leverage: 0, core: 0 },
  });
  expect(describeDoubles([row("BTC", "spot"), row("BTC", "futures")])).toBeUndefined();
  expect(describeDoubles([row("BTC", "spot"), row("btc", "Spot"), row("ETH", "spot")])).toBe(
    "Listed more than once: BTC (spot) in 2 rows. All rows count, and their trades are netted.",
  );
});

test("holdings in hidden rows are said with their rows", () => {
  expect(describeHidden()).toBeUndefined();
  expect(describeHidden([])).toBeUndefined();
  expect(describeHidden([4])).toBe("Row 4 is hidden in the sheet. It counts all the same.");
  expect(describeHidden([4, 5, 6, 7, 8, 12, 13])).toBe(
    "Rows 4, 5, 6, 7, 8 and 2 more are hidden in the sheet. They count all the same.",
  );
});

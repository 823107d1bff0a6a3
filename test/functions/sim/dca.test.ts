import * as fc from "fast-check";
import { simDca } from "../../../src/functions/sim";
import { costAveraging as published } from "../../vectors/simulation.json";
import { add, multiply, quotient, rational, shown, subtract } from "../../support/rational";
import { asShown, call, cell, column, inputError, valueError } from "../support";

test.each(published.cases)("$prices with a fee of $feeRate", ({ prices, amount, feeRate, averageCost }) => {
  const rows = call(simDca, column(...prices), amount, 1, feeRate);
  expect(rows[0]).toEqual(["Price", "Invested", "Quantity", "Average cost", "Value", "Gain"]);
  expect(rows).toHaveLength(prices.length + 1);
  expect(rows.at(-1)![3]).toBe(averageCost);
});

test("every column is the exact result, to the last of 15 digits", () => {
  const price = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  const paths = fc.array(price, { minLength: 1, maxLength: 20 });
  const fee = fc.double({ min: 0, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(paths, price, fc.integer({ min: 1, max: 6 }), fee, (prices, amount, every, feeRate) => {
      const [a, left] = [shown(amount), subtract(rational(1), shown(feeRate))];
      let [invested, quantity] = [rational(0), rational(0)];
      const expected = prices.map((price, bar) => {
        if (bar % every === 0) {
          invested = add(invested, a);
          quantity = add(quantity, quotient(multiply(a, left), shown(price))!);
        }
        const value = multiply(quantity, shown(price));
        return [
          shown(price),
          invested,
          quantity,
          quotient(invested, quantity)!,
          value,
          subtract(value, invested),
        ].map(asShown);
      });
      const rows = call(simDca, column(...prices), amount, every, feeRate).slice(1);
      // A quantity is rounded far behind the fifteenth digit, so only a tie can fall to the other side.
      rows.forEach((row, bar) => {
        const sizes = [...(row as number[]).slice(0, 5), row[4] as number];
        row.forEach((value, at) => {
          const off = Math.abs((value as number) - (expected[bar]![at] as number));
          if (off > 1e-14 * sizes[at]!) expect([bar, at, value]).toEqual([bar, at, expected[bar]![at]]);
        });
      });
    }),
  );
});

test("what is bought at the price gains nothing, whatever the last digit of the quantity", () => {
  const price = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(price, price, fc.integer({ min: 1, max: 5 }), (price, amount, purchases) => {
      const rows = call(simDca, column(...new Array<number>(purchases).fill(price)), amount);
      expect(rows.at(-1)![5]).toBe(0);
    }),
  );
  expect(call(simDca, column(3), 10)[1]![5]).toBe(0);
});

test("one purchase where every is longer than the path; rows beside the prices under their heading", () => {
  const rows = call(simDca, column("Price", 50_000, 40_000, 55_000, ""), 4000, 10, 0.001);
  expect(rows).toHaveLength(4);
  expect(rows.at(-1)).toEqual([55_000, 4000, 0.07992, expect.closeTo(50_050.05005, 5), 4395.6, 395.6]);
});

test("says what is wrong", () => {
  expect(cell(simDca, column(100), 0)).toEqual(
    valueError("SIM.DCA: amount must be a positive number, got 0 (an empty cell counts as 0)."),
  );
  expect(cell(simDca, column(100, "#NUM!"), 10)).toEqual(inputError("#NUM!"));
});

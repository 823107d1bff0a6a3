import * as fc from "fast-check";
import {
  liqBankruptcy,
  liqCross,
  liqDistance,
  liqIsolated,
  liqMaxLeverage,
} from "../../../src/functions/liq";
import { expectEqual } from "../../support/expect-equal";
import {
  add,
  multiply,
  quotient,
  shown,
  subtract,
  toShownDouble,
  type Rational,
} from "../../support/rational";
import { contract, figure, rateFigure, side } from "../../support/generators";
import { call, cell, type Result } from "../support";
import { one, zero, sign, price, notCovered, leverage, position, compare } from "./oracle";

const runs = { numRuns: 3000 };

test("LIQ.ISOLATED is the exact result at 15 digits", () => {
  fc.assert(
    fc.property(
      position,
      rateFigure,
      fc.oneof(fc.constant(0), figure),
      (given, maintenanceRate, maintenanceAmount) => {
        const { side, entryPrice, quantity, margin, feeRate, contract, rule } = given;
        const s = sign(side);
        const [E, q, W, c] = [entryPrice, quantity, margin, maintenanceAmount].map(shown);
        const m = add(shown(maintenanceRate), shown(feeRate));
        // The formulas as functions.md and the exchanges print them, division by division.
        const formulas: Record<string, () => Rational | undefined> = {
          "linear mark": () =>
            quotient(
              subtract(add(W!, c!), multiply(s, multiply(q!, E!))),
              subtract(multiply(q!, m), multiply(s, q!)),
            ),
          "linear entry": () =>
            subtract(
              E!,
              multiply(s, quotient(subtract(W!, subtract(multiply(multiply(E!, q!), m), c!)), q!)!),
            ),
          "inverse mark": () =>
            quotient(multiply(q!, add(s, m)), add(add(W!, c!), multiply(s, quotient(q!, E!)!))),
          "inverse entry": () => {
            const value = quotient(q!, E!)!;
            const denominator = add(subtract(W!, subtract(multiply(m, value), c!)), multiply(s, value));
            return quotient(multiply(s, q!), denominator);
          },
        };
        const value = contract === "linear" ? multiply(q!, E!) : quotient(q!, E!)!;
        const isCovered = compare(add(W!, c!), multiply(value, m)) >= 0;
        expectEqual(
          cell(
            liqIsolated,
            side,
            entryPrice,
            quantity,
            margin,
            maintenanceRate,
            maintenanceAmount,
            feeRate,
            contract,
            rule,
          ),
          isCovered
            ? price("LIQ.ISOLATED", formulas[`${contract} ${rule}`]!())
            : notCovered("LIQ.ISOLATED", maintenanceRate, feeRate),
        );
      },
    ),
    runs,
  );
});

/** Which of the reasons of a liquidated account an error names. */
function reasonIn(result: Result): string | undefined {
  const message = typeof result === "object" ? (result.message ?? "") : "";
  return ["liquidated already", "every price"].find((reason) => message.includes(reason));
}

test("LIQ.CROSS is the exact result at 15 digits", () => {
  const row = fc.record({
    side,
    quantity: figure,
    entryPrice: figure,
    markPrice: figure,
    maintenanceRate: rateFigure,
    maintenanceAmount: fc.oneof(fc.constant(0), figure),
    symbol: fc.constantFrom("", "BTC", "btc", "ETH"),
  });
  fc.assert(
    fc.property(
      fc.oneof(
        figure,
        figure.map((balance) => -balance),
      ),
      fc.array(row, { minLength: 1, maxLength: 6 }),
      contract,
      rateFigure,
      (balance, rows, contract, feeRate) => {
        const linear = contract === "linear";
        const table = rows.map((row) => [
          row.side,
          row.quantity,
          row.entryPrice,
          row.markPrice,
          row.maintenanceRate,
          row.maintenanceAmount,
          contract,
          row.symbol,
        ]);
        const key = (row: (typeof rows)[number], index: number) =>
          row.symbol === "" ? String(index) : row.symbol.toUpperCase();
        const expected = rows.map((row, index) => {
          const own = (other: (typeof rows)[number], at: number) => key(other, at) === key(row, index);
          let [numerator, denominator] = [shown(balance), zero];
          let left = shown(balance);
          for (const [at, other] of rows.entries()) {
            const s = sign(other.side);
            const [q, E, X, c] = [
              other.quantity,
              other.entryPrice,
              other.markPrice,
              other.maintenanceAmount,
            ].map(shown);
            const m = add(shown(other.maintenanceRate), shown(feeRate));
            const invested = linear ? multiply(q!, E!) : quotient(q!, E!)!;
            const valued = linear ? multiply(q!, X!) : quotient(q!, X!)!;
            const direction = linear ? s : subtract(zero, s);
            const pnl = multiply(direction, subtract(valued, invested));
            const excess = subtract(pnl, subtract(multiply(m, valued), c!));
            left = add(left, excess);
            if (own(other, at)) {
              numerator = add(numerator, subtract(c!, multiply(direction, invested)));
              denominator = add(denominator, multiply(q!, linear ? subtract(m, s) : add(s, m)));
            } else {
              numerator = add(numerator, excess);
            }
          }
          const found = price(
            "LIQ.CROSS",
            linear ? quotient(numerator, denominator) : quotient(denominator, numerator),
          );
          const isLeft = compare(left, zero);
          if (isLeft > 0 || (isLeft === 0 && typeof found === "number")) return [found];
          return [typeof found === "number" ? "liquidated already" : "every price"];
        });
        const prices = call(liqCross, balance, table, feeRate).map(([price]) => [reasonIn(price!) ?? price]);
        expectEqual(prices, expected);
      },
    ),
    runs,
  );
});

test("LIQ.CROSS of hundreds of inverse positions, each with prices of its own, is exact at 15 digits", () => {
  const row = fc.record({ side, quantity: figure, entryPrice: figure, markPrice: figure });
  fc.assert(
    fc.property(fc.array(row, { minLength: 100, maxLength: 200 }), rateFigure, (rows, rate) => {
      const table = rows.map((row) => [...Object.values(row), rate, 0, "inverse"]);
      const m = shown(rate);
      const parts = rows.map((row) => {
        const [q, E, X] = [row.quantity, row.entryPrice, row.markPrice].map(shown) as [Rational, Rational, Rational];
        const invested = multiply(sign(row.side), quotient(q, E)!);
        return { q, s: sign(row.side), invested, left: subtract(invested, multiply(add(sign(row.side), m), quotient(q, X)!)) };
      }); // prettier-ignore
      const before = parts.map(({ left }) => left).reduce(add, zero);
      const balance = 1.5 * Math.abs(toShownDouble(before));
      const total = add(shown(balance), before);
      if (compare(total, zero) <= 0) return;
      const expected = parts.map(({ q, s, invested, left }) =>
        price("LIQ.CROSS", quotient(multiply(q, add(s, m)), add(subtract(total, left), invested))),
      );
      expectEqual(call(liqCross, balance, table).map(([price]) => price), expected);
    }),
    { numRuns: 8 },
  ); // prettier-ignore
});

// One long at 1 / 10^16 behind 3.194304 / 10^16 is liquidated at 5^22, of 16 digits. The others cancel, but for the least rest.
test.each([
  [0, 2384185791015620],
  [1e-200, 2384185791015620],
  [-1e-200, 2384185791015630],
])("LIQ.CROSS on a tie among hundreds of inverse positions, by a rest of %p", (rest, expected) => {
  const pairs = Array.from({ length: 150 }, (_, index) =>
    ["long", "short"].map((side) => [side, 1000 + index, 30_011 + 2 * index, 30_017 + 4 * index, 0, 0, "inverse"]),
  ); // prettier-ignore
  const table = [
    ["long", 1, 1e16, 1e16, 0, 0, "inverse"],
    ...pairs.flat(),
    [rest < 0 ? "short" : "long", 1e-200, rest === 0 ? 7 : 3, 7, 0, 0, "inverse"],
  ];
  expect(call(liqCross, 3.194304e-16, table)[0]).toEqual([expected]);
});

test("LIQ.BANKRUPTCY, LIQ.DISTANCE and LIQ.MAXLEVERAGE are exact at 15 digits", () => {
  const given = fc.record({
    side,
    contract,
    entryPrice: figure,
    leverage,
    other: figure,
    maintenanceRate: rateFigure,
  });
  fc.assert(
    fc.property(given, ({ side, contract, entryPrice, leverage, other, maintenanceRate }) => {
      const s = sign(side);
      const [E, L, S, m] = [entryPrice, leverage, other, maintenanceRate].map(shown);
      const share = quotient(one, L!)!;
      expectEqual(
        cell(liqBankruptcy, side, entryPrice, leverage, contract),
        price(
          "LIQ.BANKRUPTCY",
          contract === "linear"
            ? multiply(E!, subtract(one, multiply(s, share)))
            : quotient(multiply(s, E!), add(share, s)),
        ),
      );
      expectEqual(
        cell(liqDistance, side, entryPrice, other),
        toShownDouble(quotient(multiply(s, subtract(E!, S!)), E!)!),
      );
      if (compare(S!, E!) * (side === "long" ? 1 : -1) >= 0) return;
      const expected =
        contract === "linear"
          ? quotient(E!, multiply(s, subtract(E!, multiply(S!, subtract(one, multiply(s, m!))))))
          : quotient(S!, multiply(s, subtract(multiply(E!, add(one, multiply(s, m!))), S!)));
      expectEqual(
        cell(liqMaxLeverage, side, entryPrice, other, maintenanceRate, contract),
        toShownDouble(expected!),
      );
    }),
    runs,
  );
});

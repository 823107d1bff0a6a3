import * as fc from "fast-check";
import {
  perpBreakEven,
  perpMaxOpen,
  perpOpenPrice,
  perpPnl,
  perpRoe,
  perpTarget,
} from "../../../src/functions/perp";
import { expectEqual } from "../../support/expect-equal";
import {
  add,
  multiply,
  quotient,
  rational,
  shown,
  subtract,
  toShownDouble,
  type Rational,
} from "../../support/rational";
import { contract, figure, rateFigure, side } from "../../support/generators";
import published from "../../vectors/pnl-hedge.json";
import { asShown, cell, column, notAvailable, type Result } from "../support";

const runs = { numRuns: 3000 };
const one = rational("1");
const zero = rational("0");
const sign = (side: string): Rational => rational(side === "long" ? "1" : "-1");
const noPrice = (name: string): Result => notAvailable(`${name}: no positive exit price gives this result.`);

describe("published figures", () => {
  test.each(published.pnl)(
    "PERP.PNL $id: $source",
    ({ contract, side, qty, entry, exit, expected_pnl, tolerance }) => {
      const pnl = cell(perpPnl, side, qty, entry, exit, contract) as number;
      expect(Math.abs(pnl - expected_pnl)).toBeLessThanOrEqual(tolerance);
    },
  );

  // Bybit Fee page as restated in github nemanull/arbitrage-observatory docs/profiles/bybit/fees.md (2026-07-26): each leg 44 USDT
  // on 10 BTC, and 0.0006875 BTC on 10,000 USD, at 8000 and 0.055 %.
  test("both legs' fees", () => {
    expect(cell(perpPnl, "long", 10, 8000, 8000, null, 0.00055)).toBe(-88);
    expect(cell(perpPnl, "short", 10000, 8000, 8000, "inverse", 0.00055)).toBe(-0.001375);
  });

  // testnet.bybit.com Liquidation-Price-Calculation-under-Isolated-Mode: 60,000 USD at 50,000 and 10x, initial margin 0.12 BTC.
  test("the initial margin that the return is over", () => {
    const pnl = cell(perpPnl, "short", 60000, 50000, 48000, "inverse") as number;
    const roe = cell(perpRoe, "short", 50000, 48000, 10, "inverse") as number;
    expect(pnl / roe).toBeCloseTo(0.12, 14);
  });

  // https://www.bybit.com/en/help-center/article?id=000001113
  test("averaged entries", () => {
    expect(cell(perpOpenPrice, column(50, 50), column(10000, 15000), "inverse")).toBe(12000);
    expect(cell(perpOpenPrice, column(1, 2), column(10000, 13000))).toBe(12000);
  });

  // Coinlocally documentation, coin-margined perpetual contracts, margin and profit and loss calculations
  test("averaged coin-margined entries and their profit, as another exchange prints them", () => {
    expect(cell(perpOpenPrice, [[1000, 2000]], [[5000, 6000]], "inverse")).toBe(5625);
    expect(cell(perpPnl, "long", 1000, 5000, 5500, "inverse")).toBeCloseTo(0.01819, 4);
    expect(cell(perpPnl, "short", 1000, 5000, 4500, "inverse")).toBeCloseTo(0.02223, 4);
  });
});

test("PERP.PNL, PERP.ROE, PERP.TARGET and PERP.BREAKEVEN are exact at 15 digits", () => {
  const given = fc.record({
    side,
    contract,
    quantity: figure,
    entry: figure,
    exit: figure,
    leverage: figure,
    fee: rateFigure,
    funding: figure,
  });
  fc.assert(
    fc.property(given, ({ side, contract, quantity, entry, exit, leverage, fee, funding }) => {
      const linear = contract === "linear";
      const s = sign(side);
      const [q, E, X, L, f, F] = [quantity, entry, exit, leverage, fee, funding].map(shown);
      const worth = (price: Rational) => (linear ? multiply(q!, price) : quotient(q!, price)!);
      const gain = linear ? subtract(worth(X!), worth(E!)) : subtract(worth(E!), worth(X!));
      const net = subtract(multiply(s, gain), multiply(f!, add(worth(E!), worth(X!))));
      expectEqual(cell(perpPnl, side, quantity, entry, exit, contract, fee), asShown(net));
      const margin = quotient(worth(E!), L!)!;
      expectEqual(cell(perpRoe, side, entry, exit, leverage, contract, fee), asShown(quotient(net, margin)!));
      // The funding stands for a return here: any positive number.
      const gained = multiply(s, quotient(F!, L!)!);
      const target = linear ? multiply(E!, add(one, gained)) : quotient(E!, subtract(one, gained));
      expectEqual(
        cell(perpTarget, side, entry, leverage, funding, contract),
        target && target.numerator > 0n ? asShown(target) : noPrice("PERP.TARGET"),
      );
      const fees = multiply(s, f!);
      const even = quotient(add(multiply(E!, add(one, fees)), multiply(s, F!)), subtract(one, fees))!;
      expectEqual(
        cell(perpBreakEven, side, entry, fee, funding),
        even.numerator > 0n ? asShown(even) : noPrice("PERP.BREAKEVEN"),
      );
    }),
    runs,
  );
});

test("PERP.OPENPRICE is exact at 15 digits", () => {
  const parts = fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(parts, contract, (parts, contract) => {
      let [quantity, worth] = [zero, zero];
      for (const [q, p] of parts) {
        quantity = add(quantity, shown(q));
        worth = add(
          worth,
          contract === "linear" ? multiply(shown(q), shown(p)) : quotient(shown(q), shown(p))!,
        );
      }
      const average = contract === "linear" ? quotient(worth, quantity) : quotient(quantity, worth);
      const [quantities, prices] = [0, 1].map((index) => column(...parts.map((part) => part[index])));
      expectEqual(cell(perpOpenPrice, quantities, prices, contract), toShownDouble(average!));
    }),
    { numRuns: 500 },
  );
});

// https://github.com/nautechsystems/nautilus_trader/issues/963
test("PERP.OPENPRICE of fills with reductions and a flip, as published", () => {
  const price = cell(perpOpenPrice, [[-1.1, 375.8, 1.1]], [[2.7810247713884997, 2.662, 2.781]]) as number;
  expect(Math.abs(price - 2.6623483235763703)).toBeLessThan(1e-9);
});

test("PERP.OPENPRICE: a reduction keeps the average, an addition weighs it, a flip starts anew", () => {
  const fill = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 10, max: 40 }));
  fc.assert(
    fc.property(fc.array(fill, { minLength: 1, maxLength: 12 }), contract, (fills, contract) => {
      const worth = (price: number) => (contract === "linear" ? price : -1 / price);
      let [position, average] = [0, 0];
      for (const [quantity, price] of fills) {
        const after = position + quantity;
        if (quantity === 0) continue;
        if (position * quantity >= 0) average = (average * position + worth(price) * quantity) / after;
        else if (after * position < 0) average = worth(price);
        position = after;
      }
      const [quantities, prices] = [0, 1].map((index) => column(...fills.map((one) => one[index]!)));
      const result = cell(perpOpenPrice, quantities, prices, contract);
      if (fills.every(([quantity]) => quantity === 0)) expect(result).toMatchObject({ error: "#DIV/0!" });
      else if (position === 0)
        expect(result).toEqual(
          notAvailable(
            "PERP.OPENPRICE: the quantities sum to 0, so nothing is open that could have an entry price.",
          ),
        );
      else expect(Math.abs(worth(result as number) / average - 1)).toBeLessThan(1e-12);
    }),
    runs,
  );
});

// https://r.arson.gg/r/BitMEX/comments/aiezp6: 0.1 BTC at 100x with a taker fee of 0.075 %.
test("PERP.MAXOPEN of an inverse contract, as published, leaves nothing of the balance", () => {
  const size = cell(perpMaxOpen, 0.1, 8000, 100, 0.00075, null, "inverse") as number;
  expect(Math.abs(size - 74418.6046511628)).toBeLessThan(0.001);
  expect(size / 8000 / 100 + (size / 8000) * 0.00075).toBeCloseTo(0.1, 14);
});

test("PERP.MAXOPEN is the largest multiple of the step that the balance pays for", () => {
  const step = fc.constantFrom(0.001, 0.01, 0.5, 1, 10);
  fc.assert(
    fc.property(figure, figure, figure, rateFigure, step, (balance, price, leverage, fee, step) => {
      const [B, P, L, f, u] = [balance, price, leverage, fee, step].map(shown);
      const unit = multiply(P!, add(quotient(one, L!)!, f!));
      const exact = quotient(B!, unit)!;
      expectEqual(cell(perpMaxOpen, balance, price, leverage, fee), asShown(exact));
      const steps = quotient(exact, u!)!;
      const whole = rational(String(steps.numerator / steps.denominator));
      expectEqual(cell(perpMaxOpen, balance, price, leverage, fee, step), asShown(multiply(whole, u!)));
    }),
    runs,
  );
});

describe("laws", () => {
  test("the long's and the short's profit cancel without fees", () => {
    fc.assert(
      fc.property(figure, figure, figure, contract, (quantity, entry, exit, contract) => {
        const [long, short] = ["long", "short"].map((side) =>
          cell(perpPnl, side, quantity, entry, exit, contract),
        );
        expectEqual((long as number) + (short as number), 0);
      }),
      runs,
    );
  });

  const price = fc.integer({ min: 100, max: 10_000_000 }).map((n) => n / 100);

  test("at the target price the return is the one that was asked for", () => {
    fc.assert(
      fc.property(
        side,
        contract,
        price,
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: -90, max: 90 }),
        (side, contract, entry, leverage, percent) => {
          const target = cell(perpTarget, side, entry, leverage, percent / 100, contract);
          expect(cell(perpRoe, side, entry, target, leverage, contract)).toBeCloseTo(percent / 100, 9);
        },
      ),
      runs,
    );
  });

  test("at the break-even price nothing is left", () => {
    fc.assert(
      fc.property(side, price, fc.integer({ min: 0, max: 20 }), (side, entry, basisPoints) => {
        const fee = basisPoints / 10000;
        const exit = cell(perpBreakEven, side, entry, fee);
        expect(Math.abs(cell(perpPnl, side, 1, entry, exit, null, fee) as number)).toBeLessThan(
          entry * 1e-13,
        );
      }),
      runs,
    );
  });
});

describe("no result", () => {
  test("no solution", () => {
    expect(cell(perpTarget, "short", 100, 1, 1)).toEqual(noPrice("PERP.TARGET"));
    expect(cell(perpTarget, "long", 100, 1, 1, "inverse")).toEqual(noPrice("PERP.TARGET"));
    expect(cell(perpBreakEven, "short", 100, 0, 100)).toEqual(noPrice("PERP.BREAKEVEN"));
  });

  test("entries of nothing", () => {
    expect(cell(perpOpenPrice, column(0, 0), column(1, 2))).toMatchObject({ error: "#DIV/0!" });
  });
});

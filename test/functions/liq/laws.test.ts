import * as fc from "fast-check";
import {
  liqCross,
  liqIsolated,
  liqMaintenance,
  liqMargin,
  liqMaxLeverage,
  liqPrice,
  liqTiered,
  liqTiers,
  liqVenue,
} from "../../../src/functions/liq";
import { perpPnl } from "../../../src/functions/perp";
import { expectEqual } from "../../support/expect-equal";
import { contract, rule, side } from "../../support/generators";
import { call, cell, type Result } from "../support";

const runs = { numRuns: 1000 };
const cents = (least: number, most: number) =>
  fc.integer({ min: least * 100, max: most * 100 }).map((n) => n / 100);
const smallRate = fc.integer({ min: 1, max: 50 }).map((n) => n / 1000);

const position = fc.record({
  side,
  contract,
  rule,
  entryPrice: cents(10, 100_000),
  quantity: cents(1, 1000),
  leverage: fc.integer({ min: 2, max: 50 }),
});
type Position = typeof position extends fc.Arbitrary<infer T> ? T : never;

function initialMargin({ contract, entryPrice, quantity, leverage }: Position): number {
  return (contract === "linear" ? quantity * entryPrice : quantity / entryPrice) / leverage;
}

/** The value of the position at a price, in the settlement currency. */
function notional({ contract, quantity }: Position, price: number): number {
  return contract === "linear" ? quantity * price : quantity / price;
}

const table = [
  ["Floor", "Cap", "Max leverage", "Maintenance rate", "Maintenance amount"],
  [0, 50000, 125, 0.004, 0],
  [50000, 600000, 100, 0.005, 50],
  [600000, 3000000, 75, 0.0065, 950],
  [3000000, "", 50, 0.01, 11450],
];

test("LIQ.ISOLATED with the margin of LIQ.MARGIN is liquidated at the target, and LIQ.TIERED with that of a bracket", () => {
  let found = 0;
  fc.assert(
    fc.property(position, cents(1, 100), smallRate, smallRate, (given, percent, rate, fee) => {
      const { side, contract, rule, entryPrice, quantity } = given;
      const part = side === "long" ? 1 - percent / 101 : 1 + percent / 50;
      const target = Number((entryPrice * part).toPrecision(8));
      const own = [side, entryPrice, quantity, target];
      const margin = cell(liqMargin, ...own, rate, 0, fee, contract, rule);
      if (typeof margin !== "number" || margin < 1e-6) return;
      const price = cell(liqIsolated, side, entryPrice, quantity, margin, rate, 0, fee, contract, rule);
      if (typeof price !== "number") return; // not covered at entry
      found++;
      expect(Math.abs(price / target - 1)).toBeLessThan(1e-10);
      const inBracket = cell(liqMargin, ...own, 0, null, fee, contract, rule, table);
      const tiered = cell(liqTiered, table, side, entryPrice, quantity, inBracket, fee, contract, rule);
      if (typeof inBracket === "number" && typeof tiered === "number")
        expect(Math.abs(tiered / target - 1)).toBeLessThan(1e-10);
    }),
    runs,
  );
  expect(found).toBeGreaterThan(400);
});

test("equity at the liquidation price is the maintenance margin and the fee", () => {
  fc.assert(
    fc.property(position, smallRate, smallRate, (given, rate, fee) => {
      const margin = initialMargin(given);
      const { side, contract, rule, entryPrice, quantity } = given;
      const price = cell(liqIsolated, side, entryPrice, quantity, margin, rate, 0, fee, contract, rule);
      if (typeof price !== "number") return;
      const equity = margin + (cell(perpPnl, side, quantity, entryPrice, price, contract) as number);
      const maintained = notional(given, rule === "mark" ? price : entryPrice) * (rate + fee);
      expect(Math.abs(equity - maintained)).toBeLessThan(notional(given, entryPrice) * 1e-12);
    }),
    runs,
  );
});

test("with brackets, equity at the liquidation price is LIQ.MAINTENANCE of the value there", () => {
  fc.assert(
    fc.property(position, (given) => {
      const margin = initialMargin(given);
      const { side, contract, entryPrice, quantity } = given;
      const price = cell(liqTiered, table, side, entryPrice, quantity, margin, 0, contract);
      if (typeof price !== "number") return;
      const equity = margin + (cell(perpPnl, side, quantity, entryPrice, price, contract) as number);
      const maintained = cell(liqMaintenance, table, notional(given, price)) as number;
      expect(Math.abs(equity - maintained)).toBeLessThan(notional(given, entryPrice) * 1e-12);
    }),
    runs,
  );
});

test("a table with one row is the flat rate", () => {
  fc.assert(
    fc.property(position, smallRate, smallRate, (given, rate, fee) => {
      const { side, contract, rule, entryPrice, quantity } = given;
      const margin = initialMargin(given);
      const flat = cell(liqIsolated, side, entryPrice, quantity, margin, rate, 0, fee, contract, rule);
      const tiered = cell(liqTiered, [[0, rate]], side, entryPrice, quantity, margin, fee, contract, rule);
      expectEqual(nameless(tiered), nameless(flat));
    }),
    runs,
  );
});

test("more margin never brings liquidation nearer", () => {
  const more = fc.record({ given: position, factor: fc.integer({ min: 1001, max: 5000 }) });
  fc.assert(
    fc.property(more, ({ given, factor }) => {
      const { side, contract, rule, entryPrice, quantity } = given;
      const [less, greater] = [1, factor / 1000].map((times) =>
        cell(liqTiered, table, side, entryPrice, quantity, initialMargin(given) * times, 0, contract, rule),
      );
      if (typeof greater !== "number") return; // nothing liquidates it any more
      expectEqual(typeof less, "number");
      if (side === "long") expect(greater).toBeLessThanOrEqual(less as number);
      else expect(greater).toBeGreaterThanOrEqual(less as number);
    }),
    runs,
  );
});

test("at the maximum leverage for a stop the liquidation price is the stop", () => {
  fc.assert(
    fc.property(position, fc.integer({ min: 500, max: 995 }), smallRate, (given, share, rate) => {
      const { side, contract, entryPrice } = given;
      const stop = Number(
        (side === "long" ? (entryPrice * share) / 1000 : (entryPrice * 1000) / share).toPrecision(12),
      );
      const leverage = cell(liqMaxLeverage, side, entryPrice, stop, rate, contract) as number;
      const price = cell(liqPrice, side, entryPrice, leverage, rate, contract) as number;
      expect(Math.abs(price / stop - 1)).toBeLessThan(1e-12);
    }),
    runs,
  );
});

describe("a cross account", () => {
  test("of one position is an isolated one with the whole balance", () => {
    fc.assert(
      fc.property(position, smallRate, smallRate, (given, rate, fee) => {
        const { side, contract, entryPrice, quantity } = given;
        const balance = initialMargin(given);
        const row = [side, quantity, entryPrice, entryPrice, rate, 0, contract];
        const crossed = cell(liqCross, balance, [row], fee);
        const isolated = cell(liqIsolated, side, entryPrice, quantity, balance, rate, 0, fee, contract);
        const asked = (rate + fee) * given.leverage;
        if (asked > 1 + 1e-12) {
          expect(crossed).toMatchObject({
            error: "#N/A",
            message: expect.stringContaining("liquidated already"),
          });
          expect(isolated).toMatchObject({
            error: "#N/A",
            message: expect.stringContaining("as it is opened"),
          });
        } else if (asked < 1 - 1e-12) expectEqual(nameless(crossed), nameless(isolated));
      }),
      runs,
    );
  });

  test("splits a position's rows of one symbol without changing the price", () => {
    fc.assert(
      fc.property(position, smallRate, (given, rate) => {
        const { side, contract, entryPrice, quantity } = given;
        const balance = initialMargin(given);
        const part = (share: number) => [
          side,
          quantity * share,
          entryPrice,
          entryPrice,
          rate,
          0,
          contract,
          "X",
        ];
        const whole = cell(liqCross, balance, [part(1)]);
        expectEqual(call(liqCross, balance, [part(0.25), part(0.75)]), [[whole], [whole]]);
      }),
      runs,
    );
  });

  test("gives the long and the short leg of a hedge one price, Binance's formula for a hedge", () => {
    // WB + c - qL*EL + qS*ES over qL*mL + qS*mS - qL + qS, of the FAQ that LIQ.CROSS names, by hand.
    const rows = [
      [
        "side",
        "quantity",
        "entryPrice",
        "markPrice",
        "maintenanceRate",
        "maintenanceAmount",
        "contract",
        "symbol",
      ],
      ["long", 3, 30000, 32000, 0.01, 100, "linear", "BTCUSDT"],
      ["short", 1, 34000, 32000, 0.005, 20, "linear", "BTCUSDT"],
    ];
    const price = (20000 + 120 - 3 * 30000 + 34000) / (3 * 0.01 + 0.005 - 3 + 1);
    const shared = Number(price.toPrecision(15));
    expect(call(liqCross, 20000, rows)).toEqual([[shared], [shared]]);
  });

  test("of both legs alike is liquidated by a rise alone, since only maintenance grows", () => {
    const legs = ["long", "short"].map((side) => [side, 1, 100, 100, 0.01, 0, "linear", "X"]);
    expect(call(liqCross, 50, legs)).toEqual([[2500], [2500]]);
  });

  test("takes columns by name in any order, and leaves blank rows blank", () => {
    const rows = [
      ["Mark price", "Note", "Side", "Entry price", "Quantity", "Maintenance rate"],
      [50000, "a", "long", 50000, 1, 0.01],
      ["", "", "", "", "", ""],
      [3000, "b", "short", 3000, 2, 0.01],
    ];
    const result = call(liqCross, 10000, rows);
    expect(result).toHaveLength(3);
    expect(result[1]).toEqual([""]);
    expect(result[0]![0]).toBe(Number(((10000 - 60 - 50000) / (0.01 - 1)).toPrecision(15)));
  });
});

test("the price by a venue is that by its brackets, on the next tick towards earlier liquidation", () => {
  const tiers = call(liqTiers, "Binance", "BTCUSDT");
  const sizes = fc.record({
    side,
    entryPrice: cents(10_000, 90_000),
    quantity: cents(1, 100),
    leverage: fc.integer({ min: 2, max: 20 }),
  });
  fc.assert(
    fc.property(sizes, cents(0, 1000), ({ side, entryPrice, quantity, leverage }, extra) => {
      const byVenue = cell(liqVenue, "Binance", "BTCUSDT", side, entryPrice, quantity, leverage, extra);
      const margin = (entryPrice * quantity) / leverage + extra;
      const byTable = cell(liqTiered, tiers, side, entryPrice, quantity, margin);
      if (typeof byVenue !== "number" || typeof byTable !== "number") {
        expect(typeof byVenue).not.toBe("number");
        return;
      }
      const tick = 0.1;
      expect(Math.abs(byVenue / tick - Math.round(byVenue / tick))).toBeLessThan(1e-6);
      const away = side === "long" ? byVenue - byTable : byTable - byVenue;
      expect(away).toBeGreaterThan(-1e-6);
      expect(away).toBeLessThan(tick + 1e-6);
    }),
    runs,
  );
});

/** A result whose error does not say which function it is of. */
function nameless(result: Result): Result {
  return typeof result === "object"
    ? { ...result, message: result.message?.replace(/^[A-Z.]+/, "") }
    : result;
}

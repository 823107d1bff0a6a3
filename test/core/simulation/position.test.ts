import fc from "fast-check";
import { sides, type Side } from "../../../src/core/position/contract";
import { decimal, divide, fromNumber, toNumber, zero } from "../../../src/core/number/decimal";
import { isolatedLiquidationPrice, positionAtLeverage } from "../../../src/core/liquidation/isolated";
import { simulatedPosition, type PositionPlan } from "../../../src/core/simulation/position";
import { expectEqual } from "../../support/expect-equal";

const plan = (given: Partial<PositionPlan> = {}): PositionPlan => ({
  contract: "linear",
  side: "long",
  entryPrice: decimal(60_000),
  quantity: decimal(1),
  leverage: decimal(10),
  maintenanceRate: decimal("0.005"),
  feeRate: zero,
  ...given,
});
function simulate(opened: PositionPlan, prices: readonly number[], rates: readonly number[]) {
  const next = simulatedPosition(opened);
  return prices.map((price, bar) => next(price, rates[bar]!));
}
const noFunding = (prices: readonly number[]) => prices.map(() => 0);
const statuses = (given: PositionPlan, prices: readonly number[], rates = noFunding(prices)) =>
  simulate(given, prices, rates).map(({ status }) => status);

/** The neighbouring number of 15 significant digits. */
const next = (value: number, direction: 1 | -1) => {
  const digit = 10 ** (Math.floor(Math.log10(value)) - 14);
  return Number((value + direction * digit).toPrecision(15));
};

describe("liquidation at the price of LIQ, to the digit", () => {
  const amounts = fc.record({
    side: fc.constantFrom<Side>(...sides),
    entryPrice: fc.integer({ min: 1, max: 10_000_000 }).map((cents) => fromNumber(cents / 100)),
    quantity: fc.integer({ min: 1, max: 1_000_000 }).map((steps) => fromNumber(steps / 1000)),
    leverage: fc.integer({ min: 2, max: 100 }).map(decimal),
    maintenanceRate: fc.constantFrom("0", "0.004", "0.005", "0.0065").map(decimal),
  });

  test("without fee and funding that of LIQ.PRICE", () => {
    fc.assert(
      fc.property(amounts, (given) => {
        const border = toNumber(
          isolatedLiquidationPrice(
            positionAtLeverage({ ...given, contract: "linear", rule: "mark" }, given.leverage),
          )!,
        );
        const safe = next(border, given.side === "long" ? 1 : -1);
        const opened = plan(given);
        expect(statuses(opened, [safe])).not.toContain("liquidated");
        expectEqual(statuses(opened, [safe, border])[1], "liquidated");
        expectEqual(simulate(opened, [safe, border], [0, 0])[1]!.liquidationPrice, border);
      }),
    );
  });

  test("with them that of LIQ.ISOLATED for the margin that is left", () => {
    const funding = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, funding, (given, stamps) => {
        const feeRate = decimal("0.0005");
        const sign = given.side === "long" ? -1 : 1;
        const rates = stamps.map((rate) => rate / 100_000);
        const value = given.quantity.times(given.entryPrice);
        const price = toNumber(given.entryPrice);
        const received = rates.reduce(
          (sum, rate) => sum.plus(value.times(fromNumber(rate)).times(sign)),
          zero,
        );
        const liquidation = isolatedLiquidationPrice({
          ...given,
          contract: "linear",
          rule: "mark",
          margin: divide(value, given.leverage).minus(value.times(feeRate)).plus(received),
          maintenanceRate: given.maintenanceRate.plus(feeRate),
          maintenanceAmount: zero,
        })!;
        const border = toNumber(liquidation);
        const safe = next(border, given.side === "long" ? 1 : -1);
        const opened = plan({ ...given, feeRate });
        const before = rates.map(() => price);
        fc.pre(!statuses(opened, before, rates).includes("liquidated"));
        expect(statuses(opened, [...before, safe], [...rates, 0]).at(-1)).not.toBe("liquidated");
        expectEqual(statuses(opened, [...before, border], [...rates, 0]).at(-1), "liquidated");
      }),
    );
  });
});

test("money is conserved: margin less fee, plus the price's move, plus funding", () => {
  const path = fc.array(fc.tuple(fc.integer({ min: 4000, max: 9000 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(
      path,
      fc.constantFrom<Side>(...sides),
      fc.constantFrom("0", "0.001"),
      (bars, side, feeRate) => {
        const prices = bars.map(([price]) => price / 10);
        const rates = bars.map(([, rate]) => rate / 10_000);
        const given = plan({
          side,
          entryPrice: decimal(600),
          quantity: decimal("2.5"),
          leverage: decimal(3),
          feeRate: decimal(feeRate),
        });
        const sign = side === "long" ? 1 : -1;
        const opened = (600 * 2.5) / 3 - Number(feeRate) * 600 * 2.5;
        let funding = 0;
        simulate(given, prices, rates).forEach((bar, index) => {
          if (bar.status === "liquidated") {
            expectEqual(bar.equity, 0);
            return;
          }
          expect(bar.funding).toBeCloseTo(-sign * 2.5 * prices[index]! * rates[index]!, 9);
          funding += bar.funding;
          expect(bar.equity).toBeCloseTo(opened + sign * 2.5 * (prices[index]! - 600) + funding, 8);
          const maintenance = 2.5 * prices[index]! * (0.005 + Number(feeRate));
          expect(bar.marginRatio).toBeCloseTo(maintenance / bar.equity, 9);
          expect(bar.marginRatio).toBeLessThan(1);
        });
      },
    ),
  );
});

describe("status", () => {
  test("a margin call from a ratio of 0.8, and never open again after a liquidation", () => {
    // Equity 6000 - (60000 - p), maintenance 0.005 * p: the ratio is 0.8 at 54000 / 0.99375, 1 at 54000 / 0.995.
    expect(statuses(plan(), [54_340, 54_339, 60_000, 54_272, 54_271, 60_000])).toEqual([
      "open",
      "margin call",
      "open",
      "margin call",
      "liquidated",
      "liquidated",
    ]);
  });

  // Equity q*(1/4 - 1 + 0.8) = 0.05*q, maintenance 0.8*q*0.05 = 0.04*q; with a fee of 0.0005 equity 0.0495*q, maintenance 0.0396*q.
  test.each([
    ["1", "0.05", "0"],
    ["0.3", "0.05", "0"],
    ["0.013", "0.05", "0"],
    ["1", "0.049", "0.0005"],
  ])("a ratio of just 0.8 is a margin call: %s, %s, %s", (quantity, maintenanceRate, feeRate) => {
    const given = plan({
      entryPrice: decimal(1),
      quantity: decimal(quantity),
      leverage: decimal(4),
      maintenanceRate: decimal(maintenanceRate),
      feeRate: decimal(feeRate),
    });
    expect(simulate(given, [0.8], [0])).toMatchObject([{ marginRatio: 0.8, status: "margin call" }]);
  });

  test("funding may liquidate at a price that has not moved", () => {
    const run = simulate(plan(), [54_300, 54_300], [0, 0.001]);
    expect(run.map(({ status }) => status)).toEqual(["margin call", "liquidated"]);
    expect(run[1]!.funding).toBeCloseTo(-54.3, 10);
  });

  test("funding received in the bar does not save what its price has liquidated", () => {
    const run = simulate(plan(), [54_271], [-0.01]);
    expect(run).toEqual([
      {
        funding: 0,
        equity: 0,
        marginRatio: undefined,
        status: "liquidated",
        liquidationPrice: expect.closeTo(54_271.3568, 3),
      },
    ]);
  });

  test("a long without leverage is never liquidated", () =>
    expect(statuses(plan({ leverage: decimal(1), maintenanceRate: zero }), [1, 0.000001])).toEqual([
      "open",
      "open",
    ]));

  test("a position below its maintenance margin is liquidated at once", () =>
    expect(statuses(plan({ leverage: decimal(250) }), [60_000])).toEqual(["liquidated"]));
});

import * as fc from "fast-check";
import type { ContractType, Side } from "../../../src/core/position/contract";
import { decimal, divide, fromNumber, toNumber, zero, type Decimal } from "../../../src/core/number/decimal";
import {
  isolatedLiquidationFraction,
  isolatedLiquidationPrice,
  positionAtLeverage,
  type IsolatedPosition,
  type MaintenanceRule,
} from "../../../src/core/liquidation/isolated";
import published from "../../vectors/isolated.json";
import { expectEqual } from "../../support/expect-equal";

test.each(published.cases)(
  "$id: $source",
  ({ side, contract, rule, tolerance, expected, feeRate, ...figures }) => {
    const price = isolatedLiquidationPrice({
      side: side as Side,
      contract: contract as ContractType,
      rule: rule as MaintenanceRule,
      entryPrice: fromNumber(figures.entryPrice),
      quantity: fromNumber(figures.quantity),
      margin: fromNumber(figures.margin),
      maintenanceRate: fromNumber(figures.maintenanceRate).plus(fromNumber(feeRate)),
      maintenanceAmount: fromNumber(figures.maintenanceAmount),
    });
    expect(Math.abs(toNumber(price!) - expected)).toBeLessThanOrEqual(tolerance);
  },
);

const amount = (least: number, most: number, places: number) =>
  fc
    .integer({ min: least * 10 ** places, max: most * 10 ** places })
    .map((n) => decimal(n).times(`1e-${places}`));

const positions: fc.Arbitrary<IsolatedPosition> = fc.record({
  side: fc.constantFrom<Side>("long", "short"),
  contract: fc.constantFrom<ContractType>("linear", "inverse"),
  rule: fc.constantFrom<MaintenanceRule>("mark", "entry"),
  entryPrice: amount(1, 100_000, 2),
  quantity: amount(1, 10_000, 3),
  margin: amount(1, 10_000, 4),
  maintenanceRate: amount(0, 1, 4).map((rate) => rate.times("0.5")),
  maintenanceAmount: amount(0, 10, 2),
});

/** Margin and unrealised P&L at the price P = N/D, less the maintenance margin, times what clears the fractions. */
function surplus(position: IsolatedPosition, N: Decimal, D: Decimal): Decimal {
  const {
    side,
    contract,
    rule,
    entryPrice: E,
    quantity,
    margin,
    maintenanceRate,
    maintenanceAmount,
  } = position;
  const s = side === "long" ? 1 : -1;
  const held = margin.plus(maintenanceAmount);
  if (contract === "linear") {
    const pnl = quantity.times(N.minus(E.times(D))).times(s);
    const maintained = quantity.times(maintenanceRate).times(rule === "mark" ? N : E.times(D));
    return held.times(D).plus(pnl).minus(maintained); // times D
  }
  const pnl = quantity.times(N.minus(E.times(D))).times(s); // s*Q*(1/E - 1/P), times E*N
  const maintained = quantity.times(maintenanceRate).times(rule === "mark" ? E.times(D) : N);
  return held.times(E).times(N).plus(pnl).minus(maintained);
}

test("at the liquidation price margin and P&L are the maintenance margin, exactly", () => {
  fc.assert(
    fc.property(positions, (position) => {
      const price = isolatedLiquidationFraction(position);
      if (!price) return;
      expectEqual(price.numerator.gt(0) && price.denominator.gt(0), true);
      expectEqual(surplus(position, price.numerator, price.denominator).isZero(), true);
    }),
    { numRuns: 2000 },
  );
});

test("where no price is given, none between a billionth and a billion times the entry liquidates", () => {
  fc.assert(
    fc.property(positions, (position) => {
      if (isolatedLiquidationFraction(position)) return;
      const signs = new Set(
        Array.from({ length: 19 }, (_, index) => 10 ** (index - 9)).map((factor) =>
          Math.sign(Number(surplus(position, position.entryPrice.times(factor), decimal(1)))),
        ),
      );
      expectEqual(signs.size, 1);
    }),
    { numRuns: 2000 },
  );
});

test("a position's own margin at a leverage is its entry value over the leverage", () => {
  fc.assert(
    fc.property(positions, amount(1, 100, 2), (position, leverage) => {
      const { entryPrice, quantity, margin } = positionAtLeverage(position, leverage);
      const value =
        position.contract === "linear" ? quantity.times(entryPrice) : divide(quantity, entryPrice);
      expectEqual(value.minus(margin.times(leverage)).abs().lt("1e-25"), true);
    }),
    { numRuns: 500 },
  );
});

test("a long with no borrowing is not liquidated by a fall, an inverse short with none by a rise", () => {
  const position = { rule: "mark", entryPrice: decimal(60000), maintenanceRate: zero } as const;
  const linear = positionAtLeverage({ ...position, side: "long", contract: "linear" }, decimal(1));
  const inverse = positionAtLeverage({ ...position, side: "short", contract: "inverse" }, decimal(1));
  expect(isolatedLiquidationPrice(linear)).toBeUndefined();
  expect(isolatedLiquidationPrice(inverse)).toBeUndefined();
});

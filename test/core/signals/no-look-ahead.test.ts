import fc from "fast-check";
import { simulatedPortfolio } from "../../../src/core/simulation/portfolio";
import { simulatedPosition } from "../../../src/core/simulation/position";
import { simulatedRule } from "../../../src/core/simulation/rule";
import { decimal } from "../../../src/core/number/decimal";
import { expectEqual } from "../../support/expect-equal";
import {
  averageTrueRange,
  breakouts,
  closeVolatility,
  coolings,
  crosses,
  divergences,
  exponentialAverage,
  headAndShoulders,
  movingAverageConvergence,
  rangeVolatility,
  relativeStrength,
  ruleSignals,
  simpleAverage,
} from "./in-one-go";

/** Everything that gives a value a bar, out of two series and a period. A new one is added here. */
const barByBar: Record<string, (a: number[], b: number[], period: number) => readonly ArrayLike<unknown>[]> =
  {
    "simple average": (a, _, period) => [simpleAverage(a, period)],
    "exponential average": (a, _, period) => [
      exponentialAverage(a, period, "sma"),
      exponentialAverage(a, period, "first"),
    ],
    RSI: (a, _, period) => [relativeStrength(a, period)],
    MACD: (a, _, period) =>
      (["sma", "first"] as const).flatMap((seed) => {
        const periods = { fast: period, slow: period + 2, signal: 3 };
        const { macd, signal, histogram } = movingAverageConvergence(a, periods, seed);
        return [macd, signal, histogram];
      }),
    volatility: (a, b, period) => [
      closeVolatility(a, period + 1, 365),
      rangeVolatility(
        a.map((value, bar) => Math.max(value, b[bar]!)),
        b,
        period,
        365,
      ),
    ],
    "average true range": (a, b, period) => [averageTrueRange(a, b, b, period)],
    cooling: (a, _, period) => [coolings(a, { period: period + 1, spike: 1.5, cool: 0.7, lookback: 5 })],
    cross: (a, b) => [crosses(a, b)],
    breakout: (a, b, period) => [breakouts(a, b, period, 1), breakouts(a, undefined, period, 1)],
    divergence: (a, b, period) => [divergences(a, b, period, 2)],
    "head and shoulders": (a, _, period) => [headAndShoulders(a, period)],
    position: (a, b) => {
      const next = simulatedPosition({
        contract: "linear",
        side: "long",
        entryPrice: decimal(100),
        quantity: decimal(1),
        leverage: decimal(5),
        maintenanceRate: decimal("0.05"),
        feeRate: decimal("0.001"),
      });
      return [a.map((price, bar) => next(price, (b[bar]! - 100) / 10_000))];
    },
    portfolio: (a, b, period) => {
      const next = simulatedPortfolio({
        capital: 1000,
        spot: 0.6,
        cash: 0.1,
        margin: 0.3,
        reserve: 0,
        side: "long",
        leverage: 5,
        every: period,
        band: 0.03,
        feeRate: 0.001,
        maintenanceRate: 0.05,
        protectsCore: period % 2 === 0,
        stakingPerBar: 0.0001,
      });
      return [a.map((price, bar) => next(price, (b[bar]! - 100) / 10_000))];
    },
    "rule that shifts spot to futures": (a, b, period) => {
      const rates = b.map((rate) => (rate - 100) / 10_000);
      const signals = ruleSignals(a, rates, {
        period,
        within: 9,
        maxFunding: 0.001,
        intervalHours: [undefined, 8, 1][period % 3],
      });
      const next = simulatedRule({
        capital: 1000,
        spot: 0.6,
        cash: 0.1,
        margin: 0.3,
        reserve: 0,
        side: "long",
        leverage: 2,
        shift: 0.1,
        feeRate: 0.001,
        maintenanceRate: 0.05,
      });
      return [signals, a.map((price, bar) => next(price, rates[bar]!, signals[bar]!))];
    },
  };

const bars = fc.array(fc.tuple(fc.integer({ min: 70, max: 130 }), fc.integer({ min: 70, max: 130 })), {
  minLength: 1,
  maxLength: 60,
});

test.each(Object.entries(barByBar))("%s: bars added later leave what is there", (_, compute) => {
  fc.assert(
    fc.property(bars, bars, fc.integer({ min: 1, max: 8 }), (now, later, period) => {
      const all = [...now, ...later];
      const before = compute(
        now.map(([a]) => a),
        now.map(([, b]) => b),
        period,
      );
      const after = compute(
        all.map(([a]) => a),
        all.map(([, b]) => b),
        period,
      );
      before.forEach((line, index) => {
        expectEqual(line.length, now.length);
        expectEqual(Array.from(after[index]!).slice(0, now.length), Array.from(line));
      });
    }),
  );
});

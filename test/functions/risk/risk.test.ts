import * as fc from "fast-check";
import { perpMaxOpen, perpPnl } from "../../../src/functions/perp";
import { riskDrawdown, riskLeverage, riskSize, riskVar } from "../../../src/functions/risk";
import { expectEqual } from "../../support/expect-equal";
import { add, multiply, quotient, rational, shown, subtract, toShownDouble } from "../../support/rational";
import { figure, rateFigure } from "../../support/generators";
import { asShown, call, cell, column, inputError, valueError } from "../support";

const runs = { numRuns: 2000 };

test("RISK.SIZE is the exact quantity, rounded down to the step", () => {
  const step = fc.constantFrom(0, 0.001, 0.5, 10);
  fc.assert(
    fc.property(
      figure,
      rateFigure,
      figure,
      figure,
      rateFigure,
      step,
      (equity, risk, entry, stop, fee, step) => {
        const [W, r, E, S, f, u] = [equity, risk, entry, stop, fee, step].map(shown);
        const distance = subtract(E!, S!);
        const size = distance.numerator < 0n ? subtract(S!, E!) : distance;
        const loss = add(size, multiply(f!, add(E!, S!)));
        if (loss.numerator === 0n) return;
        const exact = quotient(multiply(W!, r!), loss)!;
        const steps = step === 0 ? undefined : quotient(exact, u!)!;
        const expected = steps ? multiply(rational(String(steps.numerator / steps.denominator)), u!) : exact;
        expectEqual(cell(riskSize, equity, risk, entry, stop, fee, step), asShown(expected));
      },
    ),
    runs,
  );
});

// https://www.btanalytics.com/WebHelp/BTAnalyticsHelp/max_percent_risk_position_size.htm: 5 % of 10,000 at a stop of 90 on 100.
test("RISK.SIZE as published", () => {
  expect(cell(riskSize, 10000, 0.05, 100, 90)).toBe(50);
});

// https://github.com/kieran-mackle/AutoTrader/issues/14: a stop of 10 on 60,000 asks for 60 times the equity.
test("RISK.SIZE takes at most what the highest leverage opens", () => {
  expect(cell(riskSize, 10000, 0.01, 60000, 59990)).toBe(10);
  expect(cell(riskSize, 10000, 0.01, 60000, 59990, 0, 0.001, "10x")).toBe(1.666);
  expect(cell(riskSize, 10000, 0.01, 60000, 54000, 0, 0, 10)).toBe(cell(riskSize, 10000, 0.01, 60000, 54000));
  expect(cell(riskSize, 10000, 0.01, 60000, 60000, 0, 0, 10)).toBe(cell(perpMaxOpen, 10000, 60000, 10));
});

test("RISK.SIZE of an inverse contract loses the risk in coin at the stop", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 90000 }),
      fc.integer({ min: 1000, max: 90000 }),
      (entry, stop) => {
        if (entry === stop) return;
        const size = cell(riskSize, 2, 0.01, entry, stop, 0.0005, null, null, "inverse");
        const loss = cell(perpPnl, stop < entry ? "long" : "short", size, entry, stop, "inverse", 0.0005);
        expect(loss).toBeCloseTo(-0.02, 14);
      },
    ),
    { numRuns: 300 },
  );
});

test("RISK.SIZE without a loss is a division by zero", () => {
  expect(call(riskSize, 10000, 0.01, 100, column(90, 100))).toMatchObject([[10], [{ error: "#DIV/0!" }]]);
  expect(typeof cell(riskSize, 10000, 0.01, 100, 100, 0.0005)).toBe("number");
});

test("RISK.LEVERAGE adds up sizes, whatever their side", () => {
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 20 }), figure, (notionals, equity) => {
      const sum = notionals.map(shown).reduce(add, rational("0"));
      const signed = notionals.map((notional, index) => (index % 2 ? -notional : notional));
      expectEqual(
        cell(riskLeverage, column(...signed), equity),
        toShownDouble(quotient(sum, shown(equity))!),
      );
    }),
    runs,
  );
  expect(cell(riskLeverage, column(1, 2), 0)).toEqual(
    valueError("RISK.LEVERAGE: equity must be a positive number, got 0 (an empty cell counts as 0)."),
  );
});

test("RISK.DRAWDOWN is the largest of all falls from an earlier value", () => {
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 12 }), (values) => {
      // Every pair of an earlier and a later value, without a running peak.
      let deepest = rational("0");
      for (const [index, earlier] of values.map(shown).entries()) {
        for (const later of values.slice(index).map(shown)) {
          const fall = quotient(subtract(earlier, later), earlier)!;
          if (subtract(fall, deepest).numerator > 0n) deepest = fall;
        }
      }
      expectEqual(cell(riskDrawdown, column(...values)), toShownDouble(deepest));
    }),
    runs,
  );
  expect(cell(riskDrawdown, [[100, 120, 0, 130]])).toBe(1);
  expect(cell(riskDrawdown, column(0, 0))).toBe(0);
  expect(cell(riskDrawdown, column(100, 50, -20))).toBe(1.2);
  for (const falling of [column(0, -5), column(-5, -10, 100), column(0, -5, 100, 50)])
    expect(cell(riskDrawdown, falling)).toEqual(inputError("#DIV/0!"));
});

describe("RISK.VAR", () => {
  // Quantiles of the normal distribution as tables and statistics libraries print them.
  test.each([
    [0.5, 0],
    [0.9, 1.2815515655446],
    [0.95, 1.64485362695147],
    [0.975, 1.95996398454005],
    [0.99, 2.32634787404084],
    [0.995, 2.5758293035489],
    [0.999, 3.09023230616781],
    [0.9999, 3.71901648545568],
  ])("at a confidence of %d the quantile is %d", (confidence, quantile) => {
    expect(cell(riskVar, 1, 1, confidence)).toBe(quantile);
  });

  test("grows with the root of the days", () => {
    expect(cell(riskVar, 10000, 0.04)).toBe(657.941450780589);
    expect(cell(riskVar, 10000, 0.04, null, 4)).toBe(1315.88290156118);
  });
});

test("RISK.VAR keeps the quantiles of few confidences, and those of a long column are right all the same", () => {
  const confidences = Array.from({ length: 250 }, (_, at) => 0.9 + at / 10_000);
  let most = 0;
  const enter = Map.prototype.set;
  const watched = jest.spyOn(Map.prototype, "set").mockImplementation(function (
    this: Map<unknown, unknown>,
    key,
    value,
  ) {
    enter.call(this, key, value);
    if (/^0\.9\d*$/.test(String(key))) most = Math.max(most, this.size);
    return this;
  });
  const losses = call(riskVar, 10_000, 0.04, column(...confidences)).flat();
  watched.mockRestore();
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(100);
  for (const at of [0, 99, 100, 101, 249])
    expect(losses[at]).toBe(cell(riskVar, 10_000, 0.04, confidences[at]));
  expect(losses.every((loss, at) => at === 0 || loss > losses[at - 1]!)).toBe(true);
});

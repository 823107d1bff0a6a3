import fc from "fast-check";
import { profiles } from "../../../src/core/allocation/profiles";
import { decimal, type Decimal } from "../../../src/core/number/decimal";
import { profileFor } from "../../../src/core/signals/reading/conclusion";
import { fundingState } from "../../../src/core/signals/reading/funding-state";
import { findingOf, type Market } from "../../../src/core/signals/reading/market";
import { barsForRegime, highFunding, lowFunding, readings } from "../../../src/core/signals/reading/regime";
import { atOnce } from "../../../src/core/slices";
import { barsForCrosses } from "../../../src/core/signals/shift";
import { drawnSeries } from "../../../scripts/site/drawn-series";
import { expectEqual } from "../../support/expect-equal";
import { completedTop } from "../../support/completed-top";
import { recentUpwardCrosses } from "./in-one-go";

function marketRegime(market: Market) {
  const findings = readings.map((reading) => atOnce(findingOf(reading, market)));
  return { findings, ...profileFor(findings) };
}

const rates = (...values: string[]) => values.map(decimal);
const every8Hours = (given: readonly Decimal[]) => ({ rates: given, intervalHours: 8 });
const healthy = rates("0.0001", "0.0001", "0.0001");

/** A saw around a line: ups and downs keep the index in the middle. */
const sawing = (corners: [number, number][], width: number) =>
  drawnSeries(corners).map((value, bar) => value + (bar % 2 === 0 ? width : -width));

const falling = sawing(
  [
    [0, 100],
    [80, 60],
  ],
  1,
);
const rising = Array.from({ length: 90 }, (_, bar) => 60 * 1.004 ** bar + bar ** 2 / 400);
const steep = [...rising.slice(0, 60), ...Array.from({ length: 20 }, (_, bar) => 95 * 1.04 ** bar)];

describe("the profile that follows", () => {
  const crowded = every8Hours(rates("0.0006", "0.0006", "0.0006"));
  test.each([
    ["a falling market", { closes: falling }, "conservative-accumulator", "phase bear"],
    [
      "a falling market with crowded longs",
      { closes: falling, funding: crowded },
      "conservative-accumulator",
      "phase bear",
    ],
    ["a rise", { closes: rising, funding: every8Hours(healthy) }, "balanced-growth-manager", "phase bull"],
    ["a steep rise", { closes: steep }, "aggressive-capitalizer", "phase parabolic"],
    ["a rise with crowded longs", { closes: rising, funding: crowded }, "conservative-core", "funding spike"],
    ["a steep rise with them", { closes: steep, funding: crowded }, "conservative-core", "funding spike"],
    [
      "a completed top, though the average still rises",
      { closes: completedTop },
      "conservative-accumulator",
      "head and shoulders top",
    ],
    ["too few closes", { closes: rising.slice(-69) }, undefined, "too few closes"],
  ])("%s", (_, market, profile, reason) => {
    const regime = marketRegime(market);
    expect([regime.profile, regime.reason, regime.findings.map(({ state }) => state)]).toEqual([
      profile,
      expect.stringContaining(reason),
      expect.any(Array),
    ]);
  });
});

describe("a breakout", () => {
  const stateOf = (market: Market) =>
    marketRegime(market).findings.find(({ signal }) => signal === "breakout")!.state;
  /** Goes up and down between 100 and 104, then closes outside of it. */
  const range = Array.from({ length: 70 }, (_, bar) => 102 + [0, 2, 1, 0, -2, -1][bar % 6]!);

  test("needs its volume where volumes are given", () => {
    const closes = [...range, 106];
    const quiet = closes.map(() => 100);
    expect(stateOf({ closes })).toBe("up");
    expect(stateOf({ closes, volumes: quiet })).toBe("none");
    expect(stateOf({ closes, volumes: quiet.with(-1, 151) })).toBe("up");
  });

  test("has failed once a close is back in the range, if it is the first of a rise", () => {
    expect(stateOf({ closes: [...range, 106, 105] })).toBe("up");
    expect(stateOf({ closes: [...range, 106, 103] })).toBe("failed");
    expect(stateOf({ closes: [...range, 106, 107, 99] })).toBe("down");
    // A rise that goes on breaks out again and again; a pause below yesterday's close is no failure.
    expect(stateOf({ closes: [...range, 106, 108, 110, 109] })).toBe("up");
  });
});

describe("a divergence", () => {
  const found = (closes: readonly number[]) =>
    marketRegime({ closes }).findings.find(({ signal }) => signal === "divergence")!;

  test("is read from RSI and MACD, and says from which", () => {
    const tiring = drawnSeries([
      [0, 60],
      [60, 100],
      [66, 118],
      [74, 108],
      [88, 120],
      [96, 116],
    ]);
    expect(found(tiring)).toEqual({
      signal: "divergence",
      state: "bearish",
      reason: "price made a higher high and RSI and MACD lower ones, confirmed 3 bars ago",
    });
  });
});

test("any market gets a profile of ours and a reason with every state", () => {
  const closes = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: barsForRegime, maxLength: 150 });
  const funding = fc.option(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }), {
    nil: undefined,
  });
  fc.assert(
    fc.property(closes, funding, (values, given) => {
      const regime = marketRegime({
        closes: values,
        funding: given && every8Hours(given.map((rate) => decimal(rate / 10_000))),
      });
      expect([...profiles.map(({ id }) => id), undefined]).toContain(regime.profile);
      expectEqual(regime.findings[0]!.state === "none", values.length < 70);
      if (regime.profile === undefined) expect(values.length).toBeLessThan(70);
      expectEqual(
        regime.findings.map(({ signal }) => signal),
        ["phase", "cross", "momentum", "RSI", "breakout", "divergence", "head and shoulders", "funding"],
      );
      for (const { state, reason } of [
        ...regime.findings,
        { state: regime.profile ?? "none", reason: regime.reason },
      ]) {
        expect(state).not.toBe("");
        expect(reason).not.toMatch(/NaN|undefined|Infinity|^$/);
      }
    }),
  );
});

describe("funding", () => {
  test("is judged by what it costs, whatever the interval at which it is paid", () => {
    const each = fc.integer({ min: -20, max: 20 }).map((rate) => decimal(rate).times("0.0001"));
    fc.assert(
      fc.property(each, fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 24), (rate, intervalHours) => {
        const paid = new Array<Decimal>(24 / intervalHours).fill(rate.times(intervalHours).times("0.125"));
        const state = fundingState({ rates: paid, intervalHours }, highFunding, lowFunding);
        expectEqual(state, fundingState(every8Hours([rate, rate, rate]), highFunding, lowFunding));
      }),
    );
  });

  test("says what its mean is per 8 hours where the interval is another", () => {
    const hourly = { rates: new Array<Decimal>(24).fill(decimal("0.0002")), intervalHours: 1 };
    expect(marketRegime({ closes: rising, funding: hourly }).findings.at(-1)).toEqual({
      signal: "funding",
      state: "spike",
      reason: "mean rate of the last 24 hours 0.0200 % (0.1600 % per 8 hours) is above 0.050 %",
    });
  });

  test.each([
    [rates("0.0005", "0.0005", "0.0005"), "healthy"],
    [rates("0.0005", "0.0005", "0.000500000000001"), "spike"],
    [rates("0", "0", "0"), "healthy"],
    [rates("0.0001", "0.0001", "-0.0002"), "healthy"],
    [rates("0.0001", "0.0001", "-0.000200000000001"), "negative"],
  ] as const)("%s is %s", (given, state) =>
    expect(fundingState(every8Hours(given), highFunding, lowFunding)).toBe(state),
  );
});

/** Prices in cents, which doubles do not hold exactly. */
const cents = fc.integer({ min: 1, max: 10 ** 9 }).map((price) => price / 100);

describe("a market that stands still", () => {
  const flat = (price: number) => new Array<number>(120).fill(price);

  test("goes sideways: nothing is up or down", () => {
    fc.assert(
      fc.property(cents, (price) => {
        const { findings, profile, reason } = marketRegime({ closes: flat(price) });
        expectEqual(
          findings.map(({ signal, state }) => [signal, state]),
          [
            ["phase", "consolidation"],
            ["cross", "none"],
            ["momentum", "none"],
            ["RSI", "neutral"],
            ["breakout", "none"],
            ["divergence", "none"],
            ["head and shoulders", "none"],
            ["funding", "not given"],
          ],
        );
        expectEqual(
          [profile, reason],
          ["conservative-accumulator", "the market goes sideways: phase consolidation"],
        );
      }),
    );
  });

  test("says so with its numbers", () =>
    expect(marketRegime({ closes: flat(100) }).findings[0]!.reason).toBe(
      "close 100 is at its 50-bar average 100, which did not move in 20 bars",
    ));
});

test("the MACD of a straight rise equals its signal: no momentum", () => {
  const upTo = (max: number) => fc.integer({ min: 60, max });
  fc.assert(
    fc.property(upTo(10 ** 7), upTo(10 ** 5), upTo(400), (first, each, bars) => {
      const closes = Array.from({ length: bars }, (_, bar) => (first + each * bar) / 100);
      const { findings } = marketRegime({ closes });
      expectEqual(findings[2]!.state, "none");
    }),
  );
});

describe("the crosses that a shift waits for", () => {
  /** Falls ever faster and then jumps over its average: both crosses are at the jump. */
  const jumping = (after: number) => [
    ...drawnSeries([
      [0, 120],
      [20, 100],
      [34, 72],
    ]).slice(0, 34),
    112,
    ...new Array<number>(after).fill(113),
  ];

  test("are seen at the jump, and no longer once it is too long ago", () => {
    for (let after = 0; after <= 6; after++)
      expect(recentUpwardCrosses(jumping(after), 20, 5)).toEqual({ average: after < 5, macd: after < 5 });
  });

  test("are none where the market only falls", () =>
    expect(recentUpwardCrosses(falling, 20, 80)).toEqual({
      average: expect.any(Boolean),
      macd: expect.any(Boolean),
    }));

  test("take as many bars as the longer line and one more", () => {
    expect(barsForCrosses(50)).toBe(51);
    expect(barsForCrosses(10)).toBe(35);
  });
});

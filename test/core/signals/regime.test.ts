import fc from "fast-check";
import { profiles } from "../../../src/core/allocation/profiles";
import { decimal, type Decimal } from "../../../src/core/number/decimal";
import { profileFor } from "../../../src/core/signals/reading/conclusion";
import { fundingState } from "../../../src/core/signals/funding-state";
import {
  barsForRegime,
  highFunding,
  lowFunding,
  readings,
  type Market,
} from "../../../src/core/signals/reading/regime";
import { barsForCrosses, recentUpwardCrosses } from "../../../src/core/signals/shift";
import { drawnSeries } from "../../../scripts/site/drawn-series";
import { expectEqual } from "../../support/expect-equal";

function marketRegime(market: Market) {
  const findings = readings.map((reading) => reading(market));
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
const rising = Array.from({ length: 90 }, (_, bar) => 60 * 1.004 ** bar + bar ** 2 / 200);
const pausing = sawing(
  [
    [0, 60],
    [60, 110],
    [80, 111],
  ],
  1.5,
);
const turning = sawing(
  [
    [0, 100],
    [70, 70],
    [84, 78],
  ],
  1.5,
);
const breaking = [
  ...sawing(
    [
      [0, 60],
      [50, 100],
      [75, 103],
    ],
    1.5,
  ),
  107,
  106,
  110,
  109,
  112,
];
const topping = drawnSeries([
  [0, 40],
  [40, 100],
  [50, 120],
  [58, 110],
  [68, 135],
  [78, 110],
  [86, 121],
  [96, 106],
]);

const tiring = drawnSeries([
  [0, 60],
  [60, 100],
  [66, 118],
  [74, 108],
  [88, 120],
  [96, 116],
]);

describe("the profile that follows", () => {
  test.each([
    ["a falling market", { closes: falling }, "conservative-accumulator", "trend down"],
    [
      "a completed top, though the trend is still up",
      { closes: topping },
      "conservative-accumulator",
      "head and shoulders top",
    ],
    [
      "crowded longs",
      { closes: rising, funding: every8Hours(rates("0.0006", "0.0006", "0.0006")) },
      "conservative-core",
      "funding spike",
    ],
    ["a rise that tires", { closes: tiring }, "conservative-core", "divergence bearish"],
    ["a breakout with room", { closes: breaking }, "aggressive-capitalizer", "breakout up"],
    ["a market that turns up", { closes: turning }, "balanced-growth-manager", "cross up"],
    ["a steady rise", { closes: rising }, "balanced-growth-model", "momentum bullish"],
    [
      "a pause with healthy funding",
      { closes: pausing, funding: every8Hours(healthy) },
      "active-yield-seeker",
      "funding healthy",
    ],
    ["a pause with nothing known of funding", { closes: pausing }, "conservative-core", "the rise pauses"],
  ])("%s", (_, market, profile, reason) => {
    const regime = marketRegime(market);
    expect([regime.profile, regime.reason, regime.findings.map(({ state }) => state)]).toEqual([
      profile,
      expect.stringContaining(reason),
      expect.any(Array),
    ]);
  });
});

test("a breakout needs its volume where volumes are given", () => {
  const quiet = breaking.map(() => 100);
  expect(marketRegime({ closes: breaking, volumes: quiet }).profile).not.toBe("aggressive-capitalizer");
  const loud = quiet.map((volume, bar) => (bar >= 76 ? 200 + bar * 10 : volume));
  expect(marketRegime({ closes: breaking, volumes: loud }).profile).toBe("aggressive-capitalizer");
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
      const isFlat = regime.findings[0]!.state === "none";
      if (regime.profile === undefined) expect(isFlat).toBe(true);
      expectEqual(
        regime.findings.map(({ signal }) => signal),
        ["trend", "cross", "momentum", "RSI", "breakout", "divergence", "head and shoulders", "funding"],
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

  test("is no bear market: nothing is up or down, and no profile follows", () => {
    fc.assert(
      fc.property(cents, (price) => {
        const { findings, profile, reason } = marketRegime({ closes: flat(price) });
        expectEqual(
          findings.map(({ signal, state }) => [signal, state]),
          [
            ["trend", "none"],
            ["cross", "none"],
            ["momentum", "none"],
            ["RSI", "neutral"],
            ["breakout", "none"],
            ["divergence", "none"],
            ["head and shoulders", "none"],
            ["funding", "not given"],
          ],
        );
        expectEqual([profile, reason], [undefined, "a flat market is in no phase: trend none"]);
      }),
    );
  });

  test("still says that longs are crowded", () => {
    const crowded = every8Hours(rates("0.0006", "0.0006", "0.0006"));
    expect(marketRegime({ closes: flat(100), funding: crowded }).profile).toBe("conservative-core");
    expect(marketRegime({ closes: flat(100), funding: every8Hours(healthy) }).profile).toBeUndefined();
  });

  test("is left with the smallest step", () => {
    fc.assert(
      fc.property(cents, (price) => {
        const trendAfter = (step: number) =>
          marketRegime({ closes: [...flat(price), price + step] }).findings[0]!.state;
        expectEqual(
          [trendAfter(0.01), trendAfter(price > 0.01 ? -0.005 : 0)],
          ["up", price > 0.01 ? "down" : "none"],
        );
      }),
    );
  });
});

test("a straight rise is up, and its MACD equals its signal: no momentum", () => {
  const upTo = (max: number) => fc.integer({ min: 60, max });
  fc.assert(
    fc.property(upTo(10 ** 7), upTo(10 ** 5), upTo(400), (first, each, bars) => {
      const closes = Array.from({ length: bars }, (_, bar) => (first + each * bar) / 100);
      const { findings } = marketRegime({ closes });
      expectEqual([findings[0]!.state, findings[2]!.state], ["up", "none"]);
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

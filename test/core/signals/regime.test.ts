import fc from "fast-check";
import { profiles } from "../../../src/core/allocation/profiles";
import { decimal } from "../../../src/core/number/decimal";
import { fundingState } from "../../../src/core/signals/funding-state";
import {
  barsForRegime,
  highFunding,
  lowFunding,
  profileFor,
  readings,
  type Market,
} from "../../../src/core/signals/regime";
import { barsForCrosses, recentUpwardCrosses } from "../../../src/core/signals/shift";
import { drawnSeries } from "../../../scripts/site/drawn-series";
import { expectEqual } from "../../support/expect-equal";

function marketRegime(market: Market) {
  const findings = readings.map((reading) => reading(market));
  return { findings, ...profileFor(findings) };
}

const rates = (...values: string[]) => values.map(decimal);
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
      { closes: rising, fundingRates: rates("0.0006", "0.0006", "0.0006") },
      "conservative-core",
      "funding spike",
    ],
    ["a rise that tires", { closes: tiring }, "conservative-core", "divergence bearish"],
    ["a breakout with room", { closes: breaking }, "aggressive-capitalizer", "breakout up"],
    ["a market that turns up", { closes: turning }, "balanced-growth-manager", "cross up"],
    ["a steady rise", { closes: rising }, "balanced-growth-model", "momentum bullish"],
    [
      "a pause with healthy funding",
      { closes: pausing, fundingRates: healthy },
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
        fundingRates: given?.map((rate) => decimal(rate / 10_000)),
      });
      expect(profiles.map(({ id }) => id)).toContain(regime.profile);
      expectEqual(
        regime.findings.map(({ signal }) => signal),
        ["trend", "cross", "momentum", "RSI", "breakout", "divergence", "head and shoulders", "funding"],
      );
      for (const { state, reason } of [
        ...regime.findings,
        { state: regime.profile, reason: regime.reason },
      ]) {
        expect(state).not.toBe("");
        expect(reason).not.toMatch(/NaN|undefined|Infinity|^$/);
      }
    }),
  );
});

describe("funding", () => {
  test.each([
    [rates("0.0005", "0.0005", "0.0005"), "healthy"],
    [rates("0.0005", "0.0005", "0.000500000000001"), "spike"],
    [rates("0", "0", "0"), "healthy"],
    [rates("0.0001", "0.0001", "-0.0002"), "healthy"],
    [rates("0.0001", "0.0001", "-0.000200000000001"), "negative"],
  ] as const)("%s is %s", (given, state) => expect(fundingState(given, highFunding, lowFunding)).toBe(state));
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

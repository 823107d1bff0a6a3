import type { Profile } from "../../../src/core/allocation/profiles";
import { profiles } from "../../../src/core/allocation/profiles";
import { offersOf, type Evidence } from "../../../src/core/signals/reading/evidence";
import { readMarketState, type MarketBars } from "../../../src/core/signals/reading/state";
import { drawnSeries } from "../../../scripts/site/drawn-series";
import { generatedMarket } from "../../support/generated-prices";
import { completedTop } from "../../support/completed-top";

const rising = Array.from({ length: 80 }, (_, bar) => 100 + bar);

/** A profile that adjusts to every signal. */
const signals = [
  ...["crash", "head-and-shoulders", "momentum", "bullish", "pullback", "spot-to-futures", "reversal"],
  ...["exhaustion", "overbought", "cooling", "divergence", "funding-spike", "funding-negative"],
];
const adjustments: Profile["adjustments"] = [
  { ...profiles[0]!.adjustments[0]!, on: signals, reason: "A reason." },
];

function evidenceIn(bars: MarketBars): Record<string, Evidence> {
  const offers = offersOf({ adjustments }, readMarketState(bars));
  return Object.fromEntries(offers.map(({ signal, evidence }) => [signal, evidence!]));
}

function seenIn(closes: readonly number[], fundingRates?: readonly number[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(evidenceIn({ closes, fundingRates })).map(([signal, { seen }]) => [signal, seen]),
  );
}

const calm = [0.0001, 0.0001, 0.0001];

test("a fall below the 50-bar average is a reversal, and a steady rise is none", () => {
  expect(seenIn(rising)).toMatchObject({ reversal: "not seen" });
  expect(seenIn([...rising, 60])).toMatchObject({ reversal: "seen" });
});

test("a completed top is a reversal and an exhaustion, a divergence a reversal", () => {
  expect(seenIn(completedTop, calm)).toMatchObject({
    "head-and-shoulders": "seen",
    reversal: "seen",
    exhaustion: "seen",
    momentum: "not seen",
  });
  const tiring = drawnSeries([
    [0, 60],
    [60, 100],
    [66, 118],
    [74, 108],
    [88, 120],
    [96, 116],
  ]);
  expect(seenIn(tiring, calm)).toMatchObject({ divergence: "seen", reversal: "seen", bullish: "not seen" });
});

describe("momentum", () => {
  const steep = [...rising, ...Array.from({ length: 20 }, (_, bar) => 180 * 1.04 ** (bar + 1))];

  test("is seen in a steep rise without a fresh cross, unless longs are crowded", () => {
    expect(seenIn(steep, calm)).toMatchObject({ momentum: "seen", bullish: "not seen" });
    expect(seenIn(steep, [0.001, 0.001, 0.001])).toMatchObject({ momentum: "not seen" });
  });

  test("does not wait for funding rates, and says that they are not known", () => {
    const { seen, all } = evidenceIn({ closes: steep }).momentum!;
    expect(seen).toBe("seen");
    expect(all.at(-1)).toEqual({
      words: "Funding of 24 hours not above 0.05 % per 8 hours",
      state: "not known",
      reason: "no funding rates were given",
    });
  });

  test("lists its conditions with what was found", () => {
    // On a straight line an average of n bars lags by (n - 1) / 2, so the MACD is its own signal.
    const { seen, all, oneOf } = evidenceIn({ closes: rising, fundingRates: calm }).momentum!;
    expect(seen).toBe("not seen");
    expect(all[0]).toEqual({
      words: "Phase bull transition or parabolic",
      state: "met",
      // The mean of 130 to 179 is 154.5, that of 110 to 159 is 134.5.
      reason: "close 179 is 15.9 % above its 50-bar average 154.5, which rose 14.9 % in 20 bars",
    });
    expect(oneOf).toEqual([
      { words: "Phase parabolic", state: "not met", reason: all[0]!.reason },
      {
        words: "MACD histogram above 0 and rising",
        state: "not met",
        reason: "MACD histogram is 0, 0 a bar before",
      },
    ]);
  });
});

test("a rise is bullish after a breakout or a cross, with MACD above its signal and nothing against it", () => {
  const range = Array.from({ length: 78 }, (_, bar) => 102 + 2 * Math.sin(bar));
  expect(seenIn([...range, 103, 104.5], calm)).toMatchObject({ bullish: "seen" });
  expect(seenIn([...range, 103, 104.5], [0.001, 0.001, 0.001])).toMatchObject({ bullish: "not seen" });
});

test("a pullback is a fall to the average while it rises", () => {
  // The mean of the last 50 of these is 156.66.
  const fallen = [...rising, 175, 168, 158];
  expect(seenIn(fallen, calm)).toMatchObject({ pullback: "seen", reversal: "not seen" });
  expect(seenIn([...rising, 178], calm)).toMatchObject({ pullback: "not seen" });
  expect(seenIn([...fallen, 150], calm)).toMatchObject({ pullback: "not seen", reversal: "seen" });
});

test("volatility that cools off is a signal of its own, and counts as overbought", () => {
  const wave = (bar: number, size: number) => 100 + (bar % 2 === 0 ? size : -size);
  const spiked = Array.from({ length: 80 }, (_, bar) => wave(bar, bar >= 45 && bar < 58 ? 8 : 1));
  expect(seenIn(spiked, calm)).toMatchObject({ cooling: "seen", overbought: "seen" });
  expect(
    seenIn(
      Array.from({ length: 80 }, (_, bar) => wave(bar, 1)),
      calm,
    ),
  ).toMatchObject({
    cooling: "not seen",
    overbought: "not seen",
  });
});

test("funding counts by its last day, and is not known without rates", () => {
  expect(seenIn(rising, [0, 0, 0.001, 0.001, 0.001])).toMatchObject({ "funding-spike": "seen" });
  expect(seenIn(rising, [0.001, 0.001, 0, 0, 0])).toMatchObject({ "funding-spike": "not seen" });
  expect(seenIn(rising, [0.001, 0, 0, -0.0001])).toMatchObject({ "funding-negative": "seen" });
  expect(seenIn(rising, [-0.001, 0, 0, 0])).toMatchObject({ "funding-negative": "not seen" });
  expect(seenIn(rising)).toMatchObject({ "funding-spike": "not known", "funding-negative": "not known" });
});

test("funding of 24 hours is as many rates as the interval gives, against thresholds per 8 hours", () => {
  const hourly = new Array<number>(24).fill(0.0002);
  const spike = (fundingRates: readonly number[], intervalHours: number) =>
    evidenceIn({ closes: rising, fundingRates, intervalHours })["funding-spike"]!.seen;
  expect(spike(hourly, 1)).toBe("seen");
  expect(spike(hourly, 8)).toBe("not seen");
  // Daily rows: the last one is the last 24 hours.
  const daily = [0.001, 0.001, 0.0001];
  expect(readMarketState({ closes: rising, fundingRates: daily, intervalHours: 24 })).toMatchObject({
    findings: expect.arrayContaining([
      {
        signal: "funding",
        state: "healthy",
        reason: "mean rate of the last 24 hours 0.0100 % (0.0033 % per 8 hours) is from 0.000 % to 0.050 %",
      },
    ]),
  });
});

test("negative funding says who pays", () => {
  const state = readMarketState({ closes: rising, fundingRates: [-0.0002, -0.0002, -0.0002] });
  expect(state).toMatchObject({
    findings: expect.arrayContaining([
      expect.objectContaining({ reason: expect.stringContaining("a short pays and a long receives") }),
    ]),
  });
});

test("a shift waits for funding below 0.02 % per 8 hours, and for the rates to be known", () => {
  const closes = [...Array.from({ length: 60 }, (_, bar) => 200 - bar - bar ** 2 / 100), 250];
  const shift = (rate: number, intervalHours: number) => {
    const bars = { closes, fundingRates: new Array<number>(24 / intervalHours).fill(rate), intervalHours };
    const state = readMarketState(bars);
    const found =
      state.kind === "read" && state.findings.find(({ signal }) => signal === "spot to futures")!.state;
    return [found, evidenceIn(bars)["spot-to-futures"]!.seen];
  };
  expect(shift(0.0001, 8)).toEqual(["move 10 %", "seen"]);
  expect(shift(0.0001, 1)).toEqual(["stay", "not seen"]);
  expect(shift(0.0005, 24)).toEqual(["move 10 %", "seen"]);
  expect(shift(0.0006, 24)).toEqual(["stay", "not seen"]);
  expect(
    evidenceIn({ closes, fundingRates: calm })["spot-to-futures"]!.all.map(({ reason }) => reason),
  ).toEqual([
    "close crossed above its 50-bar average in the last 5 bars",
    "MACD crossed above its signal in the last 5 bars",
    "funding is 0.0100 % per 8 hours, below 0.02 %",
  ]);
  expect(evidenceIn({ closes })["spot-to-futures"]!.seen).toBe("not known");
  expect(evidenceIn({ closes: rising })["spot-to-futures"]!.seen).toBe("not seen");
});

test("prices are read at the digits that a sheet shows: one that stands still goes sideways", () => {
  const state = readMarketState({ closes: new Array<number>(80).fill(0.1 + 0.2) });
  expect(state).toMatchObject({ conclusion: { profile: "conservative-accumulator" } });
});

test("every signal is seen in some market, and none at once with one that asks for the opposite", () => {
  const opposites = [
    ["bullish", "overbought"],
    ["bullish", "divergence"],
    ["bullish", "cooling"],
    ["bullish", "funding-spike"],
    ["momentum", "funding-spike"],
    ["momentum", "reversal"],
    ["funding-spike", "funding-negative"],
  ];
  const { prices, fundingRates } = generatedMarket(6_000, 7);
  const met = new Set<string>();
  for (let end = 200; end <= prices.length; end += 10) {
    const closes = prices.slice(end - 200, end);
    const found = seenIn(
      closes,
      fundingRates.slice(0, end).map((rate) => rate * 3),
    );
    const seen = signals.filter((signal) => found[signal] === "seen");
    for (const signal of seen) met.add(signal);
    for (const pair of opposites)
      expect([pair, pair.every((signal) => seen.includes(signal))]).toEqual([pair, false]);
  }
  expect([...met].sort()).toEqual([...signals].sort());
});

test("every signal of a profile has its evidence", () => {
  const state = readMarketState({ closes: rising, fundingRates: calm });
  for (const profile of profiles)
    for (const { signal, evidence } of offersOf(profile, state))
      expect([signal, evidence]).toEqual([signal, expect.objectContaining({ seen: expect.any(String) })]);
});

test("each adjustment of the profile is offered with its reason, whether a market is read or not", () => {
  for (const profile of profiles) {
    const offers = offersOf(profile, undefined);
    expect(offers.map(({ signal }) => signal)).toEqual(profile.adjustments.flatMap(({ on }) => on));
    expect(offers.every(({ reason, evidence }) => reason.endsWith(".") && evidence === undefined)).toBe(true);
  }
});

test.each([
  ["51 closes are needed to read the signals; there are 50.", rising.slice(0, 50), undefined, 8],
  ["3 funding rates are needed, those of 24 hours; there are 2.", rising, [0, 0], undefined],
  ["24 funding rates are needed, those of 24 hours; there is 1.", rising, [0], 1],
  ["1 funding rate is needed, that of 24 hours; there are 0.", rising, [], 24],
])("%s", (words, closes, fundingRates, intervalHours) => {
  expect(readMarketState({ closes, fundingRates, intervalHours })).toEqual({ kind: "tooShort", words });
});

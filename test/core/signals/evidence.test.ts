import { findProfile, profiles } from "../../../src/core/allocation/profiles";
import { offersOf, readMarketState } from "../../../src/core/signals/reading/evidence";
import { generatedMarket } from "../../support/generated-prices";

const manager = findProfile("balanced-growth-manager")!;
const rising = Array.from({ length: 80 }, (_, bar) => 100 + bar);

function seenIn(
  closes: readonly number[],
  fundingRates?: readonly number[],
): Record<string, boolean | undefined> {
  const state = readMarketState({ closes, fundingRates });
  return Object.fromEntries(offersOf(manager, state).map(({ signal, seen }) => [signal, seen?.isSeen]));
}

test("a fall below the 50-bar average is a reversal, and a steady rise is none", () => {
  expect(seenIn(rising)).toMatchObject({ reversal: false });
  expect(seenIn([...rising, 60])).toMatchObject({ reversal: true });
});

test("funding counts by its last day, and is not known without rates", () => {
  expect(seenIn(rising, [0, 0, 0.001, 0.001, 0.001])).toMatchObject({ "funding-spike": true });
  expect(seenIn(rising, [0.001, 0.001, 0, 0, 0])).toMatchObject({ "funding-spike": false });
  const state = readMarketState({ closes: rising });
  expect(state).toMatchObject({
    findings: expect.arrayContaining([expect.objectContaining({ state: "not given" })]),
  });
  expect(seenIn(rising)).toMatchObject({ "funding-spike": undefined });
});

test("funding of 24 hours is as many rates as the interval gives, against thresholds per 8 hours", () => {
  const hourly = new Array<number>(24).fill(0.0002);
  const spike = (rates: readonly number[], intervalHours: number) =>
    offersOf(manager, readMarketState({ closes: rising, fundingRates: rates, intervalHours })).find(
      ({ signal }) => signal === "funding-spike",
    )!.seen!.isSeen;
  expect(spike(hourly, 1)).toBe(true);
  expect(spike(hourly, 8)).toBe(false);
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

test("a shift waits for funding below 0.02 % per 8 hours", () => {
  const jumping = [...Array.from({ length: 60 }, (_, bar) => 200 - bar - bar ** 2 / 100), 250];
  const shift = (rate: number, intervalHours: number) => {
    const fundingRates = new Array<number>(24 / intervalHours).fill(rate);
    const state = readMarketState({ closes: jumping, fundingRates, intervalHours });
    return state.kind === "read" && state.findings.find(({ signal }) => signal === "spot to futures")?.state;
  };
  expect(shift(0.0001, 8)).toBe("move 10 %");
  expect(shift(0.0001, 1)).toBe("stay");
  expect(shift(0.0005, 24)).toBe("move 10 %");
  expect(shift(0.0006, 24)).toBe("stay");
});

test("prices are read at the digits that a sheet shows: one that stands still has no trend", () => {
  const state = readMarketState({ closes: new Array<number>(80).fill(0.1 + 0.2) });
  expect(state).toMatchObject({ conclusion: { profile: undefined } });
});

test("every signal is seen in some market, and none at once with one that asks for the opposite", () => {
  const opposites = [
    ["bullish", "overbought"],
    ["bullish", "divergence"],
    ["bullish", "funding-spike"],
    ["momentum", "funding-spike"],
    ["momentum", "reversal"],
  ];
  const { prices, fundingRates } = generatedMarket(3_000, 7);
  const met = new Set<string>();
  for (let end = 200; end <= prices.length; end += 10) {
    const closes = prices.slice(end - 200, end);
    const state = readMarketState({
      closes,
      fundingRates: fundingRates.slice(0, end).map((rate) => rate * 3),
    });
    for (const profile of profiles) {
      const seen = offersOf(profile, state).flatMap((offer) => (offer.seen?.isSeen ? [offer.signal] : []));
      for (const signal of seen) met.add(signal);
      for (const pair of opposites) expect(pair.every((signal) => seen.includes(signal))).toBe(false);
    }
  }
  const known = profiles.flatMap(({ adjustments }) => adjustments.flatMap(({ on }) => on));
  const notLookedFor = ["cooling", "funding-hedge", "pullback"];
  expect([...met, ...notLookedFor].sort()).toEqual([...new Set(known)].sort());
});

test("an offer says what speaks for its signal, or else only what speaks against it", () => {
  const offers = offersOf(manager, readMarketState({ closes: rising }));
  const momentum = offers.find(({ signal }) => signal === "momentum");
  // On a straight line an average of n bars lags by (n - 1) / 2: MACD and its signal are 12.5 - 5.5.
  expect(momentum!.seen).toEqual({
    isSeen: false,
    because: "close did not cross its 50-bar average in the last 20 bars; MACD 7 is at its signal 7",
  });
});

test("each adjustment of the profile is offered with its reason, whether a market is read or not", () => {
  const offers = offersOf(manager, undefined);
  expect(offers.map(({ signal }) => signal)).toEqual(manager.adjustments.flatMap(({ on }) => on));
  expect(offers.every(({ reason, seen }) => reason.endsWith(".") && seen === undefined)).toBe(true);
});

test.each([
  ["51 closes are needed to read the signals; there are 50.", rising.slice(0, 50), undefined, 8],
  ["3 funding rates are needed, those of 24 hours; there are 2.", rising, [0, 0], undefined],
  ["24 funding rates are needed, those of 24 hours; there is 1.", rising, [0], 1],
  ["1 funding rate is needed, that of 24 hours; there are 0.", rising, [], 24],
])("%s", (words, closes, fundingRates, intervalHours) => {
  expect(readMarketState({ closes, fundingRates, intervalHours })).toEqual({ kind: "tooShort", words });
});

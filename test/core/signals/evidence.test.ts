import { findProfile, profiles } from "../../../src/core/allocation/profiles";
import { offersOf, readMarketState } from "../../../src/core/signals/evidence";
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
  expect([...met].sort()).toEqual([...new Set(known)].sort());
});

test("an offer says what speaks for its signal, or else only what speaks against it", () => {
  const [momentum] = offersOf(manager, readMarketState({ closes: rising }));
  // On a straight line an average of n bars lags by (n - 1) / 2: MACD and its signal are 12.5 - 5.5.
  expect(momentum!.seen).toEqual({
    isSeen: false,
    because: "close did not cross its 50-bar average in the last 20 bars; MACD 7 is at its signal 7",
  });
});

test("each adjustment of the profile is offered with its reason, whether a market is read or not", () => {
  const offers = offersOf(manager, undefined);
  expect(offers.map(({ signal }) => signal)).toEqual(["momentum", "funding-spike", "reversal"]);
  expect(offers.every(({ reason, seen }) => reason.endsWith(".") && seen === undefined)).toBe(true);
});

test.each([
  ["51 closes are needed to read the signals; there are 50.", rising.slice(0, 50), undefined],
  ["3 funding rates are needed, those of 24 hours; there are 2.", rising, [0, 0]],
])("%s", (words, closes, fundingRates) => {
  expect(readMarketState({ closes, fundingRates })).toEqual({ kind: "tooShort", words });
});

import { findProfile } from "../../src/core/allocation/profiles";
import { offersOf, readMarketState } from "../../src/taskpane/portfolio/market-state";

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

import { findProfile, profiles } from "../../../src/core/allocation/profiles";
import { shiftOn, shiftSignals } from "../../../src/core/allocation/shift";
import { decimal, toNumber } from "../../../src/core/number/decimal";
import { quotientOf, sumOfFractions } from "../../../src/core/number/fraction";

const weightsAfter = (id: string, signal: string) =>
  Object.fromEntries(
    shiftOn(findProfile(id)!, signal).components.map(({ component, weight }) => [
      component,
      toNumber(quotientOf(weight)),
    ]),
  );

test("on every signal the weights of every profile sum to exactly 1, and none is negative", () => {
  for (const profile of profiles) {
    for (const signal of shiftSignals) {
      const weights = shiftOn(profile, signal).components.map(({ weight }) => weight);
      const { numerator, denominator } = sumOfFractions(weights);
      expect(numerator.eq(denominator)).toBe(true);
      for (const weight of weights) expect(quotientOf(weight).isNegative()).toBe(false);
    }
  }
});

// The profiles' dynamic adjustments as their descriptions give them, in percent.
test.each([
  ["conservative-accumulator", "crash", { spot: 0.9, cash: 0, futures: 0.1 }],
  ["conservative-accumulator", "head-and-shoulders", { spot: 0.75, cash: 0.1, futures: 0.15 }],
  ["balanced-growth-manager", "momentum", { spot: 0.6, cash: 0, futures: 0.4 }],
  ["balanced-growth-manager", "funding-spike", { spot: 0.8, cash: 0.1, futures: 0.1 }],
  ["balanced-growth-manager", "reversal", { spot: 0.8, cash: 0.1, futures: 0.1 }],
  ["aggressive-capitalizer", "exhaustion", { spot: 0.75, cash: 0.15, futures: 0.1 }],
  ["aggressive-capitalizer", "bullish", { spot: 0.4, cash: 0.1, futures: 0.5 }],
  ["aggressive-capitalizer", "overbought", { spot: 0.7, cash: 0.1, futures: 0.2 }],
  ["aggressive-capitalizer", "divergence", { spot: 0.7, cash: 0.1, futures: 0.2 }],
  ["aggressive-capitalizer", "funding-spike", { spot: 0.7, cash: 0.1, futures: 0.2 }],
  ["conservative-core", "reversal", { spot: 0.866666666666667, cash: 0, futures: 0.133333333333333 }],
  [
    "balanced-growth-model",
    "reversal",
    { spot: 0.733333333333333, cash: 0, "hedge reserve": 0.133333333333333, active: 0.133333333333333 },
  ],
  ["active-yield-seeker", "reversal", { spot: 0.666666666666667, cash: 0, futures: 0.333333333333333 }],
])("%s on %s", (id, signal, expected) => {
  expect(weightsAfter(id, signal)).toEqual(expected);
});

test("on a signal that a profile makes nothing of it goes back to its weights", () => {
  expect(weightsAfter("conservative-core", "momentum")).toEqual({ spot: 0.8, cash: 0, futures: 0.2 });
});

test("an active share of 30 goes to 50, one of 50 to 20", () => {
  const { adjustments } = findProfile("aggressive-capitalizer")!;
  const at = (spot: string, futures: string) => [
    { component: "spot", weight: decimal(spot) },
    { component: "futures", weight: decimal(futures) },
  ];
  const active = (components: ReturnType<typeof at>, signal: string) =>
    toNumber(quotientOf(shiftOn({ components, adjustments }, signal).components[1]!.weight));
  expect(active(at("0.7", "0.3"), "bullish")).toBe(0.5);
  expect(active(at("0.5", "0.5"), "overbought")).toBe(0.2);
});

test("every transition says why in one sentence, and momentum to what leverage", () => {
  for (const profile of profiles) {
    for (const signal of shiftSignals) {
      expect(shiftOn(profile, signal).reason).toMatch(/^[A-Z][^.]+\.$/);
    }
  }
  expect(shiftOn(findProfile("balanced-growth-manager")!, "momentum").leverage).toBe(5);
});

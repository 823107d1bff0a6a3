import * as fc from "fast-check";
import { findProfile, profiles, type Profile } from "../../../src/core/allocation/profiles";
import {
  reducingSignals,
  shiftOn,
  shiftSignals,
  type HeldBook,
  type Shift,
} from "../../../src/core/allocation/shift";
import { decimal, divide, fromNumber, sum, toNumber, type Decimal } from "../../../src/core/number/decimal";
import { addFractions, quotientOf } from "../../../src/core/number/fraction";
import { expectEqual } from "../../support/expect-equal";

const weightsOf = ({ components }: Shift) =>
  Object.fromEntries(components.map(({ component, weight }) => [component, toNumber(quotientOf(weight))]));

const held = (
  leverage: number,
  amounts: Readonly<Record<string, number>>,
  position?: HeldBook["position"],
) => ({
  parts: Object.entries(amounts).map(([component, amount]) => ({ component, amount: decimal(amount) })),
  leverage: decimal(leverage),
  position,
});

const on = (id: string, signal: string, given?: HeldBook) => shiftOn(findProfile(id)!, signal, given);

/** Spot plus the long or less the short position, over the whole: added up here, apart from the code. */
function exposureOf({ components }: Pick<Shift, "components">): number {
  const parts = components.map(({ component, weight, leverage }) => {
    const share = quotientOf(weight);
    if (leverage) return share.times(leverage);
    return component === "cash" ? decimal(0) : share;
  });
  return toNumber(sum(parts));
}

test("on every signal the weights of every profile sum to exactly 1, and none is negative", () => {
  for (const profile of profiles) {
    for (const signal of shiftSignals) {
      const weights = shiftOn(profile, signal).components.map(({ weight }) => weight);
      const { numerator, denominator } = weights.reduce(addFractions);
      expect(numerator.eq(denominator)).toBe(true);
      for (const weight of weights) expect(quotientOf(weight).isNegative()).toBe(false);
    }
  }
});

// The profiles' dynamic adjustments as their descriptions give them, in percent. Others are in test/vectors/shifts.json.
test.each([
  ["conservative-accumulator", "head-and-shoulders", { spot: 0.75, cash: 0.1, futures: 0.15 }],
  ["conservative-accumulator", "reversal", { spot: 0.75, cash: 0.1, futures: 0.15 }],
  ["balanced-growth-manager", "reversal", { spot: 0.8, cash: 0.1, futures: 0.1 }],
  ["balanced-growth-manager", "divergence", { spot: 0.7, cash: 0.1, futures: 0.2 }],
  ["balanced-growth-manager", "cooling", { spot: 0.7, cash: 0.1, futures: 0.2 }],
  ["aggressive-capitalizer", "overbought", { spot: 0.7, cash: 0.1, futures: 0.2 }],
  ["aggressive-capitalizer", "divergence", { spot: 0.7, cash: 0.1, futures: 0.2 }],
  ["aggressive-capitalizer", "funding-spike", { spot: 0.7, cash: 0.1, futures: 0.2 }],
  ["aggressive-capitalizer", "cooling", { spot: 0.7, cash: 0.1, futures: 0.2 }],
  ["aggressive-capitalizer", "spot-to-futures", { spot: 0.36, cash: 0.1, futures: 0.54 }],
  ["balanced-growth-model", "spot-to-futures", { spot: 0.54, cash: 0, "hedge reserve": 0.2, active: 0.26 }],
])("%s on %s", (id, signal, expected) => {
  expect(weightsOf(on(id, signal))).toEqual(expected);
});

test("on a signal that a profile makes nothing of it goes back to its weights, or keeps what is held", () => {
  expect(weightsOf(on("conservative-core", "momentum"))).toEqual({ spot: 0.8, cash: 0, futures: 0.2 });
  const shift = on("conservative-core", "momentum", held(2, { futures: 1, gold: 1, spot: 2 }));
  expect(weightsOf(shift)).toEqual({ spot: 0.5, cash: 0, futures: 0.25, gold: 0.25 });
  expect(shift.isChange).toBe(false);
});

test("an adjustment starts from what is held: a rise fills up, a cut only cuts", () => {
  const manager = (signal: string, futures: number) =>
    weightsOf(on("balanced-growth-manager", signal, held(2, { spot: 90 - futures, cash: 10, futures })));
  expect(manager("bullish", 20)).toEqual({ spot: 0.4, cash: 0.1, futures: 0.5 });
  expect(manager("bullish", 60)).toEqual({ spot: 0.3, cash: 0.1, futures: 0.6 });
  expect(manager("overbought", 15)).toEqual({ spot: 0.75, cash: 0.1, futures: 0.15 });
  expect(manager("overbought", 60)).toEqual({ spot: 0.7, cash: 0.1, futures: 0.2 });
  expect(manager("momentum", 40)).toEqual({ spot: 0.5, cash: 0, futures: 0.5 });
  expect(manager("spot-to-futures", 40)).toEqual({ spot: 0.45, cash: 0.1, futures: 0.45 });
});

test("the leverage that is held stays, or is lowered, or is blended with that of what is added", () => {
  const leverage = (id: string, signal: string, given: HeldBook) =>
    toNumber(
      on(id, signal, given)
        .components.find(({ component }) => component === "futures")!
        .leverage!.abs(),
    );
  const book = { spot: 40, cash: 10, futures: 50 };
  expect(leverage("aggressive-capitalizer", "overbought", held(10, book))).toBe(10);
  expect(leverage("aggressive-capitalizer", "exhaustion", held(10, book))).toBe(5);
  expect(leverage("aggressive-capitalizer", "exhaustion", held(3, book))).toBe(3);
  expect(leverage("balanced-growth-manager", "momentum", held(3, book))).toBeCloseTo(
    (50 * 3 + 10 * 5) / 60,
    14,
  );
  expect(leverage("conservative-core", "reversal", held(2, { spot: 80, futures: 20 }))).toBe(3);
  // A short of 3x would be 150 against 50 of spot: the hedge is full at 1x, and one that is larger already stays.
  expect(leverage("conservative-core", "reversal", held(0.5, { spot: 50, futures: 50 }))).toBe(1);
  expect(leverage("conservative-core", "reversal", held(2, { spot: 50, futures: 50 }))).toBe(2);
});

test("the pair is unwound as far as it is one", () => {
  const seeker = (leverage: number, spot: number, futures: number) =>
    weightsOf(on("active-yield-seeker", "funding-negative", held(leverage, { spot, futures })));
  expect(seeker(1, 70, 30)).toEqual({ spot: 0.4, cash: 0.6, futures: 0 });
  // 50 of spot are hedged by 25 of margin at 2x.
  expect(seeker(2, 50, 50)).toEqual({ spot: 0, cash: 0.75, futures: 0.25 });
});

test("margin without a position behind it is released into cash: in spot it would be exposed", () => {
  const book = { spot: 40, cash: 10, futures: 50 };
  expect(weightsOf(on("aggressive-capitalizer", "overbought", held(0, book)))).toEqual({
    spot: 0.4,
    cash: 0.4,
    futures: 0.2,
  });
});

test("a short against the long leaves the spot alone exposed", () => {
  const shift = on("aggressive-capitalizer", "funding-hedge");
  expect(weightsOf(shift)).toEqual({ spot: 0.4, cash: 0.1, futures: 0.5 });
  expect(exposureOf(shift)).toBe(0.4);
});

const amounts = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 10 ** 9 }).map((n) => n / 100),
);
const books = fc.record({
  amounts: fc.array(amounts, { minLength: 4, maxLength: 4 }).filter((all) => all.some((one) => one > 0)),
  leverage: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 1250 }).map((n) => n / 10),
  ),
  position: fc.constantFrom<HeldBook["position"]>("long", "short", "none", undefined),
});
/** The add-in's profiles, and those of a user with any weights and range of leverage: without adjustments, or with those of another. */
const anyProfile = fc
  .record({
    profile: fc.constantFrom(...profiles),
    isOwn: fc.boolean(),
    weights: fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 })
      .filter((all) => all[0]! > 0 && all[2]! > 0),
    minLeverage: fc.integer({ min: 1, max: 20 }),
    isBare: fc.boolean(),
  })
  .map(({ profile, isOwn, weights, minLeverage, isBare }): Profile => {
    if (!isOwn) return profile;
    const used = weights.slice(0, profile.components.length);
    const whole = used.reduce((total, weight) => total + weight);
    const components = profile.components.map(({ component }, at) => ({
      component,
      weight: divide(decimal(used[at]!), decimal(whole)).toDecimalPlaces(15),
    }));
    return { ...profile, components, minLeverage, adjustments: isBare ? [] : profile.adjustments };
  });

const heldIn = (profile: Profile, given: { amounts: number[]; leverage: number }) => ({
  parts: profile.components.map(({ component }, at) => ({
    component,
    amount: fromNumber(given.amounts[at]!),
  })),
  leverage: decimal(given.leverage),
});

test("no signal that asks for less risk raises the leverage-adjusted exposure or turns it around, whatever is held", () => {
  fc.assert(
    fc.property(anyProfile, fc.constantFrom(...reducingSignals), books, (profile, signal, book) => {
      const parts = { ...heldIn(profile, book), position: book.position };
      if (parts.parts.every(({ amount }) => amount.isZero())) return;
      // No profile answers to this word, so the shift is what is held.
      const before = exposureOf(shiftOn({ ...profile, adjustments: [] }, "nothing", parts));
      const after = exposureOf(shiftOn(profile, signal, parts));
      const digits = 1e-13 * Math.max(1, Math.abs(before));
      expectEqual([after <= before + digits, after >= Math.min(before, 0) - digits], [true, true]);
    }),
    { numRuns: 3000 },
  );
});

test("whatever is held, nothing is lost, nothing is below 0, and a cut leaves no more futures than there were", () => {
  fc.assert(
    fc.property(anyProfile, fc.constantFrom(...shiftSignals), books, (profile, signal, book) => {
      const parts = heldIn(profile, book);
      const whole = sum(parts.parts.map(({ amount }) => amount));
      if (whole.isZero()) return;
      const { components } = shiftOn(profile, signal, { ...parts, position: book.position });
      const { numerator, denominator } = components.map(({ weight }) => weight).reduce(addFractions);
      expectEqual(numerator.eq(denominator), true);
      expectEqual(
        components.every(({ weight }) => !quotientOf(weight).isNegative()),
        true,
      );
      const futures = (all: readonly { component: string; leverage?: Decimal; share: Decimal }[]) =>
        sum(
          all
            .filter(({ component }) => component !== "spot" && component !== "cash")
            .map(({ share }) => share),
        );
      const after = futures(components.map((part) => ({ ...part, share: quotientOf(part.weight) })));
      const before = futures(parts.parts.map((part) => ({ ...part, share: divide(part.amount, whole) })));
      const mayHedge =
        ["head-and-shoulders", "reversal"].includes(signal) && profile.id === "conservative-accumulator";
      if (reducingSignals.includes(signal) && !mayHedge)
        expectEqual(toNumber(after) <= toNumber(before), true);
    }),
  );
});

test("every transition says why in one sentence, and so does one that finds nothing to do", () => {
  fc.assert(
    fc.property(anyProfile, fc.constantFrom(...shiftSignals), books, (profile, signal, book) => {
      const parts = book.amounts[0]! > 0 ? { ...heldIn(profile, book), position: book.position } : {};
      expect(shiftOn(profile, signal, parts).reason).toMatch(/^[A-Z][^.]+(?:\.\d[^.]*)?\.$/);
    }),
  );
});

import { guard, type GuardedBook, type GuardLimits } from "../../../src/core/allocation/guard";
import { findProfile, profiles, type Profile } from "../../../src/core/allocation/profiles";
import { shiftedWeights, shiftOn, shiftSignals } from "../../../src/core/allocation/shift";
import { componentWeight } from "../../../src/core/allocation/targets";
import { decimal, toNumber } from "../../../src/core/number/decimal";

const book = (
  spot: number,
  cash: number,
  margin: number,
  leverage: number,
  hedging = false,
): GuardedBook => ({
  spotValue: decimal(spot),
  cash: decimal(cash),
  futuresMargin: decimal(margin),
  leverage: decimal(leverage),
  hedging,
});

const breaches = (id: string, ...given: Parameters<typeof book>) =>
  guard(findProfile(id)!, book(...given))!
    .filter(({ breached }) => breached)
    .map(({ rule }) => rule);

test("every profile at its own weights and leverage keeps all rules", () => {
  for (const { id, spot, cash, futures, minLeverage, maxLeverage } of profiles) {
    const weights = [spot, cash, futures].map(toNumber) as [number, number, number];
    for (const leverage of [0, minLeverage, maxLeverage])
      expect(breaches(id, ...weights, leverage)).toEqual([]);
  }
});

const brokenAfter = (profile: Profile, signal: string) => {
  const components = shiftedWeights(shiftOn(profile, signal));
  return guard(profile, {
    spotValue: componentWeight(components, "spot")!,
    cash: componentWeight(components, "cash")!,
    futuresMargin: componentWeight(components, "futures")!,
    leverage: decimal(profile.minLeverage),
    hedging: false,
  })!.flatMap(({ rule, breached }) => (breached ? [rule] : []));
};
const coreMargin = ["bullish", "spot-to-futures"];

test("so it does after each of its adjustments that leaves the core alone, in amounts of 15 digits", () => {
  for (const profile of profiles) {
    for (const signal of shiftSignals.filter((one) => !coreMargin.includes(one)))
      expect([profile.id, signal, brokenAfter(profile, signal)]).toEqual([profile.id, signal, []]);
  }
});

test("an adjustment that makes margin of the core breaks the rules about it: no range is widened by it", () => {
  const [manager, capitalizer, model] = [
    "balanced-growth-manager",
    "aggressive-capitalizer",
    "balanced-growth-model",
  ].map((id) => findProfile(id)!);
  const all = ["core share", "active share", "core never used as margin"];
  expect(brokenAfter(manager!, "bullish")).toEqual(all); // 40 % spot, 50 % margin
  expect(brokenAfter(manager!, "spot-to-futures")).toEqual(["core share"]); // 54 % spot, 36 % margin
  expect(brokenAfter(model!, "spot-to-futures")).toEqual(all); // 54 % spot, 46 % margin
  expect(brokenAfter(capitalizer!, "spot-to-futures")).toEqual(["active share"]); // 54 % margin
});

test("the core is 60 to 80 % where the profile asks for one", () => {
  expect(breaches("balanced-growth-manager", 59.9, 10.1, 30, 2)).toEqual(["core share"]);
  expect(breaches("balanced-growth-manager", 80.1, 0, 19.9, 2)).toEqual(["core share"]);
  expect(breaches("balanced-growth-manager", 80, 0, 20, 2)).toEqual([]);
  expect(breaches("aggressive-capitalizer", 30, 20, 50, 5)).toEqual([]);
});

test("the active share is 20 to 40 %, or the profile's own", () => {
  expect(breaches("conservative-core", 80, 7, 13, 2)).toEqual(["active share"]);
  expect(breaches("balanced-growth-model", 60, 20.1, 19.9, 2)).toEqual(["active share"]);
  expect(breaches("aggressive-capitalizer", 40, 9, 51, 5)).toEqual(["active share"]);
  expect(breaches("conservative-accumulator", 75, 5, 20, 1)).toEqual(["active share"]);
});

test("leverage above the profile's tier is a breach, below it is none", () => {
  expect(breaches("conservative-core", 80, 0, 20, 3)).toEqual([]);
  expect(breaches("conservative-core", 80, 0, 20, 3.1)).toEqual(["leverage tier"]);
  expect(breaches("aggressive-capitalizer", 40, 10, 50, 1)).toEqual([]);
  const [, , tier] = guard(findProfile("aggressive-capitalizer")!, book(40, 10, 50, 5))!;
  expect(tier!.message).toContain("short term only");
});

test("a share that reads as the bound is at it, a leverage above its tier is told with the digits that show it", () => {
  const messages = (...given: Parameters<typeof book>) =>
    guard(findProfile("balanced-growth-manager")!, book(...given))!.map(({ message }) => message);
  expect(messages(59.9951, 0, 40.0049, 5.0003)).toEqual([
    "Spot is 60 % of the capital, within 60 % to 80 %, the profile's range.",
    "Futures margin is 40 % of the capital, within 10 % to 40 %, the profile's range.",
    "Leverage is 5.0003x; lower it to 5x or less, the profile's limit.",
    "Futures margin of 40 % leaves the core of 60 % alone.",
  ]);
  expect(messages(59.9949, 0, 40.0051, 5)).toEqual([
    "Spot is 59.99 % of the capital; bring it within 60 % to 80 %, the profile's range.",
    "Futures margin is 40.01 % of the capital; bring it within 10 % to 40 %, the profile's range.",
    "Leverage is 5x, up to 5x is the profile's limit. From 5x on, hold for the short term only.",
    "Futures margin of 40.01 % reaches into the core of 60 %; bring it to 40 % or less, or only hedge with it.",
  ]);
});

test("margin that only the core can have given is a breach unless it hedges", () => {
  expect(breaches("conservative-core", 75, 0, 25, 2)).toEqual(["core never used as margin"]);
  expect(breaches("conservative-core", 75, 0, 25, 2, true)).toEqual([]);
});

test("the last digit of an amount is no breach", () => {
  // 60 and 40 % of 0.666666666666667, which no 15 digits hold exactly.
  expect(breaches("balanced-growth-model", 0.4, 0, 0.266666666666667, 2)).toEqual([]);
});

test("without capital there is nothing to hold against the rules", () => {
  expect(guard(profiles[0]!, book(0, 0, 0, 1))).toBeUndefined();
});

test("limits of one's own take the place of the usual ones for a profile without adjustments, and never widen the leverage", () => {
  // 60 % spot, 10 % cash, 30 % margin at 2x to 5x; its adjustments would widen its shares
  const profile = { ...findProfile("balanced-growth-manager")!, adjustments: [] };
  const share = (low: string, high: string) => ({ low: decimal(low), high: decimal(high) });
  const limits = { core: share("0.5", "0.65"), active: share("0.25", "0.35"), maxLeverage: 3 };
  const broken = (margin: number, leverage: number, maxLeverage = limits.maxLeverage) =>
    guard(profile, book(60, 40 - margin, margin, leverage), { ...limits, maxLeverage })!
      .filter(({ breached }) => breached)
      .map(({ rule }) => rule);
  expect(broken(30, 3)).toEqual([]);
  expect(broken(38, 3)).toEqual(["active share"]);
  expect(broken(30, 4)).toEqual(["leverage tier"]);
  expect(broken(30, 6, 10)).toEqual(["leverage tier"]);
  expect(guard(profile, book(70, 0, 30, 2), limits)![0]).toMatchObject({
    rule: "core share",
    breached: true,
  });
});

describe("the tighter of the user's and the profile's limit holds, and the message says whose it is", () => {
  const share = (low: string, high: string) => ({ low: decimal(low), high: decimal(high) });
  const usual = { core: share("0.6", "0.8"), active: share("0.2", "0.4"), maxLeverage: 0 };
  const found = (id: string, given: GuardedBook, limits: Partial<GuardLimits>) =>
    guard(findProfile(id)!, given, { ...usual, ...limits })!;

  test("a most of 25 % binds a profile that takes up to 40 %", () => {
    const limits = { active: share("0.2", "0.25") };
    expect(found("balanced-growth-manager", book(60, 10, 30, 2), limits)[1]).toEqual({
      rule: "active share",
      breached: true,
      isWarning: false,
      message:
        "Futures margin is 30 % of the capital; bring it within 10 % (the profile's) to 25 % (your limit).",
    });
    expect(found("balanced-growth-manager", book(70, 5, 25, 2), limits)[1]!.breached).toBe(false);
  });

  test("a wider limit does not widen the profile's range", () => {
    const wide = { core: share("0.1", "1"), active: share("0", "1"), maxLeverage: 100 };
    for (const { id, spot, cash, futures, maxLeverage } of profiles) {
      for (const margin of [0, 15, 45, 90]) {
        const held = book(100 - margin, 0, margin, maxLeverage + 1);
        expect(found(id, held, wide).map(({ breached }) => breached)).toEqual(
          found(id, held, {}).map(({ breached }) => breached),
        );
      }
      const atWeights = book(toNumber(spot), toNumber(cash), toNumber(futures), maxLeverage);
      expect(found(id, atWeights, wide).some(({ breached }) => breached)).toBe(false);
    }
  });

  test("a least core of 70 % binds a profile with a core of 60 %", () => {
    expect(found("balanced-growth-model", book(60, 0, 40, 1), { core: share("0.7", "0.8") })[0]).toEqual({
      rule: "core share",
      breached: true,
      isWarning: false,
      message: "Spot is 60 % of the capital; bring it within 70 % (your limit) to 80 % (the usual).",
    });
  });

  test("a limit on the other side of the profile's range is the whole range", () => {
    expect(
      found("aggressive-capitalizer", book(40, 10, 50, 5), { active: share("0", "0.1") })[1]!.message,
    ).toBe("Futures margin is 50 % of the capital; bring it to 10 %, your limit.");
  });

  test("leverage", () => {
    const tier = (limits: Partial<GuardLimits>, leverage: number) =>
      found("aggressive-capitalizer", book(40, 10, 50, leverage), limits)[2]!.message;
    expect(tier({ maxLeverage: 6 }, 7)).toBe("Leverage is 7x; lower it to 6x or less, your limit.");
    expect(tier({ maxLeverage: 20 }, 4)).toBe("Leverage is 4x, up to 10x is the profile's limit.");
  });
});

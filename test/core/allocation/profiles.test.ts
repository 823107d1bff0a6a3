import { findProfile, profiles } from "../../../src/core/allocation/profiles";
import { reducingSignals, shiftSignals } from "../../../src/core/allocation/shift";
import { componentWeight } from "../../../src/core/allocation/targets";
import { sum } from "../../../src/core/number/decimal";

test.each(profiles.map((profile) => [profile.id, profile] as const))(
  "the weights of %s sum to 1",
  (_, profile) => {
    expect(sum([profile.spot, profile.cash, profile.futures]).toString()).toBe("1");
    expect(sum(profile.components.map(({ weight }) => weight)).toString()).toBe("1");
    for (const name of ["spot", "cash", "futures"] as const) {
      expect(componentWeight(profile.components, name)?.toString()).toBe(profile[name].toString());
    }
  },
);

test.each(profiles.map((profile) => [profile.id, profile] as const))(
  "the adjustments of %s answer to known signals, each once, and move what there is",
  (_, { adjustments, components }) => {
    const signals = adjustments.flatMap(({ on }) => on);
    expect(signals.filter((signal) => !shiftSignals.includes(signal))).toEqual([]);
    expect(new Set(signals).size).toBe(signals.length);
    for (const { change, insteadOf } of adjustments) {
      const named =
        change.kind === "add margin" ? [change.from] : change.kind === "cut margin" ? change.into : [];
      for (const component of named) expect(componentWeight(components, component)).toBeDefined();
      if (insteadOf !== undefined) expect(signals).toContain(insteadOf);
    }
  },
);

test("every signal is some profile's", () => {
  const known = profiles.flatMap(({ adjustments }) => adjustments.flatMap(({ on }) => on));
  expect([...new Set(known)].sort()).toEqual([...shiftSignals].sort());
  expect(reducingSignals.filter((signal) => !shiftSignals.includes(signal))).toEqual([]);
});

test("leverage ranges run upwards", () => {
  for (const { minLeverage, maxLeverage } of profiles) {
    expect(minLeverage).toBeGreaterThanOrEqual(1);
    expect(maxLeverage).toBeGreaterThanOrEqual(minLeverage);
  }
});

test("a profile is found by id or name in any case, with or without its tag, and nothing else is", () => {
  for (const profile of profiles) {
    expect(findProfile(profile.id.toUpperCase())).toBe(profile);
    expect(findProfile(` ${profile.name.toLowerCase()}`)).toBe(profile);
  }
  expect(findProfile("conservative core")?.id).toBe("conservative-core");
  expect(findProfile("Conservative Accumulator")?.id).toBe("conservative-accumulator");
  for (const other of ["balanced", "Conservative Core (2)", "A"]) expect(findProfile(other)).toBeUndefined();
});

import { findProfile, profiles } from "../../../src/core/allocation/profiles";
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
  "the adjustments of %s name what there is",
  (_, profile) => {
    for (const adjustment of profile.adjustments) {
      expect(adjustment.on.length).toBeGreaterThan(0);
      const named =
        "move" in adjustment
          ? [adjustment.move.from, adjustment.move.to]
          : "set" in adjustment
            ? [adjustment.set.component, adjustment.set.against]
            : [];
      for (const component of named) expect(componentWeight(profile.components, component)).toBeDefined();
      if ("weightsOf" in adjustment) expect(findProfile(adjustment.weightsOf)).toBeDefined();
    }
  },
);

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

import { isBeyondBand } from "../../../src/core/allocation/bands";
import { decimal } from "../../../src/core/number/decimal";
import { cases } from "../../vectors/rebalance.json";

const beyond = (weight: string, target: string, absoluteBand: string, relativeBand: string) =>
  isBeyondBand(decimal(weight), decimal(target), decimal(1), {
    absoluteBand: decimal(absoluteBand),
    relativeBand: decimal(relativeBand),
  });

for (const row of cases) {
  if (!("expected_trigger" in row)) continue;
  test(`${row.id}: ${row.source}`, () => {
    const { current, target, tolerance_relative } = row;
    const triggers = (["c1", "c2"] as const).map((asset) =>
      beyond(String(current![asset]), String(target![asset]), "0", String(tolerance_relative)),
    );
    expect(triggers.includes(true)).toBe(row.expected_trigger);
  });
}

// https://www.bogleheads.org/wiki/Rebalancing: 5 percentage points or a quarter of the target, whichever is less.
test.each([
  ["0.55", "0.5", false],
  ["0.5501", "0.5", true],
  ["0.125", "0.1", false],
  ["0.1251", "0.1", true],
  ["0.0749", "0.1", true],
  ["0.25", "0.2", false],
  ["0.2501", "0.2", true],
])("by the 5/25 rule a weight of %s at a target of %s: %s", (weight, target, expected) => {
  expect(beyond(weight, target, "0.05", "0.25")).toBe(expected);
});

test("a band of 0 is not used, and with neither every drift is beyond", () => {
  expect(beyond("0.54", "0.5", "0.05", "0")).toBe(false);
  expect(beyond("0.62", "0.5", "0", "0.25")).toBe(false);
  expect(beyond("0.5000001", "0.5", "0", "0")).toBe(true);
  expect(beyond("0.5", "0.5", "0", "0")).toBe(false);
});

test("a short leg's relative band is of the target's size", () => {
  expect(beyond("-0.12", "-0.1", "0", "0.25")).toBe(false);
  expect(beyond("-0.13", "-0.1", "0", "0.25")).toBe(true);
});

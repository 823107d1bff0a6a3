import * as fc from "fast-check";
import { version } from "../../../package.json";
import { profiles } from "../../../src/core/allocation/profiles";
import { toNumber } from "../../../src/core/number/decimal";
import { allocProfiles, allocSplit, allocTarget, allocVersion } from "../../../src/functions/alloc";
import { call, cell, column, valueError } from "../support";

test("ALLOC.VERSION is the package's version", () => {
  expect(cell(allocVersion)).toBe(version);
});

describe("ALLOC.PROFILES", () => {
  test("is a header and a row per profile, weights summing to 1", () => {
    const [header, ...rows] = call(allocProfiles);
    expect(header).toEqual([
      "Id",
      "Name",
      "Spot",
      "Cash",
      "Futures",
      "Stance",
      "Min leverage",
      "Max leverage",
      "Phase",
    ]);
    expect(rows.map((row) => [row[0], row[2], row[3], row[4]])).toEqual([
      ["conservative-accumulator", 0.75, 0.15, 0.1],
      ["balanced-growth-manager", 0.6, 0.1, 0.3],
      ["aggressive-capitalizer", 0.4, 0.1, 0.5],
      ["conservative-core", 0.8, 0, 0.2],
      ["balanced-growth-model", 0.6, 0, 0.4],
      ["active-yield-seeker", 0.5, 0, 0.5],
    ]);
    expect(rows[1]).toEqual([
      "balanced-growth-manager",
      "Balanced Growth Manager (B)",
      0.6,
      0.1,
      0.3,
      "long",
      2,
      5,
      "bull market transition",
    ]);
  });
});

describe("ALLOC.TARGET", () => {
  test("spills three rows without a component, and one amount with one", () => {
    expect(call(allocTarget, "balanced-growth-manager", 100000)).toEqual([
      ["spot", 0.6, 60000],
      ["cash", 0.1, 10000],
      ["futures", 0.3, 30000],
    ]);
    expect(cell(allocTarget, "balanced-growth-manager", 100000, "futures")).toBe(30000);
    expect(cell(allocTarget, "balanced-growth-manager", null, "futures")).toBe(0.3);
  });

  test("takes ids and names in any case", () => {
    for (const { id, name, components } of profiles) {
      const expected = components.map(({ component, weight }) => [
        component,
        toNumber(weight),
        toNumber(weight),
      ]);
      for (const given of [id, name, id.toUpperCase(), ` ${name.toLowerCase()} `])
        expect(call(allocTarget, given)).toEqual(expected);
    }
  });

  test("model 2 divides its futures margin, and knows the sum by name", () => {
    expect(call(allocTarget, "balanced-growth-model", 1000)).toEqual([
      ["spot", 0.6, 600],
      ["cash", 0, 0],
      ["hedge reserve", 0.2, 200],
      ["active", 0.2, 200],
    ]);
    expect(call(allocTarget, "balanced-growth-model", 1000, [["Futures", "ACTIVE", "cash"]])).toEqual([
      [400, 200, 0],
    ]);
  });

  test("capitals and components meet as a grid; several capitals without a component give a column each", () => {
    expect(call(allocTarget, "conservative-core", [[100, 200]], column("spot", "futures"))).toEqual([[80, 160], [20, 40]]); // prettier-ignore
    expect(call(allocTarget, "conservative-core", column(100, 200))[0]).toEqual(["spot", 0.8, 80, 160]);
  });

  test("takes an own table, with or without a header in any order", () => {
    const rows = [["core", 0.7], ["satellite", 0.3]]; // prettier-ignore
    const expected = [["core", 0.7, 70], ["satellite", 0.3, 30]]; // prettier-ignore
    expect(call(allocTarget, rows, 100)).toEqual(expected);
    expect(
      call(allocTarget, [["Weight", "Component"], ...rows.map(([name, weight]) => [weight, name])], 100),
    ).toEqual(expected);
    expect(cell(allocTarget, rows, 100, "Core")).toBe(70);
  });

  test("errors name what is wrong", () => {
    expect(cell(allocTarget, "conservative-core", 100, "bonds")).toEqual(
      valueError('ALLOC.TARGET: component must be "spot", "cash" or "futures", got "bonds".'),
    );
    expect(cell(allocTarget, [["a", 0.7], ["A ", 0.3]])).toEqual(valueError('ALLOC.TARGET: profile (row 2, column 1) names "A" a second time.')); // prettier-ignore
    expect(
      cell(allocTarget, [
        ["a", 60],
        ["b", 40],
      ]),
    ).toEqual(
      // prettier-ignore
      valueError("ALLOC.TARGET: the weights of profile must sum to 1, got a sum of 100; for 60 % type 0.6."),
    );
    expect(cell(allocTarget, [["a", 0.7], ["b", 0.2]])).toEqual(valueError("ALLOC.TARGET: the weights of profile must sum to 1, got a sum of 0.9.")); // prettier-ignore
    expect(cell(allocTarget, [["a", 0.7], ["b", 0.3011]])).toEqual(valueError("ALLOC.TARGET: the weights of profile must sum to 1, got a sum of 1.0011.")); // prettier-ignore
    expect(call(allocTarget, [["a", 1 / 3], ["b", 1 / 3], ["c", 1 / 3]])).toHaveLength(3); // prettier-ignore
  });
});

describe("ALLOC.SPLIT", () => {
  test("a bucket's weights sum to the profile's, in proportion to the values", () => {
    expect(
      call(allocSplit, "balanced-growth-manager", column("Spot", "spot", "FUTURES"), column(10, 30, 5)),
    ).toEqual(column(0.15, 0.45, 0.3));
  });

  test("sums to the profile for any values", () => {
    const holdings = fc.array(
      fc.tuple(fc.constantFrom("spot", "cash", "futures"), fc.integer({ min: 0, max: 10 ** 9 })),
      {
        minLength: 2,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(holdings, (rows) => {
        const weights = call(
          allocSplit,
          "balanced-growth-manager",
          column(...rows.map(([bucket]) => bucket)),
          column(...rows.map(([, value]) => value / 100)),
        );
        for (const [bucket, weight] of [
          ["spot", 0.6],
          ["cash", 0.1],
          ["futures", 0.3],
        ] as const) {
          // prettier-ignore
          const own = weights.filter((_, index) => rows[index]![0] === bucket);
          const sum = own.reduce((total, [value]) => total + (value as number), 0);
          if (own.length > 0) expect(sum).toBeCloseTo(weight, 13);
        }
      }),
    );
  });

  test("a bucket worth nothing is split equally, and blank rows stay blank", () => {
    expect(call(allocSplit, "conservative-core", column("spot", "", "spot"), column(0, "", 0))).toEqual(
      column(0.4, "", 0.4),
    );
    expect(call(allocSplit, "conservative-core", [["spot", "futures"]], [[1, 1]])).toEqual([[0.8, 0.2]]);
  });

  test("in model 2 plain futures takes what its parts have no asset for", () => {
    const split = (...buckets: string[]) =>
      call(allocSplit, "balanced-growth-model", column(...buckets), column(...buckets.map(() => 1)));
    expect(split("spot", "futures")).toEqual(column(0.6, 0.4));
    expect(split("hedge reserve", "futures")).toEqual(column(0.2, 0.2));
    expect(split("hedge reserve", "active", "futures")).toEqual(column(0.2, 0.2, 0));
  });

  test("a bucket that the profile does not have is named with its row", () => {
    expect(cell(allocSplit, "conservative-core", column("spot", "active"), column(1, 2))).toEqual(
      valueError('ALLOC.SPLIT: buckets (row 2) must be "spot", "cash" or "futures", got "active".'),
    );
  });
});

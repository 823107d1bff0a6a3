import { findProfile, profiles } from "../../../src/core/allocation/profiles";
import { allocGuard, allocShift, allocSplit, allocTarget } from "../../../src/functions/alloc";
import { shifts } from "../../vectors/shifts.json";
import { call, cell, column, inputError, valueError } from "../support";

const own = [["Weight", "Component"], [0.7, "spot"], [0.1, "cash"], [0.2, "futures"]]; // prettier-ignore

describe("ALLOC.SHIFT", () => {
  test.each(shifts.map((one) => [one.source, one] as const))("%s", (_, { args, ...wanted }) => {
    const rows = call(allocShift, ...args) as [string, number, number, number | ""][];
    expect(rows.map((row) => row.slice(0, 3))).toEqual(wanted.expected);
    expect(rows.map((row) => row[3])).toEqual(wanted.leverages);
    const { side } = findProfile(String(args[0]))!.position;
    const signOf = (component: string) => (side === "short" || component === "hedge reserve" ? -1 : 1);
    const exposed = rows.map(([component, weight, , leverage]) =>
      leverage === "" ? (component === "cash" ? 0 : weight) : signOf(component) * weight * leverage,
    );
    expect(exposed.reduce((sum, one) => sum + one)).toBeCloseTo(wanted.exposure, 12);
  });

  test("gives an amount for each capital, by id or name and signal in any case", () => {
    expect(call(allocShift, "Balanced Growth Manager (B)", "Momentum", [[1000, 2000]])).toEqual([
      ["spot", 0.6, 600, 1200, ""],
      ["cash", 0, 0, 0, ""],
      ["futures", 0.4, 400, 800, 2.75],
    ]);
  });

  test("amounts are of the exact weights: a third of 0.15 of 20 is 1", () => {
    const held = [[0.4], [0.15], [0.45]]; // a third of the cash is 0.05
    expect(call(allocShift, "conservative-accumulator", "reversal", 20, held, 0.1)[1]).toEqual([
      "cash",
      0.1,
      2,
      "",
    ]);
    const sevenths = [["spot", 4], ["cash", 2], ["futures", 1]]; // prettier-ignore
    expect(call(allocShift, "conservative-accumulator", "crash", 7, sevenths)[0]).toEqual([
      "spot",
      0.857142857142857,
      6,
      "",
    ]);
  });

  test("without an adjustment it is ALLOC.TARGET, or what is held", () => {
    const target = (profile: unknown) => call(allocTarget, profile, 500);
    const firstThree = (rows: unknown[][]) => rows.map((row) => row.slice(0, 3));
    expect(firstThree(call(allocShift, "conservative-core", "exhaustion", 500))).toEqual(
      target("conservative-core"),
    );
    expect(firstThree(call(allocShift, own, "crash", 500))).toEqual(target(own));
    expect(call(allocShift, own, "reversal", 100, [[50, 20, 30]], 4)).toEqual([
      ["spot", 0.5, 50, ""],
      ["cash", 0.2, 20, ""],
      ["futures", 0.3, 30, 4],
    ]);
  });

  test("what is held is a table, or amounts in order with or without a heading, futures as a whole divided as the profile does", () => {
    const model = (current: unknown) => call(allocShift, "balanced-growth-model", "reversal", 100, current);
    const expected = [
      ["spot", 0.5, 50, ""],
      ["cash", 0.1, 10, ""],
      ["hedge reserve", 0.2, 20, 1],
      ["active", 0.2, 20, 0],
    ];
    for (const current of [
      column(50, 10, 40),
      column("Value", 5, 1, 2, 2),
      [[50, 10, 20, 20]],
      [
        ["Component", "Weight"],
        ["cash", 0.1],
        ["Futures", 0.4],
        ["spot", 0.5],
      ],
      [
        ["Component", "Amount"],
        ["spot", 5000],
        ["cash", 1000],
        ["Futures", 4000],
      ],
      [
        ["Active", 20],
        ["spot", 50],
        ["cash", 10],
        ["hedge reserve", 20],
      ],
    ])
      // prettier-ignore
      expect(model(current)).toEqual(expected);
    // Trailing blanks and zeros are amounts of 0.
    expect(call(allocShift, "aggressive-capitalizer", "overbought", 100, column(90, 10, null))[2]).toEqual([
      "futures",
      0,
      0,
      5,
    ]);
    const refused = (current: unknown, problem: string) =>
      expect(cell(allocShift, "balanced-growth-manager", "reversal", 1, current)).toEqual(
        valueError(`ALLOC.SHIFT: ${problem}`),
      );
    refused([[1, 2]], "current must be 3 values, got 2.");
    refused([["Component", "Side"], ["spot", 1]], 'current must be a table with a column "weight", got the columns "Component" and "Side".'); // prettier-ignore
    refused([["spot", 1], ["gold", 1]], 'current must be a table of "spot", "cash" or "futures", got "gold".'); // prettier-ignore
    refused([["spot", 1], ["Spot", 1]], 'current names "Spot" a second time.'); // prettier-ignore
    expect(cell(allocShift, "balanced-growth-manager", "reversal", 1, column(0, 0, 0))).toEqual(
      inputError("#DIV/0!"),
    );
  });

  test("with a leverage of 0 no position is open, and none is opened", () => {
    for (const [profile, signal] of [
      ["balanced-growth-manager", "momentum"],
      ["conservative-accumulator", "head-and-shoulders"],
      ["conservative-core", "reversal"],
    ])
      for (const current of [null, column(60, 10, 30)])
        expect(call(allocShift, profile, signal, 1, current, 0).at(-1)![3]).toBe(0);
  });

  test("a signal that no profile knows is refused with those that there are", () => {
    expect(cell(allocShift, "conservative-core", "boom")).toEqual(
      valueError(
        'ALLOC.SHIFT: signal must be "crash", "head-and-shoulders", "momentum", "funding-spike", "reversal", "exhaustion", "bullish", "overbought", "divergence", "pullback", "cooling", "funding-negative" or 2 more, got "boom".',
      ),
    );
  });
});

describe("ALLOC.GUARD", () => {
  test("is four rules with status and message, all ok for a profile at its weights", () => {
    for (const { id, spot, cash, futures, maxLeverage } of profiles) {
      const rows = call(allocGuard, id, ...[spot, cash, futures].map(Number), maxLeverage);
      expect(rows.map(([rule, status]) => [rule, status])).toEqual([
        ["core share", "ok"],
        ["active share", "ok"],
        ["leverage tier", "ok"],
        ["core never used as margin", "ok"],
      ]);
    }
  });

  test("hedging may use the core as margin, given as TRUE, its text or 1", () => {
    const margin = (hedging: unknown) =>
      call(allocGuard, "conservative-core", 75, 0, 25, 2, hedging)[3]!.slice(1);
    const reaching = "Futures margin of 25 % reaches into the core of 80 %";
    expect(margin(null)).toEqual(["breach", `${reaching}; bring it to 20 % or less, or only hedge with it.`]);
    expect(margin(false)).toEqual(margin(null));
    expect(margin(0)).toEqual(margin(null));
    expect(margin(true)).toEqual(["ok", `${reaching}, which a hedge may do.`]);
    expect(margin(1)).toEqual(margin(true));
    // An import leaves a text where the language of Excel has another word for it.
    expect(margin(" True")).toEqual(margin(true));
    expect(margin("FALSE")).toEqual(margin(null));
  });

  test("an own table is held to the leverage for the long term", () => {
    const statuses = call(allocGuard, own, 70, 10, 20, 4).map(([rule, status]) => [rule, status]);
    expect(statuses[2]).toEqual(["leverage tier", "breach"]);
    expect(statuses.filter(([, status]) => status === "ok")).toHaveLength(3);
    expect(cell(allocGuard, [["core", 1]], 1, 0, 0, 1)).toEqual(
      valueError(
        'ALLOC.GUARD: profile must be a table of spot, cash, futures, hedge reserve, active, got "core".',
      ),
    );
  });

  test("limits of one's own, in a row or a column, take the place of the usual ones", () => {
    // Half in spot and half in margin at 4x, which the table asks for, against limits that allow just that.
    const half = [["spot", 0.5], ["futures", 0.5]]; // prettier-ignore
    const states = (limits: unknown) =>
      call(allocGuard, half, 50, 0, 50, 4, null, limits).map((row) => row[1]);
    expect(states(null)).toEqual(["ok", "ok", "breach", "ok"]);
    expect(states([[0.5, 0.6, 0.4, 0.5, 4]])).toEqual(["ok", "ok", "ok", "ok"]);
    expect(states(column(0.5, 0.6, 0.4, 0.5, 3.9))).toEqual(["ok", "ok", "breach", "ok"]);
    // A blank cell is 0, which leaves the leverage to the table's own 3x.
    for (const blank of ["", null, 0])
      expect(states(column(0.5, 0.6, 0.4, 0.5, blank))).toEqual(["ok", "ok", "breach", "ok"]);
    // A profile's own leverage, here 10x, is lowered and never raised.
    const tier = (leverage: number, limit: number) =>
      call(allocGuard, "aggressive-capitalizer", 40, 10, 50, leverage, null, [
        [0.6, 0.8, 0.2, 0.4, limit],
      ])[2]![2];
    expect(tier(4, 3)).toBe("Leverage is 4x; lower it to 3x or less, your limit.");
    expect(tier(12, 20)).toBe("Leverage is 12x; lower it to 10x or less, the profile's limit.");
    expect(tier(4, 0)).toBe("Leverage is 4x, up to 10x is the profile's limit.");
  });

  test("a range whose bounds are both blank or 0 is the usual one", () => {
    const usual = call(allocGuard, own, 65, 10, 25, 2);
    expect(usual[0]).toEqual([
      "core share",
      "ok",
      "Spot is 65 % of the capital, within 60 % to 80 %, the usual range.",
    ]);
    for (const blank of ["", null, 0]) {
      const found = call(allocGuard, own, 65, 10, 25, 2, null, column(blank, blank, blank, blank, 2));
      expect(found.slice(0, 2)).toEqual(usual.slice(0, 2));
      expect(found[2]![2]).toBe("Leverage is 2x, up to 2x is your limit.");
    }
    // A range that only ends is one.
    expect(call(allocGuard, own, 65, 10, 25, 2, null, column("", 0.7, "", "", 2))[0]![1]).toBe("ok");
  });

  test.each<[string, unknown, string]>([
    [
      "too few",
      [[0.6, 0.8]],
      "limits must be five values: core min, core max, active min, active max, and the highest leverage or 0, got 2.",
    ],
    [
      "a share above 1",
      [[0.6, 80, 0.2, 0.4, 0]],
      "core max in limits must be a fraction from 0 to 1 (0.1 is 10 %), got 80; for 80 % type 0.8.",
    ],
    [
      "the wrong way round",
      [[0.6, 0.8, 0.4, 0.2, 0]],
      "active min in limits must be at most active max, got 0.4 and 0.2.",
    ],
  ])("limits of %s are refused", (_, limits, problem) =>
    expect(cell(allocGuard, own, 70, 10, 20, 2, null, limits)).toEqual(valueError(`ALLOC.GUARD: ${problem}`)),
  );

  test("the leverage is held to the time that the position is held for", () => {
    const tier = (profile: string, leverage: number, ...held: unknown[]) =>
      call(allocGuard, profile, 60, 10, 30, leverage, null, null, ...held)[2]!.slice(1);
    const manager = "balanced-growth-manager";
    expect(tier(manager, 5)[0]).toBe("ok");
    expect(tier(manager, 5, "long")).toEqual([
      "breach",
      "Leverage is 5x; lower it to 3x or less, the limit for the long term.",
    ]);
    expect(tier(manager, 3, "Long")).toEqual([
      "ok",
      "Leverage is 3x, up to 3x is the limit for the long term.",
    ]);
    expect(tier("conservative-accumulator", 2.5, "long")[1]).toContain("2x or less, the profile's limit");
    expect(tier(manager, 5, "short", true)[0]).toBe("ok");
    expect(tier(manager, 4.99, "short")[0]).toBe("ok");
    for (const breakout of [false, null, ""])
      expect(tier(manager, 5, "short", breakout)).toEqual([
        "breach",
        "Leverage is 5x without a confirmed breakout; lower it below 5x, or wait for one.",
      ]);
    expect(tier(manager, 6, "short", true)[1]).toBe(
      "Leverage is 6x; lower it to 5x or less, the profile's limit.",
    );
    expect(tier(manager, 5, "", true)).toEqual(tier(manager, 5));
  });

  test("a core below 60 % is warned of where the profile asks for none", () => {
    const core = (profile: string, spot: number) => call(allocGuard, profile, spot, 90 - spot, 10, 1)[0]![2];
    for (const profile of ["aggressive-capitalizer", "active-yield-seeker"]) {
      expect(core(profile, 40)).toBe(
        "Warning: spot is 40 % of the capital, less than a core of 60 %; the profile takes that risk.",
      );
      expect(core(profile, 60)).toBe("Spot is 60 % of the capital; the profile asks for no core share.");
    }
  });

  test("no capital is a division by zero", () => {
    expect(cell(allocGuard, "conservative-core", 0, 0, 0, 1)).toEqual(inputError("#DIV/0!"));
  });
});

test("weights of an own table that do not sum to 1 are refused with their sum wherever a profile is taken", () => {
  const table = [["spot", 0.7], ["futures", 0.2]]; // prettier-ignore
  const problem = "the weights of profile must sum to 1, got a sum of 0.9.";
  expect(cell(allocTarget, table, 100)).toEqual(valueError(`ALLOC.TARGET: ${problem}`));
  expect(cell(allocShift, table, "crash")).toEqual(valueError(`ALLOC.SHIFT: ${problem}`));
  expect(cell(allocGuard, table, 70, 0, 20, 2)).toEqual(valueError(`ALLOC.GUARD: ${problem}`));
  expect(cell(allocSplit, table, column("spot"), column(1))).toEqual(valueError(`ALLOC.SPLIT: ${problem}`));
});

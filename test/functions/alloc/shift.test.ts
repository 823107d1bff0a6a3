import { profiles } from "../../../src/core/allocation/profiles";
import { allocGuard, allocShift, allocSplit, allocTarget } from "../../../src/functions/alloc";
import { call, cell, column, inputError, valueError } from "../support";

const own = [["Weight", "Component"], [0.7, "spot"], [0.1, "cash"], [0.2, "futures"]]; // prettier-ignore

describe("ALLOC.SHIFT", () => {
  test("gives component, weight and an amount for each capital, by id or name and signal in any case", () => {
    expect(call(allocShift, "Balanced Growth Manager (B)", "Momentum", [[1000, 2000]])).toEqual([
      ["spot", 0.6, 600, 1200],
      ["cash", 0, 0, 0],
      ["futures", 0.4, 400, 800],
    ]);
  });

  test("amounts are of the exact weights: two thirds of 3 are 2", () => {
    expect(call(allocShift, "active-yield-seeker", "reversal", 3)[0]).toEqual(["spot", 0.666666666666667, 2]);
  });

  test("without an adjustment it is ALLOC.TARGET", () => {
    expect(call(allocShift, "conservative-core", "exhaustion", 500)).toEqual(
      call(allocTarget, "conservative-core", 500),
    );
    expect(call(allocShift, own, "crash", 500)).toEqual(call(allocTarget, own, 500));
  });

  test("a signal that no profile knows is refused with those that there are", () => {
    expect(cell(allocShift, "conservative-core", "boom")).toEqual(
      valueError(
        'ALLOC.SHIFT: signal must be "crash", "head-and-shoulders", "momentum", "funding-spike", "reversal", "exhaustion", "bullish", "overbought" or "divergence", got "boom".',
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

  test("hedging may use the core as margin, given as TRUE or 1", () => {
    const margin = (hedging: unknown) =>
      call(allocGuard, "conservative-core", 75, 0, 25, 2, hedging)[3]!.slice(1);
    const reaching = "Futures margin of 25 % reaches into the core of 80 %";
    expect(margin(null)).toEqual(["breach", `${reaching}; bring it to 20 % or less, or only hedge with it.`]);
    expect(margin(false)).toEqual(margin(null));
    expect(margin(0)).toEqual(margin(null));
    expect(margin(true)).toEqual(["ok", `${reaching}, which a hedge may do.`]);
    expect(margin(1)).toEqual(margin(true));
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
      "limits must be five values: core from, core to, active from, active to, and the highest leverage or 0, got 2.",
    ],
    [
      "a share above 1",
      [[0.6, 80, 0.2, 0.4, 0]],
      "core to in limits must be a fraction from 0 to 1 (0.1 is 10 %), got 80; for 80 % type 0.8.",
    ],
    [
      "the wrong way round",
      [[0.6, 0.8, 0.4, 0.2, 0]],
      "active from in limits must be at most active to, got 0.4 and 0.2.",
    ],
  ])("limits of %s are refused", (_, limits, problem) =>
    expect(cell(allocGuard, own, 70, 10, 20, 2, null, limits)).toEqual(valueError(`ALLOC.GUARD: ${problem}`)),
  );

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

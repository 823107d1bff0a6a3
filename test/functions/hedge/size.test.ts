import * as fc from "fast-check";
import { hedgeDelta, hedgeSize } from "../../../src/functions/hedge";
import { expectEqual } from "../../support/expect-equal";
import { size } from "../../support/generators";
import { multiply, quotient, rational, shown, subtract } from "../../support/rational";
import published from "../../vectors/pnl-hedge.json";
import { asShown, call, cell, column, valueError } from "../support";

const runs = { numRuns: 1000 };
const price = size;

test("published: contracts of heating oil against jet fuel", () => {
  const { exposure, contract, expected_h, expected_n } = published.hedge.find(
    ({ id }) => id === "minvar-jetfuel-1",
  )!;
  expect(cell(hedgeSize, exposure, expected_h, contract)).toBe(Math.floor(expected_n!));
});

describe("the exact result at 15 digits", () => {
  test("HEDGE.SIZE rounds down to whole contracts", () => {
    const given = fc.tuple(size, fc.constantFrom(0, 0.1 + 0.2, 0.5, 1, 1.2), size, fc.option(price));
    fc.assert(
      fc.property(given, ([quantity, ratio, contractSize, inversePrice]) => {
        const units = inversePrice === null ? rational("1") : shown(inversePrice);
        const hedged = multiply(multiply(shown(quantity), shown(ratio)), units);
        const { numerator, denominator } = quotient(hedged, shown(contractSize))!;
        const whole = { numerator: numerator / denominator, denominator: 1n };
        const contract = inversePrice === null ? "linear" : "inverse";
        expectEqual(cell(hedgeSize, quantity, ratio, contractSize, contract, inversePrice), asShown(whole));
      }),
      runs,
    );
  });

  test("HEDGE.DELTA", () => {
    fc.assert(
      fc.property(size, size, fc.option(price), (quantity, short, inversePrice) => {
        const sold = inversePrice === null ? shown(short) : quotient(shown(short), shown(inversePrice))!;
        const contract = inversePrice === null ? "linear" : "inverse";
        expectEqual(
          cell(hedgeDelta, quantity, short, contract, inversePrice),
          asShown(subtract(shown(quantity), sold)),
        );
      }),
      runs,
    );
  });
});

describe("HEDGE.SIZE", () => {
  test("sums that only look short of a whole contract make it", () => {
    expect(cell(hedgeSize, 0.1 + 0.7, 1, 0.1)).toBe(8);
    expect(cell(hedgeSize, 0.3, 1, 0.1)).toBe(3);
  });

  test("all of it in contracts of one unless told otherwise; a blank ratio hedges nothing", () => {
    expect(cell(hedgeSize, 7.9)).toBe(7);
    expect(call(hedgeSize, column(7.9, 7.9), column(1, null), 0)).toEqual([[7], [0]]);
  });

  test("an inverse contract needs the price", () => {
    expect(call(hedgeSize, 1, 1, 100, column("linear", "inverse"), column(null, 60000))).toEqual([
      [0],
      [600],
    ]);
    expect(cell(hedgeSize, 1, 1, 100, "inverse")).toEqual(
      valueError("HEDGE.SIZE: price is missing; it must be a positive number where the contract is inverse."),
    );
  });
});

describe("HEDGE.DELTA", () => {
  test("half hedged leaves half, whatever the contract", () => {
    expect(cell(hedgeDelta, 1, 0.5)).toBe(0.5);
    expect(cell(hedgeDelta, 1, 30000, "inverse", 60000)).toBe(0.5);
  });

  test("an inverse contract needs the price", () => {
    expect(cell(hedgeDelta, 1, 60000, "inverse")).toEqual(
      valueError(
        "HEDGE.DELTA: price is missing; it must be a positive number where the contract is inverse.",
      ),
    );
  });
});

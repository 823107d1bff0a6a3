import { hedgeBeta, hedgeEffectiveness, hedgeRatio } from "../../../src/functions/hedge";
import { call, cell, column, inputError, notAvailable, valueError, type WorksheetFunction } from "../support";

const spot = column(100, 102, 101, 105);
const futures = column(100, 101, 100, 103);
const functions: readonly (readonly [string, WorksheetFunction, string, string])[] = [
  ["HEDGE.RATIO", hedgeRatio, "spotPrices", "futuresPrices"],
  ["HEDGE.BETA", hedgeBeta, "assetPrices", "benchmarkPrices"],
  ["HEDGE.EFFECTIVENESS", hedgeEffectiveness, "spotPrices", "futuresPrices"],
];

describe.each(functions)("%s", (name, called, first, second) => {
  test("fewer than three prices are too little", () => {
    const message = (count: number) => `${name}: at least 3 prices are needed, got ${count}.`;
    expect(cell(called, column(1, 2), column(1, 3))).toEqual(notAvailable(message(2)));
    expect(cell(called, 1, 1)).toEqual(notAvailable(message(1)));
    expect(cell(called, column(1, null, 2), column(1, "", 3))).toEqual(notAvailable(message(2)));
  });

  test("series of different length are named with their lengths", () => {
    expect(cell(called, column(1, 2, 3, 4), column(1, 2, 3))).toEqual(
      valueError(`${name}: ${first} has 4 values and ${second} has 3; they must have the same number.`),
    );
  });

  test("a price that is missing or not above 0 is named with its row", () => {
    expect(cell(called, spot, column(100, null, 100, 103))).toEqual(
      valueError(`${name}: ${second} (row 2) is empty; it must be a positive number.`),
    );
    expect(cell(called, spot, column(100, 101, -100, 103))).toEqual(
      valueError(`${name}: ${second} (row 3) must be a positive number, got -100.`),
    );
  });

  test("prices that never vary divide by 0", () => {
    expect(cell(called, spot, column(100, 100, 100, 100))).toEqual(inputError("#DIV/0!"));
  });

  test("rows that are blank in both are left out, and a series may lie across", () => {
    const expected = cell(called, spot, futures);
    const gap = (prices: unknown[][], blank: unknown) => [...prices.slice(0, 2), [blank], ...prices.slice(2)];
    expect(cell(called, gap(spot, null), gap(futures, ""))).toBe(expected);
    expect(cell(called, [spot.flat()], futures)).toBe(expected);
  });

  test("an input's error comes through", () => {
    expect(cell(called, spot, column(100, "#REF!", 100, 103))).toEqual(inputError("#REF!"));
  });

  test("changes are one of three", () => {
    const place = name === "HEDGE.EFFECTIVENESS" ? [null, "daily"] : ["daily"];
    expect(cell(called, spot, futures, ...place)).toEqual(
      valueError(`${name}: changes must be "price", "percent" or "log", got "daily".`),
    );
  });
});

test("ratio and effectiveness take price changes, beta percent changes, unless told otherwise", () => {
  for (const changes of ["price", "percent", "log"]) {
    expect(cell(hedgeRatio, spot, futures) === cell(hedgeRatio, spot, futures, changes)).toBe(
      changes === "price",
    );
    expect(cell(hedgeBeta, spot, futures) === cell(hedgeBeta, spot, futures, changes)).toBe(
      changes === "percent",
    );
    expect(cell(hedgeRatio, spot, futures, changes)).toBe(cell(hedgeBeta, spot, futures, changes));
    expect(
      cell(hedgeEffectiveness, spot, futures) === cell(hedgeEffectiveness, spot, futures, null, changes),
    ).toBe(changes === "price");
  }
});

test("effectiveness at the minimum-variance ratio is what it is without one; at 0 nothing is hedged", () => {
  expect(cell(hedgeEffectiveness, spot, futures, cell(hedgeRatio, spot, futures))).toBe(
    cell(hedgeEffectiveness, spot, futures),
  );
  expect(cell(hedgeEffectiveness, spot, futures, 0)).toBe(0);
  expect(call(hedgeEffectiveness, spot, column(100, 100, 100, 100), 1)).toEqual([[0]]);
});

import { hedgeBeta, hedgeEffectiveness, hedgeRatio } from "../../../src/functions/hedge";
import { call, cell, column, inputError, notAvailable, type WorksheetFunction } from "../support";

const spot = column(100, 102, 101, 105);
const futures = column(100, 101, 100, 103);
const functions: readonly (readonly [string, WorksheetFunction])[] = [
  ["HEDGE.RATIO", hedgeRatio],
  ["HEDGE.BETA", hedgeBeta],
  ["HEDGE.EFFECTIVENESS", hedgeEffectiveness],
];

describe.each(functions)("%s", (name, called) => {
  test("fewer than three prices are too little", () => {
    const message = (count: number) => `${name}: at least 3 prices are needed, got ${count}.`;
    expect(cell(called, column(1, 2), column(1, 3))).toEqual(notAvailable(message(2)));
    expect(cell(called, 1, 1)).toEqual(notAvailable(message(1)));
    expect(cell(called, column(1, 2, null), column(1, 3, ""))).toEqual(notAvailable(message(2)));
  });

  test("prices that never vary divide by 0", () => {
    expect(cell(called, spot, column(100, 100, 100, 100))).toEqual(inputError("#DIV/0!"));
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

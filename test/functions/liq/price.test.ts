import { liqLadder, liqPrice } from "../../../src/functions/liq";
import published from "../../vectors/isolated.json";
import { call, cell, column, inputError, notAvailable, valueError } from "../support";

const none = (name: string) => notAvailable(`${name}: no positive price liquidates this position.`);

describe("LIQ.PRICE", () => {
  /** Published prices of positions whose margin is their initial margin, without a maintenance amount. */
  const ownMargin = published.cases.flatMap((row) => {
    const inverse = row.contract === "inverse";
    const leverage = inverse
      ? row.quantity / row.entryPrice / row.margin
      : (row.quantity * row.entryPrice) / row.margin;
    const whole = Math.round(leverage);
    return Math.abs(leverage - whole) < 1e-9 && row.maintenanceAmount === 0
      ? [{ ...row, leverage: whole }]
      : [];
  });

  test.each(ownMargin)(
    "$id: $source",
    ({ side, entryPrice, leverage, maintenanceRate, contract, feeRate, rule, expected, tolerance }) => {
      const price = cell(
        liqPrice,
        side,
        entryPrice,
        leverage,
        maintenanceRate,
        contract,
        feeRate,
        rule,
      ) as number;
      expect(Math.abs(price - expected)).toBeLessThanOrEqual(tolerance);
    },
  );

  test("there are such cases for both contracts and both rules", () => {
    expect(new Set(ownMargin.map(({ contract, rule }) => `${contract} ${rule}`)).size).toBeGreaterThanOrEqual(
      3,
    );
  });

  test("a position that no price liquidates is #N/A, in its own cell", () => {
    expect(cell(liqPrice, "long", 60000, 1)).toEqual(none("LIQ.PRICE"));
    expect(cell(liqPrice, "short", 60000, 1, 0.005, "inverse")).toEqual(none("LIQ.PRICE"));
    expect(call(liqPrice, "long", 100, column(1, 2), 0)).toEqual(column(none("LIQ.PRICE"), 50));
  });
});

// https://github.com/EarnForex/PositionSizer/issues/59: 0.5 that meant 0.5 % gave a long a price above its entry.
test("a rate that takes more than the margin has no price: a percentage is named, else the reason given", () => {
  const short =
    "the margin does not cover the maintenance margin at entry, so the position is liquidated as it is opened.";
  expect(cell(liqPrice, "long", 60000, 10, 0.5)).toEqual(
    valueError(
      "LIQ.PRICE: maintenanceRate must be at most 1 / leverage, got 0.5 at a leverage of 10; for 0.5 % type 0.005.",
    ),
  );
  for (const contract of ["linear", "inverse"])
    for (const rule of ["mark", "entry"])
      for (const side of ["long", "short"]) {
        expect(cell(liqPrice, side, 60000, 100, 0.02, contract, 0, rule)).toEqual(
          notAvailable(`LIQ.PRICE: ${short}`),
        );
        // Just covered: liquidated at the entry itself.
        expect(cell(liqPrice, side, 60000, 100, 0.01, contract, 0, rule)).toBe(60000);
      }
  expect(cell(liqPrice, "short", 60000, 1, 0.5)).toBe(80000);
  expect(cell(liqPrice, "long", 60000, 1, 0.7, null, 0.3)).toMatchObject({ error: "#VALUE!" });
});

describe("LIQ.LADDER", () => {
  const header = ["Leverage", "Initial margin rate", "Liquidation price", "Distance"];

  test("by default eight leverages; where nothing liquidates price and distance say so", () => {
    const ladder = call(liqLadder, "long", 60000);
    expect(ladder[0]).toEqual(header);
    expect(ladder.slice(1).map((row) => row[0])).toEqual([1, 2, 3, 5, 10, 20, 50, 100]);
    expect(ladder[1]).toEqual([1, 1, none("LIQ.LADDER"), none("LIQ.LADDER")]);
    expect(ladder[5]).toEqual([10, 0.1, 54271.3567839196, 0.0954773869346734]);
  });

  test("prices are those of LIQ.PRICE, distances fractions of the entry", () => {
    const leverages = column(2, 7, 33);
    for (const side of ["long", "short"]) {
      for (const contract of ["linear", "inverse"]) {
        const ladder = call(liqLadder, side, 812.5, leverages, 0.01, contract).slice(1);
        expect(ladder.map((row) => [row[2]])).toEqual(call(liqPrice, side, 812.5, leverages, 0.01, contract));
        for (const row of ladder) {
          expect(row[3]).toBeCloseTo(((side === "long" ? 1 : -1) * (812.5 - (row[2] as number))) / 812.5, 12);
        }
      }
    }
  });

  test("a bad leverage errs in its own row, a blank one stays blank", () => {
    const wrong = valueError("LIQ.LADDER: leverages (row 2) must be a positive number, got -2.");
    expect(call(liqLadder, "long", 100, column(2, -2, "", 4, "#NUM!"), 0)).toEqual([
      header,
      [2, 0.5, 50, 0.5],
      [wrong, wrong, wrong, wrong],
      ["", "", "", ""],
      [4, 0.25, 75, 0.25],
      new Array(4).fill(inputError("#NUM!")),
    ]);
  });
});

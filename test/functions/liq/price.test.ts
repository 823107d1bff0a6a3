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

  test("side, contract and rule broadcast like numbers, in any case", () => {
    expect(call(liqPrice, column("LONG", "Short"), 100, [[2, 4]], 0)).toEqual([[50, 75], [150, 125]]); // prettier-ignore
    expect(call(liqPrice, "long", 100, 4, 0, column("linear", "Inverse"))).toEqual(column(75, 80));
    expect(call(liqPrice, "long", 100, 4, 0.05, null, null, [["mark", "ENTRY"]])).toEqual([
      [78.9473684210526, 80],
    ]);
  });

  test("errors", () => {
    expect(cell(liqPrice, "long", -5, 10)).toEqual(
      valueError("LIQ.PRICE: entryPrice must be a positive number, got -5."),
    );
    expect(cell(liqPrice, "long", "", 10)).toEqual(
      valueError("LIQ.PRICE: entryPrice is empty; it must be a positive number."),
    );
    expect(cell(liqPrice, "long", "x", 10)).toEqual(
      valueError('LIQ.PRICE: entryPrice must be a positive number, got "x".'),
    );
    expect(cell(liqPrice, "up", 60000, 10)).toEqual(
      valueError('LIQ.PRICE: side must be "long" or "short", got "up".'),
    );
    expect(cell(liqPrice, "long", 60000, 10, 5)).toEqual(
      valueError("LIQ.PRICE: maintenanceRate must be a fraction from 0 to below 1 (0.005 is 0.5 %), got 5."),
    );
    expect(cell(liqPrice, "long", 60000, 10, null, "spot")).toEqual(
      valueError('LIQ.PRICE: contract must be "linear" or "inverse", got "spot".'),
    );
    expect(cell(liqPrice, "long", 60000, "#DIV/0!")).toEqual(inputError("#DIV/0!"));
  });

  test("a row with a bad value errs alone", () => {
    expect(
      call(liqPrice, column("long", "long", "", "long"), column(100, -1, "", "#N/A"), column(2, 2, "", 2), 0),
    ).toEqual([
      [50],
      [valueError("LIQ.PRICE: entryPrice (row 2) must be a positive number, got -1.")],
      [""],
      [inputError("#N/A")],
    ]);
  });
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

  test("takes one position", () => {
    expect(cell(liqLadder, column("long", "short"), 100)).toEqual(
      valueError("LIQ.LADDER: side must be one value, got 2 rows by 1 column."),
    );
  });
});

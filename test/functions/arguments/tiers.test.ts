import { liqMaintenance } from "../../../src/functions/liq";
import published from "../../vectors/tiers.json";
import { cell, notAvailable, valueError } from "../support";

const maintenance = (table: unknown, notional: number) => cell(liqMaintenance, table, notional);

describe("a table of brackets", () => {
  const header = ["Floor", "Cap", "Max leverage", "Maintenance rate", "Maintenance amount"];
  const full = [
    [0, 50000, 125, 0.004, 0],
    [50000, 250000, 100, 0.005, 50],
    [250000, 1000000, 50, 0.01, 1300],
  ];
  const columns = (...wanted: number[]) => full.map((row) => wanted.map((column) => row[column]));

  // Binance's BTCUSDT brackets of 2021, the table behind its FAQ's example.
  test("with a header in any order, or without one and fewer columns", () => {
    const tables = [
      [header, ...full],
      full,
      columns(0, 1, 2, 3),
      columns(0, 1, 3, 4),
      columns(0, 1, 3),
      columns(0, 3),
      [["Rate", "Note", "Floor"], ...full.map((row) => [row[3], "x", row[0]])],
      [["cum", "MMR", "floor"], ...full.map((row) => [row[4], row[3], row[0]])],
    ];
    for (const table of tables) {
      expect(maintenance(table, 50000)).toBe(200);
      expect(maintenance(table, 250000)).toBe(1200);
      expect(maintenance(table, 400000)).toBe(2700);
    }
  });

  test("of texts and percentages, with and without a header", () => {
    const inTexts = full.map(([from, to, leverage, rate]) => [`${from}`, `${to}`, `${leverage}x`, `${(rate! * 100).toFixed(2)}%`]); // prettier-ignore
    const withRate = (rows: readonly (readonly unknown[])[]) => rows.map((row) => [row[0], row[1], row[3]]);
    const mixed = full.map((row, index) => [row[0], row[1], inTexts[index]![3]]);
    for (const table of [
      [header, ...inTexts],
      inTexts,
      withRate(inTexts),
      mixed,
      mixed.map((row) => [row[0], row[2]]),
    ])
      expect([50000, 250000, 400000].map((notional) => maintenance(table, notional))).toEqual([
        200, 1200, 2700,
      ]);
  });

  test.each(published.tables)("$name: left out amounts chain to those that are printed", ({ brackets }) => {
    const withoutAmounts = brackets.map(([floor, cap, rate]) => [floor, cap, rate]);
    for (const [floor, cap, rate, amount] of brackets as [number, number, number, number | null][]) {
      if (amount === null) continue;
      for (const notional of [cap, (floor + cap) / 2]) {
        const expected = notional * rate - amount;
        expect(Math.abs((maintenance(withoutAmounts, notional) as number) - expected)).toBeLessThan(
          1e-9 * notional,
        );
        expect(Math.abs((maintenance(brackets, notional) as number) - expected)).toBeLessThan(
          1e-9 * notional,
        );
      }
    }
  });

  test("amounts that are all blank, as 0 or in any other way, are those left out; none is the rate on the whole", () => {
    for (const blank of [null, "", 0]) {
      const table = [header, ...full.map((row) => [...row.slice(0, 4), blank])];
      expect(maintenance(table, 400000)).toBe(2700);
      expect(maintenance(table.slice(1), 400000)).toBe(2700);
    }
    const whole = full.map((row) => [...row.slice(0, 4), "none"]);
    expect(maintenance(whole, 400000)).toBe(4000);
  });

  test("in coin, with caps below 1", () => {
    const table = [
      [0, 0.5, 0.004],
      [0.5, "", 0.01],
    ];
    expect(maintenance(table, 0.25)).toBe(0.001);
    expect(maintenance(table, 1)).toBe(0.007);
  });

  test("ends at its last cap, unless that is empty", () => {
    expect(maintenance(full, 1000000)).toBe(8700);
    expect(maintenance(full, 1000001)).toEqual(
      notAvailable(
        "LIQ.MAINTENANCE: the position exceeds 1000000, the last cap of tiers; leave that cap blank if its rate goes on, or add the next brackets.",
      ),
    );
    expect(maintenance(columns(0, 3), 10 ** 9)).toBe(10 ** 7 - 1300);
  });

  test("must start at 0, join and rise", () => {
    const gap = (row: number, expected: number, got: number) =>
      valueError(
        `LIQ.MAINTENANCE: tiers (row ${row}) must have a floor of ${expected}, where the bracket before it ends (the first starts at 0), got ${got}.`,
      );
    expect(maintenance([[100, 200, 0.01], [200, "", 0.02]], 150)).toEqual(gap(1, 0, 100)); // prettier-ignore
    expect(maintenance([header.slice(0, 2).concat("Rate"), [0, 100, 0.01], [150, "", 0.02]], 50)).toEqual(
      gap(3, 100, 150),
    );
    expect(maintenance([[0, 0.01], [100, 0.02], [50, 0.03]], 50)).toEqual(
      valueError("LIQ.MAINTENANCE: tiers (row 3) must have a higher floor than the bracket before it, got 50."),
    ); // prettier-ignore
  });
});

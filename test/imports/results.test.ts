import { atOnce } from "../../src/core/slices";
import { resultsOf } from "../../src/imports/tables/results";
import { importInUtc, sample, sampleNames } from "../support/import-files";

/** One story at both venues (samples): BTC long closed on one day at a profit of 450, fees 18.375, funding -0.283. */
const seven = sampleNames.filter((name) => /^(Binance-T|binance-usdm|bybit)/.test(name));

test("positions, days and months of the seven files each come to the story's figures", async () => {
  const { tables, accounts } = await importInUtc(seven.map(sample));
  const { titles, rows } = atOnce(resultsOf(tables, accounts, "seven files"));
  const cell = (row: readonly unknown[], title: string): unknown => row[titles.indexOf(title)];
  const shown = ["By", "Account", "Symbol", "Realised", "Fees", "Funding", "Coin"];
  const figures = (by: string, account: string) => [
    by,
    account,
    "BTC-USDT-PERP",
    450,
    18.375,
    -0.283,
    "USDT",
  ];
  expect(rows.map((row) => shown.map((title) => cell(row, title))).sort()).toEqual(
    ["day", "month", "position"]
      .flatMap((by) => [figures(by, "Binance 100000001"), figures(by, "Bybit 100000002")])
      .sort(),
  );
  // 2026-03-01, -02 and -31 are the days 46082, 46083 and 46112 since 1899-12-30.
  const spans = rows.map((row) => [cell(row, "By"), cell(row, "From"), cell(row, "To")]);
  expect(spans.filter(([by]) => by !== "position")).toEqual([
    ["day", 46083, 46083],
    ["day", 46083, 46083],
    ["month", 46082, 46112],
    ["month", 46082, 46112],
  ]);
  expect(new Set(rows.map((row) => cell(row, "Key"))).size).toBe(rows.length);
});

test("of every sample, days and months come to what the positions and the funding come to", async () => {
  for (const name of sampleNames) {
    const { tables, accounts } = await importInUtc([sample(name)]);
    const { titles, rows } = atOnce(resultsOf(tables, accounts, name));
    const sumOf = (by: string, title: string): number =>
      rows
        .filter((row) => row[titles.indexOf("By")] === by)
        .reduce((sum, row) => sum + Number(row[titles.indexOf(title)]), 0);
    for (const title of ["Realised", "Fees"]) {
      expect([name, title, sumOf("day", title)]).toEqual([
        name,
        title,
        expect.closeTo(sumOf("month", title), 9),
      ]);
      if (!name.includes("spot"))
        expect([name, title, sumOf("day", title)]).toEqual([
          name,
          title,
          expect.closeTo(sumOf("position", title), 9),
        ]);
    }
    const paid = tables.funding
      .filter(({ counted }) => counted)
      .reduce((sum, { amount }) => sum + Number(amount), 0);
    for (const by of ["day", "month"]) expect(sumOf(by, "Funding")).toBeCloseTo(paid, 9);
  }
});

import { tearSheet } from "../../src/templates/tear-sheet";
import { calculatedFrom, shown } from "./shown";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(240_000);

type Book = Awaited<ReturnType<typeof shown>>;

interface Day {
  readonly date: number;
  /** Year and month, as 2025-03. */
  readonly month: string;
  readonly equity: number;
  readonly deposit: number;
}

const days = (book: Book): Day[] => {
  const [dates, equity, deposits] = ["Date", "Equity", "Net deposits"].map((title) =>
    book.column("Daily", title).map(Number),
  );
  return dates!.map((date, at) => ({
    date,
    month: new Date((date - 25_569) * 86_400_000).toISOString().slice(0, 7),
    equity: equity![at]!,
    deposit: deposits![at]!,
  }));
};

/** Returns of the days after the first, with the deposit at the end of its day. */
const returnsOf = (all: readonly Day[]) =>
  all.slice(1).map(({ equity, deposit }, at) => (equity - deposit - all[at]!.equity) / all[at]!.equity);
const product = (returns: readonly number[]) => returns.reduce((all, one) => all * (1 + one), 1);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;

function close(book: Book, expected: Record<string, number>) {
  for (const [key, value] of Object.entries(expected)) {
    const given = Number(book.value(key));
    expect([key, given, Math.abs(given - value) < 1e-9]).toEqual([key, given, true]);
  }
}

test("Tear sheet: return, risk and ratios are those of the days, by the definitions below the months", async () => {
  const book = await shown("tear-sheet");
  const all = days(book);
  const returns = returnsOf(all);
  expect(returns).toHaveLength(365);
  const deviation = Math.sqrt(
    returns.reduce((sum, one) => sum + (one - mean(returns)) ** 2, 0) / (returns.length - 1),
  );
  const downside = Math.sqrt(mean(returns.map((one) => (one < 0 ? one * one : 0))));
  const total = product(returns) - 1;
  const falls = fallsOf(returns);
  const worst = [...returns].sort((a, b) => a - b).slice(0, 19); // 365 / 20 = 18.25
  close(book, {
    Gain: all.at(-1)!.equity - 20_000 - 5000 + 3000,
    Equity: all.at(-1)!.equity,
    TotalReturn: total,
    AnnualReturn: total, // of 365 days
    Volatility: deviation * Math.sqrt(365),
    Sharpe: (mean(returns) / deviation) * Math.sqrt(365),
    Sortino: (mean(returns) / downside) * Math.sqrt(365),
    Calmar: total / Math.max(...falls),
    MaxDrawdown: Math.max(...falls),
    Cvar: -mean(worst),
    BestDay: Math.max(...returns),
    WorstDay: worst[0]!,
  });
  expect(book.value("BestDate")).toBe(all[1 + returns.indexOf(Math.max(...returns))]!.date);
  expect(book.value("WorstDate")).toBe(all[1 + returns.indexOf(worst[0]!)]!.date);
  expect(book.texts()).toEqual(["Every day has its row: 365 returns."]);
});

/** How far each day but the first is below the best day so far. */
function fallsOf(returns: readonly number[]): number[] {
  let [value, peak] = [1, 1];
  return returns.map((one) => {
    value *= 1 + one;
    peak = Math.max(peak, value);
    return 1 - value / peak;
  });
}

test("Tear sheet: the worst fall has its dates, and the longest time below a peak its days", async () => {
  const book = await shown("tear-sheet");
  const all = days(book);
  const falls = [0, ...fallsOf(returnsOf(all))];
  const low = falls.indexOf(Math.max(...falls));
  const peak = falls.slice(0, low).lastIndexOf(0);
  const back = falls.indexOf(0, low);
  expect(["Peak", "Low", "Recovered"].map(book.value)).toEqual([peak, low, back].map((at) => all[at]!.date));
  let longest = 0;
  falls.forEach((fall, at) => {
    if (fall > 0) longest = Math.max(longest, at - falls.slice(0, at).lastIndexOf(0));
  });
  expect(book.value("UnderWater")).toBe(longest);
  // Every point of the chart is the lowest since the point before.
  const points = book.rows("Dates").map(([date]) => all.findIndex((day) => day.date === date));
  expect([points[0], points.at(-1)]).toEqual([0, 365]);
  book.rows("Drawdowns").forEach(([drawdown], at) => {
    const since = falls.slice(points[Math.max(at - 1, 0)], points[at]! + 1);
    expect(Number(drawdown)).toBeCloseTo(-Math.max(...since), 9);
  });
});

test("Tear sheet: the months multiply to the years, and the years to the whole", async () => {
  const book = await shown("tear-sheet");
  const all = days(book);
  const returns = returnsOf(all);
  const [, ...years] = book.rows("Months");
  expect(years.map(([year]) => year)).toEqual([2024, 2025, 2026, 2027, 2028, 2029]);
  const of = (prefix: string) => returns.filter((_, at) => all[at + 1]!.month.startsWith(prefix));
  const months: number[] = [];
  for (const [year, ...cells] of years) {
    cells.forEach((cell, at) => {
      const own = of(at < 12 ? `${String(year)}-${String(at + 1).padStart(2, "0")}` : String(year));
      if (own.length === 0) {
        expect([year, at, cell]).toEqual([year, at, ""]);
        return;
      }
      expect(Number(cell)).toBeCloseTo(product(own) - 1, 9);
      if (at < 12) months.push(product(own) - 1);
    });
  }
  expect(months).toHaveLength(12);
  close(book, {
    BestMonth: Math.max(...months),
    WorstMonth: Math.min(...months),
    MonthsAbove: months.filter((one) => one > 0).length / 12,
  });
});

/** The template over other rows of date, equity and net deposits. */
function over(rows: readonly (readonly (string | number)[])[]) {
  return calculatedFrom({
    ...tearSheet,
    sheets: tearSheet.sheets.map((sheet) => ({
      ...sheet,
      parts: sheet.parts.map((part) =>
        part.kind === "table" && part.key === "Daily"
          ? {
              ...part,
              rowCount: rows.length,
              columns: part.columns.map((column, at) => ({
                ...column,
                values: column.values && rows.map((row) => row[at]!),
              })),
            }
          : part,
      ),
    })),
  });
}

/** From 30 January 2025: up a tenth, down a tenth while 50 come in, up a tenth. */
const short = [
  [45_687, 100, 7],
  [45_688, 110, 0],
  [45_689, 149, 50],
  [45_690, 163.9, 0],
] as const;

test("Tear sheet: deposits are no return, and what a short history cannot tell is said", async () => {
  const book = await over(short);
  close(book, {
    Gain: 13.9,
    TotalReturn: 0.089,
    MaxDrawdown: 0.1,
    Volatility: 0.2 * Math.sqrt(365 / 3),
    Sharpe: 0.5 * Math.sqrt(365 / 3),
    Sortino: Math.sqrt(365 / 3),
    Cvar: 0.1,
    UnderWater: 2,
    BestMonth: 0.1,
    WorstMonth: -0.01,
    MonthsAbove: 0.5,
  });
  expect(["AnnualReturn", "Calmar", "Peak", "Low", "Recovered"].map(book.value)).toEqual([
    "n/a",
    "n/a",
    45_688,
    45_689,
    "not yet",
  ]);
  expect(book.texts()).toEqual(["Every day has its row: 3 returns."]);
});

test.each([
  ["a day is missing", [short[0], short[1], [45_690, 99, 0]], /^Days are missing/],
  ["two days stand in the wrong order", [short[0], short[2], short[1], short[3]], /^The dates do not rise/],
  ["a day stands twice", [short[0], short[1], [45_688, 99, 0], [45_690, 100, 0]], /^The dates do not rise/],
  ["a row is left over", [...short, ["", "", ""]], /^Rows of the sheet Equity have no number/],
])("Tear sheet: the line on top says that %s", async (_, rows, text) => {
  expect((await over(rows)).texts()).toEqual([expect.stringMatching(text)]);
});

import { shown } from "./shown";

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
  const points = book.column("Points", "Date").map((date) => all.findIndex((day) => day.date === date));
  expect([points[0], points.at(-1)]).toEqual([0, 365]);
  book.column("Points", "Drawdown").forEach((drawdown, at) => {
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
      if (own.length === 0) return expect([year, at, cell]).toEqual([year, at, ""]);
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

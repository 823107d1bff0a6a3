import { EMA, MACD, RSI, SMA, WSMA } from "trading-signals";
import { type MacdPeriods } from "../../../src/core/signals/macd";
import { generatedMarket } from "../../support/generated-prices";
import { add, quotient, rational, toShownDouble, type Rational } from "../../support/rational";
import published from "../../vectors/indicators.json";
import {
  exponentialAverage,
  movingAverageConvergence,
  relativeStrength,
  simpleAverage,
  smoothed,
} from "./in-one-go";

interface PublishedCase {
  source: string;
  series: keyof typeof published.series;
  indicator: string;
  params: { period?: number; fast?: number; slow?: number; signal?: number; fix?: boolean };
  index?: number;
  begin_index: number;
  expected?: number;
  expected_all?: number[];
  tolerance: number;
  convention: string;
}

/** TA-Lib's unstable period hides bars that we show: its first shown bar is not the first that is known. */
const cases = published.cases as PublishedCase[];

describe("published values", () => {
  test.each(cases.map((one) => [`${one.indicator} of ${one.series}, ${one.source}`, one] as const))(
    "%s",
    (_, one) => {
      const line = computed(one);
      const expected = one.expected_all
        ? one.expected_all.map((value, index) => [one.begin_index + index, value] as const)
        : [[one.index!, one.expected!] as const];
      for (const [bar, value] of expected) expect(Math.abs(line[bar]! - value)).toBeLessThan(one.tolerance);
      if (one.expected_all) {
        expect(Number.isNaN(line[one.begin_index - 1] ?? NaN)).toBe(true);
        expect(line.length).toBe(one.begin_index + one.expected_all.length);
      }
    },
  );

  test("every published case is one of those above", () => expect(cases.length).toBe(18));
});

function computed({ series, indicator, params, convention }: PublishedCase): Float64Array {
  const closes = published.series[series];
  const first = convention.startsWith("METASTOCK") || convention.startsWith("Tulip: EMA seeded");
  switch (indicator) {
    case "sma":
      return simpleAverage(closes, params.period!);
    case "ema":
      return exponentialAverage(closes, params.period!, first ? "first" : "sma");
    case "rsi":
      return relativeStrength(closes, params.period!);
    default: {
      const { macd, signal } = params.fix
        ? fixedMacd(closes)
        : movingAverageConvergence(closes, params as MacdPeriods, first ? "first" : "sma");
      return indicator === "macd.macd" ? macd : signal;
    }
  }
}

/** TA-Lib's MACDFIX: MACD 12, 26, 9 with the factors rounded to 0.15 and 0.075. */
function fixedMacd(closes: readonly number[]) {
  const slow = smoothed(closes, 0.075, 1);
  const macd = smoothed(closes, 0.15, 1).map((fast, bar) => fast - slow[bar]!);
  return { macd, signal: smoothed(macd, 0.2, 1, 25) };
}

describe("trading-signals as a second opinion", () => {
  const { prices } = generatedMarket(600, 11);
  const closeTo = (ours: number, theirs: number | null, bar: number) => {
    if (theirs === null) expect([bar, ours]).toEqual([bar, NaN]);
    else expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(theirs), 1));
  };

  test.each([1, 2, 7, 50, 600])("SMA of %d", (period) => {
    const theirs = new SMA(period);
    simpleAverage(prices, period).forEach((ours, bar) =>
      closeTo(ours, theirs.update(prices[bar]!, false), bar),
    );
  });

  test.each([2, 14, 30])("RSI of %d", (period) => {
    const theirs = new RSI(period, WSMA);
    const ours = relativeStrength(prices, period);
    prices.forEach((price, bar) => {
      const theirValue = theirs.update(price, false);
      if (theirValue !== null) closeTo(ours[bar]!, theirValue, bar);
    });
    expect(Number.isNaN(ours[period - 1]!)).toBe(true);
    expect(ours[period]).toBeGreaterThanOrEqual(0);
  });

  test.each([2, 20])("EMA of %d seeded with the first value", (period) => {
    const theirs = new EMA(period);
    const ours = exponentialAverage(prices, period, "first");
    prices.forEach((price, bar) => {
      closeTo(ours[bar]!, theirs.update(price, false), bar);
    });
  });

  test("MACD comes to the same once the seeds are forgotten", () => {
    const theirs = new MACD(new EMA(12), new EMA(26), new EMA(9));
    const results = prices.map((price) => theirs.update(price, false));
    for (const seed of ["sma", "first"] as const) {
      const { macd, signal, histogram } = movingAverageConvergence(
        prices,
        { fast: 12, slow: 26, signal: 9 },
        seed,
      );
      const last = results.at(-1)!;
      closeTo(macd.at(-1)!, last.macd, 599);
      closeTo(signal.at(-1)!, last.signal, 599);
      closeTo(histogram.at(-1)!, last.histogram, 599);
    }
  });
});

describe("where lines begin", () => {
  const { prices } = generatedMarket(60, 3);
  const known = (line: Float64Array) => line.findIndex((value) => !Number.isNaN(value));

  test.each([
    ["SMA 50", simpleAverage(prices, 50), 49],
    ["EMA 20, sma", exponentialAverage(prices, 20, "sma"), 19],
    ["EMA 20, first", exponentialAverage(prices, 20, "first"), 0],
    ["RSI 14", relativeStrength(prices, 14), 14],
  ])("%s", (_, line, bar) => {
    expect(known(line)).toBe(bar);
    expect(line.length).toBe(60);
  });

  test.each([
    ["sma", 25, 33],
    ["first", 25, 25],
  ] as const)("MACD 12, 26, 9 seeded by %s", (seed, macdBar, signalBar) => {
    const { macd, signal, histogram } = movingAverageConvergence(
      prices,
      { fast: 12, slow: 26, signal: 9 },
      seed,
    );
    expect([known(macd), known(signal), known(histogram)]).toEqual([macdBar, signalBar, signalBar]);
  });

  test("MACD seeded by means starts with the means of the values before, as TA-Lib's", () => {
    const { macd } = movingAverageConvergence(prices, { fast: 12, slow: 26, signal: 9 }, "sma");
    const mean = (from: number, to: number) =>
      prices.slice(from, to).reduce((sum, price) => sum + price, 0) / (to - from);
    expect(macd[25]).toBeCloseTo(mean(14, 26) - mean(0, 26), 8);
  });

  test.each([0, 1, 5])("nothing of %d values", (length) => {
    const few = prices.slice(0, length);
    for (const line of [
      simpleAverage(few, 6),
      exponentialAverage(few, 6, "sma"),
      relativeStrength(few, 6),
      movingAverageConvergence(few, { fast: 2, slow: 6, signal: 2 }, "sma").macd,
    ])
      expect(Array.from(line)).toEqual(new Array(length).fill(NaN));
  });
});

test("an average of a long series is the exact mean, to the last digit that shows, at its end as at its beginning", () => {
  const { prices } = generatedMarket(20_000, 5);
  const line = simpleAverage(prices, 50);
  for (let bar = 49; bar < prices.length; bar += 95) {
    let sum: Rational = rational(0);
    for (const price of prices.slice(bar - 49, bar + 1)) sum = add(sum, rational(price));
    expect(line[bar]).toBe(toShownDouble(quotient(sum, rational(50))!));
  }
});

test("large values that have left the window leave nothing behind", () => {
  const values = [1e17, -1e17, 1e17, ...new Array<number>(50).fill(0.1)];
  expect(simpleAverage(values, 10).at(-1)).toBeCloseTo(0.1, 15);
});

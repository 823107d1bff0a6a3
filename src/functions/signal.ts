import { decimal, fromNumber, toNumber, zero } from "../core/number/decimal";
import { breakouts } from "../core/signals/breakout";
import { crosses } from "../core/signals/cross";
import { divergences } from "../core/signals/divergence";
import { exponentialAverage, seeds } from "../core/signals/exponential-average";
import { fundingState } from "../core/signals/funding-state";
import { headAndShoulders } from "../core/signals/head-and-shoulders";
import { movingAverageConvergence } from "../core/signals/macd";
import {
  barsForRegime,
  highFunding,
  lowFunding,
  profileFor,
  readings,
  type Finding,
} from "../core/signals/regime";
import { relativeStrength } from "../core/signals/rsi";
import { barsForCrosses, recentUpwardCrosses } from "../core/signals/shift";
import { simpleAverage } from "../core/signals/simple-average";
import {
  anyDouble,
  anyNumber,
  barCount,
  choice,
  doubleAtLeastZero,
  hoursOfDay,
  keepingStopped,
  ofOwnLength,
  optional,
  optionalSeries,
  orOneForAll,
  positiveDouble,
  series,
  share,
} from "./cells/arguments";
import { afterWarmUp, alongBars } from "./cells/bars";
import { refuse, texts, unsolved } from "./cells/errors";
import { onceOverLongSeries } from "./cells/once";

const values = keepingStopped(series(anyDouble));
const closes = keepingStopped(series(positiveDouble));
const volumes = keepingStopped(optionalSeries(doubleAtLeastZero, undefined));

const sma = onceOverLongSeries(
  "SIGNAL.SMA",
  { values, period: optional(barCount, 50) },
  ({ values, period }, layout) =>
    alongBars(layout, { values }, (known) => [afterWarmUp(simpleAverage(known.values, period), period)]),
);

const ema = onceOverLongSeries(
  "SIGNAL.EMA",
  { values, period: optional(barCount, 20), seed: optional(choice(seeds), "sma") },
  ({ values, period, seed }, layout) =>
    alongBars(layout, { values }, (known) => [
      afterWarmUp(exponentialAverage(known.values, period, seed), seed === "sma" ? period : 1),
    ]),
);

const rsi = onceOverLongSeries(
  "SIGNAL.RSI",
  { values, period: optional(barCount, 14) },
  ({ values, period }, layout) =>
    alongBars(layout, { values }, (known) => [
      afterWarmUp(relativeStrength(known.values, period), period + 1),
    ]),
);

const macd = onceOverLongSeries(
  "SIGNAL.MACD",
  {
    values,
    fast: optional(barCount, 12),
    slow: optional(barCount, 26),
    signal: optional(barCount, 9),
    seed: optional(choice(seeds), "sma"),
  },
  ({ values, fast, slow, signal, seed }, layout) => {
    if (fast >= slow) return refuse(texts.notBelow("fast", fast, "slow", slow));
    const forSignal = seed === "sma" ? slow + signal - 1 : slow;
    return alongBars(layout, { values }, (known) => {
      const lines = movingAverageConvergence(known.values, { fast, slow, signal }, seed);
      return [
        afterWarmUp(lines.macd, slow),
        afterWarmUp(lines.signal, forSignal),
        afterWarmUp(lines.histogram, forSignal),
      ];
    });
  },
);

const cross = onceOverLongSeries("SIGNAL.CROSS", { a: values, b: orOneForAll(values) }, ({ a, b }, layout) =>
  alongBars(layout, { a, b }, (known) => [crosses(known.a, known.b)]),
);

const breakout = onceOverLongSeries(
  "SIGNAL.BREAKOUT",
  {
    closes,
    volumes,
    lookback: optional(barCount, 20),
    volumeMultiple: optional(doubleAtLeastZero, 1.5),
  },
  ({ closes, volumes, lookback, volumeMultiple }, layout) =>
    alongBars(layout, { closes, volumes }, (known) => [
      breakouts(known.closes, known.volumes, lookback, volumeMultiple),
    ]),
);

const divergence = onceOverLongSeries(
  "SIGNAL.DIVERGENCE",
  { prices: closes, oscillator: values, left: optional(barCount, 5), right: optional(barCount, 5) },
  ({ prices, oscillator, left, right }, layout) =>
    alongBars(layout, { prices, oscillator }, (known) => [
      divergences(known.prices, known.oscillator, left, right),
    ]),
);

const shoulders = onceOverLongSeries(
  "SIGNAL.HEADSHOULDERS",
  { closes, order: optional(barCount, 6) },
  ({ closes, order }, layout) =>
    alongBars(layout, { closes }, (known) => [headAndShoulders(known.closes, order)]),
);

const funding = onceOverLongSeries(
  "SIGNAL.FUNDING",
  {
    rates: series(anyDouble),
    high: optional(anyNumber, highFunding),
    low: optional(anyNumber, lowFunding),
    intervalHours: optional(hoursOfDay, 8),
  },
  ({ rates, high, low, intervalHours }) => {
    if (high.lt(low)) return refuse(texts.aboveOther("low", toNumber(low), "high", toNumber(high)));
    const stamps = 24 / intervalHours;
    if (rates.length < stamps) return unsolved(texts.tooFewRates(stamps, rates.length));
    return [[fundingState(rates.slice(-stamps).map(fromNumber), high, low)]];
  },
);

const shiftToFutures = onceOverLongSeries(
  "SIGNAL.SHIFT",
  {
    closes: series(positiveDouble),
    fundingRate24h: anyNumber,
    period: optional(barCount, 50),
    maxFunding: optional(anyNumber, decimal("0.0002")),
    within: optional(barCount, 5),
    shift: optional(share, decimal("0.1")),
  },
  ({ closes, fundingRate24h, period, maxFunding, within, shift }) => {
    const needed = barsForCrosses(period);
    if (closes.length < needed) return unsolved(texts.tooFewPrices(needed, closes.length));
    const crossed = recentUpwardCrosses(closes, period, within);
    return [[crossed.average && crossed.macd && fundingRate24h.lt(maxFunding) ? shift : zero]];
  },
);

const regime = onceOverLongSeries(
  "SIGNAL.REGIME",
  {
    closes: series(positiveDouble),
    volumes: optionalSeries(doubleAtLeastZero, undefined),
    fundingRates: ofOwnLength(optionalSeries(anyDouble, undefined)),
  },
  function* ({ closes, volumes, fundingRates }) {
    if (closes.length < barsForRegime) return unsolved(texts.tooFewPrices(barsForRegime, closes.length));
    if (fundingRates && fundingRates.length < 3) return unsolved(texts.tooFewRates(3, fundingRates.length));
    const market = { closes, volumes, fundingRates: fundingRates?.slice(-3).map(fromNumber) };
    const findings: Finding[] = [];
    for (const reading of readings) {
      findings.push(reading(market));
      yield;
    }
    const { profile, reason } = profileFor(findings);
    return [
      ...findings.map(({ signal, state, reason }) => [signal, state, reason]),
      ["profile", profile, reason],
    ];
  },
);

/**
 * Simple moving average of a series, a value a bar.
 *
 * @customfunction SIGNAL_SMA SIGNAL.SMA
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.SMA.html
 * @param {any[][]} values Row or column of closes or any other numbers, oldest first.
 * @param {any[][]} [period] How many values are averaged. Default 50.
 * @returns {any[][]} The average at each bar, as a column beside a column or a row below a row.
 * @remarks
 * The arithmetic mean of the last `period` values, the bar's own among them. It never looks ahead: values added later leave
 * what is there.
 *
 * The first period - 1 bars are warming up and show `#N/A`. A blank bar stays blank and is left out, as if the bars around it
 * followed each other; so is a bar with an error or a text, whose own cell shows it. An indicator can so be read from
 * another one that begins with `#N/A`. A 0 counts as a value.
 * @throws #VALUE! when values is missing or not one row or column, or period is not a whole number from 1.
 * @throws #VALUE! in the cell of a bar that holds a text.
 * @throws #N/A in the cell of a bar before which there are too few values.
 * @example =SIGNAL.SMA({1;2;3;4;6}, 3) → {#N/A;#N/A;2;3;4.33333333333333}
 * @example =SIGNAL.SMA({4,6,5}, 2) → {#N/A,5,5.5}
 * @see https://ta-lib.org/functions/
 */
export function signalSma(values: any[][], period?: any[][]): any[][] {
  return sma([values, period]);
}

/**
 * Exponential moving average of a series, a value a bar.
 *
 * @customfunction SIGNAL_EMA SIGNAL.EMA
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.EMA.html
 * @param {any[][]} values Row or column of closes or any other numbers, oldest first.
 * @param {any[][]} [period] Length of the average; a value weighs 2/(period+1). Default 20.
 * @param {any[][]} [seed] "sma" starts at the mean of the first values, "first" at the first value. Default "sma".
 * @returns {any[][]} The average at each bar, as a column beside a column or a row below a row.
 * @remarks
 * `EMA = EMA before + 2/(period+1) * (value - EMA before)`. It never looks ahead.
 *
 * Seed "sma" is what TA-Lib does: the average starts at the mean of the first `period` values, and the bars before that are
 * warming up and show `#N/A`. Seed "first" is what Tulip and TA-Lib's Metastock mode do: it starts at the first value and is
 * shown from the first bar, though it is near that value for a while.
 *
 * A blank bar stays blank and is left out; so is a bar with an error or a text, whose own cell shows it. A 0 counts as a value.
 * @throws #VALUE! when values is missing or not one row or column, period is not a whole number from 1, or seed is not listed.
 * @throws #VALUE! in the cell of a bar that holds a text.
 * @throws #N/A in the cell of a bar before which there are too few values.
 * @example =SIGNAL.EMA({2;4;6;9}, 3) → {#N/A;#N/A;4;6.5}
 * @example =SIGNAL.EMA({2;4;6;9}, 3, "first") → {2;3;4.5;6.75}
 * @see https://github.com/TA-Lib/ta-lib/blob/main/src/ta_func/ta_EMA.c
 * @see https://tulipindicators.org/ema
 */
export function signalEma(values: any[][], period?: any[][], seed?: any[][]): any[][] {
  return ema([values, period, seed]);
}

/**
 * Relative strength index by Wilder, a value a bar from 0 to 100.
 *
 * @customfunction SIGNAL_RSI SIGNAL.RSI
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.RSI.html
 * @param {any[][]} values Row or column of closes or any other numbers, oldest first.
 * @param {any[][]} [period] How many changes are averaged. Default 14.
 * @returns {any[][]} The index at each bar, as a column beside a column or a row below a row.
 * @remarks
 * How much of the movement was upwards: `RSI = 100 * average gain / (average gain + average loss)`. Gains and losses are the
 * changes from bar to bar, the losses counted positive. The first averages are the means of the first `period` changes, then
 * each is `(before * (period - 1) + new) / period` (Wilder's smoothing). 70 and above is commonly called overbought, 30 and below
 * oversold. It never looks ahead.
 *
 * Values that have not changed at all have no such share: they give 50, neither strong nor weak.
 *
 * The first `period` bars are warming up and show `#N/A`. A blank bar stays blank and is left out; so is a bar with an error or
 * a text, whose own cell shows it. A 0 counts as a value.
 * @throws #VALUE! when values is missing or not one row or column, or period is not a whole number from 1.
 * @throws #VALUE! in the cell of a bar that holds a text.
 * @throws #N/A in the cell of a bar before which there are too few values.
 * @example =SIGNAL.RSI({10;12;11;14;13}, 2) → {#N/A;#N/A;66.6666666666667;88.8888888888889;61.5384615384615}
 * @see J. Welles Wilder, New Concepts in Technical Trading Systems, 1978
 * @see https://github.com/TA-Lib/ta-lib/blob/main/src/ta_func/ta_RSI.c
 */
export function signalRsi(values: any[][], period?: any[][]): any[][] {
  return rsi([values, period]);
}

/**
 * Moving average convergence/divergence: MACD, its signal and their difference at each bar.
 *
 * @customfunction SIGNAL_MACD SIGNAL.MACD
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.MACD.html
 * @param {any[][]} values Row or column of closes or any other numbers, oldest first.
 * @param {any[][]} [fast] Length of the fast average, below slow. Default 12.
 * @param {any[][]} [slow] Length of the slow average. Default 26.
 * @param {any[][]} [signal] Length of the signal's average. Default 9.
 * @param {any[][]} [seed] "sma" starts averages at a mean, "first" at the first value. Default "sma".
 * @returns {any[][]} Three columns, or three rows below a row: MACD, signal, histogram.
 * @remarks
 * MACD is the fast exponential average less the slow one, signal the exponential average of the MACD, histogram MACD less
 * signal. MACD is shown from bar `slow` on, the first bar being bar 1. It never looks ahead.
 *
 * With seed "sma", as TA-Lib does, both averages start at bar `slow` with the mean of their last values, and the signal at bar
 * slow + signal - 1 with the mean of the first MACDs. With seed "first", as Tulip and TA-Lib's Metastock mode do, the averages
 * start with the first value and the signal with the first MACD shown, at bar `slow`.
 *
 * Bars that warm up show `#N/A`. A blank bar stays blank and is left out; so is a bar with an error or a text, whose own cells
 * show it. A 0 counts as a value.
 * @throws #VALUE! when values is missing or not one row or column, a length is not a whole number from 1, fast is not below slow,
 * or seed is not listed.
 * @throws #VALUE! in the cells of a bar that holds a text.
 * @throws #N/A in the cells of a bar before which there are too few values.
 * @example =SIGNAL.MACD({1;2;4;8}, 1, 2, 2) → {#N/A,#N/A,#N/A;0.5,#N/A,#N/A;0.833333333333333,0.666666666666667,0.166666666666667;1.61111111111111,1.2962962962963,0.314814814814815}
 * @see https://github.com/TA-Lib/ta-lib/blob/main/src/ta_func/ta_MACD.c
 * @see https://tulipindicators.org/macd
 */
export function signalMacd(
  values: any[][],
  fast?: any[][],
  slow?: any[][],
  signal?: any[][],
  seed?: any[][],
): any[][] {
  return macd([values, fast, slow, signal, seed]);
}

/**
 * Where one series crosses another: 1 above, -1 below, else 0.
 *
 * @customfunction SIGNAL_CROSS SIGNAL.CROSS
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.CROSS.html
 * @param {any[][]} a Row or column of numbers, oldest first.
 * @param {any[][]} b Row or column as long as a, or one value to cross.
 * @returns {any[][]} 1, -1 or 0 at each bar, as a column beside a column or a row below a row.
 * @remarks
 * 1 at the bar where a is above b and was not at the bar before, -1 where a is below b and was not at the bar before, else 0. So a
 * series that comes to the other has not crossed it yet, and one that leaves it again upwards crosses above. The first bar has none
 * before it and is 0. It never looks ahead.
 *
 * A bar that is blank in both stays blank and is left out. So is a bar at which one of them holds an error or a text, which its
 * own cell shows: `=SIGNAL.CROSS(B2:B200, SIGNAL.SMA(B2:B200, 50))` shows `#N/A` until the average is known. A 0 counts as a value.
 * @throws #VALUE! when a or b is missing or not one row or column, or they differ in length.
 * @throws #VALUE! in the cell of a bar that holds a text.
 * @example =SIGNAL.CROSS({1;3;2;2;1}, 2) → {0;1;0;0;-1}
 * @example =SIGNAL.CROSS({1;2;3}, {2;2;2}) → {0;0;1}
 * @see https://www.tradingview.com/pine-script-reference/v5/#fun_ta.cross
 */
export function signalCross(a: any[][], b: any[][]): any[][] {
  return cross([a, b]);
}

/**
 * Closes that leave the range of the bars before, on volume: 1 upwards, -1 downwards, else 0.
 *
 * @customfunction SIGNAL_BREAKOUT SIGNAL.BREAKOUT
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.BREAKOUT.html
 * @param {any[][]} closes Row or column of closes, oldest first.
 * @param {any[][]} [volumes] Row or column of volumes, as many as closes. Left out, the price alone decides.
 * @param {any[][]} [lookback] How many bars make the range. Default 20.
 * @param {any[][]} [volumeMultiple] How many times the mean volume it takes. Default 1.5.
 * @returns {any[][]} 1, -1 or 0 at each bar, as a column beside a column or a row below a row.
 * @remarks
 * 1 where the close is above the highest of the `lookback` closes before it, -1 where it is below the lowest of them; with
 * volumes only if the bar's volume is above volumeMultiple times the mean of the `lookback` volumes before it. Else 0, also at
 * the first bars, before which there is no such range. It never looks ahead.
 *
 * A bar that is blank throughout stays blank and is left out; so is a bar at which a close or volume is an error or a text,
 * which its own cell shows. A close of 0 counts as blank, a volume of 0 does not.
 * @throws #VALUE! when closes is missing or not one row or column, volumes differs in length, lookback is not a whole number from
 * 1, or volumeMultiple is negative.
 * @throws #VALUE! in the cell of a bar whose close is not a positive number or whose volume is not a number of at least 0.
 * @example =SIGNAL.BREAKOUT({10;11;12;11;9}, , 2) → {0;0;1;0;-1}
 * @example =SIGNAL.BREAKOUT({10;11;12;13}, {5;5;6;9}, 2) → {0;0;0;1}
 * @see https://chartschool.stockcharts.com/table-of-contents/technical-indicators-and-overlays/technical-overlays/price-channels
 */
export function signalBreakout(
  closes: any[][],
  volumes?: any[][],
  lookback?: any[][],
  volumeMultiple?: any[][],
): any[][] {
  return breakout([closes, volumes, lookback, volumeMultiple]);
}

/**
 * Divergence of price and oscillator at their turning points: 1 bullish, -1 bearish, else 0.
 *
 * @customfunction SIGNAL_DIVERGENCE SIGNAL.DIVERGENCE
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.DIVERGENCE.html
 * @param {any[][]} prices Row or column of prices, oldest first.
 * @param {any[][]} oscillator Row or column as long as prices, such as SIGNAL.RSI of them.
 * @param {any[][]} [left] Bars before a turning point that it must exceed. Default 5.
 * @param {any[][]} [right] Bars after a turning point that must not exceed it. Default 5.
 * @returns {any[][]} 1, -1 or 0 at each bar, as a column beside a column or a row below a row.
 * @remarks
 * Regular divergence. -1 (bearish): of two highs of the price that follow each other the second is higher, while the oscillator
 * is lower at the second than at the first. 1 (bullish): of two lows the second is lower, while the oscillator is higher. Else 0;
 * hidden divergence, the other way about, is not signalled.
 *
 * A high is a price above the `left` prices before it and not below the `right` prices after it, a low the other way round; of
 * equal prices side by side the first counts. The second one is known only `right` bars later, and the signal stands at that bar:
 * it never looks ahead.
 *
 * A bar that is blank in both stays blank and is left out. So is a bar at which one of them holds an error or a text, which its own
 * cell shows, such as the `#N/A` of an oscillator that is warming up. A price of 0 counts as blank.
 * @throws #VALUE! when prices or oscillator is missing or not one row or column, they differ in length, or left or right is not a
 * whole number from 1.
 * @throws #VALUE! in the cell of a bar whose price is not a positive number or whose oscillator is a text.
 * @example =SIGNAL.DIVERGENCE({5;9;6;10;7}, {50;80;60;70;55}, 1, 1) → {0;0;0;0;-1}
 * @example =SIGNAL.DIVERGENCE({9;5;8;4;7}, {50;20;60;30;55}, 1, 1) → {0;0;0;0;1}
 * @see https://www.tradingview.com/support/solutions/43000589127/
 */
export function signalDivergence(
  prices: any[][],
  oscillator: any[][],
  left?: any[][],
  right?: any[][],
): any[][] {
  return divergence([prices, oscillator, left, right]);
}

/**
 * Head and shoulders: -1 at the close below a top's neckline, 1 above an inverse one's, else 0.
 *
 * @customfunction SIGNAL_HEADSHOULDERS SIGNAL.HEADSHOULDERS
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.HEADSHOULDERS.html
 * @param {any[][]} closes Row or column of closes, oldest first.
 * @param {any[][]} [order] Bars to either side of a turning point that it must exceed. Default 6.
 * @returns {any[][]} 1, -1 or 0 at each bar, as a column beside a column or a row below a row.
 * @remarks
 * A top is read by these rules:
 *
 * - left shoulder, low, head and second low follow each other as turning points, with no other between them; a turning point
 *   exceeds the `order` closes before it and is not exceeded by the `order` closes after it;
 * - the right shoulder is the highest close since the second low;
 * - the head is above both shoulders;
 * - each shoulder is at least half-way up from the other one's low to the other one;
 * - the way from the head to one shoulder is at most 2.5 times as long as to the other;
 * - the neckline runs through both lows and on, and the first close below it gives the signal.
 *
 * The inverse is the same upside down. Each pattern is signalled once. Heights are compared on a logarithmic scale, so that a
 * pattern is the same at any price. Turning points count from the bar at which they are known: it never looks ahead.
 *
 * A blank bar stays blank and is left out; so is a bar with an error or a text, whose own cell shows it. A close of 0 counts as
 * blank.
 * @throws #VALUE! when closes is missing or not one row or column, or order is not a whole number from 1.
 * @throws #VALUE! in the cell of a bar whose close is not a positive number.
 * @example =SIGNAL.HEADSHOULDERS({8,10,9,12,9,10,9,8}, 1) → {0,0,0,0,0,0,0,-1}
 * @example =SIGNAL.HEADSHOULDERS({12,10,11,8,11,10,11,12}, 1) → {0,0,0,0,0,0,0,1}
 * @see https://github.com/neurotrader888/TechnicalAnalysisAutomation/blob/main/head_shoulders.py
 */
export function signalHeadShoulders(closes: any[][], order?: any[][]): any[][] {
  return shoulders([closes, order]);
}

/**
 * What the funding of the last 24 hours says: "spike", "healthy" or "negative".
 *
 * @customfunction SIGNAL_FUNDING SIGNAL.FUNDING
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.FUNDING.html
 * @param {any[][]} rates Row or column of funding rates as fractions, one an interval, oldest first.
 * @param {any[][]} [high] Mean rate an interval above which funding spikes. Default 0.0005 (0.05 %).
 * @param {any[][]} [low] Mean rate an interval below which funding is negative. Default 0.
 * @param {any[][]} [intervalHours] Hours from one funding to the next. Default 8.
 * @returns {any[][]} "spike", "healthy" or "negative".
 * @remarks
 * The mean of the rates of the last 24 hours, which are three at an interval of 8 hours. Above high it is "spike": longs pay much
 * and the market is crowded. Below low it is "negative": shorts pay. From low to high, both included, it is "healthy".
 *
 * A positive rate is paid by longs and received by shorts. A blank rate among others is left out; a 0 counts as a rate.
 * @throws #VALUE! when rates is missing, not one row or column or holds a text, low is above high, or intervalHours does not
 * divide 24.
 * @throws #N/A when there are fewer rates than 24 hours take.
 * @example =SIGNAL.FUNDING({0.0001;0.0006;0.0006;0.0006}) → "spike"
 * @example =SIGNAL.FUNDING({0.0001,0.0001,0.0002}) → "healthy"
 * @example =SIGNAL.FUNDING({0.0001;-0.0001;-0.0003}) → "negative"
 * @see https://www.binance.com/en/support/faq/360033525031
 */
export function signalFunding(
  rates: any[][],
  high?: any[][],
  low?: any[][],
  intervalHours?: any[][],
): any[][] {
  return funding([rates, high, low, intervalHours]);
}

/**
 * Share of the spot holding to move to futures margin by a rule of trend, momentum and funding.
 *
 * @customfunction SIGNAL_SHIFT SIGNAL.SHIFT
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.SHIFT.html
 * @param {any[][]} closes Row or column of closes, oldest first.
 * @param {any[][]} fundingRate24h Mean funding rate of the last 24 hours as a fraction.
 * @param {any[][]} [period] Length of the simple average that the close must cross. Default 50.
 * @param {any[][]} [maxFunding] Funding rate that it must stay below. Default 0.0002 (0.02 %).
 * @param {any[][]} [within] In how many of the last bars each cross may have happened. Default 5.
 * @param {any[][]} [shift] Share to move when all conditions hold. Default 0.1 (10 %).
 * @returns {any[][]} shift, or 0.
 * @remarks
 * shift where all three hold, else 0:
 *
 * - within the last bars the close crossed above its simple average (SIGNAL.CROSS over SIGNAL.SMA);
 * - within the last bars MACD crossed above its signal (SIGNAL.MACD 12, 26, 9);
 * - fundingRate24h is below maxFunding.
 *
 * The last bar is one of the last bars. A cross counts even if the opposite one followed. All arguments but closes are single
 * values. A blank close is left out; a blank fundingRate24h is refused, a 0 is a rate.
 * @throws #VALUE! when closes or fundingRate24h is missing or not as described.
 * @throws #N/A when there are too few closes to see both crosses: the larger of period + 1 and 35.
 * @example =SIGNAL.SHIFT({119;118;117;116;115;114;113;112;111;110;109;108;107;106;105;104;103;102;101;100;98;96;94;92;90;88;86;84;82;80;78;76;74;72;112}, 0.0001, 20) → 0.1
 * @see https://chartschool.stockcharts.com/table-of-contents/technical-indicators-and-overlays/technical-indicators/macd-moving-average-convergence-divergence-oscillator
 */
export function signalShift(
  closes: any[][],
  fundingRate24h: any[][],
  period?: any[][],
  maxFunding?: any[][],
  within?: any[][],
  shift?: any[][],
): any[][] {
  return shiftToFutures([closes, fundingRate24h, period, maxFunding, within, shift]);
}

/**
 * The state of the market in signals with reasons, and the profile that follows from it.
 *
 * @customfunction SIGNAL_REGIME SIGNAL.REGIME
 * @helpurl https://localhost:3000/docs/functions/SIGNAL.REGIME.html
 * @param {any[][]} closes Row or column of closes, oldest first, at least 51.
 * @param {any[][]} [volumes] Row or column of volumes, as many as closes, for the breakout.
 * @param {any[][]} [fundingRates] Row or column of funding rates every 8 hours, of any length from 3.
 * @returns {any[][]} Rows of signal, state and reason; the last row names the profile.
 * @remarks
 * | signal | states | read from |
 * |---|---|---|
 * | trend | up, down | close against its SIGNAL.SMA of 50 |
 * | cross | up, down, none | last cross of the close over that average |
 * | momentum | bullish, bearish | SIGNAL.MACD against its signal |
 * | RSI | overbought, oversold, neutral | SIGNAL.RSI of 14: from 70, to 30, between |
 * | breakout | up, down, none | SIGNAL.BREAKOUT of 20 bars |
 * | divergence | bullish, bearish, none | SIGNAL.DIVERGENCE of close and RSI |
 * | head and shoulders | top, inverse, none | SIGNAL.HEADSHOULDERS |
 * | funding | spike, healthy, negative, not given | SIGNAL.FUNDING |
 *
 * A cross, breakout, divergence or pattern counts when it came within the last 20 bars. The first line that holds gives the
 * profile:
 *
 * | when | profile |
 * |---|---|
 * | head and shoulders top | conservative-accumulator |
 * | trend down | conservative-accumulator |
 * | funding spike | conservative-core |
 * | bearish divergence | conservative-core |
 * | momentum bullish, cross up | balanced-growth-manager |
 * | momentum bullish, breakout up, RSI not overbought | aggressive-capitalizer |
 * | momentum bullish | balanced-growth-model |
 * | funding healthy | active-yield-seeker |
 * | otherwise | conservative-core |
 *
 * It orders what the indicators say and foretells nothing. A bar that is blank throughout is left out; a close of 0 counts as
 * blank.
 * @throws #VALUE! when closes is missing, a series is not one row or column or holds what is not such a number, or volumes
 * differs in length from closes.
 * @throws #N/A when there are fewer than 51 closes or fewer than 3 funding rates.
 * @example =SIGNAL.REGIME({102;103;101;104;103;102;104;105;103;106;105;104;106;107;105;108;107;106;108;109;107;110;109;108;110;111;109;112;111;110;112;113;111;114;113;112;114;115;113;116;115;114;116;117;115;118;117;116;121;125;126}, , {0.0001;0.0001;0.0003}) → {"trend","up","close 126 is 14.0 % above its 50-bar average 110.52";"cross","none","close did not cross its 50-bar average in the last 20 bars";"momentum","bullish","MACD 3.49706 is above its signal 2.70103";"RSI","overbought","RSI 71.2 is at or above 70";"breakout","up","close left the range of 20 bars upwards at the last bar (no volumes given)";"divergence","none","price and RSI did not diverge in the last 20 bars";"head and shoulders","none","no neckline was broken in the last 20 bars";"funding","healthy","mean rate of the last 24 hours 0.0167 % is from 0.000 % to 0.050 %";"profile","balanced-growth-model","steady growth: momentum bullish"}
 * @see The phases of the profiles: ALLOC.PROFILES
 */
export function signalRegime(closes: any[][], volumes?: any[][], fundingRates?: any[][]): any[][] {
  return regime([closes, volumes, fundingRates]);
}

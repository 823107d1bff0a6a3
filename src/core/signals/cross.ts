import type { IndicatorValue, Signal } from "./indicator";

/**
 * 1 at the bar where a crosses above b: it was not above at the bar before and is above now. -1 where it crosses below, else 0,
 * also while one of them is not known at either bar.
 *
 * @see https://www.tradingview.com/pine-script-reference/v5/#fun_ta.crossover
 */
export function crosses(a: readonly IndicatorValue[], b: readonly IndicatorValue[]): Signal[] {
  return a.map((now, bar) => {
    const [other, before, otherBefore] = [b[bar], a[bar - 1], b[bar - 1]];
    if (now === undefined || other === undefined || before === undefined || otherBefore === undefined)
      return 0;
    if (now > other && before <= otherBefore) return 1;
    return now < other && before >= otherBefore ? -1 : 0;
  });
}

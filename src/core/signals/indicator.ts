/** An indicator's value at a bar; undefined while it is warming up. */
export type IndicatorValue = number | undefined;

/** What a pattern says at a bar: 1 speaks for rising prices, -1 for falling ones, 0 where nothing is confirmed. */
export type Signal = -1 | 0 | 1;

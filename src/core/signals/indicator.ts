/**
 * Numbers bar by bar, of which an indicator is computed. An indicator itself is a Float64Array of the same length, which holds NaN
 * where the indicator is not known yet.
 */
export type Line = ArrayLike<number>;

/** What a pattern says at a bar: 1 speaks for rising prices, -1 for falling ones, 0 where nothing is confirmed. */
export type Signal = -1 | 0 | 1;

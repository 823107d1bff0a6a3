/**
 * A number for each bar. Indicators are computed from lines; an indicator is a Float64Array of the same length with NaN
 * where it is not known yet.
 */
export type Line = ArrayLike<number>;

/** What a pattern says at a bar: 1 for rising prices, -1 for falling ones, 0 if nothing is confirmed. */
export type Signal = -1 | 0 | 1;

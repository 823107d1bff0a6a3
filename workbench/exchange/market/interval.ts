const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The first Monday of the clock. */
const MONDAY = 4 * DAY;

/** No coin has bars before this day. */
const LISTED = Date.UTC(2020, 0, 1);

/** Which bars are asked for. */
export interface Span {
  start?: number;
  end?: number;
  limit: number;
}

/** The length of a bar: where the one that holds a moment starts, and where the one some steps on starts. */
export interface Interval {
  startOf: (time: number) => number;
  step: (start: number, count: number) => number;
}

export const fixed = (length: number, offset = 0): Interval => ({
  startOf: (time) => Math.floor((time - offset) / length) * length + offset,
  step: (start, count) => start + count * length,
});

const months = (offset: number): Interval => ({
  startOf: (time) => {
    const date = new Date(time - offset);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) + offset;
  },
  step: (start, count) => {
    const date = new Date(start - offset);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count) + offset;
  },
});

const units: Record<string, number> = { s: 1_000, m: MINUTE, h: HOUR, d: DAY };

/**
 * Reads 1m, 4h, 1d, 1w or 1M; undefined for anything else. Weeks start on Monday.
 *
 * @param text The text.
 * @param offset Milliseconds after midnight in UTC at which days, weeks and months start.
 */
export function intervalOf(text: string, offset = 0): Interval | undefined {
  const [, count, unit = ""] = /^(\d+)([smhdwM])$/.exec(text) ?? [];
  const many = Number(count);
  if (!many) return undefined;
  if (unit === "M") return many === 1 ? months(offset) : undefined;
  if (unit === "w") return fixed(many * 7 * DAY, MONDAY + offset);
  const length = many * units[unit]!;
  return fixed(length, length > 4 * HOUR ? offset : 0);
}

/** Where only the start is given, bars begin with it; else they end with the last. */
export function starts(interval: Interval, now: number, { start, end, limit }: Span): number[] {
  const last = interval.startOf(Math.min(end ?? now, now));
  const asked = Math.max(start ?? 0, LISTED);
  const atOrBefore = interval.startOf(asked);
  const first = atOrBefore < asked ? interval.step(atOrBefore, 1) : atOrBefore;
  const from =
    start !== undefined && end === undefined ? first : Math.max(first, interval.step(last, 1 - limit));
  const found: number[] = [];
  for (let at = from; at <= last && found.length < limit; at = interval.step(at, 1)) found.push(at);
  return found;
}

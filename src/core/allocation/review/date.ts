/** The first and the last day that a date may be, in Excel's count of days: 2000-01-01 and 9999-12-31. */
export const firstDay = 36_526;
export const lastDay = 2_958_465;

/** A review that is due some months after the last one. Days are Excel's. */
export interface NextReview {
  readonly next: number;
  /** Negative once the day has passed. */
  readonly daysLeft: number;
  readonly due: boolean;
}

/** The next review as seen from a day. It is due from its own day on. */
export function reviewFrom(next: number, today: number): NextReview {
  return { next, daysLeft: next - today, due: today >= next };
}

/**
 * The day so many months later, as EDATE has it: the same day of the month, or its last day where it is shorter. Undefined after the last
 * day that Excel has.
 */
export function monthsLater(day: number, months: number): number | undefined {
  const date = new Date((day - unixDay) * dayLength);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const later = dayOf(year, month, Math.min(date.getUTCDate(), lastOfMonth));
  return later <= lastDay ? later : undefined;
}

/** Excel's day of a date; months count from 0 and may run past the year. */
export function dayOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month, date) / dayLength + unixDay;
}

/** 1970-01-01 in Excel's count. */
const unixDay = 25_569;
const dayLength = 86_400_000;

import { dayOf, firstDay, lastDay } from "../../core/allocation/review/date";

/** The day that it is here, in Excel's count. */
export function today(now = new Date()): number {
  return dayOf(now.getFullYear(), now.getMonth(), now.getDate());
}

/** As a field for dates has it, 2026-08-12; "" for a day before 2000. */
export function dateText(day: number): string {
  return day < firstDay ? "" : dateOf(day).toISOString().slice(0, 10);
}

/** The day of such a text; undefined where it is none. */
export function dayOfDate(text: string): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (date === undefined) return undefined;
  const day = dayOf(Number(year), Number(month) - 1, Number(date));
  return day >= firstDay && day <= lastDay ? day : undefined;
}

/** A day in words, as the pane's English has it: 12 Nov 2026. */
export function dayInWords(day: number): string {
  return words.format(dateOf(day));
}

const words = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

function dateOf(day: number): Date {
  return new Date(Date.UTC(1899, 11, 30 + day));
}

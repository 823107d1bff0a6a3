import { dayOf, firstDay, lastDay } from "../../core/allocation/review/date";
import type { CellArgument } from "../cells/declaration";

/** A day in Excel's count of days; the time of day is left out. A text is a date as 2026-08-12. */
export const date: CellArgument<number> = {
  kind: "cell",
  wanted: "a date from 2000 on, such as DATE(2026,8,12)",
  zeroIsBlank: true,
  read: (value) => {
    const day = typeof value === "number" ? Math.floor(value) : dayWritten(String(value));
    return day !== undefined && day >= firstDay && day <= lastDay ? day : undefined;
  },
};

/** The day of a date that is written year, month, day; undefined where the calendar has none. */
export function dayWritten(text: string): number | undefined {
  const parts = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (!parts) return undefined;
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number];
  const day = dayOf(year, month - 1, date);
  return dayOf(year, month - 1, 1) <= day && day < dayOf(year, month, 1) && month <= 12 ? day : undefined;
}

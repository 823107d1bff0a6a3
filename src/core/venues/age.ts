/**
 * The date of a table, with a remark if it is more than a year before today by the calendar of the machine. Where a table names
 * several days the oldest one counts; one without a day, such as 2021 or 2026-03, counts as the last of its year or month.
 */
export function dateWithAge(date: string, now: Date): string {
  const days = date.match(/\d{4}(-\d\d){0,2}/g) ?? [];
  const [oldest] = days.map((day) => day + "-12-31".slice(day.length - 4)).sort();
  const yearAgo = [now.getFullYear() - 1, now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  return oldest !== undefined && oldest < yearAgo ? `${date} (more than a year ago)` : date;
}

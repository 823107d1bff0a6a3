import { firstDay, monthsLater } from "../../core/allocation/review/date";
import type { Settings } from "./rules";

/** The day of the next review, in Excel's count; undefined before the first one. */
export function nextReview({
  lastReview,
  reviewMonths,
}: Pick<Settings, "lastReview" | "reviewMonths">): number | undefined {
  return lastReview < firstDay ? undefined : monthsLater(lastReview, reviewMonths);
}

import { reviewFrom } from "../../core/allocation/review/date";
import { nextReview } from "../../workbook/settings/next-review";
import { counted } from "../parts/format";
import { dayInWords } from "./days";

/** How a workbook stands to its next review. */
export interface ReviewState {
  readonly isDue: boolean;
  /** False before the first review. */
  readonly wasReviewed: boolean;
  readonly words: string;
}

/** The state on a day. Days are Excel's; a last review of 0 is none. */
export function reviewState(lastReview: number, reviewMonths: number, today: number): ReviewState {
  const next = nextReview({ lastReview, reviewMonths });
  if (next === undefined) return { isDue: false, wasReviewed: false, words: "Not reviewed yet" };
  const { due, daysLeft } = reviewFrom(next, today);
  const since = daysLeft === 0 ? "today" : `since ${counted(-daysLeft, "day")}`;
  const words = due ? `Review due ${since}` : `Next review ${dayInWords(next)}`;
  return { isDue: due, wasReviewed: true, words };
}

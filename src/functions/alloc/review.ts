import { monthsLater, reviewFrom } from "../../core/allocation/review/date";
import { date } from "../arguments/dates";
import { wholeNumber } from "../arguments/numbers";
import { optional } from "../cells/declaration";
import { Failure } from "../cells/errors";
import { once } from "../cells/once";

const review = once(
  "ALLOC.REVIEW",
  {
    lastReview: date,
    months: optional(wholeNumber(1, 1200), 3),
    today: optional<number | undefined>(date, undefined),
  },
  ({ lastReview, months, today }) => {
    const next = monthsLater(lastReview, months);
    if (next === undefined) return new Failure("#NUM!");
    if (today === undefined) return [[next]];
    const { daysLeft, due } = reviewFrom(next, today);
    return [[next, daysLeft, due]];
  },
);

/**
 * When an allocation is to be reviewed next, and whether that day has come.
 *
 * @customfunction ALLOC_REVIEW ALLOC.REVIEW
 * @helpurl https://localhost:3000/docs/functions/ALLOC.REVIEW.html
 * @param {any[][]} lastReview Date of the last review.
 * @param {any[][]} [months] Months from one review to the next, a whole number from 1 to 1200. Default 3.
 * @param {any[][]} [today] Date to look from, such as TODAY(). Default none: the next date alone.
 * @returns {any[][]} The date of the next review; with today three values in a row: date, days left, TRUE when it is due.
 * @remarks
 * The next review is on the same day of the month so many months later, or on its last day where the month is shorter, as EDATE has it:
 * three months after 30 November are 28 or 29 February. Days left are negative once the day has passed; the review is due from that day on.
 *
 * Dates are Excel's serial numbers: give the first cell of the result a date format. The function reads no clock, so without TODAY() it
 * never changes by itself. A time of day is left out. A text such as 2026-08-12 is read as a date too. A workbook that counts from 1904
 * counts other days.
 *
 * All arguments are single values. A blank months is its default; a blank today is none.
 * @throws #VALUE! when lastReview is missing or blank, a date is none or is before 2000, or months is not a whole number from 1 to 1200.
 * @throws #NUM! when the next review is after the year 9999.
 * @example =ALLOC.REVIEW(46246, 3, 46354) → {46338,-16,TRUE}
 * @example Three months after the last review.
 * =ALLOC.REVIEW("2026-11-30") → 46446
 * @see https://support.microsoft.com/office/edate-function-3c920eb2-6e66-44e7-a1f5-753ae47ee4f5
 */
export function allocReview(lastReview: any[][], months?: any[][], today?: any[][]): any[][] {
  return review([lastReview, months, today]);
}

import { dateText, dayInWords, dayOfDate, today } from "../../../src/taskpane/review/days";
import { reviewState } from "../../../src/taskpane/review/review-state";

const day = (text: string) => dayOfDate(text)!;

/** Next dates as EDATE gives them: three months after 12 August are 12 November, after 30 November 28 February. */
test.each([
  ["2026-08-12", 3, "2026-11-28", true, "Review due since 16 days"],
  ["2026-08-12", 3, "2026-11-13", true, "Review due since 1 day"],
  ["2026-08-12", 3, "2026-11-12", true, "Review due today"],
  ["2026-08-12", 3, "2026-11-11", false, "Next review 12 Nov 2026"],
  ["2026-11-30", 3, "2026-12-01", false, "Next review 28 Feb 2027"],
  ["2027-11-30", 3, "2027-12-01", false, "Next review 29 Feb 2028"],
  ["2026-08-31", 1, "2026-09-01", false, "Next review 30 Sept 2026"],
])("reviewed on %s, every %i months, seen on %s", (last, months, seen, isDue, words) => {
  expect(reviewState(day(last), months, day(seen))).toEqual({ isDue, wasReviewed: true, words });
});

test("before the first review nothing is due", () => {
  expect(reviewState(0, 3, day("2026-11-28"))).toEqual({
    isDue: false,
    wasReviewed: false,
    words: "Not reviewed yet",
  });
});

test("days are Excel's", () => {
  expect(day("2026-11-28")).toBe(46354); // =DATE(2026,11,28)
  expect(dateText(46354)).toBe("2026-11-28");
  expect(dateText(0)).toBe("");
  expect(dayOfDate("")).toBeUndefined();
  expect(dayOfDate("0026-11-28")).toBeUndefined();
  expect(dayInWords(46354)).toBe("28 Nov 2026");
  expect(today(new Date(2026, 10, 28, 23, 59))).toBe(46354);
});

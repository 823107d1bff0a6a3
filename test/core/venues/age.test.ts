import { dateWithAge } from "../../../src/core/venues/age";

const at = (year: number, month: number, day: number) => new Date(year, month - 1, day, 12);

test.each([
  // A year and a day, and a year exactly.
  ["2025-06-30", at(2026, 7, 1), true],
  ["2025-07-01", at(2026, 7, 1), false],
  ["2026-09-25", at(2026, 11, 29), false],
  // Without a day it is the last of its month or year.
  ["2025-06", at(2026, 6, 30), false],
  ["2025-06", at(2026, 7, 1), true],
  ["2021", at(2022, 12, 31), false],
  ["2021", at(2023, 1, 1), true],
  // The oldest of several.
  ["rates 2024-05-22, leverage 2026-03-03", at(2025, 5, 22), false],
  ["rates 2024-05-22, leverage 2026-03-03", at(2025, 5, 23), true],
  ["undated", at(2099, 1, 1), false],
])("%s, looked at on %s", (date, now, isOld) => {
  expect(dateWithAge(date, now)).toBe(isOld ? `${date} (more than a year ago)` : date);
});

import { readNumber } from "../../../src/taskpane/parts/number-input";

test.each([
  ["1 234 567", 1234567],
  ["1’234’567.5", 1234567.5],
  ["12 345,5", 12345.5],
  ["1 2", undefined],
  ["1 23 456", undefined],
  ["1 2345", undefined],
])("%s is read as %p: a blank or an apostrophe stands between groups of three", (text, expected) => {
  expect(readNumber(text, false)).toBe(expected);
});

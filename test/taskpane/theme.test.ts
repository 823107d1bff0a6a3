import { chooseTheme } from "../../src/taskpane/theme";

test.each([
  [true, false, false, "high-contrast"],
  [false, true, false, "dark"],
  [false, false, true, "light"],
  [false, undefined, true, "dark"],
  [false, undefined, false, "light"],
] as const)("forced colours %p, Office dark %p, browser dark %p: %s", (forced, office, browser, expected) =>
  expect(chooseTheme(forced, office, browser)).toBe(expected),
);

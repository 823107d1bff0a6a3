import { readFileSync } from "node:fs";
import path from "node:path";
import { readFunctionDocs } from "../../scripts/site/function-docs";
import { profiles } from "../../src/core/allocation/profiles";

/** The page docs/method/signals.md says in words what the code holds as data. */
const page = readFileSync(path.join(__dirname, "../../docs/method/signals.md"), "utf8");

test("every signal that a profile listens to has its row", () => {
  const listened = profiles.flatMap(({ adjustments }) => adjustments.flatMap(({ on }) => on));
  const rows = [...page.matchAll(/^\| ([a-z-]+(?:, [a-z-]+)*) +\|/gm)].flatMap(([, names]) =>
    names!.split(", "),
  );
  expect([...new Set(listened)].filter((signal) => !rows.includes(signal))).toEqual([]);
});

test.each([
  ["SIGNAL.RSI", "period", "14", "14 bars"],
  ["SIGNAL.MACD", "fast", "12", "12, 26, 9"],
  ["SIGNAL.MACD", "slow", "26", "12, 26, 9"],
  ["SIGNAL.MACD", "signal", "9", "12, 26, 9"],
  ["SIGNAL.ATR", "period", "14", "14 bars"],
  ["SIGNAL.VOLATILITY", "periodsPerYear", "365", "365 periods a year"],
  ["SIGNAL.BREAKOUT", "lookback", "20", "highest of the 20 closes"],
  ["SIGNAL.BREAKOUT", "volumeMultiple", "1.5", "more than 1.5 times their mean"],
  ["SIGNAL.COOLING", "lookback", "20", "lowest of 20 bars"],
  ["SIGNAL.COOLING", "spike", "2", "after twice the lowest"],
  ["SIGNAL.COOLING", "cool", "0.5", "half its peak or less"],
  ["SIGNAL.PHASE", "period", "50", "its 50-bar average"],
  ["SIGNAL.PHASE", "slopeBars", "20", "that average moved in 20 bars"],
  ["SIGNAL.PHASE", "flat", "0.05", "moved by 5 % or less"],
  ["SIGNAL.PHASE", "steep", "0.25", "25 % or more above it"],
  ["SIGNAL.FUNDING", "high", "0.0005", "above 0.05 %"],
])("%s has the %s %s, and the page says so", (name, argument, value, words) => {
  const doc = readFunctionDocs().find((one) => one.name === name)!;
  const { description } = doc.parameters.find((one) => one.name === argument)!;
  expect(description).toMatch(new RegExp(`Default ${value.replace(".", "\\.")}\\b`));
  expect(page).toContain(words);
});

import {
  componentLabel,
  counted,
  localized,
  moneyFormat,
  percent,
  quantity,
  share,
  signedPercent,
} from "../../../src/taskpane/parts/format";

test.each<[(value: number) => string, number, string]>([
  [moneyFormat(2), 1234.5, "1,234.50"],
  [moneyFormat(2), -0.004, "0.00"],
  [moneyFormat(2), -21416.127, "−21,416.13"],
  [moneyFormat(0), 21416.5, "21,417"],
  [moneyFormat(8), -0.00012345, "−0.00012345"],
  [quantity, 0.1949, "0.1949"],
  [quantity, 0.000000012, "0.00000001"],
  [quantity, 21416.13390267, "21,416.134"],
  [quantity, 1234567890.128, "1,234,567,890.13"],
  [percent, 0.3, "30.00%"],
  [percent, -0.000001, "0.00%"],
  [signedPercent, 0.1152, "+11.52%"],
  [signedPercent, -0.2, "−20.00%"],
  [signedPercent, 0.000001, "0.00%"],
  [share, 0.6, "60%"],
  [share, 0.125, "12.5%"],
])("%p of %d is %s", (format, value, expected) => expect(format(value)).toBe(expected));

test("components are labelled", () => {
  expect(["spot", "futures", "hedge reserve"].map(componentLabel)).toEqual([
    "Spot",
    "Futures margin",
    "Hedge reserve",
  ]);
});

test.each([
  ["en-US", "Spot is 52.5% of 1,234,567.5, at 5×."],
  ["de-DE", "Spot is 52,5\u00a0% of 1.234.567,5, at 5×."],
])(
  "in %s a sentence of the core has the locale's marks and percentages, and its leverages as the pane writes them",
  (locale, text) => {
    expect(localized("Spot is 52.5 % of 1,234,567.5, at 5x.", locale)).toBe(text);
  },
);

test("things are counted", () => {
  expect([counted(1, "trade"), counted(0, "trade"), counted(1234, "trade")]).toEqual([
    "1 trade",
    "0 trades",
    "1,234 trades",
  ]);
});

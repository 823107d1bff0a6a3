import { highFundingOfWeeks } from "../../../src/core/funding/weeks";
import { decimal } from "../../../src/core/number/decimal";
import { costOfWeeks } from "../../../src/core/signals/reading/funding-cost";

const closes = [59000, 60000];

test("63 payments of 0.05 % take 15.75 % of the margin of a long at 5x", () =>
  expect(
    highFundingOfWeeks(
      { rates: new Array(63).fill(decimal("0.0005")), intervalHours: 8 },
      { side: "long", leverage: decimal(5), close: decimal(60000) },
    ),
  ).toEqual({ payments: 63, drag: 0.1575, earnedBackAt: 61890 }));

describe("in words", () => {
  const cost = (count: number, rate: number, leverage: number, side: "long" | "short" = "long", hours = 8) =>
    costOfWeeks(
      { closes, fundingRates: new Array<number>(count).fill(rate), intervalHours: hours },
      side,
      leverage,
    );

  test("a long learns what it paid and what it takes to earn it back", () =>
    expect(cost(63, 0.0005, 5)).toBe(
      "63 payments took 15.8 % of the margin; the price must rise to 61,890 to earn it back (a long at 5x over the last 21 days, from the last close 60,000)",
    ));

  test("a short does where funding has been negative, and not where it received", () => {
    expect(cost(63, -0.0005, 5, "short")).toMatch(
      /^63 payments took 15\.8 % of the margin; the price must fall to 58,110 /,
    );
    expect(cost(63, 0.0005, 5, "short")).toBeUndefined();
    expect(cost(63, -0.0005, 5)).toBeUndefined();
  });

  test("only the last 21 days count, whatever the interval", () => {
    expect(cost(400, 0.0005, 5)).toBe(cost(63, 0.0005, 5));
    expect(cost(90, 0.0015, 5, "long", 24)).toMatch(/^21 payments took 15\.8 %/);
  });

  test("it is said where the mean of 21 days is above 0.03 % per 8 hours, or the cost above 5 % of the margin", () => {
    expect(cost(63, 0.000301, 1)).toMatch(/^63 payments took 1\.9 %/);
    expect(cost(63, 0.0003, 1)).toBeUndefined();
    expect(cost(62, 0.000301, 1)).toBeUndefined();
    expect(cost(10, 0.0005, 10)).toBeUndefined();
    expect(cost(11, 0.0005, 10)).toMatch(/^11 payments took 5\.5 %/);
    expect(costOfWeeks({ closes }, "long", 5)).toBeUndefined();
  });
});

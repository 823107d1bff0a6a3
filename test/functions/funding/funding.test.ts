import * as fc from "fast-check";
import {
  fundingApr,
  fundingApy,
  fundingBreakeven,
  fundingCarry,
  fundingPayment,
  fundingRate,
  fundingTotal,
} from "../../../src/functions/funding";
import { signalFunding } from "../../../src/functions/signal";
import { hedgePnl } from "../../../src/functions/hedge";
import { expectEqual } from "../../support/expect-equal";
import { power } from "../../support/irrational";
import { add, multiply, quotient, rational, shown, subtract, type Rational } from "../../support/rational";
import { contract, feeRate, side, signedRate, size } from "../../support/generators";
import published from "../../vectors/funding.json";
import { asShown, call, cell, column, inputError, notAvailable, valueError } from "../support";

const runs = { numRuns: 500 };
const nothing = rational("0");

describe("published", () => {
  const named = (kind: string) =>
    published.cases
      .filter((published) => published.kind === kind)
      .map((published, index) => [`${index + 1}: ${published.source}`, published] as const);
  const near = (value: unknown, expected: number, tolerance: number) => {
    expect(typeof value).toBe("number");
    expect(Math.abs((value as number) - expected)).toBeLessThanOrEqual(tolerance);
  };

  test.each(named("payment"))("payment %s", (_, { qty, mark, rate, contract, tolerance, ...expected }) => {
    near(cell(fundingPayment, "short", qty, mark, rate, contract), expected.short_receives!, tolerance);
    near(cell(fundingPayment, "long", qty, mark, rate, contract), expected.long_receives!, tolerance);
  });

  test.each(named("sum"))(
    "sum over a holding period %s",
    (_, { qty, events, window, tolerance, ...expected }) => {
      // A stamp counts when the position is open at it; both windows open at midnight.
      const closed = window!.split("-")[1]!;
      const stamps = events!.filter(({ t }) => t <= closed);
      const marks = column(...stamps.map(({ mark }) => mark));
      const rates = column(...stamps.map(({ rate }) => rate));
      near(cell(fundingTotal, "short", qty, marks, rates), expected.short_receives!, tolerance);
    },
  );

  test.each(named("apr"))("rate a year %s", (_, { rate, interval_h, expected_apr, tolerance }) => {
    near(cell(fundingApr, rate, interval_h), expected_apr!, tolerance);
  });

  test.each(named("rate"))(
    "rate of an interval %s",
    (_, { premium, interest, clamp, interval_h, cap, expected_rate, tolerance }) => {
      near(cell(fundingRate, premium, interest, clamp, interval_h, cap), expected_rate!, tolerance);
    },
  );

  test("a short receives funding when the rate is positive, not when it is negative", () => {
    expect(published.claim_checked.verdict).toMatch(/^false/);
    expect(cell(fundingPayment, "short", 1, 60000, 0.0001)).toBe(6);
    expect(cell(fundingPayment, "short", 1, 60000, -0.0001)).toBe(-6);
  });
});

describe("cap and floor of a rate", () => {
  const rate = (premium: number, ...limits: unknown[]) => cell(fundingRate, premium, 0, 0, 8, ...limits);

  test("the floor is the cap with a minus, unless it is given", () => {
    expect(rate(-0.03, 0.02)).toBe(-0.02);
    expect(rate(-0.03, 0.02, -0.01)).toBe(-0.01);
    expect(rate(0.03, 0.02, -0.01)).toBe(0.02);
    expect(rate(0.03, null, -0.01)).toBe(0.03);
    expect(rate(-0.03, null, -0.01)).toBe(-0.01);
  });

  test("a blank cell is no limit of 0, and a limit on the wrong side of 0 is refused", () => {
    expect(rate(-0.03, 0.02, "")).toBe(-0.02);
    expect(rate(-0.03, 0.02, 0)).toBe(-0.02);
    expect(rate(-0.03, 0)).toBe(-0.03);
    expect(rate(0.03, -0.02)).toEqual(valueError("FUNDING.RATE: cap must be a positive number, got -0.02."));
    expect(rate(0.03, 0.02, 0.01)).toEqual(
      valueError("FUNDING.RATE: floor must be a negative number, got 0.01."),
    );
  });
});

test("one rate for all stamps", () => {
  // Published at https://github.com/HKUDS/Vibe-Trading/pull/1307: three days, three stamps a day.
  const marks = column(...new Array<number>(9).fill(60_000));
  expect(cell(fundingTotal, "long", 1, marks, 0.0001)).toBe(-54);
});

describe("the exact result at 15 digits", () => {
  const stamps = fc.array(fc.tuple(size, signedRate), { minLength: 1, maxLength: 8 });

  /** What a short of one receives. */
  const received = (price: number, rate: number, kind: string): Rational =>
    kind === "linear" ? multiply(shown(price), shown(rate)) : quotient(shown(rate), shown(price))!;
  const forHolder = (value: Rational, quantity: number, holder: string) =>
    multiply(multiply(value, shown(quantity)), rational(holder === "short" ? "1" : "-1"));

  test("FUNDING.PAYMENT", () => {
    fc.assert(
      fc.property(side, size, size, signedRate, contract, (holder, quantity, price, rate, kind) => {
        expectEqual(
          cell(fundingPayment, holder, quantity, price, rate, kind),
          asShown(forHolder(received(price, rate, kind), quantity, holder)),
        );
      }),
      runs,
    );
  });

  test("FUNDING.TOTAL", () => {
    fc.assert(
      fc.property(side, size, stamps, contract, (holder, quantity, all, kind) => {
        const total = all.map(([price, rate]) => received(price, rate, kind)).reduce(add);
        const prices = column(...all.map(([price]) => price));
        const rates = column(...all.map(([, rate]) => rate));
        expectEqual(
          cell(fundingTotal, holder, quantity, prices, rates, kind),
          asShown(forHolder(total, quantity, holder)),
        );
      }),
      runs,
    );
  });

  test("FUNDING.APR and FUNDING.APY", () => {
    fc.assert(
      fc.property(signedRate, fc.integer({ min: 1, max: 24 }), (rate, hours) => {
        const intervals = quotient(rational("8760"), shown(hours))!;
        expectEqual(cell(fundingApr, rate, hours), asShown(multiply(shown(rate), intervals)));
        fc.pre(rate < 0.05);
        const one = rational("1");
        const grown = subtract(power(add(one, shown(rate)), intervals), one);
        expectEqual(cell(fundingApy, rate, hours), asShown(grown));
      }),
      // Of the second one n times the rate ends in a five, and what is more than that decides.
      {
        ...runs,
        examples: [
          [0.0001, 8],
          [1.9093493086877453e-45, 2],
          [-1.9093493086877453e-45, 2],
          [1.082612458922095e-57, 24],
        ],
      },
    );
  });

  test("FUNDING.RATE", () => {
    const clamps = feeRate;
    fc.assert(
      fc.property(signedRate, signedRate, clamps, (premium, interest, clamp) => {
        const [P, I, c] = [premium, interest, clamp].map(shown) as [Rational, Rational, Rational];
        const less = (a: Rational, b: Rational) => subtract(a, b).numerator < 0n;
        const step = subtract(I, P);
        const low = subtract(nothing, c);
        const raised = less(step, low) ? low : step;
        expectEqual(
          cell(fundingRate, premium, interest, clamp),
          asShown(add(P, less(c, raised) ? c : raised)),
        );
      }),
      runs,
    );
  });

  test("FUNDING.CARRY and FUNDING.BREAKEVEN", () => {
    const some = fc.array(signedRate, { minLength: 1, maxLength: 8 });
    const hours = fc.integer({ min: 1, max: 24 });
    fc.assert(
      fc.property(
        size,
        size,
        some,
        hours,
        feeRate,
        size,
        (quantity, price, rates, interval, fee, leverage) => {
          const value = multiply(shown(quantity), shown(price));
          const income = multiply(value, rates.map(shown).reduce(add));
          const fees = multiply(multiply(rational("4"), shown(fee)), value);
          const net = subtract(income, fees);
          const capital = multiply(value, add(rational("1"), quotient(rational("1"), shown(leverage))!));
          const earned = quotient(net, capital)!;
          // A rate of 0 below the last that is not cannot be told from an empty cell.
          const stamps = rates.findLastIndex((rate) => rate !== 0) + 1 || rates.length;
          const year = quotient(rational("8760"), multiply(shown(interval), rational(stamps)))!;
          expectEqual(call(fundingCarry, quantity, price, column(...rates), interval, fee, leverage), [
            ["Funding income", asShown(income)],
            ["Fees (four legs)", asShown(fees)],
            ["Net", asShown(net)],
            ["Capital", asShown(capital)],
            ["Return", asShown(earned)],
            ["Annualised", asShown(multiply(earned, year))],
          ]);
          const [rate] = rates;
          fc.pre(rate! > 0);
          const wait = quotient(
            multiply(multiply(rational("4"), shown(fee)), shown(interval)),
            shown(rate!),
          )!;
          expectEqual(cell(fundingBreakeven, rate, fee, interval), asShown(wait));
        },
      ),
      runs,
    );
  });
});

describe("1 ETH of spot against 1 ETH short", () => {
  const rates = column(0.0001, 0.0003, -0.0002); // three payments of a day, every 8 hours

  test("collects the funding, wherever the price goes", () => {
    const marks = column(3000, 3100, 2900);
    const funding = cell(fundingTotal, "short", 1, marks, rates);
    expect(funding).toBe(0.3 + 0.93 - 0.58);
    for (const exit of [1500, 3000, 6000])
      expect(cell(hedgePnl, 1, 3000, exit, 1, null, null, funding)).toBe(0.65);
  });

  test("earns that on spot and margin", () => {
    expect(call(fundingCarry, 1, 3000, rates, 8, 0, 2)).toEqual([
      ["Funding income", 0.6],
      ["Fees (four legs)", 0],
      ["Net", 0.6],
      ["Capital", 4500],
      ["Return", 0.000133333333333333],
      ["Annualised", 0.0486666666666667],
    ]);
  });
});

describe("errors with words", () => {
  test("a rate that pays a short nothing never breaks even", () => {
    const never = notAvailable(
      "FUNDING.BREAKEVEN: a funding rate of 0 or less pays a short nothing, so the fees are never earned back.",
    );
    expect(call(fundingBreakeven, column(0, -0.0001, 0.0001), 0.0005)).toEqual([[never], [never], [160]]);
  });

  test("what no double holds is #NUM!", () => {
    expect(cell(fundingApy, 0.9, 1)).toEqual(inputError("#NUM!"));
    expect(cell(fundingPayment, "long", 1e300, 1e300, 0.1)).toEqual(inputError("#NUM!"));
  });
});

test("hours out of a cell that shows a time are refused with the hours to type", () => {
  const form = "FUNDING.APR: intervalHours must be a number of hours of at least 1, got";
  expect(cell(fundingApr, 0.0001, 1 / 3)).toEqual(
    valueError(`${form} 0.3333333333333333; a cell that shows 08:00 holds 0.333; type 8.`),
  );
  expect(cell(fundingApr, 0.0001, 1 / 24)).toMatchObject({
    message: expect.stringContaining("a cell that shows 01:00 holds 0.042; type 1"),
  });
  expect(cell(fundingApr, 0.0001, 0.9)).toEqual(valueError(`${form} 0.9.`));
  expect(cell(fundingApr, 0.0001, 1)).toBe(0.876); // 0.0001 * 24 * 365
  expect(cell(signalFunding, column(0.0001, 0.0001, 0.0001), 0.1, 0, 1 / 3)).toMatchObject({
    message: expect.stringContaining("type 8"),
  });
});

import * as fc from "fast-check";
import { allocDca, allocReview, allocSweep } from "../../../src/functions/alloc";
import { expectEqual } from "../../support/expect-equal";
import { feeRate, figure, share, size } from "../../support/generators";
import { add, multiply, quotient, rational, shown, subtract, type Rational } from "../../support/rational";
import { asShown, call, cell, column, inputError, valueError } from "../support";

const runs = { numRuns: 300 };
const [nothing, one] = [rational("0"), rational("1")];
const total = (values: readonly Rational[]) => values.reduce(add, nothing);

describe("ALLOC.DCA", () => {
  const purchases = fc.array(fc.tuple(size, size), { minLength: 1, maxLength: 8 });

  test("is the exact result at 15 digits", () => {
    fc.assert(
      fc.property(purchases, feeRate, (all, fee) => {
        const units = total(all.map(([amount, price]) => quotient(shown(amount), shown(price))!));
        const spent = total(all.map(([amount]) => shown(amount)));
        expectEqual(
          cell(
            allocDca,
            column(...all.map(([amount]) => amount)),
            column(...all.map(([, price]) => price)),
            fee,
          ),
          asShown(quotient(spent, multiply(units, subtract(one, shown(fee))))!),
        );
      }),
      runs,
    );
  });

  test("of equal amounts it is the harmonic mean of the prices, whatever the amount", () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 8 }), size, (prices, amount) => {
        const inverses = total(prices.map((price) => quotient(one, shown(price))!));
        const harmonic = asShown(quotient(rational(prices.length), inverses)!);
        expectEqual(cell(allocDca, amount, column(...prices)), harmonic);
        expectEqual(cell(allocDca, column(...prices.map(() => amount)), column(...prices)), harmonic);
      }),
      runs,
    );
  });

  test("nothing bought has no cost", () => {
    expect(call(allocDca, 0, column(10, 20))[0]![0]).toEqual(inputError("#DIV/0!"));
  });
});

test("ALLOC.SWEEP is exact; its moves sum to 0, and nothing moves out of a loss", () => {
  const money = fc.oneof(fc.constant(0), figure);
  fc.assert(
    fc.property(money, money, money, money, money, share, share, (spot, cost, cash, equity, paid, a, b) => {
      const gain = (value: number, paidFor: number) =>
        value > paidFor ? subtract(shown(value), shown(paidFor)) : nothing;
      const toCash = multiply(gain(spot, cost), shown(a));
      const toSpot = multiply(gain(equity, paid), shown(b));
      const rowOf = (bucket: string, before: number, move: Rational) => {
        return [bucket, asShown(shown(before)), asShown(move), asShown(add(shown(before), move))];
      };
      expectEqual(call(allocSweep, spot, cost, cash, equity, paid, a, b), [
        rowOf("spot", spot, subtract(toSpot, toCash)),
        rowOf("cash", cash, toCash),
        rowOf("futures", equity, subtract(nothing, toSpot)),
      ]);
      // The exact moves cancel, so the sum of After is that of Before.
      expect(total([subtract(toSpot, toCash), toCash, subtract(nothing, toSpot)]).numerator).toBe(0n);
    }),
    runs,
  );
});

type DateParts = [year: number, month: number, day: number];

describe("ALLOC.REVIEW", () => {
  /** Excel's serial of a date, counted in days from one that its documentation gives: 2008-01-01 is 39448. */
  const serial = (year: number, month: number, day: number) =>
    39448 + (Date.UTC(year, month - 1, day) - Date.UTC(2008, 0, 1)) / 86_400_000;
  const dates = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });

  test("is on the same day of the month, or on the last where the month is shorter", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 60 }), (from, months) => {
        const [year, month, day] = [from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()];
        const next = Number(cell(allocReview, serial(year, month + 1, day), months));
        const later = new Date(Date.UTC(2008, 0, 1) + (next - 39448) * 86_400_000);
        expect((later.getUTCFullYear() - year) * 12 + later.getUTCMonth() - month).toBe(months);
        const isLastOfMonth = new Date(later.getTime() + 86_400_000).getUTCDate() === 1;
        expect(later.getUTCDate() === day || (later.getUTCDate() < day && isLastOfMonth)).toBe(true);
      }),
      runs,
    );
  });

  test.each([
    ["the last day of a leap year's February", [2024, 1, 31], 1, [2024, 2, 29]],
    ["the last day of another's", [2023, 1, 31], 1, [2023, 2, 28]],
    ["a century that has none", [2099, 11, 30], 3, [2100, 2, 28]],
    ["over the end of the year", [2026, 12, 15], 3, [2027, 3, 15]],
  ] satisfies [string, DateParts, number, DateParts][])("%s", (_, from, months, to) => {
    expect(cell(allocReview, serial(...from), months)).toBe(serial(...to));
  });

  test("is due from its day on, whatever the time", () => {
    const due = (today: number) => call(allocReview, "2026-08-12", 3, today)[0]!.slice(1);
    expect(due(serial(2026, 11, 11) + 0.99)).toEqual([1, false]);
    expect(due(serial(2026, 11, 12))).toEqual([0, true]);
    expect(due(serial(2026, 11, 13) + 0.5)).toEqual([-1, true]);
  });

  test("refuses what is no date", () => {
    for (const given of [2026, "12.08.2026", "2026-02-30", "2026-13-01", 20260812])
      expect(call(allocReview, given)[0]![0]).toEqual(
        valueError(
          `ALLOC.REVIEW: lastReview must be a date from 2000 on, such as DATE(2026,8,12), got ${typeof given === "string" ? `"${given}"` : given}.`,
        ),
      );
    expect(call(allocReview, 2958465, 1)[0]![0]).toEqual(inputError("#NUM!"));
  });
});

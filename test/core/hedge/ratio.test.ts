import { atOnce } from "../../../src/core/slices";
import * as fc from "fast-check";
import { decimal, fromNumber, one, toNumber, type Decimal } from "../../../src/core/number/decimal";
import { slope, varianceReduction } from "../../../src/core/hedge/ratio";
import { kindsOfChanges } from "../../../src/core/hedge/price-changes";
import { expectEqual } from "../../support/expect-equal";
import { naturalLogarithm } from "../../support/irrational";
import {
  add,
  multiply,
  quotient,
  rational,
  subtract,
  toShownDouble,
  type Rational,
} from "../../support/rational";
import published from "../../vectors/pnl-hedge.json";

type Kind = (typeof kindsOfChanges)[number];

const price = fc.oneof(
  fc.integer({ min: 1, max: 10 ** 7 }).map((n) => n / 100),
  fc.integer({ min: 6_000_000, max: 6_000_100 }).map((n) => n / 100),
);
const pairs = fc.array(fc.tuple(price, price), { minLength: 3, maxLength: 10 });
const split = (all: readonly (readonly [number, number])[]) => [
  all.map(([spot]) => spot),
  all.map(([, futures]) => futures),
];
const decimals = (values: readonly number[]): Decimal[] => values.map(fromNumber);

/** The textbook definition: the mean product of the deviations from the mean. */
function covariance(a: readonly Rational[], b: readonly Rational[]): Rational {
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((value, index) => multiply(subtract(value, meanA), subtract(b[index]!, meanB))));
}

function mean(values: readonly Rational[]): Rational {
  return quotient(values.reduce(add), rational(values.length))!;
}

const change: Record<Kind, (from: Rational, to: Rational) => Rational> = {
  price: (from, to) => subtract(to, from),
  percent: (from, to) => quotient(subtract(to, from), from)!,
  log: (from, to) => naturalLogarithm(quotient(to, from)!),
};

function changesOf(prices: readonly number[], kind: Kind): Rational[] {
  const exact = prices.map((value) => rational(String(value)));
  return exact.slice(1).map((to, index) => change[kind](exact[index]!, to));
}

const shownOrNone = (value: Decimal | undefined) => value && toNumber(value);

describe("they are the textbook's statistics", () => {
  test.each(["price", "percent"] as const)("to the last digit, of %s changes", (kind) => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: -300, max: 300 }), (all, hundredths) => {
        const [spot, futures] = split(all);
        const [dS, dF] = [changesOf(spot!, kind), changesOf(futures!, kind)];
        const [varianceS, varianceF, both] = [covariance(dS, dS), covariance(dF, dF), covariance(dS, dF)];
        const ratio = quotient(both, varianceF);
        expectEqual(
          shownOrNone(atOnce(slope(decimals(spot!), decimals(futures!), kind))),
          ratio && toShownDouble(ratio),
        );

        const h = rational(hundredths / 100);
        const hedged = dS.map((value, index) => subtract(value, multiply(h, dF[index]!)));
        const left = quotient(covariance(hedged, hedged), varianceS);
        expectEqual(
          shownOrNone(
            atOnce(
              varianceReduction(decimals(spot!), decimals(futures!), fromNumber(hundredths / 100), kind),
            ),
          ),
          left && toShownDouble(subtract(rational("1"), left)),
        );

        const squared = quotient(multiply(both, both), multiply(varianceS, varianceF));
        expectEqual(
          shownOrNone(atOnce(varianceReduction(decimals(spot!), decimals(futures!), undefined, kind))),
          squared && toShownDouble(squared),
        );
      }),
      { numRuns: 100 },
    );
  });

  test("to a double's digits, of log changes", () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const [spot, futures] = split(all);
        const [dS, dF] = [changesOf(spot!, "log"), changesOf(futures!, "log")];
        const [varianceS, varianceF, both] = [covariance(dS, dS), covariance(dF, dF), covariance(dS, dF)];
        fc.pre(varianceF.numerator !== 0n && varianceS.numerator !== 0n);
        const ratio = toNumber(atOnce(slope(decimals(spot!), decimals(futures!), "log"))!);
        // A change has a double's error; it counts as the mean change does beside the deviation, in either series.
        const deviation = (variance: Rational) => Math.sqrt(toShownDouble(variance));
        const conditionOf = (changes: readonly Rational[], variance: Rational) =>
          1 + Math.abs(toShownDouble(mean(changes))) / deviation(variance);
        const scale = deviation(varianceS) / deviation(varianceF);
        const bound = 1e-14 * scale * (conditionOf(dS, varianceS) + conditionOf(dF, varianceF));
        expect(Math.abs(ratio - toShownDouble(quotient(both, varianceF)!))).toBeLessThan(bound);
      }),
      { numRuns: 100 },
    );
  });
});

describe("laws", () => {
  const series = fc.array(price.map(fromNumber), { minLength: 3, maxLength: 30 });
  const kinds = fc.constantFrom(...kindsOfChanges);

  test("a series against itself has ratio 1, and hedges itself wholly", () => {
    fc.assert(
      fc.property(series, kinds, (prices, kind) => {
        const ratio = atOnce(slope(prices, prices, kind));
        fc.pre(ratio !== undefined);
        expectEqual(ratio.eq(1), true);
        expectEqual(atOnce(varianceReduction(prices, prices, undefined, kind))!.eq(1), true);
        expectEqual(atOnce(varianceReduction(prices, prices, one, kind))!.eq(1), true);
      }),
    );
  });

  test("no ratio takes away more variance than the minimum-variance one", () => {
    fc.assert(
      fc.property(pairs, kinds, fc.integer({ min: -500, max: 500 }), (all, kind, hundredths) => {
        const [spot, futures] = split(all).map(decimals);
        const best = atOnce(varianceReduction(spot!, futures!, undefined, kind));
        fc.pre(best !== undefined);
        const other = atOnce(varianceReduction(spot!, futures!, decimal(hundredths).times("0.01"), kind));
        expectEqual(other!.lte(best.plus("1e-25")), true);
        const given = atOnce(varianceReduction(spot!, futures!, atOnce(slope(spot!, futures!, kind)), kind));
        expectEqual(given!.minus(best).abs().lt("1e-25"), true);
        expectEqual(best.lte(1), true);
      }),
    );
  });

  test("futures that are quoted per ten units take a tenth of the ratio", () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const [spot, futures] = split(all).map(decimals);
        const ratio = atOnce(slope(spot!, futures!, "price"));
        fc.pre(ratio !== undefined);
        const perTen = atOnce(
          slope(
            spot!,
            futures!.map((value) => value.times(10)),
            "price",
          ),
        );
        expectEqual(toNumber(perTen!.times(10)), toNumber(ratio));
      }),
    );
  });

  test("prices that always change alike have no variance", () => {
    const even = [100, 110, 120, 130].map(decimal);
    const doubling = [100, 200, 400, 800].map(decimal);
    const tripling = ["0.1", "0.3", "0.9", "2.7"].map(decimal);
    expect(atOnce(slope(doubling, even, "price"))).toBeUndefined();
    expect(atOnce(varianceReduction(even, doubling, one, "price"))).toBeUndefined();
    expect(atOnce(varianceReduction(doubling, even, undefined, "price"))).toBeUndefined();
    expect(atOnce(varianceReduction(doubling, even, one, "price"))).toBeDefined();
    for (const kind of ["percent", "log"] as const) {
      expect(atOnce(slope(even, doubling, kind))).toBeUndefined();
      expect(atOnce(slope(even, tripling, kind))).toBeUndefined();
    }
  });

  test("the widest prices that a sheet holds stay numbers", () => {
    const wide = ["1e300", "1e-300", "1e300", "1"].map(decimal);
    for (const kind of kindsOfChanges) expect(toNumber(atOnce(slope(wide, wide, kind))!)).toBe(1);
  });
});

describe("published", () => {
  const oil = published.hedge.find(({ id }) => id === "minvar-jetfuel-15-months")!;
  /** Prices in thousandths whose changes are the published ones. */
  const prices = (changes: readonly number[], first: number) =>
    changes
      .reduce((all, change) => [...all, all.at(-1)! + Math.round(change * 1000)], [first])
      .map((thousandths) => decimal(thousandths).times("0.001"));

  test(`${oil.id}: ${oil.source}`, () => {
    const spot = prices(oil.spot_changes!, 1940);
    const futures = prices(oil.futures_changes!, 1990);
    const ratio = (oil.rho * oil.sigma_spot) / oil.sigma_fut;
    expect(Math.abs(toNumber(atOnce(slope(spot, futures, "price"))!) - ratio)).toBeLessThan(oil.tolerance);
    const effectiveness = toNumber(atOnce(varianceReduction(spot, futures, undefined, "price"))!);
    expect(Math.abs(effectiveness - oil.rho ** 2)).toBeLessThan(oil.tolerance);
  });
});

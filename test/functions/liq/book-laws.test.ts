import * as fc from "fast-check";
import { liqBook, liqCascade, liqRatio, liqTopup } from "../../../src/functions/liq";
import { simStress } from "../../../src/functions/sim";
import {
  add,
  multiply,
  quotient,
  shown,
  subtract,
  toShownDouble,
  type Rational,
} from "../../support/rational";
import { call, type Result } from "../support";
import { book, type Book, type Factors, figuresAt, tablesOf } from "./book-oracle";
import { compare, one, zero } from "./oracle";

/** Whole accounts by brute force: figures from their definition, ends by halving, in exact fractions. */
const assets = ["A", "B", "C"];
const jointly = (shock: Rational): Factors =>
  Object.fromEntries(assets.map((asset) => [asset, add(one, shock)]));
const alone = (asset: string) => (shock: Rational): Factors => ({ [asset]: add(one, shock) }); // prettier-ignore

test("LIQ.RATIO and SIM.STRESS show the figures of the definition, to the last digit", () => {
  const shocks = fc.tuple(...assets.map(() => fc.integer({ min: -99, max: 300 })));
  fc.assert(
    fc.property(book, shocks, (given, percents) => {
      const { collateral, positions, rules, tiers, ratios } = tablesOf(given);
      const now = figuresAt(given, {});
      const shownRows = new Map(call(liqRatio, collateral, positions, null, rules, tiers, ratios).map(([label, value]) => [label, value])); // prettier-ignore
      const expected = { Equity: now.equity, "Adjusted equity": now.adjusted, "Maintenance margin": now.required, Buffer: now.buffer }; // prettier-ignore
      for (const [label, value] of Object.entries(expected))
        expect([given, label, shownRows.get(label)]).toEqual([given, label, toShownDouble(value)]);

      const factors: Factors = Object.fromEntries(assets.map((asset, index) => [asset, shown((100 + percents[index]!) / 100)])); // prettier-ignore
      const scenario = assets.map((asset, index) => ["s", asset, percents[index]! / 100]);
      const marked = { ...given, rules: given.rules.maintenance === "held" ? { ...given.rules, maintenance: "mark" } : given.rules }; // prettier-ignore
      const after = figuresAt(marked, factors);
      const [, row] = call(simStress, positions, collateral, [["scenario", "asset", "shock"], ...scenario], rules, tiers, ratios); // prettier-ignore
      const gain = subtract(after.equity, now.equity);
      const [equity, adjusted, required, change] = [after.equity, after.adjusted, after.required, gain].map(toShownDouble); // prettier-ignore
      expect([given, percents, row!.slice(2, 5), row![6]]).toEqual([given, percents, [equity, adjusted, required], change]); // prettier-ignore
      const isDead = [after, figuresAt(marked, {})].some(isLiquidated);
      expect([given, percents, row![1]]).toEqual([given, percents, isDead ? "account" : "no"]);
    }),
    { numRuns: 150 },
  );
});

test("LIQ.BOOK shows the shocks and prices between which the account lives", () => {
  const seen = { end: 0, none: 0 };
  fc.assert(
    fc.property(book, (given) => {
      if (isLiquidated(figuresAt(given, {}))) return;
      const { collateral, positions, rules, tiers, ratios } = tablesOf(given);
      const [, account] = call(liqBook, collateral, positions, null, null, rules, tiers, ratios);
      const coins = call(liqBook, collateral, positions, null, "coins", rules, tiers, ratios);
      const found: [(shock: Rational) => Factors, Result, Result][] = [
        [jointly, account![6]!, account![7]!],
        ...coins.slice(1).map((row): [(shock: Rational) => Factors, Result, Result] => [alone(row[1] as string), row[5]!, row[7]!]),
      ]; // prettier-ignore
      for (const [factors, ...ends] of found)
        for (const [side, end] of ends.entries()) {
          const expected = endOf(given, factors, side === 0 ? -1 : 1);
          seen[expected === undefined ? "none" : "end"]++;
          const isRight = expected === undefined ? typeof end === "object" : Math.abs((end as number) - expected) < 1e-11 * Math.max(1, Math.abs(expected)); // prettier-ignore
          expect([given, side, end, expected, isRight]).toEqual([given, side, end, expected, true]);
        }
    }),
    { numRuns: 120 },
  );
  expect([seen.end > 100, seen.none > 50]).toEqual([true, true]);
});

test("LIQ.CASCADE begins where LIQ.BOOK says, and closing changes equity by its fee alone", () => {
  let events = 0;
  fc.assert(
    fc.property(book, fc.constantFrom(-0.9, 3), fc.constantFrom("all", "loss", "maintenance", "size"), (book, shock, order) => {
      const given = { ...book, rules: { ...book.rules, maintenance: "mark" } };
      if (isLiquidated(figuresAt(given, {}))) return;
      const { collateral, positions, rules, tiers, ratios } = tablesOf(given);
      const fees = [...rules!, ["liquidationFee", 0.01]];
      const end = endOf(given, jointly, shock < 0 ? -1 : 1);
      const [, first] = call(liqCascade, collateral, positions, [[shock]], order, fees, tiers, ratios);
      const isReached = end !== undefined && Math.abs(end) < Math.abs(shock);
      expect([given, shock, first![2] === "end"]).toEqual([given, shock, !isReached]);
      if (!isReached) return;
      events++;
      expect([given, shock, Math.abs((first![1] as number) * shock - end) < 1e-10]).toEqual([given, shock, true]);
      const equity = toShownDouble(figuresAt(given, jointly(shown(end))).equity);
      const fee = first![8] === "" ? 0 : (first![8] as number);
      if (first![2] !== "liquidated") return;
      expect([given, Math.abs((first![9] as number) + fee - equity) < 1e-6]).toEqual([given, true]);
    }),
    { numRuns: 300 },
  ); // prettier-ignore
  expect(events).toBeGreaterThan(20);
});

test.each(["cash", "coin", "cut"])("LIQ.TOPUP by %s is enough, and one unit of the last digit less is not", (means) => {
  let amounts = 0;
  fc.assert(
    fc.property(book, fc.integer({ min: 1, max: 150 }), fc.constantFrom("distance", "down", "up", "ratio"), (given, percent, goal) => {
      const { collateral, positions, rules, tiers, ratios } = tablesOf(given);
      const target = percent / 100;
      // At a price of 0 an inverse position is worth no number of coins.
      if (target >= 1 && given.legs.some(({ kind }) => kind === "AUSD")) return;
      if (means === "cut" && given.legs.some(({ kind }) => kind === "BUSDT spot")) return;
      const [header, row] = call(liqTopup, collateral, positions, target, goal, means, means === "coin" ? "A" : null, rules, tiers, ratios);
      if (!row || header![0] !== "Means") return;
      const amount = means === "cut" && given.legs.length === 1 ? shownPart(row[2] as number, given) : (row[2] as number);
      const reaches = (x: number) => reached(given, target, goal, means, x);
      if (amount === 0) {
        expect([given, target, goal, reaches(0)]).toEqual([given, target, goal, true]);
        return;
      }
      amounts++;
      const unit = 10 ** (Math.floor(Math.log10(amount)) - 13);
      expect([given, target, goal, amount, reaches(amount + unit)]).toEqual([given, target, goal, amount, true]);
      expect([given, target, goal, amount, reaches(amount - unit)]).toEqual([given, target, goal, amount, false]);
    }),
    { numRuns: 200 },
  );
  expect(amounts).toBeGreaterThan({ cash: 60, coin: 20, cut: 5 }[means]!);
}); // prettier-ignore

/** The part of the only position that a quantity is. */
function shownPart(quantity: number, { legs: [leg] }: Book): number {
  return quantity / leg!.quantity;
}

function reached(given: Book, target: number, goal: string, means: string, x: number): boolean {
  const [more, cut] = means === "cut" ? [zero, shown(x)] : [shown(x), zero];
  const figures = (factors: Factors) => figuresAt(given, factors, more, cut, means === "coin" ? "A" : "USDT");
  if (goal === "ratio") {
    const { adjusted, required } = figures({});
    return compare(multiply(shown(target), adjusted), required) >= 0;
  }
  const down = jointly(shown(-Math.min(target, 1)));
  const points = [{}, ...(goal === "up" ? [] : [down]), ...(goal === "down" ? [] : [jointly(shown(target))])];
  return points.every((factors) => compare(figures(factors).buffer, zero) >= 0);
}

function isLiquidated({ adjusted, buffer }: ReturnType<typeof figuresAt>): boolean {
  return compare(adjusted, buffer) === 0 ? compare(adjusted, zero) < 0 : compare(buffer, zero) <= 0;
}

/** Where an account that lives today stops, halved until 12 digits stand; undefined if it lives on. */
function endOf(given: Book, factors: (shock: Rational) => Factors, direction: 1 | -1): number | undefined {
  const lives = (shock: number) => !isLiquidated(figuresAt(given, factors(shown(shock))));
  let [alive, dead] = [0, direction < 0 ? -1 + 1e-10 : 1e7];
  if (lives(dead)) return undefined;
  while (Math.abs(dead - alive) > 1e-12 * Math.max(1, Math.abs(dead))) {
    const middle = alive === 0 && dead > 1 ? Math.sqrt(dead) : (alive + dead) / 2;
    if (lives(middle)) alive = middle;
    else dead = middle;
  }
  return (alive + dead) / 2;
}

test("SIM.STRESS has LIQ.RATIO's figures and exact gains where contracts have a basis and funding, settle anywhere and a dollar moves", () => {
  const figure = (most: number) => fc.oneof(fc.constant(0), fc.integer({ min: -most, max: 2 * most }));
  const shock = fc.tuple(figure(90), figure(20), figure(5));
  const settle = fc.constantFrom("", "", "A", "B", "USDT");
  const several = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(book, several(shock), several(settle), (given, percents, settles) => {
      const { collateral, positions, rules, tiers, ratios } = tablesOf({ ...given, rules: { ...given.rules, maintenance: "mark" } }); // prettier-ignore
      const settled = positions.map((row, at) => [...row, at === 0 ? "settle" : settles[(at - 1) % 8]!]);
      const moves = [...assets, "USDT"].map((asset, at) => [asset, ...percents[at]!.map((n) => n / 100)]);
      const scenario = [
        ["scenario", "asset", "shock", "basis", "funding"],
        ...moves.map((row) => ["s", ...row]),
      ];
      const [, row] = call(simStress, settled, collateral, scenario, rules, tiers, ratios);
      const ratio = call(liqRatio, collateral, settled, [["asset", "shock", "basis", "funding"], ...moves], rules, tiers, ratios); // prettier-ignore
      const figures = [0, 1, 3].map((at) => ratio[at]![1]);
      const gains = given.legs.map((leg, at) => toShownDouble(gainOf(given, leg, settles[at % 8]!, new Map(moves.map(([asset, ...one]) => [asset, one.map((n) => shown(n as number))]))))); // prettier-ignore
      expect([given, moves, settles, row!.slice(2, 5), row!.slice(7)]).toEqual([given, moves, settles, figures, gains]); // prettier-ignore
    }),
    { numRuns: 200 },
  );
});

/** What a leg gains in value, which settles in a coin of its symbol or in another one. */
function gainOf(
  { coins, marks }: Book,
  leg: Book["legs"][number],
  settle: string,
  moves: ReadonlyMap<unknown, Rational[]>,
): Rational {
  const [symbol, isSpot] = leg.kind.split(" ") as [string, string | undefined];
  const isInverse = symbol === "AUSD";
  const asset = symbol[0]!;
  const size = multiply(shown(leg.side === "long" ? 1 : -1), shown(leg.quantity));
  const worth = (mark: Rational, funding: Rational, price: Rational) => {
    const [entry, now] = [shown(leg.entryPrice), mark].map((at) => (isInverse ? quotient(one, at)! : at));
    const profit = multiply(size, isInverse ? subtract(entry!, now!) : subtract(now!, entry!));
    const paid = multiply(multiply(size, now!), funding);
    return multiply(price, add(profit, subtract(shown(leg.funding), paid)));
  };
  const [shock, basis, funding] = moves.get(asset)!;
  const coin = settle || (isInverse ? asset : symbol.slice(1));
  const price = shown(coins.find((one) => one.asset === coin)?.price ?? 1);
  const mark = shown(marks[asset]!);
  const after = multiply(mark, add(one, shock!));
  const moved = multiply(price, add(one, moves.get(coin)?.[0] ?? zero));
  const then = isSpot ? worth(after, zero, moved) : worth(multiply(after, add(one, basis!)), funding!, moved);
  return subtract(then, worth(mark, zero, price));
}

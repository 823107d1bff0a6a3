import * as fc from "fast-check";
import { liqMaintenance, liqTiered } from "../../../src/functions/liq";
import { expectEqual } from "../../support/expect-equal";
import {
  add,
  multiply,
  quotient,
  rational,
  shown,
  subtract,
  toShownDouble,
  type Rational,
} from "../../support/rational";
import { contract, figure, rateFigure } from "../../support/generators";
import { cell } from "../support";
import { one, zero, sign, price, notCovered, position, compare, type PositionGiven } from "./oracle";

interface Bracket {
  readonly floor: Rational;
  /** Undefined without an end. */
  readonly cap: Rational | undefined;
  readonly rate: Rational;
  readonly amount: Rational;
}

/** Tables whose borders lie about the position's notional, so that walks of all lengths happen. */
const share = fc.oneof(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1900, max: 2200 }));

const shares = fc.uniqueArray(share, { maxLength: 5 });

interface Brackets {
  readonly shares: readonly number[];
  readonly rates: readonly number[];
  readonly whole: boolean;
  readonly end: number | null;
}

const table: fc.Arbitrary<Brackets> = fc.record({
  shares,
  // A first row of zeros would be a blank one.
  rates: fc.array(
    rateFigure.map((rate) => rate || 0.0004),
    { minLength: 6, maxLength: 6 },
  ),
  whole: fc.boolean(),
  end: fc.option(fc.integer({ min: 4001, max: 5000 })),
});

/** A rate on the whole position, which rises much at a border that the notional grows into: the jump itself liquidates. */
const jump = fc
  .record({
    contract,
    entryPrice: figure,
    quantity: figure,
    leverage: fc.integer({ min: 2, max: 20 }),
    growth: fc.integer({ min: 1, max: 99 }),
    feeRate: rateFigure.map((rate) => rate / 100),
  })
  .map(({ leverage, growth, ...rest }): [PositionGiven, Brackets] => {
    const linear = rest.contract === "linear";
    const entryNotional = linear ? rest.quantity * rest.entryPrice : rest.quantity / rest.entryPrice;
    const position = {
      ...rest,
      side: linear ? "short" : "long",
      rule: "mark",
      margin: entryNotional / leverage,
    };
    const shares = [Math.round(2000 * (1 + growth / 100 / leverage))];
    return [position, { shares, rates: [0.001, 0.25], whole: true, end: null }];
  });

test("LIQ.TIERED is the exact result at 15 digits, with chained amounts and with jumps", () => {
  const seen = { price: 0, none: 0, beyond: 0, border: 0, uncovered: 0 };
  fc.assert(
    fc.property(
      fc.oneof({ weight: 5, arbitrary: fc.tuple(position, table) }, jump),
      ([given, { shares, rates, whole, end }]) => {
        const { side, entryPrice, quantity, margin, feeRate, contract, rule } = given;
        const entryNotional = contract === "linear" ? quantity * entryPrice : quantity / entryPrice;
        const borders = [...shares]
          .sort((a, b) => a - b)
          .map((share) => readable((entryNotional * share) / 2000));
        const sorted = [...rates].sort((a, b) => a - b);
        const last = end === null ? "" : readable((entryNotional * end) / 2000);
        const rows = [0, ...borders].map((floor, index): (number | string)[] => [
          floor,
          borders[index] ?? last,
          "",
          sorted[index]!,
          ...(whole ? ["none"] : []),
        ]);
        const expected = tieredOracle(given, brackets(rows, whole), seen);
        const header = ["Floor", "Cap", "Max leverage", "Maintenance rate", "Maintenance amount"];
        const tiers = [header.slice(0, whole ? 5 : 4), ...rows];
        const result = cell(liqTiered, tiers, side, entryPrice, quantity, margin, feeRate, contract, rule);
        if (expected === "beyond") {
          expect(result).toMatchObject({ error: "#N/A" });
          expect((result as { message: string }).message).toContain("the last cap of tiers");
        } else {
          expectEqual(
            result,
            expected === "uncovered"
              ? notCovered("LIQ.TIERED", sorted[0]!, feeRate)
              : price("LIQ.TIERED", expected),
          );
        }
      },
    ),
    { numRuns: 6000 },
  );
  // The oracle was asked all of its questions.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
});

/** A figure that is written and read the same, so that a border is what stands in the table. */
function readable(value: number): number {
  return Number(value.toPrecision(12));
}

function brackets(rows: readonly (number | string)[][], whole: boolean): Bracket[] {
  let [amount, before] = [zero, zero];
  return rows.map(([floor, cap, , rate]) => {
    amount = whole
      ? zero
      : add(amount, multiply(shown(floor as number), subtract(shown(rate as number), before)));
    before = shown(rate as number);
    return {
      floor: shown(floor as number),
      cap: cap === "" ? undefined : shown(cap as number),
      rate: before,
      amount,
    };
  });
}

/**
 * The first price on the way of a loss at which the margin is no longer enough, looked for point by point: every bracket's own solution
 * and every border, in the order in which the price meets them.
 */
function tieredOracle(
  given: PositionGiven,
  table: readonly Bracket[],
  seen: Record<"price" | "none" | "beyond" | "border" | "uncovered", number>,
): Rational | undefined | "beyond" | "uncovered" {
  const [E, q, W, fee] = [given.entryPrice, given.quantity, given.margin, given.feeRate].map(shown);
  const linear = given.contract === "linear";
  const s = sign(given.side);
  const entryNotional = linear ? multiply(q!, E!) : quotient(q!, E!)!;
  const priceOf = (notional: Rational) => (linear ? quotient(notional, q!) : quotient(q!, notional));
  const equity = (notional: Rational) => {
    const P = priceOf(notional)!;
    const pnl = linear
      ? multiply(multiply(s, q!), subtract(P, E!))
      : multiply(multiply(s, q!), subtract(quotient(one, E!)!, quotient(one, P)!));
    return add(W!, pnl);
  };
  const gap = ({ rate, amount }: Bracket, notional: Rational) =>
    subtract(equity(notional), subtract(multiply(notional, add(rate, fee!)), amount));
  const at = table.find(({ cap }) => cap === undefined || compare(entryNotional, cap) <= 0);
  if (!at) return found("beyond");
  if (gap(at, entryNotional).numerator < 0n) return found("uncovered");

  if (given.rule === "entry") {
    const maintained = subtract(multiply(entryNotional, add(at.rate, fee!)), at.amount);
    // equity(P) = maintained, solved for P.
    const buffer = subtract(W!, maintained);
    const solved = linear
      ? subtract(E!, multiply(s, quotient(buffer, q!)!))
      : quotient(multiply(s, q!), add(buffer, multiply(s, entryNotional)));
    return solved && solved.numerator > 0n ? found("price", solved) : found("none");
  }

  const isAtMaintenance = gap(at, entryNotional).numerator === 0n;
  if (isAtMaintenance) return found("price", E);
  const lossShrinks = (given.side === "long") === linear;
  const upwards = !lossShrinks;
  const ordered = upwards ? table.slice(table.indexOf(at)) : table.slice(0, table.indexOf(at) + 1).reverse();
  for (const bracket of ordered) {
    const from = bracket === at ? entryNotional : upwards ? bracket.floor : bracket.cap!;
    const to = upwards ? bracket.cap : bracket.floor;
    // On entering a bracket maintenance may jump.
    if (from.numerator > 0n && gap(bracket, from).numerator <= 0n) return found("border", priceOf(from));
    const root = rootOf((notional) => gap(bracket, notional));
    const inside =
      root &&
      root.numerator > 0n &&
      compare(root, from) * (upwards ? 1 : -1) >= 0 &&
      (to === undefined || compare(root, to) * (upwards ? 1 : -1) <= 0);
    if (inside) return found("price", priceOf(root));
  }
  return upwards ? found("beyond") : found("none");

  function found(what: "beyond"): "beyond";
  function found(what: "uncovered"): "uncovered";
  function found(what: "price" | "none" | "border", value?: Rational): Rational | undefined;
  function found(what: keyof typeof seen, value?: Rational) {
    seen[what]++;
    return what === "beyond" || what === "uncovered" ? what : value;
  }
}

/** Where a straight line is 0, out of two of its points. */
function rootOf(line: (x: Rational) => Rational): Rational | undefined {
  const [a, b] = [line(one), line(rational("2"))];
  return quotient(subtract(multiply(a, rational("2")), b), subtract(a, b));
}

test("LIQ.MAINTENANCE is exact at 15 digits, on borders too", () => {
  fc.assert(
    fc.property(table, figure, share, ({ shares, rates, whole }, size, share) => {
      const borders = [...shares].sort((a, b) => a - b).map((share) => readable((size * share) / 2000));
      const sorted = [...rates].sort((a, b) => a - b);
      const rows = [0, ...borders].map((floor, index): (number | string)[] => [
        floor,
        borders[index] ?? "",
        1,
        sorted[index]!,
        ...(whole ? ["none"] : []),
      ]);
      const notional = borders[share % Math.max(borders.length, 1)] ?? readable((size * share) / 2000);
      const at = brackets(rows, whole).find(({ cap }) => !cap || compare(shown(notional), cap) <= 0)!;
      expectEqual(
        cell(liqMaintenance, rows, notional),
        toShownDouble(subtract(multiply(shown(notional), at.rate), at.amount)),
      );
    }),
    { numRuns: 3000 },
  );
});

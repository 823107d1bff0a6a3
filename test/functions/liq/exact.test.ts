import * as fc from "fast-check";
import {
  liqBankruptcy,
  liqCross,
  liqDistance,
  liqIsolated,
  liqMaintenance,
  liqMaxLeverage,
  liqTiered,
} from "../../../src/functions/liq";
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
import { contract, figure, rateFigure, rule, side } from "../../support/sizes";
import { asShown } from "../figures";
import { call, cell, type Result } from "../support";

const runs = { numRuns: 3000 };
const one = rational("1");
const zero = rational("0");
const sign = (side: string): Rational => rational(side === "long" ? "1" : "-1");

const none = (name: string): Result => ({
  error: "#N/A",
  message: `${name}: no positive price liquidates this position.`,
});
const price = (name: string, value: Rational | undefined): Result =>
  value && value.numerator > 0n ? asShown(value) : none(name);

/** Margins such that the position is nearly unlevered, usual, or as good as bankrupt. */
const leverage = fc.oneof(
  fc.integer({ min: 1, max: 200 }),
  fc.double({ min: 0.5, max: 500, noNaN: true }),
  fc.integer({ min: -5, max: 5 }).map((n) => 1 + n * 1e-15),
);

interface PositionGiven {
  readonly side: string;
  readonly contract: string;
  readonly rule: string;
  readonly entryPrice: number;
  readonly quantity: number;
  readonly margin: number;
  readonly feeRate: number;
}

const position: fc.Arbitrary<PositionGiven> = fc
  .record({ side, contract, rule, entryPrice: figure, quantity: figure, leverage, feeRate: rateFigure })
  .map(({ leverage, ...rest }) => ({
    ...rest,
    margin:
      (rest.contract === "linear" ? rest.quantity * rest.entryPrice : rest.quantity / rest.entryPrice) /
      leverage,
  }));

test("LIQ.ISOLATED is the exact result at 15 digits", () => {
  fc.assert(
    fc.property(
      position,
      rateFigure,
      fc.oneof(fc.constant(0), figure),
      (given, maintenanceRate, maintenanceAmount) => {
        const { side, entryPrice, quantity, margin, feeRate, contract, rule } = given;
        const s = sign(side);
        const [E, q, W, c] = [entryPrice, quantity, margin, maintenanceAmount].map(shown) as Rational[];
        const m = add(shown(maintenanceRate), shown(feeRate));
        // The formulas as functions.md and the exchanges print them, division by division.
        const formulas: Record<string, () => Rational | undefined> = {
          "linear mark": () =>
            quotient(
              subtract(add(W!, c!), multiply(s, multiply(q!, E!))),
              subtract(multiply(q!, m), multiply(s, q!)),
            ),
          "linear entry": () =>
            subtract(
              E!,
              multiply(s, quotient(subtract(W!, subtract(multiply(multiply(E!, q!), m), c!)), q!)!),
            ),
          "inverse mark": () =>
            quotient(multiply(q!, add(s, m)), add(add(W!, c!), multiply(s, quotient(q!, E!)!))),
          "inverse entry": () => {
            const value = quotient(q!, E!)!;
            const denominator = add(subtract(W!, subtract(multiply(m, value), c!)), multiply(s, value));
            return quotient(multiply(s, q!), denominator);
          },
        };
        expectEqual(
          cell(
            liqIsolated,
            side,
            entryPrice,
            quantity,
            margin,
            maintenanceRate,
            maintenanceAmount,
            feeRate,
            contract,
            rule,
          ),
          price("LIQ.ISOLATED", formulas[`${contract} ${rule}`]!()),
        );
      },
    ),
    runs,
  );
});

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
  const seen = { price: 0, none: 0, beyond: 0, border: 0 };
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
          ...(whole ? [0] : []),
        ]);
        const expected = tieredOracle(given, brackets(rows, whole), seen);
        const header = ["Floor", "Cap", "Max leverage", "Maintenance rate", "Maintenance amount"];
        const tiers = [header.slice(0, whole ? 5 : 4), ...rows];
        const result = cell(liqTiered, tiers, side, entryPrice, quantity, margin, feeRate, contract, rule);
        if (expected === "beyond") {
          expect(result).toMatchObject({ error: "#N/A" });
          expect((result as { message: string }).message).toContain("the last cap of tiers");
        } else {
          expectEqual(result, price("LIQ.TIERED", expected));
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
 * The first price on the way of a loss (or of a gain, for a position that is below maintenance) at which the margin changes from
 * enough to too little (or back), looked for point by point: every bracket's own solution and every border, in the order in
 * which the price meets them.
 */
function tieredOracle(
  given: PositionGiven,
  table: readonly Bracket[],
  seen: Record<"price" | "none" | "beyond" | "border", number>,
): Rational | undefined | "beyond" {
  const [E, q, W, fee] = [given.entryPrice, given.quantity, given.margin, given.feeRate].map(
    shown,
  ) as Rational[];
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

  if (given.rule === "entry") {
    const maintained = subtract(multiply(entryNotional, add(at.rate, fee!)), at.amount);
    // equity(P) = maintained, solved for P.
    const buffer = subtract(W!, maintained);
    const solved = linear
      ? subtract(E!, multiply(s, quotient(buffer, q!)!))
      : quotient(multiply(s, q!), add(buffer, multiply(s, entryNotional)));
    return solved && solved.numerator > 0n ? found("price", solved) : found("none");
  }

  const enough = gap(at, entryNotional).numerator > 0n;
  const lossShrinks = (given.side === "long") === linear;
  const upwards = enough !== lossShrinks;
  const ordered = upwards ? table.slice(table.indexOf(at)) : table.slice(0, table.indexOf(at) + 1).reverse();
  for (const bracket of ordered) {
    const from = bracket === at ? entryNotional : upwards ? bracket.floor : bracket.cap!;
    const to = upwards ? bracket.cap : bracket.floor;
    // On entering a bracket maintenance may jump.
    if (from.numerator > 0n && gap(bracket, from).numerator > 0n !== enough)
      return found("border", priceOf(from));
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
  function found(what: "price" | "none" | "border", value?: Rational): Rational | undefined;
  function found(what: keyof typeof seen, value?: Rational) {
    seen[what]++;
    return what === "beyond" ? what : value;
  }
}

/** Where a straight line is 0, out of two of its points. */
function rootOf(line: (x: Rational) => Rational): Rational | undefined {
  const [a, b] = [line(one), line(rational("2"))];
  return quotient(subtract(multiply(a, rational("2")), b), subtract(a, b));
}

function compare(a: Rational, b: Rational): number {
  const difference = subtract(a, b).numerator;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

test("LIQ.CROSS is the exact result at 15 digits", () => {
  const row = fc.record({
    side,
    quantity: figure,
    entryPrice: figure,
    markPrice: figure,
    maintenanceRate: rateFigure,
    maintenanceAmount: fc.oneof(fc.constant(0), figure),
    symbol: fc.constantFrom("", "BTC", "btc", "ETH"),
  });
  fc.assert(
    fc.property(
      fc.oneof(
        figure,
        figure.map((balance) => -balance),
      ),
      fc.array(row, { minLength: 1, maxLength: 6 }),
      contract,
      rateFigure,
      (balance, rows, contract, feeRate) => {
        const linear = contract === "linear";
        const table = rows.map((row) => [
          row.side,
          row.quantity,
          row.entryPrice,
          row.markPrice,
          row.maintenanceRate,
          row.maintenanceAmount,
          contract,
          row.symbol,
        ]);
        const key = (row: (typeof rows)[number], index: number) =>
          row.symbol === "" ? String(index) : row.symbol.toUpperCase();
        const expected = rows.map((row, index) => {
          const own = (other: (typeof rows)[number], at: number) => key(other, at) === key(row, index);
          let [numerator, denominator] = [shown(balance), zero];
          for (const [at, other] of rows.entries()) {
            const s = sign(other.side);
            const [q, E, X, c] = [
              other.quantity,
              other.entryPrice,
              other.markPrice,
              other.maintenanceAmount,
            ].map(shown) as Rational[];
            const m = add(shown(other.maintenanceRate), shown(feeRate));
            const invested = linear ? multiply(q!, E!) : quotient(q!, E!)!;
            const valued = linear ? multiply(q!, X!) : quotient(q!, X!)!;
            const direction = linear ? s : subtract(zero, s);
            if (own(other, at)) {
              numerator = add(numerator, subtract(c!, multiply(direction, invested)));
              denominator = add(denominator, multiply(q!, linear ? subtract(m, s) : add(s, m)));
            } else {
              const pnl = multiply(direction, subtract(valued, invested));
              numerator = add(numerator, subtract(pnl, subtract(multiply(m, valued), c!)));
            }
          }
          return [
            price("LIQ.CROSS", linear ? quotient(numerator, denominator) : quotient(denominator, numerator)),
          ];
        });
        expectEqual(call(liqCross, balance, table, feeRate), expected);
      },
    ),
    runs,
  );
});

test("LIQ.BANKRUPTCY, LIQ.DISTANCE and LIQ.MAXLEVERAGE are exact at 15 digits", () => {
  const given = fc.record({
    side,
    contract,
    entryPrice: figure,
    leverage,
    other: figure,
    maintenanceRate: rateFigure,
  });
  fc.assert(
    fc.property(given, ({ side, contract, entryPrice, leverage, other, maintenanceRate }) => {
      const s = sign(side);
      const [E, L, S, m] = [entryPrice, leverage, other, maintenanceRate].map(shown) as Rational[];
      const share = quotient(one, L!)!;
      expectEqual(
        cell(liqBankruptcy, side, entryPrice, leverage, contract),
        price(
          "LIQ.BANKRUPTCY",
          contract === "linear"
            ? multiply(E!, subtract(one, multiply(s, share)))
            : quotient(multiply(s, E!), add(share, s)),
        ),
      );
      expectEqual(
        cell(liqDistance, side, entryPrice, other),
        toShownDouble(quotient(multiply(s, subtract(E!, S!)), E!)!),
      );
      if (compare(S!, E!) * (side === "long" ? 1 : -1) >= 0) return;
      const expected =
        contract === "linear"
          ? quotient(E!, multiply(s, subtract(E!, multiply(S!, subtract(one, multiply(s, m!))))))
          : quotient(S!, multiply(s, subtract(multiply(E!, add(one, multiply(s, m!))), S!)));
      expectEqual(
        cell(liqMaxLeverage, side, entryPrice, other, maintenanceRate, contract),
        toShownDouble(expected!),
      );
    }),
    runs,
  );
});

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
        ...(whole ? [0] : []),
      ]);
      const notional = borders[share % Math.max(borders.length, 1)] ?? readable((size * share) / 2000);
      const at = brackets(rows, whole).find(({ cap }) => !cap || compare(shown(notional), cap) <= 0)!;
      expectEqual(
        cell(liqMaintenance, rows, notional),
        toShownDouble(subtract(multiply(shown(notional), at.rate), at.amount)),
      );
    }),
    runs,
  );
});

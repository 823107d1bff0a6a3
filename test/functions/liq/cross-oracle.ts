import * as fc from "fast-check";
import { add, multiply, quotient, rational, shown, subtract, type Rational } from "../../support/rational";
import { compare, one, sign, zero } from "./oracle";

/** Random cross accounts, and their buffer by its definition in exact fractions. */
interface Row {
  readonly side: string;
  readonly quantity: number;
  readonly entryPrice: number;
  readonly maintenanceRate: number;
  readonly maintenanceAmount: number;
  readonly maintenanceMargin: number;
  readonly orderMargin: number;
  readonly funding: number;
  readonly symbol: string;
}

export interface Account {
  readonly contract: string;
  readonly balance: number;
  readonly rows: readonly Row[];
  readonly marks: Readonly<Record<string, number>>;
  readonly feeRate: number | null;
  readonly rules: Readonly<Record<string, string | number>>;
  /** Floor, cap and rate; amounts chain, or there are none. */
  readonly brackets: readonly (readonly [number, number | "", number])[];
  readonly chained: boolean;
}

const symbols = ["AUSDT", "BUSDT", "CUSDT"];
const tenths = (least: number, most: number) =>
  fc.integer({ min: least * 10, max: most * 10 }).map((n) => n / 10);
const seldom = (figure: fc.Arbitrary<number>) => fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, figure);

export const account = (chained: boolean): fc.Arbitrary<Account> =>
  fc.constantFrom("linear", "inverse").chain((contract) => {
    const linear = contract === "linear";
    // An inverse quantity is face value, and its money is coin.
    const unit = linear ? 1 : 100;
    const money = linear ? 100 : 1;
    const amount = (most: number) => tenths(0, most).map((n) => (n * money) / 10);
    const row = fc.record({
      side: fc.constantFrom("long", "short"),
      quantity: tenths(0.1, 20).map((n) => n * unit),
      entryPrice: tenths(80, 120),
      maintenanceRate: fc.constantFrom(0, 0, 0.01, 0.05),
      maintenanceAmount: seldom(amount(1)),
      maintenanceMargin: seldom(amount(1)),
      orderMargin: seldom(amount(1)),
      funding: seldom(fc.integer({ min: -9, max: 9 }).map((n) => (n * money) / 10)),
      symbol: fc.constantFrom(...symbols),
    });
    const setting = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
    return fc.record({
      contract: fc.constant(contract),
      balance: fc.integer({ min: -5, max: 150 }).map((n) => (n * money) / 5),
      rows: fc.array(row, { minLength: 1, maxLength: 5 }),
      marks: fc.record({ AUSDT: tenths(80, 120), BUSDT: tenths(80, 120), CUSDT: tenths(80, 120) }),
      feeRate: fc.option(fc.constantFrom(0, 0.0006, 0.01)),
      rules: fc
        .record({
          maintenance: setting("mark", "entry", "held"),
          others: setting("held", "joint", "notional", "maintenance"),
          pairs: setting("both", "larger"),
          threshold: setting(1, 1.05, 0.5, 0),
          fee: setting(0.0005),
          borrowRate: setting(0.04, 0.5),
          settleBalance: setting(-3 * money, 0, 2 * money),
          otherMaintenance: setting(money),
        })
        .map((all) => {
          const isShared = all.others === "notional" || all.others === "maintenance";
          const rules = isShared ? { ...all, borrowRate: undefined, otherMaintenance: undefined } : all;
          return Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));
        }) as fc.Arbitrary<Record<string, string | number>>,
      brackets: fc.constantFrom<Account["brackets"]>(
        [[0, "", 0.02]],
        [[0, 2 * money, 0.01], [2 * money, 8 * money, 0.03], [8 * money, "", 0.12]],
        [[0, 5 * money, 0.01], [5 * money, 30 * money, 0.05]],
      ), // prettier-ignore
      chained: fc.constant(chained),
    });
  });

export function symbolsOf({ rows }: Account): string[] {
  return [...new Set(rows.map(({ symbol }) => symbol))];
}

/** Long less short. */
export function netOf({ rows }: Account, symbol: string): number {
  return rows.reduce(
    (net, row) => net + (row.symbol !== symbol ? 0 : row.side === "long" ? row.quantity : -row.quantity),
    0,
  );
}

/** What a rule says, or what it is without one. */
const ruleOf = ({ rules }: Account, name: string, otherwise: string | number) => rules[name] ?? otherwise;
const figureOf = (given: Account, name: string, otherwise: number) =>
  shown(ruleOf(given, name, otherwise) as number);

/**
 * The account's equity less what it requires where a symbol has this price and the others do as the rules say; undefined past the
 * last cap. Where all move by one factor the price is that of the symbol.
 */
export function bufferAt(given: Account, symbol: string, price: Rational): Rational | undefined {
  const others = ruleOf(given, "others", "held");
  const factor = quotient(price, shown(given.marks[symbol]!))!;
  const priceOf = (of: string) =>
    of === symbol
      ? price
      : others === "joint"
        ? multiply(shown(given.marks[of]!), factor)
        : shown(given.marks[of]!);
  const threshold = figureOf(given, "threshold", 1);
  const isShared = others === "notional" || others === "maintenance";
  const moving = isShared ? [symbol] : symbolsOf(given);
  const required = requirement(given, moving, priceOf, threshold, feeOf(given));
  if (!required) return undefined;
  const profit = profitOf(given, moving, priceOf);
  if (isShared) {
    const share = shareOf(given, symbol, others);
    if (!share) return undefined;
    const before = profitOf(given, moving, (of) => shown(given.marks[of]!));
    return subtract(add(share, subtract(profit, before)), required);
  }
  const settled = add(figureOf(given, "settleBalance", given.balance), profit);
  const borrowed = compare(settled, zero) < 0 ? subtract(zero, settled) : zero;
  const apart = add(
    figureOf(given, "otherMaintenance", 0),
    multiply(figureOf(given, "borrowRate", 0), borrowed),
  );
  return subtract(add(shown(given.balance), profit), add(required, multiply(threshold, apart)));
}

function feeOf(given: Account): Rational {
  return given.feeRate === null ? figureOf(given, "fee", 0) : shown(given.feeRate);
}

type PriceOf = (symbol: string) => Rational;

const valueOf = ({ contract }: Account, price: Rational) =>
  contract === "linear" ? price : quotient(one, price)!;

function profitOf(given: Account, symbols: readonly string[], priceOf: PriceOf): Rational {
  const direction = rational(given.contract === "linear" ? "1" : "-1");
  return given.rows
    .filter(({ symbol }) => symbols.includes(symbol))
    .map((row) => {
      const gained = subtract(valueOf(given, priceOf(row.symbol)), valueOf(given, shown(row.entryPrice)));
      const size = multiply(multiply(direction, sign(row.side)), shown(row.quantity));
      return add(multiply(size, gained), shown(row.funding));
    })
    .reduce(add, zero);
}

/** `threshold * maintenance margin + fee` of these symbols. */
function requirement(
  given: Account,
  symbols: readonly string[],
  priceOf: PriceOf,
  threshold: Rational,
  fee: Rational,
): Rational | undefined {
  let total = zero;
  const rule = ruleOf(given, "maintenance", "mark");
  const notionals = new Map<string, Rational>();
  for (const row of given.rows.filter(({ symbol }) => symbols.includes(symbol))) {
    total = add(total, multiply(threshold, shown(row.orderMargin)));
    if (!carries(given, row)) continue;
    if (row.maintenanceMargin > 0) {
      total = add(total, multiply(threshold, shown(row.maintenanceMargin)));
      continue;
    }
    const price =
      rule === "mark"
        ? priceOf(row.symbol)
        : shown(rule === "entry" ? row.entryPrice : given.marks[row.symbol]!);
    const notional = multiply(shown(row.quantity), valueOf(given, price));
    total = add(total, multiply(fee, notional));
    const key = `${row.symbol} ${row.side}`;
    if (row.maintenanceRate === 0) notionals.set(key, add(notionals.get(key) ?? zero, notional));
    else {
      const own = subtract(multiply(notional, shown(row.maintenanceRate)), shown(row.maintenanceAmount));
      total = add(total, multiply(threshold, own));
    }
  }
  for (const notional of notionals.values()) {
    const margin = marginIn(given, notional);
    if (!margin) return undefined;
    total = add(total, multiply(threshold, margin));
  }
  return total;
}

/** Chained, each rate is paid on the part in its bracket; else that of the bracket on all. */
function marginIn({ brackets, chained }: Account, notional: Rational): Rational | undefined {
  let parts = zero;
  for (const [floor, cap, rate] of brackets) {
    const isLast = cap === "" || compare(notional, shown(cap)) <= 0;
    const top = isLast ? notional : shown(cap);
    parts = add(parts, multiply(subtract(top, shown(floor)), shown(rate)));
    if (isLast) return chained ? parts : multiply(notional, shown(rate));
  }
  return undefined;
}

function carries(given: Account, row: Row): boolean {
  if (ruleOf(given, "pairs", "both") === "both") return true;
  const own = given.rows.filter(({ symbol }) => symbol === row.symbol);
  const size = (side: string) =>
    own.filter((one) => one.side === side).map(({ quantity }) => shown(quantity)).reduce(add, zero); // prettier-ignore
  const order = compare(size("long"), size("short"));
  return row.side === (order === 0 ? own[0]!.side : order > 0 ? "long" : "short");
}

/** A symbol's part of the equity at the marks. */
function shareOf(given: Account, symbol: string, others: string | number): Rational | undefined {
  const marks: PriceOf = (of) => shown(given.marks[of]!);
  const weight = (symbols: readonly string[]) =>
    others === "maintenance"
      ? requirement(given, symbols, marks, one, zero)
      : given.rows
          .filter((row) => symbols.includes(row.symbol))
          .map((row) => multiply(shown(row.quantity), valueOf(given, marks(row.symbol))))
          .reduce(add, zero);
  const [own, all] = [weight([symbol]), weight(symbolsOf(given))];
  if (!own || !all || compare(all, zero) <= 0) return undefined;
  const equity = add(shown(given.balance), profitOf(given, symbolsOf(given), marks));
  return quotient(multiply(equity, own), all);
}

import * as fc from "fast-check";
import { add, multiply, quotient, shown, subtract, type Rational } from "../../support/rational";
import { compare, one, sign, zero } from "./oracle";

/** Random accounts of coins, loans and positions, and their figures by definition in exact fractions. No line or border is known here. */
interface Coin {
  readonly asset: string;
  readonly quantity: number;
  readonly price: number;
  readonly haircut: number;
  readonly liability: number;
  readonly interest: number;
  readonly borrowRate: number;
  readonly otherMaintenance: number;
}

interface Leg {
  readonly side: string;
  readonly quantity: number;
  readonly entryPrice: number;
  readonly maintenanceRate: number;
  readonly maintenanceAmount: number;
  readonly maintenanceMargin: number;
  readonly orderMargin: number;
  readonly funding: number;
  readonly kind: keyof typeof kinds;
}

/** Contract, asset and what it settles in. */
const kinds = {
  AUSDT: ["linear", "A", "USDT"],
  BUSDT: ["linear", "B", "USDT"],
  CUSDC: ["linear", "C", "USDC"],
  AUSD: ["inverse", "A", "A"],
  "BUSDT spot": ["spot", "B", "USDT"],
} as const;

export interface Book {
  readonly coins: readonly Coin[];
  readonly legs: readonly Leg[];
  readonly marks: Readonly<Record<string, number>>;
  readonly rules: Readonly<Record<string, string | number>>;
  readonly hasBorrowBrackets: boolean;
  readonly ratioUnit: "coin" | "value" | "none";
}

/** Floors, caps and rates; amounts chain. */
const brackets = [[0, 500, 0.01], [500, 3000, 0.03], [3000, "", 0.2]] as const; // prettier-ignore
const loanBrackets = [[0, 300, 0.02], [300, "", 0.1]] as const; // prettier-ignore
const ratioTiers = { coin: [[0, 2, 0.95], [2, 6, 0.7]], value: [[0, 150, 0.9], [150, 700, 0.6], [700, "", 0.1]], none: [] } as const; // prettier-ignore

const tenths = (least: number, most: number) => fc.integer({ min: least * 10, max: most * 10 }).map((n) => n / 10); // prettier-ignore
const seldom = (figure: fc.Arbitrary<number>) => fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, figure);
const setting = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const coin = (asset: string, price: number, quantity: fc.Arbitrary<number>): fc.Arbitrary<Coin> =>
  fc.record({
    asset: fc.constant(asset),
    quantity,
    price: fc.constant(price),
    haircut: fc.constantFrom(0, 0, 0.1, 0.5, 1),
    liability: seldom(tenths(0, 2)),
    interest: seldom(tenths(0, 1)),
    borrowRate: seldom(fc.constantFrom(0.05, 0.2)),
    otherMaintenance: seldom(tenths(0, 0.5)),
  });

const leg: fc.Arbitrary<Leg> = fc.record({
  side: fc.constantFrom("long", "short"),
  quantity: tenths(0.1, 20),
  entryPrice: tenths(80, 120),
  maintenanceRate: fc.constantFrom(0, 0, 0.01, 0.05),
  maintenanceAmount: seldom(tenths(0, 1)),
  maintenanceMargin: seldom(tenths(0.1, 3)),
  orderMargin: seldom(tenths(0, 2)),
  funding: seldom(tenths(-1, 1)),
  kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
});

export const book: fc.Arbitrary<Book> = fc
  .record({ A: tenths(80, 120), B: tenths(80, 120), C: tenths(80, 120) })
  .chain((marks) =>
    fc.record({
      coins: fc.tuple(
        coin("USDT", 1, fc.integer({ min: -300, max: 1500 })),
        coin("A", marks.A, seldom(tenths(-2, 8))),
        coin("B", marks.B, seldom(tenths(-2, 8))),
      ),
      legs: fc.array(leg, { minLength: 1, maxLength: 5 }).map((legs) =>
        // The face value of an inverse leg is as large as the value of the others.
        legs.map((one) => (one.kind === "AUSD" ? { ...one, quantity: one.quantity * 100, orderMargin: 0 } : one)),
      ),
      marks: fc.constant(marks),
      rules: fc
        .record({
          maintenance: setting("mark", "entry", "held"),
          pairs: setting("both", "larger"),
          threshold: setting(1, 1.05, 0.5),
          fee: setting(0.0005, 0.01),
          borrowRate: setting(0.04),
          otherMaintenance: setting(20),
        })
        .map((all) =>
          Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
        ) as fc.Arbitrary<Record<string, string | number>>,
      hasBorrowBrackets: fc.boolean(),
      ratioUnit: fc.constantFrom("coin", "value", "none"),
    }),
  ); // prettier-ignore

/** The tables as the functions take them. */
export function tablesOf({ coins, legs, marks, rules, hasBorrowBrackets, ratioUnit }: Book) {
  const names = ["asset", "quantity", "price", "haircut", "liability", "interest", "borrowRate", "otherMaintenance"] as const; // prettier-ignore
  const figures = ["side", "quantity", "entryPrice", "maintenanceRate", "maintenanceAmount", "maintenanceMargin", "orderMargin", "funding"] as const; // prettier-ignore
  const own = [...brackets.map((row) => [...row, ""]), ...(hasBorrowBrackets ? loanBrackets.map((row) => [...row, "B"]) : [])]; // prettier-ignore
  const ratios = ratioTiers[ratioUnit].map(([floor, cap, ratio]) => ["A", floor, cap, ratio, ratioUnit]);
  return {
    collateral: [[...names], ...coins.map((one) => names.map((name) => one[name]))],
    positions: [
      [...figures, "markPrice", "contract", "symbol"],
      ...legs.map((one) => [
        ...figures.map((name) => one[name]),
        marks[kinds[one.kind][1]],
        kinds[one.kind][0],
        one.kind.replace(" spot", ""),
      ]),
    ],
    rules: Object.keys(rules).length > 0 ? Object.entries(rules) : null,
    tiers: [["floor", "cap", "maintenanceRate", "symbol"], ...own],
    ratios: ratios.length > 0 ? [["asset", "floor", "cap", "ratio", "unit"], ...ratios] : null,
  };
}

/** Factors on today's prices; 1 for what is not in it. */
export type Factors = Readonly<Record<string, Rational>>;

export interface Figures {
  readonly equity: Rational;
  readonly adjusted: Rational;
  readonly required: Rational;
  readonly buffer: Rational;
}

const sum = (values: readonly Rational[]) => values.reduce(add, zero);
const larger = (a: Rational, b: Rational) => (compare(a, b) > 0 ? a : b);

/** The figures of an account, with so many more of a coin, and with this part of its contracts closed today. */
export function figuresAt(
  given: Book,
  factors: Factors,
  more: Rational = zero,
  cut: Rational = zero,
  added = "USDT",
): Figures {
  const factorOf = (asset: string) => factors[asset] ?? one;
  const left = subtract(one, cut);
  const { coins } = given;
  const assets = [...new Set([...coins.map(({ asset }) => asset), "USDC"])];
  const rows = assets.map((asset) => coins.find((one) => one.asset === asset) ?? emptyCoin(asset));
  const closing = given.legs.filter(isContract).map((one) => {
    const gain = subtract(profitOf(given, one, {}), multiply(figure(given, "fee", 0), notionalOf(given, one, {}, "mark")));
    return { settle: kinds[one.kind][2], gain: multiply(gain, cut) };
  }); // prettier-ignore
  const held = rows.map((row) => {
    const price = multiply(shown(row.price), factorOf(row.asset));
    const flows = given.legs.flatMap((one): Rational[] => {
      const [contract, asset, settle] = kinds[one.kind];
      const size = multiply(sign(one.side), shown(one.quantity));
      if (contract !== "spot")
        return settle === row.asset ? [multiply(left, profitOf(given, one, factors))] : [];
      const paid = subtract(shown(one.funding), multiply(size, shown(one.entryPrice)));
      return settle === row.asset ? [paid] : asset === row.asset ? [size] : [];
    });
    const cash = row.asset === added ? more : zero;
    const realised = closing.filter(({ settle }) => settle === row.asset).map(({ gain }) => gain);
    const balance = sum([shown(row.quantity), cash, ...flows, ...realised]);
    const loan = add(shown(row.liability), shown(row.interest));
    return { row, price, balance, loan, equity: subtract(balance, loan) };
  });
  const equity = sum(held.map((one) => multiply(one.price, one.equity)));
  const adjusted = sum(held.map((one) => countedOf(given, one.row, one.equity, one.price)));
  const loans = held.map(({ row, price, balance, loan }) => {
    const borrowed = multiply(price, add(loan, larger(zero, subtract(zero, balance))));
    const rate = row.borrowRate > 0 ? shown(row.borrowRate) : figure(given, "borrowRate", 0);
    const margin = given.hasBorrowBrackets && row.asset === "B" ? inBrackets(loanBrackets, borrowed) : multiply(rate, borrowed);
    return add(margin, multiply(price, shown(row.otherMaintenance)));
  }); // prettier-ignore
  const { margin, fee } = legsAt(given, factors, left);
  const maintenance = sum([margin, ...loans, figure(given, "otherMaintenance", 0)]);
  const buffer = subtract(adjusted, add(multiply(figure(given, "threshold", 1), maintenance), fee));
  return { equity, adjusted, required: add(maintenance, fee), buffer };
}

const emptyCoin = (asset: string): Coin => ({ asset, quantity: 0, price: 1, haircut: 0, liability: 0, interest: 0, borrowRate: 0, otherMaintenance: 0 }); // prettier-ignore

const isContract = ({ kind }: Leg) => kinds[kind][0] !== "spot";

function figure({ rules }: Book, name: string, otherwise: number): Rational {
  return shown((rules[name] ?? otherwise) as number);
}

function markOf({ marks }: Book, { kind }: Leg, factors: Factors): Rational {
  return multiply(shown(marks[kinds[kind][1]]!), factors[kinds[kind][1]] ?? one);
}

/** In what it settles in, with funding. */
function profitOf(given: Book, leg: Leg, factors: Factors): Rational {
  const mark = markOf(given, leg, factors);
  const entry = shown(leg.entryPrice);
  const gained =
    kinds[leg.kind][0] === "inverse"
      ? subtract(quotient(one, entry)!, quotient(one, mark)!)
      : subtract(mark, entry);
  return add(multiply(multiply(sign(leg.side), shown(leg.quantity)), gained), shown(leg.funding));
}

function notionalOf(given: Book, leg: Leg, factors: Factors, rule: string | number): Rational {
  const price = rule === "entry" ? shown(leg.entryPrice) : markOf(given, leg, rule === "mark" ? factors : {});
  const each = kinds[leg.kind][0] === "inverse" ? quotient(one, price)! : price;
  return multiply(shown(leg.quantity), each);
}

/** What counts of a coin: a debt in full, of what is held each part by its ratio. */
function countedOf(
  { ratioUnit }: Book,
  { asset, haircut }: Coin,
  equity: Rational,
  price: Rational,
): Rational {
  const value = multiply(price, equity);
  if (compare(equity, zero) <= 0) return value;
  if (asset !== "A" || haircut > 0 || ratioUnit === "none")
    return multiply(value, subtract(one, shown(haircut)));
  const [size, unit] = ratioUnit === "coin" ? [equity, price] : [value, one];
  const parts = ratioTiers[ratioUnit].map(([floor, cap, ratio]) => {
    const top = cap === "" || compare(size, shown(cap)) < 0 ? size : shown(cap);
    return multiply(larger(zero, subtract(top, shown(floor))), shown(ratio));
  });
  return multiply(sum(parts), unit);
}

/** Maintenance margin and fee of the positions and their orders. */
function legsAt(given: Book, factors: Factors, left: Rational): { margin: Rational; fee: Rational } {
  const rule = given.rules.maintenance ?? "mark";
  const priceOf = (asset: string) => multiply(shown(given.coins.find((one) => one.asset === asset)?.price ?? 1), factors[asset] ?? one); // prettier-ignore
  let [margin, fee] = [zero, zero];
  const together = new Map<string, { notional: Rational; price: Rational }>();
  for (const leg of given.legs) {
    const part = isContract(leg) ? left : one;
    const price = priceOf(kinds[leg.kind][2]);
    const own = (coins: Rational) => multiply(multiply(part, coins), price);
    margin = add(margin, own(shown(leg.orderMargin)));
    if (!carries(given, leg)) continue;
    if (leg.maintenanceMargin > 0) {
      margin = add(margin, own(shown(leg.maintenanceMargin)));
      continue;
    }
    if (!isContract(leg) && leg.maintenanceRate === 0) continue;
    const notional = notionalOf(given, leg, factors, rule);
    fee = add(fee, own(multiply(notional, figure(given, "fee", 0))));
    if (leg.maintenanceRate > 0) {
      const coins = subtract(multiply(notional, shown(leg.maintenanceRate)), shown(leg.maintenanceAmount));
      margin = add(margin, own(coins));
      continue;
    }
    const key = `${leg.kind} ${leg.side}`;
    const before = together.get(key)?.notional ?? zero;
    together.set(key, { notional: add(before, multiply(part, notional)), price });
  }
  for (const { notional, price } of together.values())
    margin = add(margin, multiply(inBrackets(brackets, notional), price));
  return { margin, fee };
}

function carries({ legs, rules }: Book, leg: Leg): boolean {
  if (rules.pairs !== "larger" || !isContract(leg)) return true;
  const own = legs.filter(({ kind }) => kind === leg.kind);
  const size = (side: string) => sum(own.filter((one) => one.side === side).map(({ quantity }) => shown(quantity)));
  const order = compare(size("long"), size("short"));
  return leg.side === (order === 0 ? own[0]!.side : order > 0 ? "long" : "short");
} // prettier-ignore

/** Each rate on the part in its bracket. */
function inBrackets(table: readonly (readonly [number, number | "", number])[], size: Rational): Rational {
  return sum(
    table.map(([floor, cap, rate]) => {
      const top = cap === "" || compare(size, shown(cap)) < 0 ? size : shown(cap);
      return multiply(larger(zero, subtract(top, shown(floor))), shown(rate));
    }),
  );
}

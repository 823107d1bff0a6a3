import * as fc from "fast-check";
import { liqCross } from "../../../src/functions/liq";
import { shown } from "../../support/rational";
import { call, type Result } from "../support";
import { account, type Account, bufferAt, netOf, symbolsOf } from "./cross-oracle";
import { compare, zero } from "./oracle";

/**
 * Random accounts by brute force: the buffer is written down from its definition, and the end of what lives around the mark is found
 * by halving, in exact fractions. No root, border or line is known here.
 */
test("LIQ.CROSS is the end of the prices that the account lives through", () => {
  const seen = { price: 0, none: 0, unknown: 0 };
  fc.assert(
    fc.property(account(true), (given) => {
      const results = pricesOf(given);
      for (const symbol of symbolsOf(given)) {
        if (!lives(given, symbol, given.marks[symbol]!)) continue;
        const expected = expectedFor(given, symbol);
        const result = results[given.rows.findIndex((row) => row.symbol === symbol)]!;
        seen[typeof expected === "string" ? expected : "price"]++;
        expect([given, symbol, kindOf(result)]).toEqual([
          given,
          symbol,
          typeof expected === "string" ? expected : "price",
        ]);
        if (typeof expected === "string") continue;
        const off = Math.abs((result as number) / expected - 1);
        expect([given, symbol, result, off < 1e-12]).toEqual([given, symbol, result, true]);
      }
    }),
    { numRuns: 250 },
  );
  expect([seen.price > 100, seen.none > 20]).toEqual([true, true]);
});

// Where maintenance margin jumps there may be several prices: the account lives from the mark to the first one.
test("LIQ.CROSS is a price up to which the account lives and past which it does not, whatever the brackets", () => {
  let prices = 0;
  fc.assert(
    fc.property(account(false), (given) => {
      const results = pricesOf(given);
      for (const symbol of symbolsOf(given)) {
        const mark = given.marks[symbol]!;
        const result = results[given.rows.findIndex((row) => row.symbol === symbol)]!;
        if (!lives(given, symbol, mark) || typeof result !== "number") continue;
        prices++;
        const away = result - mark;
        const found = samples.map((part) => lives(given, symbol, mark + away * part));
        expect([given, symbol, result, found]).toEqual([given, symbol, result, found.map(() => true)]);
        const past = lives(given, symbol, result * (1 + Math.sign(away) * 1e-12));
        expect([given, symbol, result, past]).toEqual([given, symbol, result, false]);
      }
    }),
    { numRuns: 250 },
  );
  expect(prices).toBeGreaterThan(20);
});

test("LIQ.CROSS of an account that is liquidated already is the price beyond which it would live", () => {
  let prices = 0;
  fc.assert(
    fc.property(account(true), fc.integer({ min: 2, max: 20 }), (account, part) => {
      const given = { ...account, balance: -account.balance / part };
      const results = pricesOf(given);
      for (const symbol of symbolsOf(given)) {
        const mark = given.marks[symbol]!;
        const result = results[given.rows.findIndex((row) => row.symbol === symbol)]!;
        if (bufferAt(given, symbol, shown(mark)) === undefined || lives(given, symbol, mark)) continue;
        if (typeof result === "number") {
          prices++;
          // Where the price is the mark itself, either side may be the living one.
          const sides = [1 - 1e-12, 1 + 1e-12].map((by) => lives(given, symbol, result * by));
          expect([given, symbol, result, sides[0] !== sides[1]]).toEqual([given, symbol, result, true]);
        } else if (kindOf(result).includes("at every price")) {
          const found = [1e-6, 0.01, 0.1, 0.5, 0.9, 1.1, 2, 10, 100, 1e6].map((by) =>
            lives(given, symbol, mark * by),
          );
          expect([given, symbol, found]).toEqual([given, symbol, found.map(() => false)]);
        }
      }
    }),
    { numRuns: 250 },
  );
  expect(prices).toBeGreaterThan(50);
});

const samples = [...Array.from({ length: 20 }, (_, part) => part / 20), 1 - 1e-9];

function pricesOf({ contract, balance, rows, marks, feeRate, rules, brackets, chained }: Account): Result[] {
  const header = [
    "side",
    "quantity",
    "entryPrice",
    "markPrice",
    "maintenanceRate",
    "maintenanceAmount",
    "contract",
    "symbol",
  ];
  const table = rows.map((row) => [
    ...[row.side, row.quantity, row.entryPrice, marks[row.symbol], row.maintenanceRate, row.maintenanceAmount],
    ...[contract, row.symbol, row.maintenanceMargin, row.orderMargin, row.funding],
  ]); // prettier-ignore
  const amounts = chained ? [] : [0];
  return call(
    liqCross,
    balance,
    [[...header, "maintenanceMargin", "orderMargin", "funding"], ...table],
    feeRate,
    Object.keys(rules).length > 0 ? Object.entries(rules) : null,
    [["floor", "cap", "maintenanceRate", ...(chained ? [] : ["maintenanceAmount"])], ...brackets.map((row) => [...row, ...amounts])],
  ).map(([price]) => price!); // prettier-ignore
}

function lives(given: Account, symbol: string, price: number): boolean {
  const buffer = bufferAt(given, symbol, shown(price));
  return buffer !== undefined && compare(buffer, zero) > 0;
}

/** The price below the mark for a net long, else the one above; if there is none, the other. */
function expectedFor(given: Account, symbol: string): End {
  const isLong = netOf(given, symbol) > 1e-9;
  const directions = isLong ? (["down", "up"] as const) : (["up", "down"] as const);
  const [end, other] = directions.map((direction) => endOf(given, symbol, direction)) as [End, End];
  if (end !== "none") return end;
  const isPair = new Set(given.rows.filter((row) => row.symbol === symbol).map(({ side }) => side)).size > 1;
  return other === "unknown" && !isPair ? "none" : other;
}

type End = number | "none" | "unknown";

/** Where the account stops living: halved between the mark, at which it lives, and a price far out, until 13 digits stand. */
function endOf(given: Account, symbol: string, direction: "up" | "down"): End {
  let alive = given.marks[symbol]!;
  let dead = direction === "up" ? alive * 1e9 : alive / 1e9;
  if (lives(given, symbol, dead)) return "none";
  while (Math.abs(alive / dead - 1) > 1e-13) {
    const middle = Math.sqrt(alive * dead);
    if (lives(given, symbol, middle)) alive = middle;
    else dead = middle;
  }
  return bufferAt(given, symbol, shown(dead)) ? alive : "unknown";
}

function kindOf(result: Result): string {
  if (typeof result === "number") return "price";
  const message = typeof result === "object" ? result.message! : "";
  if (message.includes("the last cap")) return "unknown";
  return message.includes("no positive price") ? "none" : message;
}

import * as fc from "fast-check";
import { perpOpenPrice, perpRealised } from "../../../src/functions/perp";
import {
  pnlAttribution,
  pnlFees,
  pnlFunding,
  pnlHoldings,
  pnlLedger,
  pnlPositions,
  pnlRealised,
  pnlReconcile,
} from "../../../src/functions/pnl";
import { contract } from "../../support/generators";
import { expectEqual } from "../../support/expect-equal";
import {
  add,
  multiply,
  quotient,
  rational,
  subtract,
  toShownDouble,
  type Rational,
} from "../../support/rational";
import { asShown, call, cell, column, type Result, type WorksheetFunction } from "../support";

const zero = rational(0);
const r = rational;
const less = subtract;
const times = multiply;

const quantity = fc.integer({ min: 1, max: 64 }).map((n) => n / 4);
const price = fc.integer({ min: 8, max: 4000 }).map((n) => n / 8);
const signed = fc.tuple(quantity, fc.boolean()).map(([size, isBuy]) => (isBuy ? size : -size));
const fills = fc.array(fc.record({ quantity: signed, price }), { minLength: 1, maxLength: 20 });
type Fills = readonly { readonly quantity: number; readonly price: number }[];

/** What a position opens and closes, kept in whole fills by somebody who knows no average. */
interface Ledger {
  opened: Rational;
  openedValue: Rational;
  closedValue: Rational;
  held: number;
}

/** Follows fills to all that was opened and closed long, and short. A fill that turns the position is two. */
function sides(list: Fills): { long: Ledger; short: Ledger } {
  const none = (): Ledger => ({ opened: zero, openedValue: zero, closedValue: zero, held: 0 });
  const found = { long: none(), short: none() };
  let net = 0;
  for (const { quantity, price } of list) {
    const against = net * quantity < 0 ? Math.min(Math.abs(quantity), Math.abs(net)) : 0;
    const closing = found[net > 0 ? "long" : "short"];
    closing.closedValue = add(closing.closedValue, times(r(against), r(price)));
    closing.held -= against;
    const opening = found[quantity > 0 ? "long" : "short"];
    const rest = Math.abs(quantity) - against;
    opening.opened = add(opening.opened, r(rest));
    opening.openedValue = add(opening.openedValue, times(r(rest), r(price)));
    opening.held += rest;
    net += quantity;
  }
  return found;
}

function closedAt({ closedValue, held }: Ledger, mark: number): Rational {
  return add(closedValue, times(r(held), r(mark)));
}

const header = ["Time", "Account", "Symbol", "Side", "Quantity", "Price", "Fee", "Fee coin", "Counted"];

function rowsOf(
  symbol: string,
  list: Fills,
  more: Partial<Record<string, unknown>> = {},
  from = 46_000,
): unknown[][] {
  return list.map(({ quantity, price }, index) => [
    from + index / 16,
    "A",
    symbol,
    quantity > 0 ? "buy" : "sell",
    Math.abs(quantity),
    price,
    more.fee ?? 0,
    more.feeCoin ?? "USDT",
    true,
  ]);
}

/** Spot fills that sell no more than is there. */
function coveredFills(list: Fills): Fills {
  let held = 0;
  return list.map((fill) => {
    const isCovered = held + fill.quantity >= 0;
    held += isCovered ? fill.quantity : -fill.quantity;
    return isCovered ? fill : { ...fill, quantity: -fill.quantity };
  });
}

test("PNL.ATTRIBUTION: each part is its formula on plain averages, and together they are spot, perp and funding less fees", () => {
  const given = fc.record({
    spot: fills,
    perp: fills,
    spotMark: price,
    perpMark: price,
    fee: quantity,
    funding: signed,
  });
  fc.assert(
    fc.property(given, ({ spot: someSpot, perp, spotMark, perpMark, fee, funding }) => {
      const spot = coveredFills(someSpot);
      const table = [
        header,
        ...rowsOf("BTC-USDT", spot, { fee, feeCoin: "BNB" }),
        ...rowsOf("BTC-USDT-PERP", perp, { fee }, 46_100),
      ];
      const payments = [
        ["Time", "Symbol", "Amount", "Coin"],
        [46_050, "BTC-USDT-PERP", funding, "USDT"],
      ];
      const marks = [
        ["Symbol", "Price"],
        ["BTC-USDT", spotMark],
        ["BTC-USDT-PERP", perpMark],
        ["BNB", 600],
      ];
      const own = sides(spot).long;
      const { long, short } = sides(perp);
      const [qs, qp] = [own.opened, short.opened];
      const isLess = toShownDouble(qs) < toShownDouble(qp);
      const m = isLess ? qs : qp;
      const average = (value: Rational, of: Rational) => quotient(value, of) ?? zero;
      const [S0, S1] = [average(own.openedValue, qs), average(closedAt(own, spotMark), qs)];
      const [F0, F1] = [average(short.openedValue, qp), average(closedAt(short, perpMark), qp)];
      const longGain = less(closedAt(long, perpMark), long.openedValue);
      const basis = times(m, less(less(F0, S0), less(F1, S1)));
      const ofSpot = times(less(qs, m), less(S1, S0));
      const pricePart = add(less(ofSpot, times(less(qp, m), less(F1, F0))), longGain);
      const fees = less(zero, times(r(fee), r(spot.length * 600 + perp.length)));
      const spotGain = less(closedAt(own, spotMark), own.openedValue);
      const perpGain = add(less(short.openedValue, closedAt(short, perpMark)), longGain);
      const total = add(add(add(spotGain, perpGain), r(funding)), fees);
      const parts = [pricePart, basis, r(funding), fees, total].map(asShown);
      const rows = call(pnlAttribution, table, payments, marks);
      expectEqual(rows[1], ["BTC-USDT / BTC-USDT-PERP", asShown(m), ...parts, ""]);
      expectEqual(rows[2], ["All", "", ...parts, ""]);
    }),
  );
});

test("PNL.POSITIONS: realised and unrealised are the cash of the fills and the value left, less fees plus funding is Net", () => {
  const given = fc.record({
    list: fills,
    mark: price,
    fee: quantity,
    funding: signed,
    method: fc.constantFrom("average", "fifo"),
  });
  fc.assert(
    fc.property(given, ({ list, mark, fee, funding, method }) => {
      const payments = [
        ["Time", "Account", "Symbol", "Amount", "Coin"],
        [46_000 + (list.length - 0.5) / 16, "A", "BTC-USDT-PERP", funding, "USDT"],
      ];
      const marks = [
        ["Symbol", "Price"],
        ["BTC-USDT-PERP", mark],
      ];
      const table = [header, ...rowsOf("BTC-USDT-PERP", list, { fee })];
      const rows = call(pnlPositions, table, method, payments, marks);
      const total = (title: string) => totalOf(rows, title);
      const { long, short } = sides(list);
      const gain = add(
        less(closedAt(long, mark), long.openedValue),
        less(short.openedValue, closedAt(short, mark)),
      );
      near(total("Realised") + total("Unrealised"), toShownDouble(gain));
      near(total("Fees"), fee * list.length);
      near(total("Net"), total("Realised") - total("Fees") + total("Funding"));
      near(totalOf(call(pnlFees, table), "Amount"), fee * list.length);
      const byFill = call(pnlRealised, table, method, "fill");
      expect(byFill.length).toBe(table.length);
      for (const by of ["symbol", "account", "coin", "day", "month"])
        near(totalOf(call(pnlRealised, table, method, by), "Realised"), totalOf(byFill, "Realised"));
      near(total("Realised"), totalOf(byFill, "Realised"));
    }),
    { numRuns: 60 },
  );
});

test("PERP.REALISED and PERP.OPENPRICE: first in, first out is a queue of quarters, and average cost the same quarter for each", () => {
  fc.assert(
    fc.property(fills, contract, (list, contract) => {
      const worth = (at: number) => (contract === "linear" ? r(at) : quotient(r(1), r(at))!);
      const gain = (exit: Rational, entry: Rational) =>
        contract === "linear" ? less(exit, entry) : less(entry, exit);
      const queue: number[] = [];
      let [sign, held, cost] = [0, 0, zero];
      let [fifo, average] = [zero, zero];
      for (const { quantity, price } of list) {
        const own = Math.sign(quantity);
        const quarters = Math.abs(quantity) * 4;
        if (held === 0) [sign, cost] = [own, zero];
        const closing = own === sign ? 0 : Math.min(quarters, held);
        if (closing > 0) {
          const mean = quotient(cost, r(held))!;
          const size = r((sign * closing) / 4);
          average = reduced(add(average, times(size, gain(worth(price), mean))));
          cost = reduced(times(mean, r((held -= closing))));
          for (const entry of queue.splice(0, closing))
            fifo = reduced(add(fifo, times(r(sign / 4), gain(worth(price), worth(entry)))));
        }
        if (quarters > closing) sign = own;
        for (let quarter = closing; quarter < quarters; quarter++) queue.push(price);
        cost = reduced(add(cost, times(r(quarters - closing), worth(price))));
        held += quarters - closing;
      }
      const given = [
        column(...list.map(({ quantity }) => quantity)),
        column(...list.map(({ price }) => price)),
        contract,
      ];
      const priceOf = (mean: Rational) => asShown(contract === "linear" ? mean : quotient(r(1), mean)!);
      const open = (mean: Rational) => (held === 0 ? { error: "#N/A" } : priceOf(mean));
      expectNear(cell(perpRealised, ...given, "fifo"), fifo);
      expectNear(cell(perpRealised, ...given), average);
      const mean = held === 0 ? zero : quotient(cost, r(held))!;
      const left = queue.reduce((sum, price) => reduced(add(sum, worth(price))), zero);
      expect(cell(perpOpenPrice, ...given)).toEqual(
        held === 0 ? expect.objectContaining(open(mean) as object) : open(mean),
      );
      expect(cell(perpOpenPrice, ...given, "fifo")).toEqual(
        held === 0 ? expect.objectContaining(open(mean) as object) : open(quotient(left, r(held))!),
      );
    }),
    { numRuns: 60 },
  );
});

test("the order of rows and columns, a newest first table and rows that do not count change nothing", () => {
  const given = fc.record({ list: fills, seed: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }) });
  fc.assert(
    fc.property(given, ({ list, seed }) => {
      const fillTable = [
        header,
        ...rowsOf("BTC-USDT-PERP", list, { fee: 1 }),
        ...rowsOf("ETH-USDT", coveredFills(list), {}, 46_100),
      ];
      const funding = [
        ["Time", "Account", "Symbol", "Amount", "Coin"],
        ...list.map(({ quantity }, index) => [
          46_000.01 + index / 16,
          "A",
          "BTC-USDT-PERP",
          quantity,
          "USDT",
        ]),
      ];
      const ledger = [
        ["Time", "Account", "Wallet", "Coin", "Kind", "Amount"],
        ...list.map(({ quantity }, index) => [46_000 + index / 16, "A", "w", "USDT", "fee", quantity]),
      ];
      const marks = [
        ["Coin", "Price"],
        ["BTC", 100],
        ["ETH", 50],
      ];
      const calls = (change: (table: unknown[][]) => unknown[][]): Result[][][] => {
        const [f, p, l] = [fillTable, funding, ledger].map(change);
        const with_: [WorksheetFunction, ...unknown[]][] = [
          [pnlPositions, f, "fifo", p, marks],
          [pnlRealised, f, null, "day"],
          [pnlFees, f, marks],
          [pnlFunding, p],
          [pnlLedger, l],
          [pnlReconcile, f, p, l],
          [pnlHoldings, f],
          [pnlHoldings, l],
        ];
        return with_.map(([name, ...arguments_]) => call(name, ...arguments_));
      };
      const usual = calls((table) => table);
      const shuffledRows = ([top, ...rows]: unknown[][]) => [
        top!,
        ...rows
          .map((row, index) => ({ row, at: seed[index % 40]! }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row),
      ];
      const shuffledColumns = (table: unknown[][]) => table.map((row) => row.toReversed());
      const newestFirst = ([top, ...rows]: unknown[][]) => [top!, ...rows.toReversed()];
      const withUncounted = ([top, ...rows]: unknown[][]) => {
        const at = top!.indexOf("Counted");
        return at < 0
          ? [top!, ...rows]
          : [top!, ...rows, top!.map((_, column) => (column === at ? false : "nonsense"))];
      };
      for (const change of [shuffledRows, shuffledColumns, newestFirst, withUncounted])
        expectEqual(calls(change), usual);
    }),
    { numRuns: 25 },
  );
});

test("PNL.LEDGER: opening and all that moved are closing, and what is stated is a balance of the ledger", () => {
  const kinds = [
    "deposit",
    "withdrawal",
    "transfer",
    "trade",
    "realised",
    "funding",
    "fee",
    "rebate",
    "loan",
    "unknown",
  ];
  const row = fc.record({ kind: fc.constantFrom(...kinds), amount: fc.integer({ min: -400, max: 400 }) });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 999 }),
      (list, start) => {
        let balance = start;
        const ledger = [
          ["Time", "Coin", "Kind", "Amount", "Balance"],
          ...list.map(({ kind, amount }, index) => [
            46_000 + index,
            "USDT",
            kind,
            amount / 8,
            (balance += amount) / 8,
          ]),
        ];
        const [top, line] = call(pnlLedger, ledger) as [string[], number[]];
        const of = (title: string) => line[top.indexOf(title)]!;
        const moved = ["Transfers", "Trades", "Realised", "Funding", "Fees", "Other", "Unknown"].map(of);
        expect(moved.reduce((sum, part) => sum + part, of("Opening"))).toBe(of("Closing"));
        const isAlwaysZero = ledger.slice(1).every((cells) => cells[4] === 0);
        if (isAlwaysZero) return;
        expect([of("Opening"), of("Closing"), of("Difference")]).toEqual([start / 8, balance / 8, 0]);
      },
    ),
  );
});

function totalOf(rows: readonly Result[][], title: string): number {
  const at = rows[0]!.indexOf(title);
  return rows.slice(1).reduce((sum, row) => sum + Number(row[at]), 0);
}

function near(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(expected), Math.abs(actual)),
  );
}

/** Of a sum of many quotients the last digit may be off. */
function expectNear(actual: Result, expected: Rational): void {
  near(actual as number, toShownDouble(expected));
}

function reduced({ numerator, denominator }: Rational): Rational {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b > 0n) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

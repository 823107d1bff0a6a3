import fc from "fast-check";
import { attributeFunding, type Payment } from "../../../src/core/accounting/funding";
import { statementsOf, type Entry } from "../../../src/core/accounting/ledger";
import { positionsOf } from "../../../src/core/accounting/positions";
import { reconcile } from "../../../src/core/accounting/reconcile";
import type { Trade } from "../../../src/core/accounting/trades";
import { decimal, sum, zero } from "../../../src/core/number/decimal";

const kinds = [
  "deposit",
  "withdrawal",
  "transfer",
  "trade",
  "conversion",
  "realised",
  "funding",
  "fee",
  "rebate",
  "interest",
  "reward",
  "liquidation",
  "loan",
  "other",
  "unknown",
];

const amount = fc.integer({ min: -1e9, max: 1e9 }).map((n) => decimal(n).times("1e-8"));

test("opening and all that moves are the closing balance, in each wallet and coin", () => {
  const entry = fc.record({
    account: fc.constant("A"),
    wallet: fc.constantFrom("spot", "perp"),
    coin: fc.constantFrom("USDT", "BNB"),
    kind: fc.constantFrom(...kinds),
    amount,
  });
  fc.assert(
    fc.property(fc.array(entry), amount, (list, start) => {
      // The venue's own running balance.
      const balances = new Map<string, ReturnType<typeof decimal>>();
      const entries = list.map((one): Entry => {
        const key = `${one.wallet} ${one.coin}`;
        const balance = (balances.get(key) ?? start).plus(one.amount);
        balances.set(key, balance);
        return { ...one, balance };
      });
      for (const statement of statementsOf(entries)) {
        const { transfers, trades, realised, funding, fees, other, unknown, opening, closing } = statement;
        expect(opening.eq(start)).toBe(true);
        expect(closing.eq(balances.get(`${statement.wallet} ${statement.coin}`)!)).toBe(true);
        expect(sum([opening, transfers, trades, realised, funding, fees, other, unknown]).eq(closing)).toBe(
          true,
        );
        expect(statement.difference!.isZero()).toBe(true);
      }
    }),
  );
});

test("a missing row is the difference", () => {
  const at = (amount_: number, balance: number): Entry => ({
    account: "A",
    wallet: "perp",
    coin: "USDT",
    kind: "fee",
    amount: decimal(amount_),
    balance: decimal(balance),
  });
  const [statement] = statementsOf([at(-1, 99), at(-1, 95)]);
  expect([Number(statement!.opening), Number(statement!.closing), Number(statement!.difference)]).toEqual([
    100, 98, 3,
  ]);
});

function trade(time: number, side: "buy" | "sell", quantity: number, more: Partial<Trade> = {}): Trade {
  return {
    time,
    account: "A",
    symbol: "BTC-USDT-PERP",
    side,
    position: "net",
    quantity: decimal(quantity),
    price: decimal(100),
    fee: zero,
    feeCoin: "USDT",
    ...more,
  };
}

function payment(time: number, side: Payment["side"] = ""): Payment {
  return { time, account: "A", symbol: "BTC-USDT-PERP", side, amount: decimal(-1), coin: "USDT" };
}

test("funding belongs to the position held just before it: opened < t <= closed, then the same second, then a minute after", () => {
  const minute = 60_000;
  const { positions } = positionsOf([
    trade(10 * minute, "buy", 1),
    trade(20 * minute, "sell", 1),
    trade(30 * minute, "sell", 1),
    trade(40 * minute, "buy", 1),
  ]);
  const times = [9, 10, 15, 20, 21, 21.1, 30, 35, 45].map((time) => time * minute);
  const found = attributeFunding(
    times.map((time) => payment(time)),
    positions,
  );
  expect(found.map((position) => position && positions.indexOf(position))).toEqual([
    undefined,
    0,
    0,
    0,
    0,
    undefined,
    1,
    1,
    undefined,
  ]);
});

test("of two sides that are held the payment's own counts, and none where it names none", () => {
  const { positions } = positionsOf([
    trade(1000, "buy", 1, { position: "long" }),
    trade(1000, "sell", 1, { position: "short" }),
  ]);
  const found = attributeFunding([payment(2000, "long"), payment(2000, "short"), payment(2000)], positions);
  expect(found.map((position) => position?.side)).toEqual(["long", "short", undefined]);
});

test("fills against ledger: half a cent, or a unit of the eighth place a row", () => {
  const trades = [
    trade(1000, "buy", 1, { fee: decimal("0.05") }),
    trade(2000, "sell", 1, { price: decimal(110), fee: decimal("0.055") }),
  ];
  const { effects } = positionsOf(trades);
  const entry = (kind: string, value: string): Entry => ({
    account: "A",
    wallet: "perp",
    coin: "USDT",
    kind,
    amount: decimal(value),
  });
  const agreed = reconcile(
    trades,
    effects,
    [payment(1500)],
    [entry("realised", "10.004"), entry("fee", "-0.105"), entry("funding", "-1")],
  );
  expect(agreed.map(({ what, agrees }) => [what, agrees])).toEqual([
    ["realised", true],
    ["fees", true],
    ["funding", true],
  ]);
  const missing = reconcile(trades, effects, [], [entry("realised", "10.006"), entry("fee", "-0.05")]);
  expect(missing.map(({ what, difference, agrees }) => [what, Number(difference), agrees])).toEqual([
    ["realised", -0.006, false],
    ["fees", -0.055, false],
  ]);
});

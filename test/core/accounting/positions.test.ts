import fc from "fast-check";
import { positionsOf, type Positions } from "../../../src/core/accounting/positions";
import type { Method, Trade } from "../../../src/core/accounting/trades";
import { decimal, sum, zero, type Decimal } from "../../../src/core/number/decimal";

const methods: readonly Method[] = ["average", "fifo"];

type Figures = readonly [side: "buy" | "sell", quantity: number | string, price: number | string];

function tradesOf(symbol: string, figures: readonly Figures[], more: Partial<Trade> = {}): Trade[] {
  return figures.map(([side, quantity, price], index) => ({
    time: index * 1000,
    account: "A",
    symbol,
    side,
    position: "net",
    quantity: decimal(quantity),
    price: decimal(price),
    fee: zero,
    feeCoin: "USDT",
    ...more,
  }));
}

function realisedOf({ effects }: Positions): number {
  return Number(sum(effects.map(({ realised }) => realised)));
}

test("average cost and first in, first out: two lots, one of them sold", () => {
  const figures: Figures[] = [
    ["buy", 1, 100],
    ["buy", 1, 200],
    ["sell", 1, 300],
  ];
  const [average, fifo] = methods.map((method) => positionsOf(tradesOf("BTC-USDT-PERP", figures), method));
  expect([realisedOf(average!), realisedOf(fifo!)]).toEqual([150, 200]);
  expect([average!, fifo!].map(({ positions }) => Number(positions[0]!.average))).toEqual([150, 200]);
  expect([average!, fifo!].map(({ positions }) => Number(positions[0]!.entry))).toEqual([150, 150]);
});

test("an inverse contract: 10,000 USD from 10,000 to 12,500 gain 0.2 of a coin, and the average is harmonic", () => {
  const bought = positionsOf(
    tradesOf("BTC-USD-PERP", [
      ["buy", 10_000, 10_000],
      ["sell", 10_000, 12_500],
    ]),
  );
  expect([realisedOf(bought), bought.positions[0]!.coin]).toEqual([0.2, "BTC"]);
  const short = positionsOf(
    tradesOf("BTC-USD-PERP", [
      ["sell", 10_000, 10_000],
      ["buy", 10_000, 12_500],
    ]),
  );
  expect(realisedOf(short)).toBe(-0.2);
  // 30,000 USD for 1 + 1 coins is 15,000 a coin.
  const two = positionsOf(
    tradesOf("BTC-USD-PERP", [
      ["buy", 10_000, 10_000],
      ["buy", 20_000, 20_000],
    ]),
  );
  expect(Number(two.positions[0]!.average)).toBe(15_000);
  expect(Number(two.positions[0]!.unrealised(decimal(30_000)))).toBe(1);
});

test("a fill that turns the position closes one and opens another, and its fee is split by quantity", () => {
  const fills = tradesOf(
    "BTC-USDT-PERP",
    [
      ["buy", 1, 100],
      ["sell", 4, 110],
    ],
    { fee: decimal(8) },
  );
  const { positions } = positionsOf(fills);
  expect(
    positions.map(({ side, isOpen, quantity, realised, fees }) => [
      side,
      isOpen,
      Number(quantity),
      Number(realised),
      Number(fees.get("USDT")),
    ]),
  ).toEqual([
    ["long", false, 0, 10, 10],
    ["short", true, 3, 0, 6],
  ]);
});

test("long and short apart: a close never opens the other side, and without an opening it says so", () => {
  const [open, close] = tradesOf(
    "BTC-USDT-PERP",
    [
      ["buy", 1, 100],
      ["sell", 3, 110],
    ],
    { position: "long" },
  );
  const { positions, effects } = positionsOf([open!, { ...close!, realised: decimal(40) }]);
  expect(effects[1]).toMatchObject({
    doubt: "close-exceeds-position",
    realised: decimal(40),
    missing: decimal(2),
  });
  // Of the venue's 40, 10 are of the one that was opened; 30 of two that were opened at 95.
  expect(Number(effects[1]!.inferredEntry)).toBe(95);
  expect(positions.map(({ side, isOpen, realised }) => [side, isOpen, Number(realised)])).toEqual([
    ["long", false, 10],
    ["long", false, 30],
  ]);
  expect(positionsOf([close!]).effects[0]).toMatchObject({ doubt: "close-without-open" });
});

test("a P&L on an opening: the entry is price - s P&L / q, of an inverse contract 1 / (1 / price + s P&L / q)", () => {
  const linear = tradesOf("BTC-USDT-PERP", [["sell", 2, 110]], { realised: decimal(20) });
  const [{ doubt, inferredEntry } = {}] = positionsOf(linear).effects;
  expect([doubt, String(inferredEntry)]).toEqual(["opened-before-file", "100"]);
  const inverse = tradesOf("BTC-USD-PERP", [["sell", 10_000, 12_500]], { realised: decimal("0.2") });
  expect(Number(positionsOf(inverse).effects[0]!.inferredEntry)).toBe(10_000);
});

test("a spot fee in the bought coin is a disposal at the fill's price", () => {
  const fills = tradesOf(
    "BTC-USDT",
    [
      ["buy", 1, 100],
      ["sell", "0.9", 120],
    ],
    { feeCoin: "USDT" },
  );
  const { positions } = positionsOf([{ ...fills[0]!, fee: decimal("0.1"), feeCoin: "BTC" }, fills[1]!]);
  const [position] = positions;
  expect([position!.isOpen, Number(position!.realised), Number(position!.fees.get("USDT"))]).toEqual([
    false,
    18,
    10,
  ]);
});

const price = fc.integer({ min: 1, max: 9999 }).map((n) => n / 8);
const figures = fc.array(
  fc.tuple(
    fc.constantFrom("buy" as const, "sell" as const),
    fc.integer({ min: 1, max: 64 }).map((n) => n / 4),
    price,
  ),
  {
    minLength: 1,
    maxLength: 30,
  },
);
const symbols = fc.constantFrom("BTC-USDT-PERP", "BTC-USD-PERP");

/** What the cash of all fills and the value of what is left come to, without knowing any entry. */
function cashAndMark(symbol: string, list: readonly Figures[], mark: number): number {
  const worth = (quantity: number, at: number): number =>
    symbol.includes("USDT") ? quantity * at : -quantity / at;
  let [cash, held] = [0, 0];
  for (const [side, quantity, at] of list as readonly (readonly ["buy" | "sell", number, number])[]) {
    const signed = side === "buy" ? quantity : -quantity;
    cash -= worth(signed, at);
    held += signed;
  }
  return cash + worth(held, mark);
}

test("what is realised and what is not are together the cash of all fills and the value of what is left, by either method", () => {
  fc.assert(
    fc.property(symbols, figures, price, fc.constantFrom(...methods), (symbol, list, mark, method) => {
      const result = positionsOf(tradesOf(symbol, list), method);
      const unrealised = sum(result.positions.map((position) => position.unrealised(decimal(mark))));
      const total = realisedOf(result) + Number(unrealised);
      const expected = cashAndMark(symbol, list, mark);
      expect(Math.abs(total - expected)).toBeLessThanOrEqual(
        1e-9 * Math.max(1, Math.abs(expected), ...list.map(([, q, p]) => q * p)),
      );
    }),
  );
});

test("average cost and FIFO have realised the same once all is closed, and each position's parts add up", () => {
  fc.assert(
    fc.property(symbols, figures, price, (symbol, list, last) => {
      const held = list.reduce(
        (total, [side, quantity]) => total + (side === "buy" ? quantity : -quantity),
        0,
      );
      const flat: Figures[] =
        held === 0 ? list : [...list, [held > 0 ? "sell" : "buy", Math.abs(held), last]];
      const [average, fifo] = methods.map((method) => positionsOf(tradesOf(symbol, flat), method));
      expect(near(realisedOf(average!), realisedOf(fifo!))).toBe(true);
      for (const { positions, effects } of [average!, fifo!]) {
        expect(positions.every(({ isOpen }) => !isOpen)).toBe(true);
        const parts = sum(positions.map(({ realised }) => realised));
        expect(parts.minus(sum(effects.map(({ realised }) => realised))).isZero()).toBe(true);
      }
    }),
  );
});

test("first in, first out is a queue of quarters: each that is closed is the oldest", () => {
  fc.assert(
    fc.property(figures, (list) => {
      const queue: number[] = [];
      let sign = 0;
      const expected = list.map(([side, quantity, at]) => {
        const own = side === "buy" ? 1 : -1;
        let realised = 0;
        for (let quarter = 0; quarter < quantity * 4; quarter++) {
          if (queue.length === 0) sign = own;
          if (sign === own) queue.push(at);
          else realised += ((at - queue.shift()!) * sign) / 4;
        }
        return realised;
      });
      const { effects } = positionsOf(tradesOf("BTC-USDT-PERP", list), "fifo");
      // Prices are eighths and quantities quarters, so all of it is exact.
      expect(effects.map(({ realised }) => Number(realised))).toEqual(expected.map((value) => value + 0));
    }),
  );
});

test("average cost is the same quarter for each that is held", () => {
  fc.assert(
    fc.property(figures, (list) => {
      let [held, worth, sign] = [0, 0, 0];
      const expected = list.map(([side, quantity, at]) => {
        const own = side === "buy" ? 1 : -1;
        let realised = 0;
        for (let quarter = 0; quarter < quantity * 4; quarter++) {
          if (held === 0) [sign, worth] = [own, 0];
          if (sign !== own) {
            realised += ((at - worth / held) * sign) / 4;
            worth -= worth / held;
          } else worth += at;
          held += sign === own ? 1 : -1;
        }
        return realised;
      });
      const { effects } = positionsOf(tradesOf("BTC-USDT-PERP", list), "average");
      for (const [index, { realised }] of effects.entries())
        expect(Math.abs(Number(realised) - expected[index]!)).toBeLessThan(1e-6);
    }),
  );
});

test("closed: realised is side times quantity times exit less entry", () => {
  fc.assert(
    fc.property(figures, (list) => {
      const { positions } = positionsOf(tradesOf("BTC-USDT-PERP", list));
      for (const { isOpen, side, entry, exit, realised, from } of positions) {
        if (isOpen) continue;
        const closedQuantity = quantityOf(list, from);
        const gain = exit!
          .minus(entry!)
          .times(closedQuantity)
          .times(side === "long" ? 1 : -1);
        expect(near(Number(gain), Number(realised))).toBe(true);
      }
    }),
  );
});

/** What a position that begins with a fill buys or sells in all until it is flat, followed in quarters. */
function quantityOf(list: readonly (readonly ["buy" | "sell", number, number])[], from: number): Decimal {
  let before = 0;
  list.slice(0, from).forEach(([side, quantity]) => (before += side === "buy" ? quantity : -quantity));
  let held = 0;
  let opened = 0;
  for (const [index, [side, quantity]] of list.slice(from).entries()) {
    const signed = (side === "buy" ? quantity : -quantity) + (index === 0 ? before : 0);
    const next = held + signed;
    if (Math.abs(next) > Math.abs(held) && Math.sign(next) !== -Math.sign(held))
      opened += Math.abs(next) - Math.abs(held);
    if (held !== 0 && Math.sign(next) !== Math.sign(held)) return decimal(opened);
    held = next;
  }
  return decimal(opened);
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

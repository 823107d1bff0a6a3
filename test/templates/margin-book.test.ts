import { nothingTaken } from "../../src/excel/sheets/free-name";
import { placeSheets } from "../../src/excel/sheets/place";
import { insertTemplate } from "../../src/excel/sheets/write-sheets";
import { marginBook } from "../../src/templates/margin-book";
import { openBook } from "../support/headless";
import {
  add,
  multiply,
  quotient,
  rational,
  subtract,
  toShownDouble,
  type Rational,
} from "../support/rational";
import { calculated, shown } from "./shown";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(240_000);

const exact = (value: number | Rational) => (typeof value === "number" ? rational(value) : value);
const times = (...factors: (number | Rational)[]) => factors.map(exact).reduce(multiply);
const sum = (...terms: (number | Rational)[]) => terms.map(exact).reduce(add);
const less = (a: number | Rational, b: number | Rational) => subtract(exact(a), exact(b));
const over = (a: number | Rational, b: number | Rational) => quotient(exact(a), exact(b))!;

/** What of today's price a coin is worth. */
type Factors = Readonly<Record<"BTC" | "ETH" | "SOL", number | Rational>>;
const jointly = (factor: number | Rational): Factors => ({ BTC: factor, ETH: factor, SOL: factor });

/**
 * The account of the template by hand, in exact fractions: OKX's first bracket of 0.4 % for BTC and ETH, and its closing fee of 0.05 %.
 * `open` is the part of the contracts that has not been closed at today's prices, with that fee.
 */
function account({ BTC, ETH, SOL }: Factors, open: number | Rational = 1) {
  const [btc, eth, sol] = [times(60000, BTC), times(3000, ETH), times(150, SOL)];
  const ofLinear = (a: Rational, b: Rational, c: Rational) =>
    sum(times(0.9, less(a, 62000)), times(-12, less(b, 2900)), times(200, less(c, 145)));
  const ofInverse = (price: Rational) => times(-15000, less(over(1, 61000), over(1, price)));
  const closed = less(1, open);
  const closedLinear = less(
    ofLinear(rational(60000), rational(3000), rational(150)),
    times(0.0005, 54000 + 36000 + 30000),
  );
  const closedInverse = less(ofInverse(rational(60000)), over(times(0.0005, 15000), 60000));
  const usdt = sum(5000, times(open, ofLinear(btc, eth, sol)), times(closed, closedLinear));
  const coins = times(btc, sum(0.35, times(open, ofInverse(btc)), times(closed, closedInverse)));
  const equity = sum(usdt, coins, times(4, eth), -3000);
  const haircut = sum(times(0.05, coins), times(0.1, 4, eth));
  const ofContracts = [
    times(0.0045, 0.9, btc),
    times(0.0045, 12, eth),
    times(0.0105, 200, sol),
    times(0.0055, 15000),
  ];
  const margin = sum(times(open, ofContracts.reduce(add)), times(0.05, 3000));
  return {
    equity,
    haircut,
    adjusted: less(equity, haircut),
    margin,
    buffer: less(less(equity, haircut), margin),
  };
}

/** Where a straight line through two points meets 0. */
function root(x: number | Rational, y: Rational, otherX: number | Rational, otherY: Rational): Rational {
  return less(x, times(y, over(less(otherX, x), less(otherY, y))));
}

const bufferAt = (factor: number | Rational) => account(jointly(factor)).buffer;
/** The factor at which the account is liquidated. */
const end = root(1, bufferAt(1), 0.5, bufferAt(0.5));

test("shows the account by hand, today and after each joint shock, to the last digit", async () => {
  const book = await shown("margin-book");
  const { equity, haircut, adjusted, margin, buffer } = account(jointly(1));
  const notional = 54000 + 36000 + 30000 + 15000;
  expect(book.rows("Standing")).toEqual([
    ["Equity", toShownDouble(equity)],
    ["Adjusted equity", toShownDouble(adjusted)],
    ["Haircut", toShownDouble(haircut)],
    ["Maintenance margin", toShownDouble(margin)],
    ["Margin ratio", toShownDouble(over(margin, adjusted))],
    ["Cover", toShownDouble(over(adjusted, margin))],
    ["Buffer", toShownDouble(buffer)],
    ["Effective leverage", toShownDouble(over(notional, equity))],
    ["Status", "open"],
  ]);
  const [, ...curve] = book.rows("Curve");
  expect(curve.map(([shock]) => shock)).toEqual(
    [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6].map((tenths): unknown => expect.closeTo(tenths / 10, 12)),
  );
  for (const [index, row] of curve.entries()) {
    const after = account(jointly(over(4 + index, 10)));
    expect(row.slice(1)).toEqual([after.adjusted, after.margin, after.buffer].map(toShownDouble));
  }
});

test("the joint fall that liquidates, and the amounts that put it at the target, are exact", async () => {
  const book = await shown("margin-book");
  expect(book.value("ShockDown")).toBe(toShownDouble(less(end, 1)));
  expect(book.value("ShockUp")).toBe("none");
  const missing = times(-1, bufferAt(0.5));
  const half = (open: number) => account(jointly(0.5), open).buffer;
  const cut = root(0, half(1), 1, half(0));
  const amounts = ["Cash", "Coin", "Cut"].map((key) => book.rows(key)[0]!);
  expect(amounts.map((row) => row.slice(0, 3))).toEqual([
    ["cash", "USDT", toShownDouble(missing)],
    ["coin", "BTC", toShownDouble(over(missing, times(0.95, 30000)))],
    ["cut", "all", toShownDouble(cut)],
  ]);
  expect(amounts.map((row) => row.slice(6))).toEqual(amounts.map(() => [-0.5, "none"]));
});

test("each coin by itself: BTC falls, ETH rises, and SOL cannot do it", async () => {
  const book = await shown("margin-book");
  const alone = (coin: keyof Factors, other: number) => {
    const at = (factor: number) => account({ ...jointly(1), [coin]: factor }).buffer;
    return root(1, at(1), other, at(other));
  };
  const [btc, eth] = [alone("BTC", 0.75), alone("ETH", 2)];
  const [, ...coins] = book.rows("Coins");
  expect(coins.map(([account, asset, , , down, , up, , rank]) => [account, asset, down, up, rank])).toEqual([
    ["", "BTC", toShownDouble(times(60000, btc)), "none", 1],
    ["", "ETH", "none", toShownDouble(times(3000, eth)), 2],
    ["", "SOL", "none", "none", ""],
    // An account of its own: 2,000 + 8,000*(P - 0.62) = 8,000*P*0.0155.
    ["XRP-USDT-SWAP", "XRP", toShownDouble(over(2960, times(8000, 0.9845))), "none", 1],
  ]);
  expect([book.value("First"), book.value("FirstPrice")]).toEqual(["BTC", coins[0]![4]]);
});

test("a past crash is what its shocks make of the account", async () => {
  const book = await shown("margin-book");
  const row = book.rows("Stress").find(([scenario]) => scenario === "2025-10-10 low")!;
  // Binance's daily prices: BTC -16.1615 %, ETH -21.3615 %, SOL -23.6002 %; XRP -55.2371 % liquidates its own margin of 2,000.
  const after = account({ BTC: 0.838385, ETH: 0.786385, SOL: 0.763998 });
  expect(row.slice(1, 7)).toEqual([
    "XRP-USDT-SWAP",
    ...[after.equity, after.adjusted, after.margin, over(after.margin, after.adjusted)].map(toShownDouble),
    toShownDouble(less(after.equity, account(jointly(1)).equity)),
  ]);
  expect(row.at(-1)).toBe(-2000);
  expect(book.rows("Stress").map(([, liquidated]) => liquidated)).toContain("account, XRP-USDT-SWAP");
});

test("the cascade begins where the joint fall liquidates, with the lowest P&L", async () => {
  const book = await shown("margin-book");
  const [titles, ...events] = book.rows("Cascade");
  const first = events.find((event) => event[titles!.indexOf("Account")] === "")!;
  const shownIn = (title: string) => first[titles!.indexOf(title)];
  // Between the second shock, -40 %, and the third, -60 %.
  expect(shownIn("Point")).toBe(toShownDouble(sum(2, over(less(0.6, end), 0.2))));
  expect(shownIn("Leg")).toBe("BTC-USDT-SWAP");
  expect(shownIn("Price")).toBe(toShownDouble(times(60000, end)));
  expect(shownIn("Equity after")).toBe(toShownDouble(account(jointly(end)).equity));
});

test("says in words what liquidates the account and what it takes", async () => {
  expect((await shown("margin-book")).texts()).toEqual([
    "A joint fall of 46.9 % liquidates the account. The nearest single coin is BTC, at 29,813.23.",
    "To survive a fall or a rise of 50.0 %: add 1,975.70 USDT, or 0.0694 BTC, or close contracts worth 15,458.45.",
  ]);
  const near = await calculated("margin-book", { Target: 0.2, Goal: "down" });
  expect(near.texts()[1]).toBe("It survives a fall of 20.0 % as it is.");
  expect(near.value("Cash")).toBe("cash");
});

test("all tables follow rows typed below the last, and an account that is liquidated is said to be", async () => {
  const { names } = placeSheets(marginBook, nothingTaken);
  const book = await openBook({ functions: true });
  try {
    await insertTemplate(marginBook);
    await book.calculated();
    const after = async (usdt: number) =>
      Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        const sheet = worksheets.getItem("Account");
        sheet.tables.getItem("BookPositions").resize(sheet.getRange("A7:I13"));
        sheet.getRange("A13:I13").values = [
          ["OKX", "DOGE-USDT-SWAP", "linear", "long", 10000, 0.2, 0.25, 0.02, ""],
        ];
        sheet.tables.getItem("BookCollateral").resize(sheet.getRange("K7:P12"));
        sheet.getRange("K12:P12").values = [["SOL", 10, 150, 0.2, 0, 0]];
        sheet.getRange("L8").values = [[usdt]];
        await context.sync();
        await book.calculated();
        const block = (key: string) => names.find(({ name }) => name === `Book${key}`)!.block;
        const at = (key: string) =>
          worksheets.getItem(block(key).sheet).getCell(block(key).row, block(key).column);
        const spills = ["Accounts", "Coins", "Legs", "Standing", "Stress"].map((key) =>
          at(key).getSpillingToRange().load("values"),
        );
        const words = worksheets.getItem("Margin book").getRange("A5:A6").load("values");
        await context.sync();
        const [accounts, coins, legs, standing, stress] = spills.map(({ values }) => values as unknown[][]);
        return { accounts, coins, legs, standing, stress, words: words.values.flat() as unknown[] };
      });
    const living = await after(5000);
    const { equity, adjusted } = account(jointly(1));
    // 500 of P&L, and 1,500 in SOL at a haircut of 20 %.
    expect(living.standing!.slice(0, 2).map(([, value]) => value)).toEqual(
      [sum(equity, 2000), sum(adjusted, 1700)].map(toShownDouble),
    );
    expect(living.coins!.map(([, asset]) => asset)).toEqual(["Asset", "BTC", "ETH", "SOL", "DOGE", "XRP"]);
    expect(living.legs!.map(([, leg]) => leg).at(-1)).toBe("DOGE-USDT-SWAP");
    expect(living.stress![0]!.at(-1)).toBe("DOGE-USDT-SWAP");

    const gone = await after(-40000);
    expect(gone.accounts![1]!.at(-1)).toBe("liquidated");
    expect(gone.words[0]).toBe("The account is liquidated at these prices.");
    expect(gone.words[1]).toMatch(/^To survive a fall or a rise of 50\.0 %: add /);
  } finally {
    book.close();
  }
});

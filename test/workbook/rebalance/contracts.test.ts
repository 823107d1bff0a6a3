import { lotOf } from "../../../src/core/venues/lot";
import { readHoldings } from "../../../src/workbook/inputs/holdings";
import { readHoldingsTable } from "../../../src/workbook/inputs/holdings-table";
import { contractTrade } from "../../../src/workbook/rebalance/contracts/trade";
import { planRebalance } from "../../../src/workbook/rebalance/plan";
import { pageRows } from "../../../src/workbook/rebalance/rows";
import { writeRebalance } from "../../../src/workbook/rebalance/write";
import { noRules, type Rules } from "../../../src/workbook/settings/rules";
import { closeTestBook, fill, valuesOf } from "../../excel/book";
import { manager, openWithHoldings, source, usual } from "./writing";

jest.setTimeout(180_000);

/** 87,000 in all, of which 30 % is margin: 17,100 moves in, and at 2x the contracts go from 18,000 to 52,200. */
const book = [
  ["Asset", "Bucket", "Quantity", "Price"],
  ["BTC", "spot", 0.8, 60000],
  ["ETH", "spot", 6, 3000],
  ["USDT", "cash", 12000, 1],
  ["Margin", "futures", 9000, 1],
];

function tradeOf(venue: string, contract: string, content: unknown[][] = book, changed: Partial<Rules> = {}) {
  const block = { sheet: "Book", row: 0, column: 0, rowCount: content.length, columnCount: 4 };
  const read = readHoldingsTable(block, content as (string | number)[][]);
  const holdings = { ...read, source: { kind: "block", address: "Book!A1:D5" } as const };
  const plan = planRebalance(manager, holdings, { ...noRules, ...changed });
  return contractTrade(plan, lotOf(venue, contract), 2);
}

/** The same book with BTC at another price. */
const at = (price: number) => book.with(1, ["BTC", "spot", 0.8, price]);

// OKX's BTC-USDT-SWAP has a ctVal of 0.01 BTC and a lotSz of 0.01 contracts, MEXC's BTC_USDT a contractSize of 0.0001 BTC, Binance's
// BTCUSD_PERP a contractSize of 100 USD; Bybit's BTCUSDT is traded in BTC with a qtyStep of 0.001. The rest is division by hand.
test.each<[string, string, unknown[][], string, number, number]>([
  ["OKX", "BTCUSDT", book, "Buy 57 contracts BTCUSDT", 57, 34_200],
  ["MEXC", "BTCUSDT", book, "Buy 5,700 contracts BTCUSDT", 5700, 34_200],
  ["Bybit", "BTCUSDT", book, "Buy 0.57 BTC of BTCUSDT", 0.57, 34_200],
  ["Binance", "BTCUSD", book, "Buy 342 contracts BTCUSD", 342, 34_200],
  // 87,800 in all: 52,680 - 18,000 = 34,680, which is 56.852 contracts at 610, 0.5685 BTC at 61,000, 346.8 of 100 USD.
  ["OKX", "BTCUSDT", at(61_000), "Buy 56.85 contracts BTCUSDT", 56.85, 34_678.5],
  ["Bybit", "BTCUSDT", at(61_000), "Buy 0.568 BTC of BTCUSDT", 0.568, 34_648],
  ["Binance", "BTCUSD", at(61_000), "Buy 346 contracts BTCUSD", 346, 34_600],
])(
  "%s %s: whole lots, rounded down when the position grows",
  (venue, contract, content, action, quantity, value) => {
    expect(tradeOf(venue, contract, content)).toMatchObject({
      ...{ kind: "trade", action, quantity, value },
      reason: expect.stringMatching(
        /^To hold at most 52,\d80\.00 at 2x long$|^To hold at most 52,200\.00 at 2x long$/,
      ),
    });
  },
);

test("a position that shrinks is closed by one lot more rather than one less", () => {
  // 118,050 in all: 30 % is 35,415; from 80,000 to 70,830 at 2x are 9,170, or 91.7 contracts of 100 USD.
  const margin = [...at(60_062.5).slice(0, 4), ["Margin", "futures", 40_000, 1]];
  expect(tradeOf("Binance", "BTCUSD", margin)).toMatchObject({
    ...{ action: "Sell 92 contracts BTCUSD", quantity: 92, value: -9200 },
    reason: "To hold at most 70,830.00 at 2x long",
  });
});

test("a short grows by a sale", () => {
  const { action, value } = tradeOf("OKX", "BTCUSDT", book, { side: "short" });
  expect([action, value]).toEqual(["Sell 57 contracts BTCUSDT", 34_200]);
});

test.each<[string, string, string, unknown[][]]>([
  ["", "", "no venue and contract in Settings", book],
  ["OKX", "SOLUSDT", "Ballast ships no contract size of SOLUSDT at OKX", book],
  ["OKX", "BTCUSDT", "no price of the contract", book.with(1, ["WBTC", "spot", 0.8, 60000])],
  [
    "OKX",
    "BTCUSDT",
    "the futures row is in ETH, the contract in Settings in BTC",
    book.with(4, ["ETH-PERP margin", "futures", 9000, 1]),
  ],
  [
    "OKX",
    "BTCUSDT",
    "several futures rows",
    [...book.slice(0, 4), ["A", "futures", 4000, 1], ["B", "futures", 5000, 1]],
  ],
])("%s %s stays in money and says why: %s", (venue, contract, why, content) => {
  expect(tradeOf(venue, contract, content)).toMatchObject({
    ...{ action: "Buy contracts for 34,200.00", value: 34_200 },
    reason: `To hold 52,200.00 at 2x long; by value: ${why}`,
  });
});

test("less than one lot is no trade", () => {
  // 33,000 in all: 9,900 of margin are wanted and 9,870 there, so 60 more at 2x: less than a contract of 100 USD.
  const few = [
    ["Asset", "Bucket", "Quantity", "Price"],
    ["BTC", "spot", 0.32, 60000],
    ["USDT", "cash", 3930, 1],
    ["Margin", "futures", 9870, 1],
  ];
  expect(tradeOf("Binance", "BTCUSD", few)).toMatchObject({
    ...{ kind: "none", value: 0, action: "No contracts to trade", reason: "60.00 is less than one lot" },
  });
});

describe("in the sheet", () => {
  afterEach(closeTestBook);

  const lineOf = async (form: "live" | "values", sheet: string) => {
    const plan = planRebalance(manager, await readHoldings(source), noRules);
    const row = pageRows(plan, form).contracts + 1;
    return (await valuesOf(`'${sheet}'!A${row}:G${row}`))[0];
  };

  test.each([
    ["OKX", "BTCUSDT", ["Buy 56.85 contracts BTCUSDT", "BTCUSDT", 56.85, 61_000, 34_678.5]],
    ["Bybit", "BTCUSDT", ["Buy 0.568 BTC of BTCUSDT", "BTCUSDT", 0.568, 61_000, 34_648]],
    ["Binance", "BTCUSD", ["Buy 346 contracts BTCUSD", "BTCUSD", 346, "", 34_600]],
  ])(
    "the line of %s %s follows the price, and says as values what it says live",
    async (venue, contract, line) => {
      const workbook = await openWithHoldings(book.map((row) => [...row, ""]));
      const lot = lotOf(venue, contract);
      const write = async (form: "live" | "values") =>
        writeRebalance(planRebalance(manager, await readHoldings(source), noRules), {
          ...usual,
          form,
          lot,
          hasCharts: false,
        });
      await write("live");
      await fill("My book", "E3", [[61_000]]);
      await write("values");
      await workbook.calculated();
      const whole = [...line, "", "To hold at most 52,680.00 at 2x long"];
      expect(await lineOf("live", "Rebalance")).toEqual(whole);
      expect(await lineOf("values", "Rebalance 2")).toEqual(whole);
      expect(workbook.host.missing).toEqual([]);
    },
  );

  test("size and price that are typed in count a contract that Ballast does not ship", async () => {
    const workbook = await openWithHoldings(book.map((row) => [...row, ""]));
    await writeRebalance(planRebalance(manager, await readHoldings(source), noRules), {
      ...{ ...usual, hasCharts: false },
      lot: lotOf("OKX", "SOLUSDT"),
    });
    await workbook.calculated();
    expect((await lineOf("live", "Rebalance"))!.slice(0, 5)).toEqual([
      "Buy contracts for 34,200.00",
      "",
      "",
      "",
      34_200,
    ]);
    await Excel.run(async (context) => {
      const type = (name: string, value: string | number) =>
        (context.workbook.names.getItem(`Rebalance_${name}`).getRange().values = [[value]]);
      type("Contract", "SOLUSDT");
      type("ContractSize", 10);
      type("ContractPrice", 150);
      await context.sync();
    });
    await workbook.calculated();
    // 34,200 at 1,500 a contract are 22.8.
    expect((await lineOf("live", "Rebalance"))!.slice(0, 5)).toEqual([
      "Buy 22 contracts SOLUSDT",
      "SOLUSDT",
      22,
      150,
      33_000,
    ]);
  });
});

import { undoLastWrite } from "../../../src/excel/writes/undo";
import type { Market, Quantity } from "../../../src/market/live/interface";
import { market as real } from "../../../src/market/live/live";
import { fillPrices, wantedPrice } from "../../../src/workbook/live/fill-prices";
import { liveSourceOf } from "../../../src/workbook/live/source";
import { closeTestBook, fill, openTestBook, stateOfBook } from "../../excel/book";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(120_000);
afterEach(closeTestBook);

const known: Readonly<Record<string, number>> = { "spot BTCUSDT": 61000, "mark ETHUSDT": 3010 };
/** A market of which the venue knows two prices. */
const market: Market = {
  ...real,
  read: (quantity: Quantity, venue, symbol) =>
    Promise.resolve(known[`${quantity} ${symbol}`] ?? { reason: `${venue} sends no price of ${symbol}` }),
};
const from = { venue: "Binance", quote: "USDT", contract: "BTCUSDT" };

test.each([
  ["BTC", "spot", 60000, { quantity: "spot", symbol: "BTCUSDT" }],
  ["Bitcoin", "core", 60000, { quantity: "spot", symbol: "BTCUSDT" }],
  ["ETH margin", "futures", 3000, { quantity: "mark", symbol: "ETHUSDT" }],
  ["USDT margin, hedge", "hedge", 1, undefined],
  ["BTC-PERP margin", "futures", 1, undefined],
  ["USDT", "cash", 1, undefined],
  ["USDC", "spot", 1, undefined],
] as const)("a row of %s in %s at %d", (asset, bucket, price, wanted) => {
  expect(wantedPrice({ asset, bucket, price }, "USDT")).toEqual(wanted);
});

test("rows that the venue knows become live, the others keep their price and say why, and Undo puts all back", async () => {
  const { host } = await openTestBook();
  await fill("Sheet1", "A1", [
    ["Asset", "Bucket", "Quantity", "Price"],
    ["BTC", "spot", 0.5, 60000],
    ["FOO", "spot", 100, "=1+1"],
    ["ETH margin", "futures", 3, 3000],
    ["USDT", "cash", 500, 1],
  ]);
  const before = await stateOfBook();
  const source = { kind: "region", address: "Sheet1!A1" } as const;
  expect(await fillPrices(market, from, source)).toEqual({
    filled: 2,
    left: [{ asset: "FOO", reason: "Binance sends no price of FOOUSDT" }],
    address: "Sheet1!D2:D5",
  });
  const formulas = await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("D2:D5").load("formulas");
    await context.sync();
    return range.formulas as unknown[][];
  });
  expect(formulas.flat()).toEqual([
    '=MARKET.SPOT("Binance","BTCUSDT")',
    "=1+1",
    '=MARKET.MARK("Binance","ETHUSDT")',
    1,
  ]);
  await undoLastWrite();
  expect(await stateOfBook()).toEqual(before);
  expect(host.missing).toEqual([]);
});

test("the settings name the venue; one without live data is none", () => {
  expect(liveSourceOf(market, { venue: "Binance", contract: "BTCUSDC" })).toEqual({
    venue: "Binance",
    quote: "USDC",
    contract: "BTCUSDC",
  });
  expect(liveSourceOf(market, { venue: "Bybit", contract: "" })?.contract).toBe("BTCUSDT");
  expect(liveSourceOf(market, { venue: "KuCoin", contract: "XBTUSDTM" })).toBeUndefined();
  expect(liveSourceOf(market, { venue: "", contract: "" })).toBeUndefined();
});

import { findListing, findMarkets, nearSymbols, possibleSymbols } from "../../../src/core/venues/find";

const meant = (venue: string, name: string) => findListing(findMarkets(venue), name)?.symbol;

test.each([
  ["Binance", "BTC/USDT:USDT", "BTCUSDT"],
  ["Binance", "BINANCE:BTCUSDT.P", "BTCUSDT"],
  ["bybit", "BYBIT:BTCUSD.P", "BTCUSD"],
  ["Binance", "XBTUSDT", "BTCUSDT"],
  ["WEEX", "cmt_btcusdt", "BTCUSDT"],
  ["Binance", "kPEPEUSDT", "1000PEPEUSDT"],
  ["HL", "BTC", "BTC"],
  ["HL", "BTC-PERP", "BTC"],
  ["WEEX", "BTC", "BTCUSDT"],
  ["Binance COIN-M", "BTC", "BTCUSD"],
  ["Bybit inverse", "xbt", "BTCUSD"],
  ["Binance", "BTC-USDT-SWAP", "BTCUSDT"],
])("at %s %s is %s", (venue, name, symbol) => {
  expect(meant(venue, name)).toBe(symbol);
});

test("a bare asset with several contracts means none, and they are named", () => {
  expect(meant("Binance", "BTC")).toBeUndefined();
  expect(possibleSymbols(findMarkets("Binance"), "BTC")).toEqual(["BTCUSDT", "BTCUSDC", "BTCUSD"]);
});

test("a contract of another exchange is not found here", () => {
  expect(meant("Bybit", "BINANCE:BTCUSDT.P")).toBeUndefined();
});

test.each([
  ["PEPEUSDT", "1000PEPEUSDT"],
  ["BTCUSTD", "BTCUSDT"],
  ["BTCUDT", "BTCUSDT"],
  ["DOGRUSDT", "DOGEUSDT"],
  ["BTCCUSDT", "BTCUSDT"],
  ["SHIB", "1000SHIBUSDT"],
])("near %s is %s", (name, near) => {
  expect(nearSymbols(findMarkets("Binance"), name)).toContain(near);
});

test("nothing is near what is like no symbol", () => {
  expect(nearSymbols(findMarkets("Binance"), "NOSUCHUSDT")).toEqual([]);
});

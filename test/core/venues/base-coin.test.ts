import { baseCoin, quoteCoin } from "../../../src/core/venues/base-coin";

// Binance's and Bybit's coin-margined contracts, as their exchangeInfo and instruments-info name them.
test.each([
  ["BNBUSD", "BNB", "USD"],
  ["BNBUSD_PERP", "BNB", "USD"],
  ["DOTUSD", "DOT", "USD"],
  ["DOTUSD_PERP", "DOT", "USD"],
  ["APTUSD", "APT", "USD"],
  ["BTCUSD", "BTC", "USD"],
  ["XBTUSDM", "BTC", "USD"],
])("%s is %s in dollars", (name, coin, quote) => {
  expect([baseCoin(name), quoteCoin(name)]).toEqual([coin, quote]);
});

test.each([
  ["BNBBUSD", "BNB", "BUSD"],
  ["DOTBUSD", "DOT", "BUSD"],
  ["BTCTUSD", "BTC", "TUSD"],
  ["BTCBUSD", "BTC", "BUSD"],
])("%s is %s in a dollar coin", (name, coin, quote) => {
  expect([baseCoin(name), quoteCoin(name)]).toEqual([coin, quote]);
});

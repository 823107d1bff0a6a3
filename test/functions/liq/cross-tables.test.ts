import { liqCross } from "../../../src/functions/liq";
import { call, cell, notAvailable, valueError } from "../support";

const header = ["side", "quantity", "entryPrice", "markPrice", "maintenanceRate", "symbol"];
const long = ["long", 1, 50000, 50000, 0.01, "BTCUSDT"];
/** (10000 - 50000) / (0.01 - 1) and (10000 + 50000) / (0.01 + 1). */
const [longPrice, shortPrice] = [40404.0404040404, 59405.9405940594];

describe("LIQ.CROSS takes an exchange's own table", () => {
  // https://github.com/ccxt/ccxt/issues/15833: the export of a one-way position.
  test("Binance's, in one-way mode", () => {
    const price = cell(liqCross, 5000, [
      ["symbol", "positionSide", "positionAmt", "entryPrice", "markPrice", "maintenanceRate"],
      ["ETCUSDT", "BOTH", -2.92, 20.176, 20.189, 0.0065],
    ]) as number;
    expect(Math.abs(price - 1721.3162117469326)).toBeLessThan(0.001);
  });

  test.each([
    ["Bybit", ["symbol", "side", "size", "avgPrice", "markPrice", "mmr"], ["BTCUSDT", "Buy", "1", "50000", "50000", 0.01]],
    ["OKX with base units", ["instId", "posSide", "qty", "avgPx", "markPx", "mmr"], ["BTC-USDT-SWAP", "net", 1, 50000, 50000, 0.01]],
    ["Hyperliquid", ["coin", "szi", "entryPx", "markPx", "mmr"], ["BTC", 1, 50000, 50000, "1%"]],
    ["names with blanks", ["Position side", "Position Amt", "Entry Price", "Mark Price", "Maint. margin rate"], ["LONG", 1, "50,000", 50000, 0.01]],
  ])("%s", (_, names, row) => {
    expect(cell(liqCross, 10000, [names, row])).toBe(longPrice);
  }); // prettier-ignore

  // An export's side may be that of an order beside the position's, and its amount the value of its size.
  test.each([
    [["positionSide", "side", ...header.slice(1)], ["BOTH", "Sell", ...long.slice(1)], "side", ["positionSide", "side"]],
    [["Direction", "Side", ...header.slice(1)], ["long", "Buy", ...long.slice(1)], "side", ["Direction", "Side"]],
    [["side", "Amount", "Qty", ...header.slice(2)], ["long", 50000, ...long.slice(1)], "quantity", ["Amount", "Qty"]],
    [["side", "Size", "Quantity", ...header.slice(2)], ["long", 1000, ...long.slice(1)], "quantity", ["Size", "Quantity"]],
    [[...header, "Mark Price"], [...long, 50000], "markPrice", ["markPrice", "Mark Price"]],
  ])("two columns that may mean the same are refused: %j", (names, row, name, [one, other]) => {
    expect(cell(liqCross, 10000, [names, row])).toEqual(
      valueError(
        `LIQ.CROSS: positions must have one column for ${name}, got "${one}" and "${other}", which may both mean it; keep the one that does.`,
      ),
    );
  }); // prettier-ignore
});

describe("a quantity with a sign", () => {
  const priceOf = (side: string, quantity: number) =>
    cell(liqCross, 10000, [header, [side, quantity, ...long.slice(2)]]);

  test("is the side of a row without one", () => {
    for (const side of ["BOTH", "net", ""])
      expect([priceOf(side, 1), priceOf(side, -1)]).toEqual([longPrice, shortPrice]);
  });

  test("beside a short it is its size, and beside a long it is refused", () => {
    expect(priceOf("Short", -1)).toBe(shortPrice);
    expect(priceOf("long", -1)).toEqual(
      valueError(
        "LIQ.CROSS: positions (row 2, column 2) must be positive for a long, got -1; type the side as short or BOTH if the sign is its direction.",
      ),
    );
  });

  test("a row of 0 is no position, and the others keep their places", () => {
    const closed = ["BOTH", 0, 0, 0, 0, "ETHUSDT"];
    expect(call(liqCross, 10000, [header, closed, long, closed])).toEqual([[""], [longPrice], [""]]);
    expect(call(liqCross, 10000, [header, closed])).toEqual([[""]]);
  });

  test("spellings of a symbol are one symbol", () => {
    const legs = [long, ["long", 1, 50000, 50000, 0.01, "btc/usdt:usdt"]];
    const prices = call(liqCross, 10000, [header, ...legs]).flat();
    expect(new Set(prices).size).toBe(1);
  });

  // Alone with a balance of 10000, each beside the other without profit: W' = 10000 - 300 and 10000 - 500.
  // (9700 - 50000) / (0.01 - 1) and (9500 - 30000) / (0.1 - 10).
  const [ofBitcoin, ofEther] = [40707.0707070707, 2070.70707070707];

  test.each([
    ["BTCUSDT", "ETHUSDT"],
    ["BINANCE:BTCUSDT.P", "BINANCE:ETHUSDT.P"],
    ["BITGET:BTCUSDT.P", "BITGET:ETHUSDT.P"],
    ["xyz:GOLD", "flx:GOLD"],
  ])("%s and %s are two contracts", (bitcoin, ether) => {
    const ofEach = [bitcoin, ether].map((symbol, index) =>
      index === 0 ? [...long.slice(0, 5), symbol] : ["long", 10, 3000, 3000, 0.01, symbol],
    );
    expect(call(liqCross, 10000, [header, ...ofEach]).flat()).toEqual([ofBitcoin, ofEther]);
  });

  test.each(["BINANCE:BTCUSDT.P", "OKX:BTCUSDT.P", "btc-usdt-swap"])("%s is BTCUSDT", (spelling) => {
    const prices = call(liqCross, 10000, [header, long, [...long.slice(0, 5), spelling]]).flat();
    expect(new Set(prices).size).toBe(1);
  });
});

// The account and not the position decides: at the mark prices its equity is below its maintenance margin.
test("LIQ.CROSS tells an account that is liquidated already from a position that nothing liquidates", () => {
  const already =
    "LIQ.CROSS: the account's equity is below its maintenance margin at these mark prices, so it is liquidated already.";
  const everywhere =
    "LIQ.CROSS: the account is liquidated at every price of this position; the other positions need more than the balance.";
  const btc = ["long", 1, 80000, 50000, 0.01, "BTCUSDT"];
  const eth = ["short", 1, 3000, 3000, 0.01, "ETHUSDT"];
  // BTC lost 30000. At a BTC price of 70737 the account would be whole; ETH at 0 would bring 3000.
  expect(call(liqCross, 10000, [header, btc, eth])).toEqual([
    [notAvailable(already)],
    [notAvailable(everywhere)],
  ]);
  expect(call(liqCross, -20000, [header, eth])).toEqual([[notAvailable(everywhere)]]);
  expect(cell(liqCross, 60000, [header, long])).toEqual(
    notAvailable("LIQ.CROSS: no positive price liquidates this position."),
  );
});

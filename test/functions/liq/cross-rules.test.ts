import { namedRules } from "../../../src/core/account/rules";
import { liqCross } from "../../../src/functions/liq";
import { call, cell, notAvailable, valueError } from "../support";

const header = ["side", "quantity", "entryPrice", "markPrice", "maintenanceRate", "symbol"];
const long = ["long", 1, 50000, 50000, 0.01, "BTCUSDT"];
const priceOf = (rules: unknown, feeRate: number | null = null) =>
  cell(liqCross, 10000, [header, long], feeRate, rules);

describe("rules of LIQ.CROSS", () => {
  // (10000 - 50000) / (m + fee - 1), and with the margin of entry 50000 - (10000 - 500).
  test.each([
    ["mark", 40404.0404040404],
    ["Binance", 40404.0404040404],
    ["entry", 40500],
    ["MEXC", 40500],
    ["Bitget", 40428.542551041], // 40000 / 0.9894
    ["okx", 40424.4567963618], // 40000 / 0.9895
    ["binance pm", 40424.4567963618], // 40000 / (1 - 1.05*0.01)
    ["KuCoin", 40428.542551041], // alone it has all of the equity
  ])("%s", (name, price) => {
    expect(priceOf(name)).toBe(price);
    expect(priceOf([["venue", name]])).toBe(price);
    expect(priceOf([["Name", "Value"], ["Venue", name], ["", ""], ["Fee", ""]])).toBe(price); // prettier-ignore
  });

  test("every name is taken, in any case and with spaces", () => {
    for (const { name } of namedRules)
      expect(priceOf(name.toUpperCase().replace("-", " "))).toEqual(priceOf(name));
  });

  test("a setting wins over the name, and the argument over both", () => {
    expect(priceOf([["fee", 0], ["venue", "bitget"]])).toBe(40404.0404040404); // prettier-ignore
    expect(priceOf("bitget", 0)).toBe(40404.0404040404);
    expect(priceOf([["fee", 0.02]], 0.0006)).toBe(40428.542551041);
  });

  test("blank cells are no rules and no brackets", () => {
    for (const blank of [
      "",
      [
        ["", ""],
        [0, null],
      ],
    ])
      // prettier-ignore
      expect(cell(liqCross, 10000, [header, long], null, blank, blank)).toBe(40404.0404040404);
  });

  test("a threshold of 0 is bankruptcy", () => {
    expect(priceOf([["threshold", 0]])).toBe(40000);
    expect(priceOf([["threshold", "105%"]])).toBe(priceOf("binance-pm"));
  });

  test.each([
    ["of bitmex", 'rules must be one of mark, entry, held, binance, binance-pm, bybit, bitget, okx, gate, kucoin, hyperliquid, mexc, moonxbt, or a table of names and values, got "of bitmex".'],
    [[["mode", 1]], 'rules (column 1) must be "maintenance", "others", "pairs", "threshold", "fee", "borrowRate", "settleBalance", "otherMaintenance", "liquidationFee", "order" or "venue", got "mode".'],
    [[["fee", 0.1], ["Fee", 0.2]], 'rules (row 2, column 1) names "fee" a second time.'],
    [[["pairs", "smaller"]], 'rules (column 2) must be "both" or "larger", got "smaller".'],
    [[["others", "joint"], ["fee", 5]], "rules (row 2, column 2) must be a fraction from 0 to below 1 (0.005 is 0.5 %), got 5; for 5 % type 0.05."],
    [[["others", "notional"], ["borrowRate", 0.04]], "rules must be left out where others is notional, got borrowRate; the shares of the equity have no place for it."],
    [[["threshold", 80]], "rules (column 2) must be a multiple from 0 to below 10 (1.05 is 105 %), got 80; for 80 % type 0.8."],
    [[["threshold", 105]], "rules (column 2) must be a multiple from 0 to below 10 (1.05 is 105 %), got 105."],
    [[["others"], ["joint"]], 'rules must be a table with the columns "name" and "value", got 1 column.'],
  ])("%j is refused", (rules, message) => {
    expect(priceOf(rules)).toEqual(valueError(`LIQ.CROSS: ${message}`));
  }); // prettier-ignore
});

describe("brackets of LIQ.CROSS", () => {
  const rows = (...more: unknown[][]) => [
    ["side", "quantity", "entryPrice", "markPrice", "maintenanceRate", "symbol", "venue"],
    ...more,
  ];
  const btc = ["long", 1, 50000, 50000, "", "BTC-USDT-SWAP", ""];
  const eth = ["long", 10, 3000, 3000, "", "ETHUSDT", ""];

  // BTC: 40000 + 300 over 1 - 0.01; ETH: 20000 + 500 over 10*(1 - 0.01), in the bracket from 10000.
  test("are those of the symbol, and a row of the table without one is for the others", () => {
    const own = [["Symbol", "Floor", "Rate"], ["BTCUSDT", 0, 0.01], ["", 0, 0.005], ["", 10000, 0.01]]; // prettier-ignore
    const prices = [(10000 - 50000 - 250) / (0.01 - 1), (10000 - 30000 - 500 + 50) / (10 * (0.01 - 1))];
    const expected = prices.map((price) => [Number(price.toPrecision(15))]);
    expect(call(liqCross, 10000, rows(btc, eth), null, null, own)).toEqual(expected);
    const headless = [["", 0, 10000, 0.005], ["", 10000, "", 0.01], ["", 0, "", 0.01]].map(([, ...figures], row) => [...figures, row < 2 ? "" : "BTCUSDT"]); // prettier-ignore
    expect(call(liqCross, 10000, rows(btc, eth), null, null, headless)).toEqual(expected);
  });

  test("are not asked for where a row has a rate or a figure of its own", () => {
    const own = [["long", 1, 50000, 50000, 0.01, "BTCUSDT", "KuCoin"]];
    expect(call(liqCross, 10000, rows(...own), null, null, [[0, 100, 0.02]])).toEqual([[40404.0404040404]]);
    const figure = [["side", "quantity", "entryPrice", "markPrice", "maintenanceMargin"], ["long", 1, 50000, 50000, 500]]; // prettier-ignore
    expect(call(liqCross, 10000, figure, 0.01)).toEqual([[40500]]);
  });

  test("that end too early are named", () => {
    const short = rows(["short", 1, 50000, 50000, "", "BTCUSDT", ""]);
    expect(cell(liqCross, 10000, short, null, null, [[0, 55000, 0.01]])).toEqual(
      notAvailable(
        "LIQ.CROSS: the position exceeds 55000, the last cap of tiers; leave that cap blank if its rate goes on, or add the next brackets.",
      ),
    );
    const large = rows(["long", 1e6, 50000, 50000, "", "BTCUSDT", "Binance"]);
    expect(cell(liqCross, 1e9, large)).toEqual({
      error: "#N/A",
      message: expect.stringMatching(
        /^LIQ\.CROSS: the position exceeds \d+ \(notional in quote currency\), where the brackets known for BTCUSDT at Binance USD-M futures end \(.+\); pass your own as tiers\.$/,
      ) as string,
    });
  });

  test("of a venue without them are told from a rate of 0", () => {
    const message = (symbol: string, venue: string) =>
      cell(liqCross, 1000, rows(["long", 1, 100, 100, "", symbol, venue]));
    expect(message("DOGEUSDT", "KuCoin")).toEqual(
      notAvailable(
        'LIQ.CROSS: positions (row 2) has no maintenanceRate, and no brackets of "DOGEUSDT" at "KuCoin" are known; type the rate or pass the brackets as tiers.',
      ),
    );
    expect(message("BTC", "Binance")).toEqual(
      notAvailable(
        'LIQ.CROSS: positions (row 2) has no maintenanceRate, and no brackets of "BTC" at "Binance" are known (did you mean "BTCUSDT" or "BTCUSDC"?); type the rate or pass the brackets as tiers.',
      ),
    );
    // WEEX lists it, but its brackets have no source.
    expect(message("BTCUSDT", "WEEX")).toEqual(
      notAvailable(
        'LIQ.CROSS: positions (row 2) has no maintenanceRate, and no brackets of "BTCUSDT" at "WEEX" are known; type the rate or pass the brackets as tiers.',
      ),
    );
    expect(message("", "Binance")).toEqual(
      notAvailable(
        'LIQ.CROSS: positions (row 2) has no maintenanceRate, and no symbol to find its brackets at "Binance" by; type the symbol or the rate.',
      ),
    );
  });

  test("and no column of rates at all", () => {
    const table = [header.toSpliced(4, 1), long.toSpliced(4, 1)];
    expect(cell(liqCross, 10000, table)).toEqual(
      valueError(
        'LIQ.CROSS: positions must be a table with a column "maintenanceRate", got the columns "side", "quantity", "entryPrice", "markPrice" and "symbol".',
      ),
    );
    expect(cell(liqCross, 10000, table, null, null, [[0, 0.01]])).toBe(40404.0404040404);
    expect(cell(liqCross, 10000, [long.slice(0, 4)], null, null, [[0, 0.01]])).toBe(40404.0404040404);
  });
});

test.each([
  [["contract"], ["spot"], "is a spot position, which is not part of a cross account of one settle currency"],
  [["margin"], [5], "is an isolated position, with a margin of its own, which is not part of a cross account of one settle currency"],
  [["isolatedMargin"], ["5"], "is an isolated position, with a margin of its own, which is not part of a cross account of one settle currency"],
  [["marginMode"], ["Isolated"], "is an isolated position, with a margin of its own, which is not part of a cross account of one settle currency"],
  [["settle"], ["BTC"], 'settles in "BTC" and a row before it in "USDC"; an account settles in one currency'],
])("a row with %j of %j is refused", (names, values, message) => {
  const rest = names[0] === "settle" ? ["USDC"] : [""];
  const table = [[...header, ...names], [...long, ...rest], [...long, ...values]];
  expect(cell(liqCross, 10000, table)).toEqual(valueError(`LIQ.CROSS: positions (row 3) ${message}.`));
}); // prettier-ignore

test("dollars settle alike, and a margin of 0 is none", () => {
  const names = [...header, "settle", "margin", "Margin Type"];
  const rows = [[...long, "USDT", 0, "cross"], [...long, "usdc", "", "crossed"]]; // prettier-ignore
  const price = call(liqCross, 10000, [names, ...rows]).flat();
  expect(new Set(price).size).toBe(1);
  expect(typeof price[0]).toBe("number");
});

test("with rules an account that is liquidated already shows the price beyond which it would live", () => {
  const table = [header, ["long", 1, 80000, 50000, 0.01, "BTCUSDT"]];
  // (10000 - 80000) / (0.01 - 1)
  expect(cell(liqCross, 10000, table, null, "mark")).toBe(70707.0707070707);
  expect(cell(liqCross, 10000, table, null, [["", ""], [0, 0]])).toMatchObject({ error: "#N/A" }); // prettier-ignore
  expect(cell(liqCross, 10000, [header, long], 0.5)).toEqual(
    notAvailable(
      "LIQ.CROSS: the account's equity is below its maintenance margin at these mark prices, so it is liquidated already; for 0.5 % type 0.005.",
    ),
  );
});

test("shares by maintenance margin need some", () => {
  expect(cell(liqCross, 10000, [header, ["long", 1, 100, 100, 0, "A"]], null, [["others", "maintenance"]])).toEqual(
    notAvailable("LIQ.CROSS: the maintenance margins at the mark prices sum to no more than 0, so they give no shares of the equity."),
  );
}); // prettier-ignore

test("past its brackets a symbol with a share by notional is alone without a price", () => {
  const table = [header, ["long", 1, 100, 100, 0.01, "A"], ["long", 10, 100, 100, 0, "B"]];
  // 1000/11 of equity for A, whose price is then (100 - 1000/11) / 0.99.
  expect(call(liqCross, 1000, table, null, [["others", "notional"]], [[0, 500, 0.01]])).toEqual([
    [Number(((100 - 1000 / 11) / 0.99).toPrecision(15))],
    [{ error: "#N/A", message: expect.stringContaining("exceeds 500") as string }],
  ]);
});

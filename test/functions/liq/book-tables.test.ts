import { liqBook, liqCascade, liqCross, liqRatio, liqTopup } from "../../../src/functions/liq";
import { simStress } from "../../../src/functions/sim";
import { call, cell, type Result } from "../support";

const legs = [
  ["label", "symbol", "side", "quantity", "entryPrice", "markPrice", "maintenanceRate"],
  ["core", "BTCUSDT", "Buy", 1, 50000, 51000, 0.01],
  ["", "", "", 0, "", "", ""],
  ["hedge", "ETH-USDT-SWAP", "BOTH", -10, 3000, 2900, 0.02],
];

test("view legs has a row a row, with each position's part of the maintenance margin and its prices at the ends", () => {
  // Equity 4000 + 1000 + 1000; maintenance 510 + 580. Joint: 51000 - 29000 of exposure, 510 + 580 of maintenance, 5000 - 90 of buffer.
  const down = -4910 / (51000 - 29000 - 1090);
  const [header, first, blank, second] = call(liqBook, 4000, legs, null, "legs");
  expect(header).toEqual(["Account", "Leg", "Side", "Quantity", "Mark price", "P&L", "Maintenance margin", "Share of M + F", "Price at shock down", "Price at shock up"]); // prettier-ignore
  expect(first!.slice(0, 7)).toEqual(["", "core", "long", 1, 51000, 1000, 510]);
  expect(blank).toEqual(header!.map(() => ""));
  expect(second!.slice(0, 7)).toEqual(["", "hedge", "short", 10, 2900, 1000, 580]);
  expect(first![7]).toBeCloseTo(510 / 1090, 12);
  expect(first![8]).toBeCloseTo(51000 * (1 + down), 6);
  expect(second![8]).toBeCloseTo(2900 * (1 + down), 8);
  expect(second![9]).toMatchObject({ error: "#N/A" });
});

test("rows in the same brackets share their maintenance margin by notional", () => {
  const rows = [["side", "quantity", "entryPrice", "markPrice", "maintenanceRate", "symbol"], ["long", 1, 100, 100, 0, "AUSDT"], ["long", 3, 100, 100, 0, "AUSDT"]]; // prettier-ignore
  const [, one, three] = call(liqBook, 1000, rows, null, "legs", null, [[0, 200, 0.01], [200, "", 0.05]]); // prettier-ignore
  expect([one![6], three![6]]).toEqual([3, 9]); // 400*0.05 - 8 = 12
});

test("columns are found by name, names of a venue's export too, and coins in any case", () => {
  const coins = [["Quantity", "ASSET", "price"], [1, " btc ", 50000], [1000, "usdt", ""]]; // prettier-ignore
  expect(call(liqRatio, coins)[0]).toEqual(["Equity", 51000]);
  const exported = [["ccy", "Wallet balance", "USD price", "constructor"], ["BTC", 1, 50000, "x"], ["USDT", 1000, "", ""]]; // prettier-ignore
  expect(call(liqRatio, exported)[0]).toEqual(["Equity", 51000]);
  expect(call(liqRatio, [["USDT", 5], ["BTC", 1, 50000, 0.5]].map((row) => [...row, "", ""].slice(0, 4)))[1]).toEqual(["Adjusted equity", 25005]); // prettier-ignore
});

test("a scenario's betas are all betas, and * is the moving assets that are not listed", () => {
  const shockDown = (scenario: unknown) => call(liqBook, 4000, legs, scenario)[1]![6];
  expect(shockDown([["asset", "beta"], ["BTC", 1]])).toBeCloseTo(-4910 / (51000 - 510), 12); // prettier-ignore
  expect(shockDown([["asset", "beta"], ["*", 1]])).toEqual(shockDown(null)); // prettier-ignore
  const [, , , , , buffer] = call(liqBook, 4000, legs, [["*", -0.1]])[1]!;
  expect(buffer).toBeCloseTo(4910 - 0.1 * (51000 - 29000 - 1090), 8);
});

test("an account borrows what is below 0 of a dollar without a row at the rules' rate", () => {
  const rules = [["borrowRate", 0.04]];
  const lost = [["side", "quantity", "entryPrice", "markPrice", "maintenanceRate", "symbol"], ["long", 1, 1100, 1000, 0.01, "BTCUSDT"]]; // prettier-ignore
  expect(call(liqRatio, [["asset", "quantity", "price"], ["BTC", 1, 1000]], lost, null, rules)[3]).toEqual(["Maintenance margin", 14]); // prettier-ignore
});

test("an isolated position of a stress loses its margin and no more, and the account keeps its own", () => {
  const rows = [["symbol", "side", "quantity", "entryPrice", "markPrice", "maintenanceRate", "margin"], ["BTCUSDT", "long", 1, 100, 100, 0.01, 20], ["ETHUSDT", "long", 1, 100, 100, 0.01, ""]]; // prettier-ignore
  const [header, row] = call(simStress, rows, 1000, [["crash", "*", -0.5]]);
  expect(header!.slice(-2)).toEqual(["BTCUSDT", "ETHUSDT"]);
  expect([row![1], row![2], row![6], ...row!.slice(-2)]).toEqual(["BTCUSDT", 950, -50, -20, -50]);
});

test("debts are repaid where no contract is left", () => {
  const coins = [["asset", "quantity", "price", "haircut"], ["USDT", -700, 1, 0], ["BTC", 1, 1000, 0.1]]; // prettier-ignore
  const [, repaid, end] = call(liqCascade, coins, [[null]], [[-0.3]]);
  // 900*(1 + x) = 700 at x = -2/9, which leaves 1000*7/9 - 700.
  expect(repaid!.slice(0, 8)).toEqual([1, 0.740740740740741, "repaid", "", "", "", "", ""]);
  expect([repaid![9], end![9]]).toEqual([77.7777777777778, 77.7777777777778]);
});

describe("refused is", () => {
  const refused = (value: Result) => (value as { message: string }).message;
  const coin = (...figures: unknown[]) => [["asset", "quantity", "price", "haircut", "ratio"], ["BTC", ...figures]]; // prettier-ignore
  const inverse = [["side", "quantity", "entryPrice", "markPrice", "maintenanceRate", "contract", "symbol", "settle"], ["long", 1, 1, 1, 0, "inverse", "ETHUSD", "BTC"]]; // prettier-ignore
  const accounts = [["asset", "quantity", "account"], ["USDT", 1, "a"], ["USDT", 1, "b"]]; // prettier-ignore

  test.each([
    ["a coin without a price", () => cell(liqRatio, [["asset", "quantity"], ["BTC", 1]]), /collateral \(row 2\) must have a price of "BTC"/],
    ["a haircut beside a ratio", () => cell(liqRatio, coin(1, 1, 0.1, 0.9)), /must have a haircut or a ratio, got both/],
    ["a column of ratios without one", () => cell(liqRatio, coin(1, 1, 0, 0)), /must have a ratio of "BTC", here or in ratios/],
    ["a coin twice", () => cell(liqRatio, [["asset", "quantity", "price"], ["BTC", 1, 1], ["btc", 1, 1]]), /names "btc" a second time/],
    ["a gap in the ratios", () => cell(liqRatio, [["asset", "quantity", "price"], ["BTC", 1, 1]], null, null, null, null, [["BTC", 0, 1, 0.9], ["BTC", 2, 3, 0.5]]), /ratios \(row 2\) must have a floor of 1/],
    ["several accounts where one is asked for", () => cell(liqTopup, accounts, [[null]], 0.1), /collateral must be one account, got "a" and "b"/],
    ["an inverse position that settles elsewhere", () => cell(liqBook, [["asset", "quantity", "price"], ["BTC", 1, 1]], inverse), /settle in "BTC", which moves by itself here/],
    ["a shock of -1", () => cell(liqBook, 1, null, -1), /scenario must be/],
    ["an unknown setting", () => cell(liqBook, 1, null, null, null, [["lorem", 1]]), /liquidationFee|rules \(row 1\) must be/],
    ["a coin to add that the account has not", () => cell(liqTopup, 1, [[null]], 0.1, null, "coin", "BTC"), /item must be one of "USD", got "BTC"/],
  ] as const)("%s", (_, found, message) => {
    expect(refused(found())).toMatch(message);
  }); // prettier-ignore
});

test.each([[[["foo"]]], [[["foo"], ["bar"]]], [[["foo", ""]]], [[["Side", "Entry price"]]], [[[12]]]])(
  "what is no table of positions is refused, not counted as none: %j",
  (positions) => {
    const refused = [[expect.objectContaining({ error: "#VALUE!" })]];
    expect(call(liqBook, 5000, positions)).toEqual(refused);
    expect(call(liqTopup, 5000, positions, 0.2)).toEqual(refused);
    expect(call(liqRatio, 5000, positions)).toEqual(refused);
    expect(call(liqCross, 5000, positions)).toEqual(refused);
  },
);

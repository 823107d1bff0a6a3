import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { checkTable } from "../../../src/market/brackets/check";
import { changesOf } from "../../../src/market/brackets/changes";
import { readAnswers, readPasted } from "../../../src/market/brackets/read";
import { checked, figuresOf, readOn, recorded } from "./recorded";

describe("the recorded answers, in the product's units", () => {
  test("Bybit: rates in percent, a cap in coin; as shipped", () => {
    const result = checked("Bybit", "BTCUSD", recorded("bybit_rest_risk_limit"));
    expect(figuresOf(result)).toEqual([["0", "150", "100", "0.005", "0"]]);
    expect(result.table).toMatchObject({
      symbol: "BTCUSD",
      contract: "inverse",
      unitName: "notional in coin",
    });
    expect(result.faults).toEqual([]);
    expect(result.remarks).toEqual([
      "The rates are printed in percent: 0.5 is read as 0.5%.",
      "The table ends at 150, the shipped one at 300: if it goes on, read all of it.",
    ]);
    expect(changesOf(result)).toEqual({
      summary: "Against the shipped table (2026-09-26): 1 gone.",
      lines: ["Bracket 2 is gone: 150 to 300 at 1%."],
    });
  });

  test("OKX: tiers of margin trading on spot are none of a swap", () => {
    const result = checked("OKX", "BTCUSDT", recorded("okx_rest_position_tiers"));
    expect(figuresOf(result)).toEqual([["0", "50", "10", "0.03", "none"]]);
    expect(result.faults).toEqual([expect.stringContaining("margin trading on spot")]);
  });

  test("Gate: a row that is printed twice counts once", () => {
    const result = checked("Gate", "ETH_USDT", recorded("gate_futures_rest_risk_limit_tiers"));
    // 500,000*(0.02 - 0.01) is the amount of the second.
    expect(figuresOf(result)).toEqual([
      ["0", "500000", "50", "0.01", "0"],
      ["500000", "1000000", "33.33", "0.02", "5000"],
    ]);
    expect([result.table.symbol, result.faults, result.remarks]).toEqual(["ETHUSDT", [], []]);
  });

  test("Bitget", () => {
    const result = checked("Bitget", "BTCUSDT", recorded("bitget_futures_rest_query_position_lever"));
    expect(figuresOf(result).map((row) => row.slice(0, 4))).toEqual([
      ["0", "50000", "125", "0.004"],
      ["50000", "200000", "100", "0.005"],
    ]);
    expect(result.faults).toEqual([]);
  });

  test("KuCoin: levels, and a contract with its first level alone", () => {
    const levels = checked("KuCoin", "ADAUSDT", recorded("kucoin_futures_rest_risk_limit"));
    expect(figuresOf(levels).map((row) => row.slice(0, 4))).toEqual([
      ["0", "500", "20", "0.025"],
      ["500", "1000", "2", "0.25"],
    ]);
    expect([levels.table.symbol, levels.faults]).toEqual(["ADAUSDT", []]);
    const first = checked("KuCoin", "", recorded("kucoin_futures_rest_contract"));
    expect(figuresOf(first).map((row) => row.slice(0, 4))).toEqual([["0", "100000", "20", "0.025"]]);
    expect(first.remarks).toContain(
      "The answer about a contract has its first level only; /contracts/risk-limit/DASHUSDTM has all.",
    );
  });

  test("Hyperliquid: half of the initial margin; without margin tables the first tier", () => {
    const result = checked("Hyperliquid", "ETH", recorded("hyperliquid_rest_metaAndAssetCtxs"));
    expect(figuresOf(result)).toEqual([["0", undefined, "50", "0.01", "0"]]);
    expect(result.remarks).toEqual([expect.stringContaining("no margin tables")]);
    const hpos = checked("Hyperliquid", "HPOS", recorded("hyperliquid_rest_metaAndAssetCtxs"));
    expect(hpos.table.brackets[0]!.rate.js.toFixed(6)).toBe("0.166667");
  });

  test("MEXC: the rule gives a hundred levels of 1 BTC", () => {
    const result = checked("MEXC", "BTCUSDT", recorded("mexc_futures_rest_detail"));
    const rows = figuresOf(result);
    expect(rows).toHaveLength(100);
    // 10,000 contracts of 0.0001 BTC; 0.4 % more at each level; 1/0.008 and 1/0.012.
    expect(rows.slice(0, 2)).toEqual([
      ["0", "1", "125", "0.004", undefined],
      ["1", "2", "83.33", "0.008", undefined],
    ]);
    expect(rows[99]!.slice(0, 4)).toEqual(["99", "100", "2.47", "0.4"]);
    expect([result.table.unit, result.table.unitName, result.faults]).toEqual(["quantity", "base units", []]);
  });

  test("Binance: the brackets of a contractInfo event", () => {
    const { steps } = JSON.parse(
      readFileSync(path.join(__dirname, "../../vectors/market/binance_usdm_ws_contractInfo.json"), "utf8"),
    ) as { steps: readonly { json: unknown }[] };
    const result = checked("Binance", "IOTAUSDT", steps[2]!.json);
    // 5,000*(0.025 - 0.01) = 75, as printed.
    expect(figuresOf(result)).toEqual([
      ["0", "5000", "50", "0.01", "0"],
      ["5000", "25000", "20", "0.025", "75"],
    ]);
    expect(result.faults).toEqual([]);
    expect(result.remarks).toEqual([
      "The table ends at 25,000, the shipped one at 12,500,000: if it goes on, read all of it.",
    ]);
  });
});

describe("answers as the venues' documentation has them", () => {
  test("Binance's leverageBracket, of many contracts and in coin", () => {
    const bracket = { bracket: 1, initialLeverage: 125, maintMarginRatio: 0.004, cum: 0 };
    const answer = [
      { symbol: "ETHUSDT", brackets: [{ ...bracket, notionalCap: 10000, notionalFloor: 0 }] },
      { pair: "BTCUSD", brackets: [{ ...bracket, qtyCap: 50, qtylFloor: 0 }] },
    ];
    expect(figuresOf(checked("Binance", "BTCUSD_PERP", answer))).toEqual([["0", "50", "125", "0.004", "0"]]);
    expect(figuresOf(checked("Binance", "eth/usdt", answer))).toEqual([["0", "10000", "125", "0.004", "0"]]);
    expect(() => checked("Binance", "", answer)).toThrow("The answer has 2 contracts. Type the symbol");
    expect(() => checked("Binance", "SOLUSDT", answer)).toThrow(
      "The answer is of ETHUSDT, BTCUSD, not of SOLUSDT.",
    );
  });

  const tier = (minSz: string, maxSz: string, maxLever: string, mmr: string) => ({
    ...{
      baseMaxLoan: "",
      imr: "",
      instId: "",
      instFamily: "BTC-USDT",
      uly: "BTC-USDT",
      minSz,
      maxSz,
      maxLever,
      mmr,
    },
  });
  // As read from the venue on 2026-08-31: tiers of contracts of 0.01 BTC whose floors are a hundredth above the cap before.
  const tiers = {
    code: "0",
    msg: "",
    data: [tier("0", "1000", "100", "0.004"), tier("1000.01", "5000", "66.66", "0.005")],
  };
  const instrument = {
    code: "0",
    data: [{ instId: "BTC-USDT-SWAP", ctVal: "0.01", ctMult: "1", ctValCcy: "BTC" }],
  };

  test("OKX's contracts become coins, by its instruments or the shipped size", () => {
    const expected = [
      ["0", "10", "100", "0.004", "none"],
      ["10", "50", "66.66", "0.005", "none"],
    ];
    const described = checked("OKX", "BTC-USDT-SWAP", tiers, instrument);
    expect(figuresOf(described)).toEqual(expected);
    expect(described.remarks).toEqual([
      "Contracts are converted to base units: one is 0.01.",
      "Floors that are one step above the cap before (from bracket 2 on) are read as that cap.",
      "The table ends at 50, the shipped one at 19,400: if it goes on, read all of it.",
    ]);
    expect(figuresOf(checked("OKX", "BTCUSDT", tiers))).toEqual(expected);
    const pasted = readPasted(`${JSON.stringify(instrument)}\n\n${JSON.stringify(tiers, null, 2)}`, {
      ...{ venue: "OKX", symbol: "" },
    });
    expect(figuresOf(checkTable(pasted, readOn))).toEqual(expected);
  });

  test("contracts of an unknown size are not converted", () => {
    const other = {
      data: [{ ...tier("0", "1000", "50", "0.01"), instFamily: "PEPE-USDT", uly: "PEPE-USDT" }],
    };
    expect(checked("OKX", "PEPE-USDT-SWAP", other).faults).toEqual([
      expect.stringContaining("what one contract of PEPEUSDT holds is not known here"),
    ]);
  });

  test("Hyperliquid's margin tables; a table that is missing is said", () => {
    const meta = {
      universe: [
        { name: "BTC", szDecimals: 5, maxLeverage: 40, marginTableId: 56 },
        { name: "kPEPE", szDecimals: 0, maxLeverage: 10, marginTableId: 10 },
        { name: "SOL", szDecimals: 2, maxLeverage: 20, marginTableId: 54 },
      ],
      marginTables: [
        [
          56,
          {
            description: "tiered 40x",
            marginTiers: [
              { lowerBound: "0.0", maxLeverage: 40 },
              { lowerBound: "150000000.0", maxLeverage: 20 },
            ],
          },
        ],
      ],
    };
    const btc = checked("Hyperliquid", "BTC", meta);
    // 150,000,000*(1/40 - 1/80) = 1,875,000.
    expect(figuresOf(btc)).toEqual([
      ["0", "150000000", "40", "0.0125", "0"],
      ["150000000", undefined, "20", "0.025", "1875000"],
    ]);
    expect(changesOf(btc)).toEqual({
      summary: "No change against the shipped table (2026-09-25).",
      lines: [],
    });
    expect(figuresOf(checked("Hyperliquid", "kPEPE", meta))).toEqual([["0", undefined, "10", "0.05", "0"]]);
    expect(checked("Hyperliquid", "SOL", meta).faults[0]).toBe(
      "The answer lacks the margin table of SOL. Paste the whole answer.",
    );
  });

  test("MEXC's own levels, and limits by value", () => {
    const detail = {
      ...{
        symbol: "BTC_USDT",
        contractSize: 0.0001,
        maintenanceMarginRate: 0.001,
        riskLimitType: "BY_VOLUME",
      },
      riskLimitCustom: [
        { level: 1, maxVol: 50000, mmr: 0.001, imr: 0.002, maxLeverage: 500 },
        { level: 2, maxVol: 120000, mmr: 0.004, imr: 0.005, maxLeverage: 200 },
      ],
    };
    const byVolume = checked("MEXC", "BTC_USDT", { success: true, code: 0, data: [detail] });
    expect(figuresOf(byVolume).map((row) => row.slice(0, 4))).toEqual([
      ["0", "5", "500", "0.001"],
      ["5", "12", "200", "0.004"],
    ]);
    const byValue = { success: true, data: { ...detail, riskLimitType: "BY_VALUE" } };
    expect(checked("MEXC", "BTC_USDT", byValue).table.unit).toBe("notional");
  });

  test("dYdX has one rate", () => {
    const market = { ticker: "BTC-USD", initialMarginFraction: "0.02", maintenanceMarginFraction: "0.012" };
    const result = checked("dYdX", "BTC-USD", { markets: { "BTC-USD": market } });
    expect(figuresOf(result)[0]!.slice(0, 4)).toEqual(["0", undefined, "50", "0.012"]);
    expect(result.table.contract).toBe("linear");
  });

  test("Bybit's pages are one table, in the order of the caps", () => {
    const row = (
      riskLimitValue: string,
      maintenanceMargin: string,
      maxLeverage: string,
      mmDeduction: string,
    ) => ({
      ...{ symbol: "BTCPERP", riskLimitValue, maintenanceMargin, maxLeverage, mmDeduction },
    });
    const page = (...list: object[]) => ({ retCode: 0, retMsg: "OK", result: { category: "linear", list } });
    // Rows of a cached answer of 2025-12-29.
    const pages = [
      page(row("2000000", "0.0067", "75", "1800"), row("1000000", "0.005", "100", "100")),
      page(row("100000", "0.004", "125", "")),
    ];
    expect(figuresOf(checked("Bybit", "BTCPERP", ...pages))).toEqual([
      ["0", "100000", "125", "0.004", "0"],
      ["100000", "1000000", "100", "0.005", "100"],
      ["1000000", "2000000", "75", "0.0067", "1800"],
    ]);
    expect(checked("Bybit", "BTCUSDC", ...pages).table.symbol).toBe("BTCPERP");
  });
});

test("what is no answer is refused in words", () => {
  const read =
    (pasted: string, venue = "Bybit") =>
    () =>
      readPasted(pasted, { venue, symbol: "BTCUSDT" });
  expect(read(" \n")).toThrow("The text is empty.");
  expect(read("<!doctype html><html>…")).toThrow("This is a page (HTML)");
  expect(read('{"retCode":10001,"retMsg":"params error: symbol invalid"}')).toThrow(
    "Bybit answered with an error: 10001, params error: symbol invalid.",
  );
  expect(read('{"code":"51000","msg":"Parameter instFamily error","data":[]}', "OKX")).toThrow(
    "OKX answered with an error: 51000, Parameter instFamily error.",
  );
  expect(read('{"label":"CONTRACT_NOT_FOUND","message":"no such contract"}', "Gate")).toThrow(
    "CONTRACT_NOT_FOUND, no such contract",
  );
  expect(read('{"success":false,"code":1001,"message":"Contract does not exist"}', "MEXC")).toThrow(
    "1001, Contract",
  );
  expect(read('{"errors":[{"msg":"ticker must be valid"}]}', "dYdX")).toThrow("ticker must be valid");
  expect(read('{"code":-2014,"msg":"API-key format invalid."}', "Binance")).toThrow(
    "-2014, API-key format invalid.",
  );
  expect(read('{"code":"0","msg":"","data":[]}', "OKX")).toThrow("The answer has no brackets");
  expect(read(JSON.stringify(recorded("gate_futures_rest_risk_limit_tiers")))).toThrow(
    "This is an answer of Gate, and Bybit is chosen.",
  );
  expect(
    read(
      '[{"symbol":"BTCUSDT","startUnit":"x","endUnit":"1","leverage":"1","keepMarginRate":"1"}]',
      "Bitget",
    ),
  ).toThrow('startUnit must be a number, got "x"');
  expect(read("[1,]")).toThrow("The text is no JSON");
});

test("an answer that breaks off anywhere is no answer", () => {
  const whole = JSON.stringify(recorded("bitget_futures_rest_query_position_lever"));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (length) => {
      expect(() => readPasted(whole.slice(0, length), { venue: "Bitget", symbol: "BTCUSDT" })).toThrow(
        "breaks off",
      );
    }),
  );
});

test("what is printed as a venue prints it is read as it was, whatever the order of its rows", () => {
  const step = fc.record({ size: fc.integer({ min: 1, max: 1e9 }), rate: fc.integer({ min: 1, max: 50 }) });
  const steps = fc.array(step, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(steps, fc.infiniteStream(fc.nat()), (given, order) => {
      let [end, rate] = [0, 0];
      const rows = given.map((one) => {
        const startUnit = String(end);
        [end, rate] = [end + one.size, rate + one.rate];
        return {
          symbol: "ABCUSDT",
          startUnit,
          endUnit: String(end),
          leverage: "1",
          keepMarginRate: `0.${String(rate).padStart(4, "0")}`,
        };
      });
      const shuffled = rows.map((row) => ({ row, at: order.next().value! })).sort((a, b) => a.at - b.at);
      const data = shuffled.map(({ row }) => row);
      const printed = readAnswers([{ code: "00000", data }], { venue: "Bitget", symbol: "" });
      const result = checkTable(printed, readOn);
      expect(result.faults).toEqual([]);
      expect(result.table.brackets.map(({ floor, cap, rate }) => [floor, cap!, rate].map(Number))).toEqual(
        rows.map(({ startUnit, endUnit, keepMarginRate }) =>
          [startUnit, endUnit, keepMarginRate].map(Number),
        ),
      );
    }),
  );
});

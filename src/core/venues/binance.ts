import * as usdm from "./binance-usdm-brackets";
import type { Bracket, Listing, Market } from "./market";

const feesProfile = "github nemanull/arbitrage-observatory docs/profiles/binance/fees.md";

/** Tick and step of the contracts, from the recorded answer of /fapi/v1/exchangeInfo. */
const usdmTickStep: Readonly<Record<string, readonly [tick: number, step: number]>> = {
  BTCUSDT: [0.1, 0.001],
  ETHUSDT: [0.01, 0.001],
  XRPUSDT: [0.0001, 0.1],
  BNBUSDT: [0.01, 0.01],
};

/** Lines of the bracket text by symbol. The text is split when the first symbol is asked for. */
let usdmTables: Map<string, string> | undefined;

function tablesBySymbol(): Map<string, string> {
  usdmTables ??= new Map(
    usdm.brackets
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [table, symbols] = line.split(" = ") as [string, string];
        return symbols.split(" ").map((symbol) => [symbol, table] as const);
      }),
  );
  return usdmTables;
}

const usdmListings = new Map<string, Listing>();

function usdmListing(symbol: string): Listing | undefined {
  const known = usdmListings.get(symbol);
  const table = known ? undefined : tablesBySymbol().get(symbol);
  if (table === undefined) return known;
  const listing = readListing(symbol, table);
  usdmListings.set(symbol, listing);
  return listing;
}

function readListing(symbol: string, table: string): Listing {
  const rows = table.split(", ").map((row) => row.split(" ").map(Number) as [number, number, number]);
  const brackets = rows.map(([cap, maxLeverage, rate], index): Bracket => [
    rows[index - 1]?.[0] ?? 0,
    cap,
    maxLeverage,
    rate,
  ]);
  const [tick, step] = usdmTickStep[symbol] ?? [];
  return {
    tick,
    step,
    tickStep:
      tick === undefined
        ? undefined
        : {
            source:
              "github thrasher-corp/gocryptotrader exchanges/binance/testdata/http.json /fapi/v1/exchangeInfo",
            date: "2025-08-07",
          },
    table: { unit: "notional", brackets, partial: false, source: usdm.source, date: usdm.date },
  };
}

export const binanceUsdM: Market = {
  venue: "Binance",
  name: "USD-M futures",
  aliases: ["Binance USD-M", "Binance USDT-M", "Binance Futures"],
  contract: "linear",
  rule: {
    maintenance: "mark",
    closingFeeRate: 0,
    rateOn: "part",
    notKnown: [
      "how Binance rounds the price; the API prints it unrounded",
      "the insurance clearance fee is charged after liquidation and is not in the price",
    ],
    source:
      "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93, and live positions in ccxt and nautilus_trader",
    date: "2021 (worked example), 2024 (live positions), restated 2026-07-26",
  },
  fees: {
    taker: 0.0005,
    maker: 0.0002,
    source: `ccxt 4.5.84 js/src/binance.js; ${feesProfile}`,
    date: "2026-07-26",
  },
  funding: {
    intervalHours: 8,
    note: "some symbols every 4 hours or every hour",
    source: `${feesProfile}; Binance announcement of 2026-01-02 on settlement frequency`,
    date: "2026-07-26",
  },
  listing: usdmListing,
  symbols: () => [...tablesBySymbol().keys()],
};

const coinmTickStep = {
  source: "github thrasher-corp/gocryptotrader exchanges/binance/testdata/http.json /dapi/v1/exchangeInfo",
  date: "2025-08-07",
};

const coinm = new Map<string, Listing>([
  [
    "BTCUSD",
    {
      tick: 0.1,
      step: 1,
      contractSize: 100,
      tickStep: coinmTickStep,
      table: {
        unit: "notional",
        brackets: [[0, 5, 125, 0.004]],
        partial: true,
        source:
          "https://www.binance.com/en-NG/support/faq/be2c7d9d95b04a7e8044ed02dd7dfe5c; rate: dapi leverageBracket example on developers.binance.com",
        date: "2020-06-11 (edited 2021-07)",
      },
      note: "leverage caps beyond 5 BTC are published, their maintenance rates are not",
    },
  ],
  ["ETHUSD", { tick: 0.01, step: 1, contractSize: 10, tickStep: coinmTickStep }],
]);

export const binanceCoinM: Market = {
  venue: "Binance",
  name: "COIN-M futures",
  aliases: ["Binance COIN-M"],
  contract: "inverse",
  rule: {
    maintenance: "mark",
    closingFeeRate: 0,
    rateOn: "part",
    notKnown: ["how Binance rounds the price"],
    source:
      "https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46 (es-MX copy); https://www.binance.com/en/support/faq/be2c7d9d95b04a7e8044ed02dd7dfe5c",
    date: "2020 to 2024",
  },
  fees: {
    taker: 0.0005,
    maker: 0.0001,
    note: "the maker fee is confirmed by no page of Binance",
    source: "ccxt 4.5.84 js/src/binance.js",
    date: "2026-11",
  },
  funding: { intervalHours: 8, source: feesProfile, date: "2026-07-26" },
  listing: (symbol) => coinm.get(symbol),
  symbols: () => [...coinm.keys()],
};

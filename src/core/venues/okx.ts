import type { LiquidationRule, Listing, Market } from "./market";

const recorded = {
  source: "github BYTEX-TRADE/bytex test fixtures (recorded live)",
  date: "2026-09-25",
};

const rule: LiquidationRule = {
  maintenance: "mark",
  closingFeeRate: 0.0005,
  rateOn: "whole",
  notKnown: [
    "that a bracket's rate is paid on the whole position is on a third party's copy only",
    "how OKX rounds the price; a live position of 2021 is one tick above the formula",
  ],
  source:
    "https://www.okx.com/help/v-tiered-maintenance-margin-ratio-rules; freqtrade exchange.py (OKX's page on isolated margin)",
  date: "2025-05-16",
};

const fees = {
  taker: 0.0005,
  maker: 0.0002,
  source: "github nemanull/arbitrage-observatory docs/profiles/okx/fees.md; ccxt 4.5.84",
  date: "2026-07-26",
};

const funding = { intervalHours: 8, source: "ccxt 4.5.84 js/src/okx.js", date: "2023-11" };

const linear = new Map<string, Listing>([
  [
    "BTCUSDT",
    {
      tick: 0.1,
      step: 0.01,
      contractSize: 0.01,
      tickStep: recorded,
      table: { unit: "contracts", brackets: [[0, 1000, 100, 0.004]], partial: true, ...recorded },
    },
  ],
  [
    "ETHUSDT",
    {
      tick: 0.01,
      step: 0.01,
      contractSize: 0.1,
      tickStep: recorded,
      table: { unit: "contracts", brackets: [[0, 5000, 100, 0.004]], partial: true, ...recorded },
    },
  ],
]);

export const okxLinear: Market = {
  venue: "OKX",
  name: "USDT perpetuals",
  aliases: ["OKX USDT", "OKX linear", "OKEx"],
  contract: "linear",
  rule,
  fees,
  funding,
  listing: (symbol) => linear.get(symbol),
  symbols: () => [...linear.keys()],
};

const inverse = new Map<string, Listing>([
  ["BTCUSD", { tick: 0.1, step: 0.1, contractSize: 100, tickStep: recorded }],
]);

export const okxInverse: Market = {
  venue: "OKX",
  name: "coin-margined perpetuals",
  aliases: ["OKX inverse", "OKX Coin-M", "OKEx"],
  contract: "inverse",
  rule,
  fees,
  funding,
  listing: (symbol) => inverse.get(symbol),
  symbols: () => [...inverse.keys()],
};

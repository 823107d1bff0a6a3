import { capped, dividedByInterval } from "../funding";
import type { LiquidationRule, Listing, Market } from "../market";
import { bracketsUpTo, listingsOf } from "../tables";

const feesProfile = "github nemanull/arbitrage-observatory docs/profiles/gate/fees.md";
const recorded = {
  source: "github BYTEX-TRADE/bytex test fixtures (first five risk limits recorded live)",
  date: "2026-09-25",
};

const rule: LiquidationRule = {
  maintenance: "mark",
  closingFeeRate: 0.00075,
  rateOn: "part",
  notKnown: [
    "the closing fee is that of Gate's help pages, whatever the account's own rate",
    "whether the price that Gate shows takes the maintenance amount into account, as its maintenance margin does",
  ],
  source:
    "https://www.gate.io/help/futures/futures/27724 (quoted in freqtrade exchange.py); https://www.gate.com/help/futures/futures-logic/22162",
  date: "2025-09-30",
};

const fees = {
  taker: 0.0005,
  maker: 0.0002,
  note: "0.00075 for takers that pay with points",
  source: feesProfile,
  date: "2026-09-15",
};

const funding = {
  intervalHours: 8,
  formula: dividedByInterval,
  source: `${feesProfile}; BYTEX-TRADE/bytex test fixtures`,
  date: "2026-09-25",
};

const linear: Readonly<Record<string, Listing>> = {
  BTCUSDT: {
    tick: 0.1,
    step: 1,
    contractSize: 0.0001,
    tickStep: recorded,
    funding: { ...capped(8, 0.003), source: feesProfile, date: "2026-09-15" },
    table: {
      unit: "notional",
      brackets: bracketsUpTo(
        [500000, 200, 0.003],
        [1000000, 150.01, 0.0035],
        [1500000, 125, 0.004],
        [2000000, 110.01, 0.0045],
        [3000000, 100, 0.005],
      ),
      partial: true,
      ...recorded,
    },
  },
};

export const gateLinear: Market = {
  venue: "Gate",
  name: "USDT perpetuals",
  aliases: ["Gate USDT"],
  contract: "linear",
  rule,
  fees,
  funding: {
    ...funding,
    byContract: true,
  },
  ...listingsOf(linear),
};

const inverse: Readonly<Record<string, Listing>> = {
  BTCUSD: {
    tick: 0.1,
    step: 1,
    contractSize: 1,
    tickStep: recorded,
    table: { unit: "notional", brackets: [[0, 3, 100, 0.005]], partial: true, ...recorded },
    note: "a contract of 1 USD is inferred",
  },
};

export const gateInverse: Market = {
  venue: "Gate",
  name: "BTC-settled perpetuals",
  aliases: ["Gate Coin-M"],
  contract: "inverse",
  rule,
  fees: {
    note: "the base rate of coin-settled contracts is not published",
    source: feesProfile,
    date: "2026-09-15",
  },
  funding,
  ...listingsOf(inverse),
};

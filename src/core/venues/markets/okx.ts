import { capped, dividedByInterval } from "../funding";
import type { Bracket, LiquidationRule, Market } from "../market";
import { bracketsUpTo, listingsOf } from "../tables";

const recorded = {
  source: "github BYTEX-TRADE/bytex test fixtures (recorded live)",
  date: "2026-09-25",
};

const rule: LiquidationRule = {
  maintenance: "mark",
  closingFeeRate: 0.0005,
  rateOn: "whole",
  notKnown: [
    "that a bracket's rate is paid on the whole position is on a third party's copy only; the brackets have no deductions",
    "how OKX rounds the price; a live position of 2021 is one tick above the formula",
  ],
  source:
    "https://www.okx.com/help/v-tiered-maintenance-margin-ratio-rules and freqtrade exchange.py (OKX's page on isolated margin)",
  date: "2025-05-16",
};

const feesProfile = "github nemanull/arbitrage-observatory docs/profiles/okx/fees.md";

const fees = { taker: 0.0005, maker: 0.0002, source: `${feesProfile}; ccxt 4.5.84`, date: "2026-07-26" };

const funding: Market["funding"] = {
  intervalHours: 8,
  byContract: true,
  formula: dividedByInterval,
  source: feesProfile,
  date: "2026-07-26",
};

export const okxLinear: Market = {
  venue: "OKX",
  name: "USDT perpetuals",
  aliases: ["OKX USDT"],
  contract: "linear",
  rule,
  fees,
  funding,
  ...listingsOf({
    BTCUSDT: {
      tick: 0.1,
      step: 0.01,
      contractSize: 0.01,
      tickStep: recorded,
      funding: { ...capped(8, 0.00375), ...recorded },
      table: {
        unit: "contracts",
        brackets: btcBrackets(),
        source:
          "github loveolu/crypto-strategy-research user_data/data/okx/futures/leverage_tiers_USDT.json @346d4b70 (a copy of /api/v5/public/position-tiers)",
        date: "2026-05-28",
      },
      note: "brackets 1 to 96 were read; 97 to 99 follow the step, as the tables of other swaps do down to 2x",
    },
    ETHUSDT: {
      tick: 0.01,
      step: 0.01,
      contractSize: 0.1,
      tickStep: recorded,
      table: { unit: "contracts", brackets: [[0, 5000, 100, 0.004]], partial: true, ...recorded },
    },
  }),
};

export const okxInverse: Market = {
  venue: "OKX",
  name: "coin-margined perpetuals",
  aliases: ["OKX Coin-M"],
  contract: "inverse",
  rule,
  fees,
  funding,
  ...listingsOf({
    BTCUSD: {
      tick: 0.1,
      step: 0.1,
      contractSize: 100,
      tickStep: recorded,
      funding: {
        ...capped(8, 0.00375),
        source: "OKX API documentation's sample (BTC-USD-SWAP)",
        date: "2023-11-23",
      },
    },
  }),
};

/** From the fourth on each bracket has 20000 contracts and 0.5 % more, down to 2x. OKX cuts leverages off at two digits. */
function btcBrackets(): Bracket[] {
  const brackets: Bracket[] = bracketsUpTo([1000, 100, 0.004], [5000, 66.66, 0.005], [20000, 50, 0.0075]);
  for (let initial = 25; initial <= 500; initial += 5) {
    const floor = (initial - 20) * 4000;
    brackets.push([floor, floor + 20000, Math.floor(1e5 / initial) / 100, (initial - 12.5) / 1000]);
  }
  return brackets;
}

import type { LiquidationRule, Listing, Market } from "./market";

const feesProfile = "github nemanull/arbitrage-observatory docs/profiles/bybit/fees.md";

/**
 * Initial and maintenance margin both include the estimated closing fee. It cancels, except that the fee follows the
 * bankruptcy price, which added margin moves. So added margin counts divided by (1 + fee) or (1 - fee).
 */
const rule: Omit<LiquidationRule, "notKnown"> = {
  maintenance: "mark",
  closingFeeRate: 0,
  rateOn: "part",
  addedMarginFeeRate: 0.00055,
  source:
    "https://www.bybit.com/en/help-center/article/Liquidation-Price-Calculation-under-Isolated-Mode-Unified-Trading-Account; deductions: https://www.bybit.com/en/announcement-info/margin-parameters",
  date: "2026-05-27",
};

const fees = {
  taker: 0.00055,
  maker: 0.0002,
  source: `${feesProfile} (Bybit Trading Fee Structure page)`,
  date: "2026-07-23",
};

const linear = new Map<string, Listing>([
  [
    "BTCUSDT",
    {
      tick: 0.1,
      step: 0.001,
      tickStep: {
        source: "github bybit-exchange/docs docs/v5/market/instrument.mdx",
        date: "2026-07-24",
      },
      table: {
        unit: "notional",
        brackets: [
          [0, 300000, 150, 0.0033],
          [300000, 2000000, 100, 0.005],
          [2000000, 2600000, 90, 0.0056],
        ],
        partial: true,
        source: "github BYTEX-TRADE/bytex test fixtures (risk limits recorded live)",
        date: "2026-09-25 (third bracket 2026-09-23)",
      },
    },
  ],
]);

export const bybitLinear: Market = {
  venue: "Bybit",
  name: "USDT perpetuals",
  aliases: ["Bybit linear", "Bybit USDT"],
  contract: "linear",
  rule: {
    ...rule,
    notKnown: [
      "the rule is that of the page's section on inverse contracts; its section on USDT contracts could not be read",
      "whether Bybit still rounds the price to the tick, away from the trader, as in 2022",
    ],
  },
  fees,
  funding: {
    intervalHours: 8,
    source: `github bybit-exchange/docs docs/v5/market/instrument.mdx; ${feesProfile}`,
    date: "2026-07-26",
  },
  listing: (symbol) => linear.get(symbol),
  symbols: () => [...linear.keys()],
};

const inverse = new Map<string, Listing>([
  [
    "BTCUSD",
    {
      tick: 0.1,
      step: 1,
      contractSize: 1,
      tickStep: {
        source: "github BYTEX-TRADE/bytex test fixtures (instrument recorded live)",
        date: "2026-09-26",
      },
      table: {
        unit: "notional",
        brackets: [
          [0, 150, 100, 0.005],
          [150, 300, 66.67, 0.01],
        ],
        partial: true,
        source: "github BYTEX-TRADE/bytex test fixtures (risk limits recorded live, first two)",
        date: "2026-09-26",
      },
    },
  ],
]);

export const bybitInverse: Market = {
  venue: "Bybit",
  name: "inverse perpetuals",
  aliases: ["Bybit inverse"],
  contract: "inverse",
  rule: {
    ...rule,
    notKnown: ["whether Bybit still rounds the price to the tick, away from the trader, as in 2022"],
  },
  fees,
  funding: {
    intervalHours: 8,
    source: "github BYTEX-TRADE/bytex test fixtures (BTCUSD recorded live)",
    date: "2026-09-26",
  },
  listing: (symbol) => inverse.get(symbol),
  symbols: () => [...inverse.keys()],
};

import { packed } from "../data/bybit-linear";
import { capped, notDivided } from "../funding";
import type { LiquidationRule, Listing, Market, Sourced } from "../market";
import { bracketsUpTo, listingsIn, listingsOf, perpOfUsdc } from "../tables";

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
    "https://www.bybit.com/en/help-center/article/Liquidation-Price-Calculation-under-Isolated-Mode-Unified-Trading-Account (deductions: https://www.bybit.com/en/announcement-info/margin-parameters)",
  date: "2026-05-27",
};

const fees = {
  taker: 0.00055,
  maker: 0.0002,
  source: `${feesProfile} (Bybit Trading Fee Structure page)`,
  date: "2026-07-23",
};

const tables = {
  source:
    "github mohsenjfar/user_data data/bybit/futures/leverage_tiers_USDT.json, git blob 79881a32 (a copy of /v5/market/risk-limit)",
  date: "2024-12-25",
};
const newer = {
  source:
    "github erikubingf-del/tradingtest user_data/data/bybit/futures/leverage_tiers_USDT.json @30f37205 (a copy of /v5/market/risk-limit)",
  date: "2025-12-29",
};

/** What of a contract differs from the others. */
const own: Readonly<
  Record<string, Partial<Sourced> & Pick<Listing, "tick" | "step" | "tickStep" | "funding" | "note">>
> = {
  BTCUSDT: {
    funding: {
      ...capped(8, 0.00333),
      source: "an answer of instruments-info",
      date: "2026-09-14",
    },
    tick: 0.1,
    step: 0.001,
    tickStep: {
      source: "github bybit-exchange/docs docs/v5/market/instrument.mdx",
      date: "2026-07-24",
    },
    source: `brackets 1 to 3 github BYTEX-TRADE/bytex test fixtures (risk limits recorded live); from 4 on ${newer.source}`,
    date: "brackets 1 and 2 2026-09-25, 3 2026-09-23, from 4 on 2025-12-29",
    note: "the first bracket is newer than those from 4 on and adds 510 to their deductions, as it does to the recorded third",
  },
  ETHUSDT: newer,
  ADAUSDT: newer,
  LINKUSDT: newer,
  BTCPERP: newer,
  SOLUSDT: {
    ...newer,
    note: "cap and rate of the first bracket follow from floor and deduction of the second",
  },
  XRPUSDT: {
    ...newer,
    note: "cap and rate of the first bracket follow from the deduction of the second; its 75x is that of ADAUSDT and DOGEUSDT, which have the same rate",
  },
};

const linear = listingsIn(packed, (symbol, brackets) => {
  const { source = tables.source, date = tables.date, ...more } = own[symbol] ?? {};
  return { ...more, table: { unit: "notional", brackets, source, date } };
});

export const bybitLinear: Market = {
  venue: "Bybit",
  name: "USDT and USDC perpetuals",
  aliases: ["Bybit linear"],
  contract: "linear",
  rule: {
    ...rule,
    notKnown: ["whether Bybit still rounds the price to the tick, away from the trader, as in 2022"],
  },
  fees,
  funding: {
    intervalHours: 8,
    byContract: true,
    formula: notDivided,
    source: `github bybit-exchange/docs docs/v5/market/instrument.mdx; ${feesProfile}`,
    date: "2026-07-26",
  },
  ...linear,
  ownName: perpOfUsdc,
};

const inverse: Readonly<Record<string, Listing>> = {
  BTCUSD: {
    tick: 0.1,
    step: 1,
    contractSize: 1,
    tickStep: {
      source: "github BYTEX-TRADE/bytex test fixtures (instrument recorded live)",
      date: "2026-09-26",
    },
    table: {
      unit: "notional",
      brackets: bracketsUpTo([150, 100, 0.005], [300, 66.67, 0.01]),
      partial: true,
      source: "github BYTEX-TRADE/bytex test fixtures (risk limits recorded live, first two)",
      date: "2026-09-26",
    },
  },
};

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
    formula: notDivided,
    source: `github BYTEX-TRADE/bytex test fixtures (BTCUSD recorded live); ${feesProfile}`,
    date: "2026-09-26",
  },
  ...listingsOf(inverse),
};

import { capped, dividedByInterval } from "../funding";
import type { BracketTable, Market } from "../market";
import { listingsOf } from "../tables";

const profile = "github nemanull/arbitrage-observatory docs/profiles/hyperliquid/fees.md";
const marginTiers = {
  source: "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers (copy)",
  date: "undated",
};
const recorded = {
  source: "github BYTEX-TRADE/bytex test fixtures (meta recorded live)",
  date: "2026-09-25",
};

/** A table of two brackets. A maintenance rate is half of the initial margin rate at the bracket's maximum leverage. */
const twoBrackets = (
  border: number,
  [first, second]: readonly [number, number],
  sourced: Pick<BracketTable, "source" | "date">,
): BracketTable => ({
  unit: "notional",
  brackets: [
    [0, border, first],
    [border, Infinity, second],
  ],
  ...sourced,
});

const listings = listingsOf({
  BTC: { step: 0.00001, tickStep: recorded, table: twoBrackets(150000000, [40, 20], recorded) },
  ETH: { step: 0.0001, tickStep: recorded, table: twoBrackets(100000000, [25, 15], recorded) },
  SOL: { step: 0.01, tickStep: recorded, table: twoBrackets(70000000, [20, 10], recorded) },
  XRP: { table: twoBrackets(40000000, [20, 10], marginTiers) },
  DOGE: { table: twoBrackets(20000000, [10, 5], marginTiers) },
  BNB: { table: twoBrackets(3000000, [10, 5], marginTiers) },
});

export const hyperliquid: Market = {
  venue: "Hyperliquid",
  name: "perpetuals",
  aliases: ["Hyperliquid USDC", "HL"],
  contract: "linear",
  rule: {
    maintenance: "mark",
    closingFeeRate: 0,
    rateOn: "part",
    notKnown: ["a tick: prices have at most five significant digits, so the price is not rounded"],
    source: `${marginTiers.source}; ${profile}; freqtrade/exchange/hyperliquid.py`,
    date: "2026-09-23",
  },
  fees: { taker: 0.00045, maker: 0.00015, source: profile, date: "2026-09-23" },
  funding: {
    ...capped(1, 0.04),
    formula: dividedByInterval,
    source: profile,
    date: "2026-09-23",
  },
  ...listings,
  ownName: (symbol) => symbol.replace(/USDC?$/, ""),
};

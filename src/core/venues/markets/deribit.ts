import { capped } from "../funding";
import type { Market } from "../market";
import { listingsOf } from "../tables";

const recorded = {
  source:
    "github nautechsystems/nautilus_trader @a95c8042 crates/adapters/deribit/test_data/http_get_instrument.json (answer of the test net)",
  date: "2025-12-09",
};

const fundingPage = {
  source: "https://support.deribit.com/hc/en-us/articles/31424939178397",
  date: "2026-09-22",
};

const listings = listingsOf({
  BTC: {
    tick: 0.5,
    contractSize: 10,
    clearanceFeeRate: 0.0075,
    tickStep: recorded,
    funding: { ...capped(8, 0.005), ...fundingPage },
    table: { unit: "quantity", brackets: [[0, "unknown", 50, "unknown"]], partial: true, ...recorded },
    note: "only the maximum leverage; how margins rise with the size was not found",
  },
});

export const deribit: Market = {
  venue: "Deribit",
  name: "inverse perpetuals",
  aliases: [],
  contract: "inverse",
  rule: {
    notKnown: ["the liquidation price of any position: neither maintenance rates nor the rule were found"],
    ...recorded,
  },
  fees: { taker: 0.0005, maker: 0, ...recorded },
  funding: {
    formula: "P - clamp(P, -0.025 %, 0.025 %)",
    note: "of 8 hours; paid all the time in proportion",
    ...fundingPage,
  },
  ...listings,
  ownName: (symbol) => symbol.replace(/USD$/, ""),
};

import type { Market } from "../market";
import { listingsOf } from "../tables";

const recorded = {
  source:
    "github nautechsystems/nautilus_trader @a95c8042 crates/adapters/bitmex/test_data/http_get_instrument_xbtusd.json",
  date: "2024-11-24",
};

export const bitmex: Market = {
  venue: "BitMEX",
  name: "inverse perpetuals",
  aliases: [],
  contract: "inverse",
  rule: {
    notKnown: [
      "the value that the maintenance rate applies to, and so the liquidation price",
      "whether the price allows for a closing fee",
    ],
    ...recorded,
  },
  fees: { taker: 0.0005, maker: 0.0005, ...recorded },
  funding: { intervalHours: 8, ...recorded },
  ...listingsOf({
    BTCUSD: {
      tick: 0.1,
      contractSize: 1,
      tickStep: recorded,
      table: { unit: "notional", brackets: [[0, 200, 100, 0.005]], partial: true, ...recorded },
      note: "risk limits go on in steps of 150 XBT; by how much each raises the rates was not found in the instrument",
    },
  }),
};

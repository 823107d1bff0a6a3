import type { Bracket, LiquidationRule, Market } from "../market";
import { listingsOf } from "../tables";

const recorded = {
  source:
    "github nautechsystems/nautilus_trader @a95c8042 crates/adapters/kraken/test_data/http_futures_instruments.json",
  date: "undated, in a file of 2026-04-17",
};

const rule: LiquidationRule = {
  notKnown: [
    "the value that the maintenance rate applies to, and so the liquidation price",
    "whether a bracket's rate is paid on the whole position or on the part in the bracket",
    "whether the price allows for a closing fee",
  ],
  ...recorded,
};

const fees = { taker: 0.0005, maker: 0.0002, source: "ccxt 4.5.84 js/src/krakenfutures.js", date: "2026-11" };
const funding = { intervalHours: 1, ...recorded };

/** The file keeps two margin levels of each contract. */
const twoLevels = (border: number): Bracket[] => [
  [0, border, 50, 0.01],
  [border, "unknown", 25, 0.02],
];

const multi = listingsOf({
  ETHUSD: {
    tick: 0.1,
    tickStep: recorded,
    table: { unit: "notional", brackets: twoLevels(2000000), partial: true, ...recorded },
  },
  PEPEUSD: { table: { unit: "notional", brackets: twoLevels(2000000), partial: true, ...recorded } },
});

export const krakenLinear: Market = {
  venue: "Kraken",
  name: "multi-collateral perpetuals",
  aliases: ["Kraken PF"],
  contract: "linear",
  rule,
  fees,
  funding,
  ...multi,
  ownName: (symbol) => symbol.replace(/^PF/, ""),
};

const inverse = listingsOf({
  BTCUSD: {
    tick: 0.5,
    contractSize: 1,
    tickStep: recorded,
    table: { unit: "contracts", brackets: twoLevels(500000), partial: true, ...recorded },
  },
});

export const krakenInverse: Market = {
  venue: "Kraken",
  name: "inverse perpetuals",
  aliases: ["Kraken PI"],
  contract: "inverse",
  rule,
  fees,
  funding,
  ...inverse,
  ownName: (symbol) => symbol.replace(/^PIXBT/, "BTC"),
};

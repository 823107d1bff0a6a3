import type { Format } from "../format";

/** What the export files of Hyperliquid look like, as of 2026-11-28. */
export const hyperliquid: readonly Format[] = [
  {
    id: "hyperliquid-trades",
    venue: "Hyperliquid",
    sure: "A",
    sources: ["https://github.com/0xtorch/datasource/blob/main/csvs/hyperliquid-trade-history-jst.json"],
    netting: true,
    market: "any",
    rank: 1,
    wallet: "perp",
    special: "hyperliquid",
    header: ["time", "coin", "dir", "px", "sz", "ntl", "fee", "closedpnl"],
    known: ["feetoken", "hash"],
    time: "time",
    zone: ["header", "ask"],
    rules: [
      {
        emit: [
          {
            t: "fills",
            symbol: "coin",
            dir: "dir",
            qty: "#sz",
            price: "#px",
            value: "#ntl",
            fee: "#fee",
            feeCoin: ["feetoken", "=hl"],
            realised: "#closedpnl",
            realisedNet: "=fee",
          },
        ],
      },
    ],
  },
  {
    id: "hyperliquid-funding",
    venue: "Hyperliquid",
    sure: "A",
    sources: ["https://github.com/0xtorch/datasource/blob/main/csvs/hyperliquid-funding-history-jst.json"],
    market: "perp",
    rank: 1,
    wallet: "perp",
    header: ["time", "coin", "sz", "side", "payment"],
    known: ["rate"],
    time: "time",
    zone: ["header", "ask"],
    rules: [
      {
        emit: [
          {
            t: "funding",
            symbol: "coin",
            side: "side",
            qty: "#sz",
            rate: "#rate",
            amount: "#payment",
            coin: "=settle",
          },
        ],
      },
    ],
  },
];

import type { Format } from "../format";

/** What the export files of BingX look like, as of 2026-11-28. */
export const bingx: readonly Format[] = [
  {
    id: "bingx-perp-orders",
    venue: "BingX",
    sure: "A",
    sources: [],
    unique: true,
    market: "perp",
    rank: 1,
    wallet: "perp",
    account: "uid",
    header: [
      "order no.",
      "time",
      "pair",
      "type",
      "dealprice",
      "quantity",
      "amount",
      "fee",
      "fee coin",
      "realized pnl",
      "quote asset",
    ],
    known: ["uid", "leverage", "order type", "avgprice"],
    time: "time",
    zone: ["header", "ask"],
    rules: [
      {
        emit: [
          {
            t: "fills",
            symbol: "pair",
            dir: "type",
            qty: "#quantity",
            price: "#dealprice",
            value: "#amount",
            fee: "-#fee",
            feeCoin: ["fee coin", "=settle"],
            realised: "#realized pnl",
            id: "order no.",
            order: "order no.",
            aggregate: "=order",
          },
        ],
      },
    ],
  },
  {
    id: "bingx-perp-ledger",
    venue: "BingX",
    sure: "A",
    sources: ["https://github.com/suenot/bingx-report-tool/blob/main/tools/trade_report.py"],
    market: "perp",
    rank: 2,
    wallet: "perp",
    header: ["time", "type", "details", "amount", "newavailableamount", "assets", "futures"],
    known: ["uid"],
    time: "time",
    zone: ["header", "ask"],
    rules: [
      {
        when: {
          type: ["Funding Fee"],
        },
        emit: [
          {
            t: "funding",
            symbol: "futures",
            amount: "#amount",
            coin: "assets",
          },
          {
            t: "ledger",
            kind: "=funding",
            amount: "#amount",
            coin: "assets",
            symbol: "futures",
            available: "#newavailableamount",
            op: "type",
          },
        ],
      },
      {
        when: {
          type: ["Realized PNL", "Trading Fee", "Transfer", "ADL", "Liquidation"],
        },
        emit: [
          {
            t: "ledger",
            kind: {
              map: "type",
              to: {
                "realized pnl": "realised",
                "trading fee": "fee",
                transfer: "transfer",
                adl: "realised",
                liquidation: "liquidation",
              },
            },
            amount: "#amount",
            coin: "assets",
            symbol: "futures",
            available: "#newavailableamount",
            op: "type",
          },
        ],
      },
    ],
    unknown: {
      amount: "#amount",
      coin: "assets",
      symbol: "futures",
      available: "#newavailableamount",
      op: "type",
    },
  },
  {
    id: "bingx-spot-orders",
    venue: "BingX",
    sure: "A",
    sources: [],
    unique: true,
    market: "spot",
    rank: 1,
    wallet: "spot",
    account: "uid",
    header: ["order no.", "time", "pair", "type", "price", "amount", "order value", "fee", "fee coin"],
    known: ["uid", "order type"],
    time: "time",
    zone: ["header", "ask"],
    rules: [
      {
        emit: [
          {
            t: "fills",
            symbol: "pair",
            dir: "type",
            qty: "#amount",
            price: "#price",
            value: "#order value",
            fee: "-#fee",
            feeCoin: "fee coin",
            id: "order no.",
            order: "order no.",
            aggregate: "=order",
          },
        ],
      },
    ],
  },
  {
    id: "bingx-fund-account",
    venue: "BingX",
    sure: "B",
    sources: [],
    market: "spot",
    rank: 1,
    wallet: "fund",
    account: "uid",
    header: ["type", "amount", "new_available_amount", "asset_name", "time", "remark"],
    known: ["uid"],
    time: "time",
    zone: ["header", "ask"],
    rules: [
      {
        when: {
          type: ["~ -> "],
        },
        emit: [
          {
            t: "ledger",
            kind: "=transfer",
            amount: "#amount",
            coin: "asset_name",
            available: "#new_available_amount",
            op: "type",
          },
        ],
      },
      {
        when: {
          type: ["Deposit"],
        },
        emit: [
          {
            t: "ledger",
            kind: "=deposit",
            amount: "#amount",
            coin: "asset_name",
            available: "#new_available_amount",
            op: "type",
          },
        ],
      },
      {
        when: {
          type: ["Withdraw"],
        },
        emit: [
          {
            t: "ledger",
            kind: "=withdrawal",
            amount: "#amount",
            coin: "asset_name",
            available: "#new_available_amount",
            op: "type",
          },
        ],
      },
    ],
    unknown: {
      amount: "#amount",
      coin: "asset_name",
      available: "#new_available_amount",
      op: "type",
    },
  },
];

import type { Format } from "../format";

/** What the export files of Gate look like, as of 2026-11-28. */
export const gate: readonly Format[] = [
  {
    id: "gate-perp-ledger",
    venue: "Gate",
    sure: "B",
    sources: ["https://github.com/0xtorch/datasource/blob/main/csvs/gate-future-action.json"],
    market: "perp",
    rank: 1,
    wallet: "perp",
    header: ["time", "contacts", "action type", "change", "balance", "remarks"],
    known: [],
    time: "time",
    zone: ["header", "ask"],
    rules: [
      {
        when: {
          "action type": ["資金調達"],
        },
        emit: [
          {
            t: "funding",
            symbol: "contacts",
            amount: "#change",
            coin: "unit change",
          },
          {
            t: "ledger",
            kind: "=funding",
            amount: "#change",
            coin: "unit change",
            balance: "#balance",
            symbol: "contacts",
            op: "action type",
          },
        ],
      },
      {
        when: {
          "action type": [
            "取引手数料",
            "利益&損失",
            "入出金",
            "先物トライアル資金の入出金",
            "先物トライアル資金のクレジット",
          ],
        },
        emit: [
          {
            t: "ledger",
            kind: {
              map: "action type",
              to: {
                取引手数料: "fee",
                "利益&損失": "realised",
                入出金: "transfer",
              },
              else: "=reward",
            },
            amount: "#change",
            coin: "unit change",
            balance: "#balance",
            symbol: "contacts",
            op: "action type",
          },
        ],
      },
    ],
    unknown: {
      amount: "#change",
      coin: "unit change",
      balance: "#balance",
      symbol: "contacts",
      op: "action type",
    },
  },
  {
    id: "gate-spot-ledger",
    venue: "Gate",
    sure: "B",
    sources: [],
    market: "spot",
    rank: 1,
    wallet: "spot",
    header: ["no", "time", "action_desc", "action_data", "type", "change_amount", "amount", "total"],
    known: [],
    time: "time",
    zone: ["header", "ask"],
    rules: [
      {
        when: {
          action_desc: [
            "Order Placed",
            "Order Filled",
            "Order Fullfilled",
            "Trading Fees",
            "Trade Fee",
            "Deposits",
            "Deposit",
            "Withdrawals",
            "withdraw",
            "Airdrop",
            "Airdrop bonus",
            "HODL Interest",
            "Interest Income",
            "Referral Superior Rebate",
            "~^Dust Swap-",
          ],
        },
        emit: [
          {
            t: "ledger",
            kind: {
              map: "action_desc",
              to: {
                "order placed": "trade",
                "order filled": "trade",
                "order fullfilled": "trade",
                "trading fees": "fee",
                "trade fee": "fee",
                deposits: "deposit",
                deposit: "deposit",
                withdrawals: "withdrawal",
                withdraw: "withdrawal",
                airdrop: "reward",
                "airdrop bonus": "reward",
                "hodl interest": "reward",
                "interest income": "reward",
                "referral superior rebate": "rebate",
              },
              else: "=conversion",
            },
            amount: "#change_amount",
            coin: "type",
            balance: "#amount",
            op: "action_desc",
          },
        ],
      },
    ],
    unknown: {
      amount: "#change_amount",
      coin: "type",
      balance: "#amount",
      op: "action_desc",
    },
  },
];

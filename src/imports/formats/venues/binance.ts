import type { Format } from "../format";

/** What the export files of Binance look like, as of 2026-11-28. */
export const binance: readonly Format[] = [
  {
    id: "binance-usdm-trades",
    venue: "Binance",
    sure: "A",
    sources: ["https://github.com/BittyTax/BittyTax/blob/master/src/bittytax/conv/parsers/binance.py"],
    unique: true,
    market: "perp",
    rank: 1,
    wallet: "usd-m",
    account: "uid",
    header: ["time|date", "symbol", "side", "price", "quantity", "amount", "fee", "realized profit"],
    known: ["uid", "buyer", "maker", "trade id", "order id"],
    time: "time|date",
    zone: ["header", "name", "ask"],
    rules: [
      {
        emit: [
          {
            t: "fills",
            symbol: "symbol",
            dir: "side",
            qty: "#quantity",
            price: "#price",
            value: "#amount",
            fee: "#fee",
            feeCoin: ["unit fee", "=settle"],
            realised: "#realized profit",
            maker: "maker",
            id: "trade id",
            order: "order id",
          },
        ],
      },
    ],
  },
  {
    id: "binance-usdm-positions",
    venue: "Binance",
    sure: "A",
    sources: [],
    market: "perp",
    rank: 4,
    wallet: "usd-m",
    header: [
      "symbol",
      "margin mode",
      "position side",
      "entry price",
      "avg. close price",
      "closed vol.",
      "closing pnl",
      "opened",
      "closed",
      "status",
    ],
    known: ["max open interest", "max. open interest", "uid"],
    time: "opened",
    zone: ["header", "name", "ask"],
    rules: [
      {
        emit: [
          {
            t: "positions",
            symbol: "symbol",
            side: "position side",
            qty: "#closed vol.",
            max: ["#max open interest", "#max. open interest"],
            entry: "#entry price",
            exit: "#avg. close price",
            pnl: "#closing pnl",
            opened: "opened",
            closed: "closed",
            status: "status",
            prior: "=price",
          },
        ],
      },
    ],
  },
  {
    id: "binance-usdm-income",
    venue: "Binance",
    sure: "A",
    sources: [
      "https://github.com/BittyTax/BittyTax/blob/master/src/bittytax/conv/parsers/binance.py",
      "https://developers.binance.com/docs/derivatives/usds-margined-futures/account/rest-api/Get-Income-History",
    ],
    unique: true,
    market: "perp",
    rank: 1,
    wallet: "usd-m",
    header: ["date|time", "type", "amount", "asset", "symbol", "transaction id"],
    known: ["uid"],
    time: "date|time",
    zone: ["header", "name", "ask"],
    rules: [
      {
        when: {
          type: ["FUNDING_FEE"],
        },
        emit: [
          {
            t: "funding",
            symbol: "symbol",
            amount: "#amount",
            coin: "asset",
            id: "transaction id",
          },
          {
            t: "ledger",
            kind: "=funding",
            amount: "#amount",
            coin: "asset",
            symbol: "symbol",
            op: "type",
            id: "transaction id",
          },
        ],
      },
      {
        when: {
          type: [
            "TRANSFER",
            "INTERNAL_TRANSFER",
            "CROSS_COLLATERAL_TRANSFER",
            "STRATEGY_UMFUTURES_TRANSFER",
            "DEPOSIT",
            "WITHDRAW",
            "COMMISSION",
            "POSITION_LIMIT_INCREASE_FEE",
            "REALIZED_PNL",
            "DELIVERED_SETTELMENT",
            "INSURANCE_CLEAR",
            "WELCOME_BONUS",
            "CONTEST_REWARD",
            "BFUSD_REWARD",
            "REFERRAL_KICKBACK",
            "COMMISSION_REBATE",
            "API_REBATE",
            "FEE_RETURN",
            "COIN_SWAP_DEPOSIT",
            "COIN_SWAP_WITHDRAW",
            "AUTO_EXCHANGE",
          ],
        },
        emit: [
          {
            t: "ledger",
            kind: {
              map: "type",
              to: {
                TRANSFER: "transfer",
                INTERNAL_TRANSFER: "transfer",
                CROSS_COLLATERAL_TRANSFER: "transfer",
                STRATEGY_UMFUTURES_TRANSFER: "transfer",
                DEPOSIT: "deposit",
                WITHDRAW: "withdrawal",
                COMMISSION: "fee",
                POSITION_LIMIT_INCREASE_FEE: "fee",
                REALIZED_PNL: "realised",
                DELIVERED_SETTELMENT: "realised",
                INSURANCE_CLEAR: "liquidation",
                WELCOME_BONUS: "reward",
                CONTEST_REWARD: "reward",
                BFUSD_REWARD: "reward",
                REFERRAL_KICKBACK: "rebate",
                COMMISSION_REBATE: "rebate",
                API_REBATE: "rebate",
                FEE_RETURN: "rebate",
                COIN_SWAP_DEPOSIT: "conversion",
                COIN_SWAP_WITHDRAW: "conversion",
                AUTO_EXCHANGE: "conversion",
              },
            },
            amount: "#amount",
            coin: "asset",
            symbol: "symbol",
            op: "type",
            id: "transaction id",
          },
        ],
      },
    ],
    unknown: {
      amount: "#amount",
      coin: "asset",
      symbol: "symbol",
      op: "type",
      id: "transaction id",
    },
  },
  {
    id: "binance-statement",
    venue: "Binance",
    sure: "A",
    sources: [
      "https://github.com/BittyTax/BittyTax/blob/master/src/bittytax/conv/parsers/binance.py",
      "https://github.com/0xtorch/datasource/blob/main/csvs/binance-transaction-record.json",
      "https://github.com/rotki/rotki/issues/12143",
    ],
    market: "any",
    rank: 2,
    account: "user_id|user id",
    wallet: "@account",
    header: ["utc_time|time", "account", "operation", "coin", "change", "remark"],
    known: ["user_id", "user id"],
    time: "utc_time|time",
    zone: ["name", "header", "ask"],
    rules: [
      {
        when: {
          operation: ["Funding Fee"],
        },
        emit: [
          {
            t: "funding",
            amount: "#change",
            coin: "coin",
          },
          {
            t: "ledger",
            kind: "=funding",
            amount: "#change",
            coin: "coin",
            op: "operation",
          },
        ],
      },
      {
        when: {
          operation: ["Fee", "Transaction Fee", "Trading Fee"],
        },
        emit: [
          {
            t: "ledger",
            kind: "=fee",
            amount: "#change",
            coin: "coin",
            op: "operation",
          },
        ],
      },
      {
        when: {
          operation: ["Realized Profit and Loss", "Realize profit and loss"],
        },
        emit: [
          {
            t: "ledger",
            kind: "=realised",
            amount: "#change",
            coin: "coin",
            op: "operation",
          },
        ],
      },
      {
        when: {
          operation: ["Deposit", "Fiat Deposit"],
        },
        emit: [
          {
            t: "ledger",
            kind: "=deposit",
            amount: "#change",
            coin: "coin",
            op: "operation",
          },
        ],
      },
      {
        when: {
          operation: ["Withdraw", "Fiat Withdraw", "Fiat Withdrawal", "Send"],
        },
        emit: [
          {
            t: "ledger",
            kind: "=withdrawal",
            amount: "#change",
            coin: "coin",
            op: "operation",
          },
        ],
      },
      {
        when: {
          operation: [
            "~^transfer_(in|out)$",
            "~^Transfer Between ",
            "~^Transfer Funds to ",
            "Main and Funding Account Transfer",
            "Asset - Transfer",
          ],
        },
        emit: [
          {
            t: "ledger",
            kind: "=transfer",
            amount: "#change",
            coin: "coin",
            op: "operation",
          },
        ],
      },
      {
        when: {
          operation: [
            "Buy",
            "Sell",
            "Transaction Related",
            "Transaction Buy",
            "Transaction Spend",
            "Transaction Sold",
            "Transaction Revenue",
            "Buy Crypto With Fiat",
            "P2P Trading",
          ],
        },
        emit: [
          {
            t: "ledger",
            kind: "=trade",
            amount: "#change",
            coin: "coin",
            op: "operation",
          },
        ],
      },
      {
        when: {
          operation: [
            "Binance Convert",
            "Large OTC trading",
            "Small assets exchange BNB",
            "BNB Fee Deduction",
            "Stablecoins Auto-Conversion",
            "Futures Convert",
            "Asset Conversion Transfer",
          ],
        },
        emit: [
          {
            t: "ledger",
            kind: "=conversion",
            amount: "#change",
            coin: "coin",
            op: "operation",
          },
        ],
      },
      {
        when: {
          operation: [
            "~rebate",
            "~kickback",
            "Referral Commission",
            "Commission History",
            "Commission Fee Shared With You",
          ],
        },
        emit: [
          {
            t: "ledger",
            kind: "=rebate",
            amount: "#change",
            coin: "coin",
            op: "operation",
          },
        ],
      },
      {
        when: {
          operation: ["~interest$", "~rewards?$", "~airdrop", "Distribution", "Savings distribution"],
        },
        emit: [
          {
            t: "ledger",
            kind: "=reward",
            amount: "#change",
            coin: "coin",
            op: "operation",
          },
        ],
      },
      {
        when: {
          operation: ["Insurance Fund Compensation", "Insurance Fund Refund"],
        },
        emit: [
          {
            t: "ledger",
            kind: "=liquidation",
            amount: "#change",
            coin: "coin",
            op: "operation",
          },
        ],
      },
      {
        when: {
          operation: ["~subscription$", "~redemption$", "~purchase$"],
        },
        emit: [
          {
            t: "ledger",
            kind: "=transfer",
            amount: "#change",
            coin: "coin",
            op: "operation",
          },
        ],
      },
    ],
    unknown: {
      amount: "#change",
      coin: "coin",
      op: "operation",
    },
  },
  {
    id: "binance-spot-trades",
    venue: "Binance",
    sure: "A",
    sources: [
      "https://github.com/BittyTax/BittyTax/blob/master/src/bittytax/conv/parsers/binance.py",
      "https://github.com/rotki/rotki/issues/7647",
    ],
    market: "spot",
    rank: 1,
    wallet: "spot",
    header: ["date|time", "pair", "side", "price", "executed", "amount", "fee"],
    known: ["uid"],
    time: "date|time",
    zone: ["header", "name", "ask"],
    rules: [
      {
        emit: [
          {
            t: "fills",
            symbol: "pair",
            dir: "side",
            qty: "#executed",
            price: "#price",
            value: "#amount",
            fee: "#fee",
            feeCoin: "unit fee",
          },
        ],
      },
    ],
  },
  {
    id: "binance-deposits",
    venue: "Binance",
    sure: "A",
    sources: ["https://github.com/BittyTax/BittyTax/blob/master/src/bittytax/conv/parsers/binance.py"],
    unique: true,
    market: "spot",
    rank: 3,
    wallet: "spot",
    header: ["date", "coin", "network", "amount", "address", "txid", "status"],
    known: [],
    time: "date",
    zone: ["header", "name", "ask"],
    rules: [
      {
        when: {
          status: ["Completed", "Successful"],
        },
        emit: [
          {
            t: "ledger",
            kind: "=deposit",
            amount: "|#amount",
            coin: "coin",
            op: "=Deposit",
            id: "txid",
          },
        ],
      },
      {
        when: {
          status: ["*"],
        },
        skip: "not-final",
      },
    ],
  },
  {
    id: "binance-withdrawals",
    venue: "Binance",
    sure: "A",
    sources: ["https://github.com/BittyTax/BittyTax/blob/master/src/bittytax/conv/parsers/binance.py"],
    unique: true,
    market: "spot",
    rank: 3,
    wallet: "spot",
    header: ["date", "coin", "network", "amount", "fee", "address", "txid", "status"],
    known: [],
    time: "date",
    zone: ["header", "name", "ask"],
    rules: [
      {
        when: {
          status: ["Completed", "Successful"],
        },
        emit: [
          {
            t: "ledger",
            kind: "=withdrawal",
            amount: "-|#amount",
            coin: "coin",
            op: "=Withdraw",
            id: "txid",
          },
          {
            t: "ledger",
            kind: "=fee",
            amount: "-|#fee",
            coin: "coin",
            op: "=Withdraw fee",
            id: "txid",
          },
        ],
      },
      {
        when: {
          status: ["*"],
        },
        skip: "not-final",
      },
    ],
  },
];

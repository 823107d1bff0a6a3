/** What a result is, which decides how its cells are formatted. */
export type Kind =
  | "price"
  | "money"
  /** Money that is gained or lost. */
  | "change"
  | "quantity"
  | "percent"
  /** A percentage with a sign. */
  | "drift"
  /** A rate of funding or fees. */
  | "rate"
  /** A leverage. */
  | "multiple"
  | "exposure"
  | "hours"
  | "whole"
  | "number"
  | "date"
  | "time"
  | "text";

/** The kinds of a result's cells. */
export type ResultKind =
  /** All cells alike. */
  | Kind
  /** The columns of a result without titles; of several forms the one with so many columns. */
  | { readonly columns: readonly (readonly Kind[])[] }
  /** Titles in the first row, or labels in the first column: titles.ts has their kinds. */
  | TitledKind;

export interface TitledKind {
  readonly titles: "across" | "down";
  /** Titles that mean something else than elsewhere. */
  readonly own?: Readonly<Record<string, Kind>>;
  /** The kind under titles that come from the arguments, such as labels of positions. */
  readonly others?: Kind;
}

/** Results that are alike. */
const alike: readonly (readonly [kind: ResultKind, ids: readonly string[]])[] = [
  [
    { titles: "across" },
    [
      "ALLOC_CONTRACTS",
      "ALLOC_REBALANCE",
      "HEDGE_CURVE",
      "LIQ_BOOK",
      "LIQ_CASCADE",
      "LIQ_LADDER",
      "LIQ_TIERS",
      "LIQ_TOPUP",
      "MARKET_BRACKETS",
      "PNL_FEES",
      "PNL_FUNDING",
      "PNL_HOLDINGS",
      "PNL_LEDGER",
      "PNL_POSITIONS",
      "PNL_REALISED",
      "PNL_RECONCILE",
      "SIM_DCA",
      "SIM_PORTFOLIO",
      "SIM_POSITION",
      "SIM_RULE",
      "SIM_SCENARIOS",
    ],
  ],
  [
    "price",
    [
      "ALLOC_DCA",
      "BASIS_FAIR",
      "LIQ_BANKRUPTCY",
      "LIQ_CROSS",
      "LIQ_ISOLATED",
      "LIQ_MARGINCALL",
      "LIQ_PRICE",
      "LIQ_TIERED",
      "LIQ_VENUE",
      "MARKET_INDEX",
      "MARKET_LAST",
      "MARKET_MARK",
      "MARKET_SPOT",
      "PERP_BREAKEVEN",
      "PERP_OPENPRICE",
      "PERP_TARGET",
      "SIGNAL_ATR",
      "SIGNAL_EMA",
      "SIGNAL_SMA",
    ],
  ],
  ["drift", ["ALLOC_DRIFT"]],
  ["exposure", ["ALLOC_EXPOSURE", "RISK_LEVERAGE", "RISK_TARGETVOL"]],
  [
    "quantity",
    ["ALLOC_LOTS", "HEDGE_DELTA", "MARKET_OPENINTEREST", "PERP_MAXOPEN", "RISK_SIZE", "YIELD_STAKING"],
  ],
  [
    "percent",
    [
      "ALLOC_ROUND",
      "ALLOC_SPLIT",
      "ALLOC_WEIGHTS",
      "BASIS_ANNUAL",
      "BASIS_RATE",
      "FUNDING_APR",
      "FUNDING_APY",
      "FUNDING_DRAG",
      "HEDGE_EFFECTIVENESS",
      "HEDGE_MAXRATIO",
      "LIQ_DISTANCE",
      "PERP_ROE",
      "RISK_DRAWDOWN",
      "SIGNAL_SHIFT",
      "SIGNAL_VOLATILITY",
      "YIELD_APY",
    ],
  ],
  [
    { titles: "down" },
    [
      "BASIS_CARRY",
      "FUNDING_CARRY",
      "FUNDING_EXIT",
      "HEDGE_BREAKDOWN",
      "LIQ_RATIO",
      "LIQ_SOURCE",
      "SIM_STATS",
    ],
  ],
  ["hours", ["FUNDING_BREAKEVEN"]],
  ["change", ["FUNDING_PAYMENT", "FUNDING_TOTAL", "HEDGE_PNL", "PERP_PNL", "PERP_REALISED"]],
  ["rate", ["FUNDING_RATE", "MARKET_FUNDING"]],
  ["number", ["HEDGE_BETA", "HEDGE_RATIO", "SIGNAL_RSI"]],
  [
    "whole",
    [
      "HEDGE_SIZE",
      "MARKET_AGE",
      "SIGNAL_BREAKOUT",
      "SIGNAL_COOLING",
      "SIGNAL_CROSS",
      "SIGNAL_DIVERGENCE",
      "SIGNAL_HEADSHOULDERS",
    ],
  ],
  ["money", ["LIQ_MAINTENANCE", "LIQ_MARGIN", "RISK_VAR", "SIGNAL_MACD"]],
  ["multiple", ["LIQ_MAXLEVERAGE"]],
  ["time", ["MARKET_NEXTFUNDING"]],
];

/** The functions whose results are texts. */
export const textResults: readonly string[] = [
  "ALLOC_GUARD",
  "ALLOC_NEEDED",
  "ALLOC_QUALITY",
  "ALLOC_VERSION",
  "LIQ_SYMBOLS",
  "SIGNAL_FUNDING",
  "SIGNAL_PHASE",
  "SIGNAL_REGIME",
];

/** The kind of each other function's result, by its id. */
export const resultKinds: Readonly<Record<string, ResultKind>> = {
  ...Object.fromEntries(alike.flatMap(([kind, ids]) => ids.map((id) => [id, kind]))),
  ALLOC_PROFILES: { titles: "across", own: { Spot: "percent", Cash: "percent", Futures: "percent" } },
  ALLOC_REVIEW: { columns: [["date"], ["date", "whole", "text"]] },
  ALLOC_SHIFT: { columns: [["text", "percent", "money", "multiple"]] },
  ALLOC_SWEEP: { columns: [["text", "money", "change", "money"]] },
  ALLOC_TARGET: { columns: [["money"], ["text", "percent", "money"]] },
  MARKET_BARS: {
    titles: "across",
    own: { Time: "time", Open: "price", High: "price", Low: "price", Close: "price", Volume: "quantity" },
  },
  MARKET_FUNDINGHISTORY: { titles: "across", own: { Time: "time", Rate: "rate" } },
  PNL_ATTRIBUTION: { titles: "across", own: { Price: "change", Basis: "change" } },
  SIGNAL_ELLIOTT: { columns: [["text", "text", "number"]] },
  SIM_STRESS: { titles: "across", others: "change" },
};

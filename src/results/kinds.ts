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

/** The kind of each function's result, by its id. */
export const resultKinds: Readonly<Record<string, ResultKind>> = {
  ALLOC_CONTRACTS: { titles: "across" },
  ALLOC_DCA: "price",
  ALLOC_DRIFT: "drift",
  ALLOC_EXPOSURE: "exposure",
  ALLOC_GUARD: "text",
  ALLOC_LOTS: "quantity",
  ALLOC_NEEDED: "text",
  ALLOC_PROFILES: { titles: "across", own: { Spot: "percent", Cash: "percent", Futures: "percent" } },
  ALLOC_QUALITY: "text",
  ALLOC_REBALANCE: { titles: "across" },
  ALLOC_REVIEW: { columns: [["date"], ["date", "whole", "text"]] },
  ALLOC_ROUND: "percent",
  ALLOC_SHIFT: { columns: [["text", "percent", "money", "multiple"]] },
  ALLOC_SPLIT: "percent",
  ALLOC_SWEEP: { columns: [["text", "money", "change", "money"]] },
  ALLOC_TARGET: { columns: [["money"], ["text", "percent", "money"]] },
  ALLOC_VERSION: "text",
  ALLOC_WEIGHTS: "percent",
  BASIS_ANNUAL: "percent",
  BASIS_CARRY: { titles: "down" },
  BASIS_FAIR: "price",
  BASIS_RATE: "percent",
  FUNDING_APR: "percent",
  FUNDING_APY: "percent",
  FUNDING_BREAKEVEN: "hours",
  FUNDING_CARRY: { titles: "down" },
  FUNDING_DRAG: "percent",
  FUNDING_EXIT: { titles: "down" },
  FUNDING_PAYMENT: "change",
  FUNDING_RATE: "rate",
  FUNDING_TOTAL: "change",
  HEDGE_BETA: "number",
  HEDGE_BREAKDOWN: { titles: "down" },
  HEDGE_CURVE: { titles: "across" },
  HEDGE_DELTA: "quantity",
  HEDGE_EFFECTIVENESS: "percent",
  HEDGE_MAXRATIO: "percent",
  HEDGE_PNL: "change",
  HEDGE_RATIO: "number",
  HEDGE_SIZE: "whole",
  LIQ_BANKRUPTCY: "price",
  LIQ_BOOK: { titles: "across" },
  LIQ_CASCADE: { titles: "across" },
  LIQ_CROSS: "price",
  LIQ_DISTANCE: "percent",
  LIQ_ISOLATED: "price",
  LIQ_LADDER: { titles: "across" },
  LIQ_MAINTENANCE: "money",
  LIQ_MARGIN: "money",
  LIQ_MARGINCALL: "price",
  LIQ_MAXLEVERAGE: "multiple",
  LIQ_PRICE: "price",
  LIQ_RATIO: { titles: "down" },
  LIQ_SOURCE: { titles: "down" },
  LIQ_SYMBOLS: "text",
  LIQ_TIERED: "price",
  LIQ_TIERS: { titles: "across" },
  LIQ_TOPUP: { titles: "across" },
  LIQ_VENUE: "price",
  MARKET_AGE: "whole",
  MARKET_BARS: {
    titles: "across",
    own: { Time: "time", Open: "price", High: "price", Low: "price", Close: "price", Volume: "quantity" },
  },
  MARKET_BRACKETS: { titles: "across" },
  MARKET_FUNDING: "rate",
  MARKET_FUNDINGHISTORY: { titles: "across", own: { Time: "time", Rate: "rate" } },
  MARKET_INDEX: "price",
  MARKET_LAST: "price",
  MARKET_MARK: "price",
  MARKET_NEXTFUNDING: "time",
  MARKET_OPENINTEREST: "quantity",
  MARKET_SPOT: "price",
  PERP_BREAKEVEN: "price",
  PERP_MAXOPEN: "quantity",
  PERP_OPENPRICE: "price",
  PERP_PNL: "change",
  PERP_REALISED: "change",
  PERP_ROE: "percent",
  PERP_TARGET: "price",
  PNL_ATTRIBUTION: { titles: "across", own: { Price: "change", Basis: "change" } },
  PNL_FEES: { titles: "across" },
  PNL_FUNDING: { titles: "across" },
  PNL_HOLDINGS: { titles: "across" },
  PNL_LEDGER: { titles: "across" },
  PNL_POSITIONS: { titles: "across" },
  PNL_REALISED: { titles: "across" },
  PNL_RECONCILE: { titles: "across" },
  RISK_DRAWDOWN: "percent",
  RISK_LEVERAGE: "exposure",
  RISK_SIZE: "quantity",
  RISK_TARGETVOL: "exposure",
  RISK_VAR: "money",
  SIGNAL_ATR: "price",
  SIGNAL_BREAKOUT: "whole",
  SIGNAL_COOLING: "whole",
  SIGNAL_CROSS: "whole",
  SIGNAL_DIVERGENCE: "whole",
  SIGNAL_ELLIOTT: { columns: [["text", "text", "number"]] },
  SIGNAL_EMA: "price",
  SIGNAL_FUNDING: "text",
  SIGNAL_HEADSHOULDERS: "whole",
  SIGNAL_MACD: "money",
  SIGNAL_PHASE: "text",
  SIGNAL_REGIME: "text",
  SIGNAL_RSI: "number",
  SIGNAL_SHIFT: "percent",
  SIGNAL_SMA: "price",
  SIGNAL_VOLATILITY: "percent",
  SIM_DCA: { titles: "across" },
  SIM_PORTFOLIO: { titles: "across" },
  SIM_POSITION: { titles: "across" },
  SIM_RULE: { titles: "across" },
  SIM_SCENARIOS: { titles: "across" },
  SIM_STATS: { titles: "down" },
  SIM_STRESS: { titles: "across", others: "change" },
  YIELD_APY: "percent",
  YIELD_STAKING: "quantity",
};

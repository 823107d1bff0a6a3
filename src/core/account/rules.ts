import { type Decimal, decimal, one, zero } from "../number/decimal";

/** The price that maintenance margin and fee are taken at: the mark price on the way, the entry price, or today's mark price. */
export const maintenancePrices = ["mark", "entry", "held"] as const;

/**
 * What the other symbols do while the price of one moves: stay, or move by the same factor. With a weight they leave each symbol a share
 * of the account's equity, by notional or by maintenance margin.
 */
export const othersMoves = ["held", "joint", "notional", "maintenance"] as const;

/** Which side of a pair, a long and a short of one symbol, carries maintenance margin and fee. */
export const pairRules = ["both", "larger"] as const;

/** Which leg of an account is closed first: all at once, or that with the lowest P&L, the highest margin, the highest value, the first. */
export const closingOrders = ["all", "loss", "maintenance", "size", "table"] as const;

/** How an account's margin is counted. */
export interface AccountRules {
  readonly maintenance: (typeof maintenancePrices)[number];
  readonly others: (typeof othersMoves)[number];
  readonly pairs: (typeof pairRules)[number];
  /** The multiple of the maintenance margin at which the account is liquidated; 0 is bankruptcy. The fee is not multiplied. */
  readonly threshold: Decimal;
  /** Fee rate of closing, on the same value as the maintenance margin. */
  readonly fee: Decimal;
  /** Maintenance rate of what is borrowed in the settlement currency. */
  readonly borrowRate: Decimal;
  /** Balance in the settlement currency; below 0 with P&L it is borrowed. Undefined if it is the whole balance. */
  readonly settleBalance: Decimal | undefined;
  /** Maintenance margin of what is not among the positions. */
  readonly otherMaintenance: Decimal;
  /** Fee rate of a liquidation, on the value at the price there. */
  readonly liquidationFee: Decimal;
  readonly order: (typeof closingOrders)[number];
}

export const usualRules: AccountRules = {
  maintenance: "mark",
  others: "held",
  pairs: "both",
  threshold: one,
  fee: zero,
  borrowRate: zero,
  settleBalance: undefined,
  otherMaintenance: zero,
  liquidationFee: zero,
  order: "all",
};

/** The rules that a name stands for, with where they are from. */
export interface NamedRules {
  readonly name: string;
  readonly rules: Partial<AccountRules>;
  readonly source: string;
  readonly date: string;
}

const ownName = { source: "a name for this one setting", date: "" };
const undated = "undated";

export const namedRules: readonly NamedRules[] = [
  { name: "mark", rules: { maintenance: "mark" }, ...ownName },
  { name: "entry", rules: { maintenance: "entry" }, ...ownName },
  { name: "held", rules: { maintenance: "held" }, ...ownName },
  {
    name: "binance",
    rules: { maintenance: "mark" },
    source:
      "https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93, two positions to the cent",
    date: "2021",
  },
  {
    name: "binance-pm",
    rules: { maintenance: "mark", threshold: decimal("1.05") },
    source: "Binance's FAQ on Portfolio Margin Pro: liquidation at a uniMMR of 105 % or less",
    date: undated,
  },
  {
    name: "bybit",
    rules: { maintenance: "held" },
    source: "prices that Bybit prints, recorded; its real liquidation takes the mark price since 2025-09-02",
    date: "2025-10-02, 2026-03-29",
  },
  {
    name: "bitget",
    rules: { maintenance: "mark", pairs: "larger", fee: decimal("0.0006") },
    source: "recorded positions, the pair on a demo account; prices of 2023-11 held the maintenance margin",
    date: "2024-06-04, 2026-10-07",
  },
  {
    name: "okx",
    rules: { maintenance: "mark", fee: decimal("0.0005") },
    source: "OKX's documentation: liquidation at a margin ratio of 100 % or less",
    date: undated,
  },
  {
    name: "gate",
    rules: { maintenance: "mark", fee: decimal("0.00075") },
    source: "positions recorded live",
    date: "2022",
  },
  {
    name: "kucoin",
    rules: { maintenance: "mark", fee: decimal("0.0006"), others: "notional" },
    source: "https://www.kucoin.com/support/35084431335065",
    date: undated,
  },
  {
    name: "hyperliquid",
    rules: { maintenance: "mark" },
    source: "Hyperliquid's documentation, and a snapshot of positions",
    date: "2026-09-22",
  },
  {
    name: "mexc",
    rules: { maintenance: "entry" },
    source: "MEXC's help pages, which take maintenance margin on the value at entry",
    date: undated,
  },
  {
    name: "moonxbt",
    rules: { maintenance: "entry" },
    source: "support.moonxbt.com/hc/ja/articles/5532119155343",
    date: undated,
  },
];

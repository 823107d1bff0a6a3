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

/** The rules that a name stands for. */
export interface NamedRules {
  readonly name: string;
  readonly rules: Partial<AccountRules>;
}

/** Where each is from stands beside it, since functions.js is to stay small. */
export const namedRules: readonly NamedRules[] = [
  // Names for this one setting.
  { name: "mark", rules: { maintenance: "mark" } },
  { name: "entry", rules: { maintenance: "entry" } },
  { name: "held", rules: { maintenance: "held" } },
  // https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93, 2021: two positions to the cent.
  { name: "binance", rules: { maintenance: "mark" } },
  // Binance's FAQ on Portfolio Margin Pro, undated: liquidation at a uniMMR of 105 % or less.
  { name: "binance-pm", rules: { maintenance: "mark", threshold: decimal("1.05") } },
  // Prices that Bybit prints, recorded 2025-10-02 and 2026-03-29; its real liquidation takes the mark price since 2025-09-02.
  { name: "bybit", rules: { maintenance: "held" } },
  // Positions recorded 2024-06-04, and the pair 2026-10-07 on a demo account; prices of 2023-11 held the maintenance margin.
  { name: "bitget", rules: { maintenance: "mark", pairs: "larger", fee: decimal("0.0006") } },
  // OKX's documentation, undated: liquidation at a margin ratio of 100 % or less.
  { name: "okx", rules: { maintenance: "mark", fee: decimal("0.0005") } },
  // Positions recorded live, 2022.
  { name: "gate", rules: { maintenance: "mark", fee: decimal("0.00075") } },
  // https://www.kucoin.com/support/35084431335065, undated.
  { name: "kucoin", rules: { maintenance: "mark", fee: decimal("0.0006"), others: "notional" } },
  // Hyperliquid's documentation, and a snapshot of positions of 2026-09-22.
  { name: "hyperliquid", rules: { maintenance: "mark" } },
  // MEXC's help pages, undated, which take maintenance margin on the value at entry.
  { name: "mexc", rules: { maintenance: "entry" } },
  // support.moonxbt.com/hc/ja/articles/5532119155343, undated.
  { name: "moonxbt", rules: { maintenance: "entry" } },
];

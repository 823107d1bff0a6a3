/**
 * The normal form of what export files say. Numbers are decimals as canonical texts with all of their digits, blank where a file says
 * nothing; times are milliseconds since 1970, UTC.
 */
export interface Fact {
  readonly time: number;
  readonly precision: "s" | "min";
  account: string;
  readonly wallet: string;
  readonly venue: string;
  readonly file: string;
  readonly line: number;
  /** The format's id. */
  readonly format: string;
  readonly rank: number;
  /** The venue's id if it names one row and no digits of it are lost. */
  readonly unique: string;
  key: string;
  /** False if a better source covers the time of this row. */
  counted: boolean;
  note: string;
}

export type LedgerKind =
  | "deposit"
  | "withdrawal"
  | "transfer"
  | "trade"
  | "conversion"
  | "realised"
  | "funding"
  | "fee"
  | "rebate"
  | "interest"
  | "reward"
  | "liquidation"
  | "loan"
  | "other"
  | "unknown";

export interface Fill extends Fact {
  readonly symbol: string;
  side: "buy" | "sell" | "?";
  position: "net" | "long" | "short";
  /** Base units above 0; USD of an inverse contract. Blank while the size of a contract is not known. */
  quantity: string;
  readonly price: string;
  readonly fee: string;
  readonly feeCoin: string;
  readonly kind: "trade" | "liquidation" | "adl" | "delivery" | "settlement";
  readonly market: "spot" | "perp" | "future" | "option";
  readonly contract: "spot" | "linear" | "inverse";
  readonly settle: string;
  readonly contracts: string;
  readonly value: string;
  /** The venue's own realised P&L of the price alone. */
  readonly realised: string;
  readonly role: string;
  readonly orderId: string;
  readonly tradeId: string;
}

export interface Funding extends Fact {
  readonly symbol: string;
  readonly side: string;
  readonly amount: string;
  readonly coin: string;
  readonly quantity: string;
  readonly mark: string;
  readonly rate: string;
  /** The key of the fill that opened the position that it was paid on. */
  positionKey: string;
}

export interface Ledger extends Fact {
  readonly coin: string;
  readonly kind: LedgerKind;
  readonly amount: string;
  readonly balance: string;
  readonly symbol: string;
  readonly operation: string;
  readonly id: string;
}

/** A position as the venue states it. */
export interface Stated extends Fact {
  readonly opened?: number;
  readonly closed?: number;
  readonly symbol: string;
  side: string;
  quantity: string;
  readonly contracts: string;
  /** Base units (inverse: USD) of one contract, where the file says it. */
  readonly size: string;
  readonly entry: string;
  readonly exit: string;
  readonly stated: string;
  /** What the stated P&L holds; `unknown` if the columns of the file do not tell. */
  includes: string;
  gross: string;
  readonly fees: string;
  readonly funding: string;
  readonly coin: string;
  readonly status: string;
  readonly contract: "spot" | "linear" | "inverse";
  /** What the venue's documentation says the P&L holds. */
  readonly prior: string;
}

export interface Tables {
  readonly fills: Fill[];
  readonly funding: Funding[];
  readonly ledger: Ledger[];
  readonly positions: Stated[];
}

export function emptyTables(): Tables {
  return { fills: [], funding: [], ledger: [], positions: [] };
}

/** The lists of rows of the tables. */
export function listsOf({ fills, funding, ledger, positions }: Tables): Fact[][] {
  return [fills, funding, ledger, positions];
}

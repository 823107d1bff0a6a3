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

/**
 * A row of a table from what all facts have and what it has of its own. The properties are written out because V8 makes a slow object, of
 * ten times the size, from a spread of this many.
 */
export function fillOf(fact: Fact, own: Omit<Fill, keyof Fact>): Fill {
  return {
    time: fact.time,
    precision: fact.precision,
    account: fact.account,
    wallet: fact.wallet,
    venue: fact.venue,
    file: fact.file,
    line: fact.line,
    format: fact.format,
    rank: fact.rank,
    unique: fact.unique,
    key: fact.key,
    counted: fact.counted,
    note: fact.note,
    symbol: own.symbol,
    side: own.side,
    position: own.position,
    quantity: own.quantity,
    price: own.price,
    fee: own.fee,
    feeCoin: own.feeCoin,
    kind: own.kind,
    market: own.market,
    contract: own.contract,
    settle: own.settle,
    contracts: own.contracts,
    value: own.value,
    realised: own.realised,
    role: own.role,
    orderId: own.orderId,
    tradeId: own.tradeId,
  };
}

export function fundingOf(fact: Fact, own: Omit<Funding, keyof Fact>): Funding {
  return {
    time: fact.time,
    precision: fact.precision,
    account: fact.account,
    wallet: fact.wallet,
    venue: fact.venue,
    file: fact.file,
    line: fact.line,
    format: fact.format,
    rank: fact.rank,
    unique: fact.unique,
    key: fact.key,
    counted: fact.counted,
    note: fact.note,
    symbol: own.symbol,
    side: own.side,
    amount: own.amount,
    coin: own.coin,
    quantity: own.quantity,
    mark: own.mark,
    rate: own.rate,
    positionKey: own.positionKey,
  };
}

export function ledgerOf(fact: Fact, own: Omit<Ledger, keyof Fact>): Ledger {
  return {
    time: fact.time,
    precision: fact.precision,
    account: fact.account,
    wallet: fact.wallet,
    venue: fact.venue,
    file: fact.file,
    line: fact.line,
    format: fact.format,
    rank: fact.rank,
    unique: fact.unique,
    key: fact.key,
    counted: fact.counted,
    note: fact.note,
    coin: own.coin,
    kind: own.kind,
    amount: own.amount,
    balance: own.balance,
    symbol: own.symbol,
    operation: own.operation,
    id: own.id,
  };
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

/** All rows of the tables. */
export function factsOf({ fills, funding, ledger, positions }: Tables): Fact[] {
  return [fills, funding, ledger, positions].flat();
}

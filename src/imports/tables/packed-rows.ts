import { Choices } from "./columns/choices";
import { Doubles, OptionalDoubles } from "./columns/doubles";
import { Keys } from "./columns/keys";
import { Numbers } from "./columns/numbers";
import { packed } from "./columns/packed";
import { Texts } from "./columns/texts";
import type { Fact, Fill, Funding, Ledger, Stated } from "./rows";

/** What a row of a table has beside what all facts have. */
export type Own<T extends Fact> = Omit<T, keyof Fact>;

const choice = <V extends string | number | boolean>(): Choices<V> => new Choices<V>();
const whole = (): Doubles => new Doubles();
const moment = (): OptionalDoubles => new OptionalDoubles();
const number = (): Numbers => new Numbers();
const id = (): Texts => new Texts();

const fact = {
  time: whole,
  precision: choice<Fact["precision"]>,
  account: choice<string>,
  wallet: choice<string>,
  venue: choice<string>,
  file: choice<string>,
  line: whole,
  format: choice<string>,
  rank: choice<number>,
  unique: id,
  key: () => new Keys(),
  counted: choice<boolean>,
  note: choice<string>,
};

/** What adds a row to a new table of fills. */
export const packedFills = packed<Fact, Own<Fill>>(fact, {
  symbol: choice<string>,
  side: choice<Fill["side"]>,
  position: choice<Fill["position"]>,
  quantity: number,
  price: number,
  fee: number,
  feeCoin: choice<string>,
  kind: choice<Fill["kind"]>,
  market: choice<Fill["market"]>,
  contract: choice<Fill["contract"]>,
  settle: choice<string>,
  contracts: number,
  value: number,
  realised: number,
  role: choice<string>,
  orderId: id,
  tradeId: id,
});

export const packedFunding = packed<Fact, Own<Funding>>(fact, {
  symbol: choice<string>,
  side: choice<string>,
  amount: number,
  coin: choice<string>,
  quantity: number,
  mark: number,
  rate: number,
  positionKey: () => new Keys(),
});

export const packedLedger = packed<Fact, Own<Ledger>>(fact, {
  coin: choice<string>,
  kind: choice<Ledger["kind"]>,
  amount: number,
  balance: number,
  symbol: choice<string>,
  operation: choice<string>,
  id,
});

export const packedPositions = packed<Fact, Own<Stated>>(fact, {
  opened: moment,
  closed: moment,
  symbol: choice<string>,
  side: choice<string>,
  quantity: number,
  contracts: number,
  size: number,
  entry: number,
  exit: number,
  stated: number,
  includes: choice<string>,
  gross: number,
  fees: number,
  funding: number,
  coin: choice<string>,
  status: choice<string>,
  contract: choice<Stated["contract"]>,
  prior: choice<string>,
});

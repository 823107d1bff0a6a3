import { findSliced, rowsAtOnce, type Sliced } from "../../../core/slices";
import {
  type Account,
  type BookLeg,
  type Coin,
  plainCoin,
  type Ratios,
} from "../../../core/account/book/account";
import { isDollar } from "../../../core/account/coins";
import { type AccountRules, usualRules } from "../../../core/account/rules";
import { settlingLinear } from "../../../core/account/book/assets";
import { amountLine } from "../../../core/account/lines";
import type { Brackets } from "../../../core/liquidation/tiers";
import { type Decimal, one, zero } from "../../../core/number/decimal";
import { baseCoin, quoteCoin } from "../../../core/venues/base-coin";
import { optionalTable } from "../../cells/declaration";
import { Failure, refuse, texts } from "../../cells/errors";
import { assetKey, type Collateral, type CoinRow, ratioTable } from "./coins";
import { legsOf } from "./legs";
import type { PositionRow, Positions } from "./positions";
import { accountRules } from "./rules";
import type { SymbolTiers } from "./symbol-tiers";
import { symbolTiers } from "./symbol-tiers";
import { symbolKey } from "./symbol-key";

/** The arguments behind positions and scenario that all functions of whole accounts have. */
export const bookTables = {
  rules: optionalTable(accountRules),
  tiers: optionalTable(symbolTiers),
  ratios: optionalTable(ratioTable),
};

/** What a function is given of accounts. */
export interface GivenBook {
  readonly collateral: Collateral;
  readonly positions: Positions | undefined;
  readonly rules: AccountRules | undefined;
  readonly tiers: SymbolTiers | undefined;
  readonly ratios: ReadonlyMap<string, Ratios> | undefined;
}

export interface Caps {
  /** What to say of a position or debt that lies past the last cap of its brackets. */
  readonly pastLastCap: (brackets: Brackets) => Failure;
}

export interface Book extends Caps {
  /** Those of the tables in their order, then the isolated legs. */
  readonly accounts: readonly Account[];
}

/** One account with the isolated positions beside it. */
export interface CrossBook extends Caps {
  readonly cross: Account;
  readonly isolated: readonly Account[];
}

/** The accounts that tables of coins and positions describe. */
export function* bookOf(given: GivenBook): Sliced<Book | Failure> {
  const { collateral, positions, tiers } = given;
  const rows = positions?.positions ?? [];
  if (positions?.withoutRates && !tiers && rows.some(({ contract }) => contract !== "spot"))
    return positions.withoutRates;
  const read = yield* legsOf(rows, tiers);
  if (read instanceof Failure) return read;
  const rules = given.rules ?? usualRules;
  const cross = new Map<string, { coins: Map<string, Coin>; legs: BookLeg[] }>();
  const accountNamed = (name: string) => {
    const known = cross.get(name) ?? { coins: new Map<string, Coin>(), legs: [] };
    cross.set(name, known);
    return known;
  };
  if ("balance" in collateral) {
    const name = rows.find(({ isIsolated }) => !isIsolated)?.account ?? "";
    accountNamed(name).coins.set("USD", dollarOf("USD", collateral.balance, rules));
  } else
    for (const row of collateral) {
      const coin = coinOf(row, given, rules);
      if (coin instanceof Failure) return coin;
      accountNamed(row.account).coins.set(row.asset, coin);
    }
  const isolated: Account[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % rowsAtOnce === 0) yield;
    const { coins, legs } = accountNamed(row.account);
    const leg = bookLegOf(row, read.legs[index]!, "balance" in collateral, coins);
    const settled = coinFor(row, leg.settle, coins, rules);
    if (settled instanceof Failure) return settled;
    if (!row.isIsolated) {
      coins.set(leg.settle, settled);
      if (leg.isSpot && !coins.has(leg.asset)) return refuse(texts.noCoinRow(row.about, leg.asset));
      legs.push(leg);
      continue;
    }
    if (row.margin.isZero() || leg.isSpot) return refuse(texts.noMarginOf(row.about));
    const own = plainCoin(leg.settle, settled.price, amountLine(row.margin));
    const ownRules = { ...rules, otherMaintenance: zero };
    isolated.push({ name: leg.label, coins: [own], legs: [leg], rules: ownRules, isIsolated: true });
  }
  // An account that has nothing but isolated positions is none.
  const accounts = [...cross].flatMap(([name, { coins, legs }]): Account[] =>
    coins.size > 0 ? [{ name, coins: [...coins.values()], legs, rules, isIsolated: false }] : [],
  );
  return { accounts: [...accounts, ...isolated], pastLastCap: read.pastLastCap };
}

/** Rules for what happens and not for what is printed: a liquidation takes the mark price. */
export function markedIfHeld(rules: AccountRules | undefined): AccountRules | undefined {
  return rules?.maintenance === "held" ? { ...rules, maintenance: "mark" } : rules;
}

/** The one account whose coins back all of its legs, and the isolated ones. */
export function* oneCross(given: GivenBook): Sliced<CrossBook | Failure> {
  const book = yield* bookOf(given);
  if (book instanceof Failure) return book;
  const { accounts, pastLastCap } = book;
  const cross = accounts.filter(({ isIsolated }) => !isIsolated);
  const [first, second] = cross;
  if (!first || second)
    return refuse(
      texts.severalAccounts(
        "collateral",
        cross.map(({ name }) => name),
      ),
    );
  return { cross: first, isolated: accounts.filter(({ isIsolated }) => isIsolated), pastLastCap };
}

/** Why there is no straight path for an account as these assets move; undefined if there is. */
export function* bentPath(
  account: Account,
  moving: { has: (asset: string) => boolean },
): Sliced<Failure | undefined> {
  const bent = [...(yield* settlingLinear(account))].find((asset) => moving.has(asset));
  if (bent !== undefined) return refuse(texts.settleMoves({ argument: "positions" }, bent));
  const isOther = ({ contract, asset, settle }: BookLeg) => contract === "inverse" && asset !== settle;
  const other = account.legs[yield* findSliced(account.legs, isOther)];
  return other && refuse(texts.settleMoves({ argument: "positions" }, other.settle));
}

function coinOf(
  row: CoinRow,
  { tiers, ratios }: Pick<GivenBook, "tiers" | "ratios">,
  rules: AccountRules,
): Coin | Failure {
  const { asset, price, quantity, liability, interest, borrowRate, otherMaintenance } = row;
  const found = row.ratio ? undefined : ratios?.get(asset);
  if (!row.ratio && !found && row.isRatioAsked) return refuse(texts.noRatio(row.about, asset));
  // Brackets without a symbol are those of contracts.
  const brackets = tiers?.(asset, "");
  const own = brackets === tiers?.("", "") ? undefined : brackets;
  if (own === "several") return refuse(texts.severalVenues(row.about, asset));
  const whole: Ratios = { unit: "coin", tiers: [{ cap: undefined, ratio: row.ratio ?? one }] };
  return {
    asset,
    price,
    balance: amountLine(quantity),
    owed: liability.plus(interest),
    ratios: found ?? whole,
    borrowing: own ?? (borrowRate.isZero() ? rules.borrowRate : borrowRate),
    otherMaintenance,
  };
}

function bookLegOf(
  row: PositionRow,
  { maintenance }: Pick<BookLeg, "maintenance">,
  settlesInUsd: boolean,
  coins: ReadonlyMap<string, Coin>,
): BookLeg {
  const { symbolName, contract } = row;
  const place = `row ${row.row + 1}`;
  const asset = row.asset
    ? assetKey(row.asset)
    : symbolName
      ? baseCoin(symbolName) || symbolKey(symbolName)
      : place;
  const isSpot = contract === "spot";
  const firstDollar = [...coins.keys()].find(isDollar) ?? "USD";
  const quoted = settlesInUsd ? "USD" : quoteCoin(symbolName) || firstDollar;
  const settle = row.settle && !settlesInUsd ? assetKey(row.settle) : contract === "inverse" ? asset : quoted;
  // Properties behind the spread that it has not would give each leg a hidden class of its own.
  return {
    maintenance,
    isSpot,
    ...row,
    contract: contract === "inverse" ? contract : "linear",
    asset,
    settle,
    // A spot position is no side of a pair.
    symbol: isSpot ? place : row.symbol,
    label: row.label || symbolName || place,
  };
}

/** The coin that a leg settles in. A dollar without a row is one that the account has none of. */
function coinFor(
  { about }: PositionRow,
  settle: string,
  coins: ReadonlyMap<string, Coin>,
  rules: AccountRules,
): Coin | Failure {
  const known = coins.get(settle);
  if (known) return known;
  return isDollar(settle) ? dollarOf(settle, zero, rules) : refuse(texts.noCoinRow(about, settle));
}

function dollarOf(asset: string, balance: Decimal, { borrowRate }: AccountRules): Coin {
  return { ...plainCoin(asset, one, amountLine(balance)), borrowing: borrowRate };
}

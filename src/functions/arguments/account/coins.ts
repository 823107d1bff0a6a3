import type { RatioTier, Ratios } from "../../../core/account/book/account";
import { isDollar } from "../../../core/account/coins";
import { groupedBy } from "../../../core/grouped";
import { type Decimal, one, zero } from "../../../core/number/decimal";
import { rowsAtOnce, type Sliced } from "../../../core/slices";
import { plainSymbol } from "../../../core/venues/symbols";
import { type Cells, optional, type Stopped, type WholeArgument } from "../../cells/declaration";
import { type About, aboutRow, refuse, texts } from "../../cells/errors";
import { isOneCell, isStopped, readCell } from "../../cells/reading";
import { readTable, type TableRow } from "../../cells/table";
import { headedColumn, withUsualNames } from "../column-names";
import { anyNumber, atLeastZero, positive, rate, share } from "../numbers";
import { choice, text } from "../words";

/** An asset as tables name it, however it is spelled. */
export function assetKey(name: string): string {
  return plainSymbol(name) || name.trim().toUpperCase();
}

const columns = {
  asset: text,
  quantity: anyNumber,
  price: optional<Decimal | undefined>(positive, undefined),
  haircut: optional(share, zero),
  liability: optional(atLeastZero, zero),
  interest: optional(atLeastZero, zero),
  borrowRate: optional(rate, zero),
  otherMaintenance: optional(atLeastZero, zero),
  account: optional(text, ""),
  ratio: optional(share, zero),
};

/** What exchanges and their libraries call these columns. */
const otherNames: Readonly<Record<string, string>> = {
  coin: "asset",
  currency: "asset",
  ccy: "asset",
  balance: "quantity",
  walletbalance: "quantity",
  usdprice: "price",
  markprice: "price",
};

/** A coin that backs an account, as its row states it. */
export interface CoinRow extends Omit<TableRow<typeof columns>, "price" | "ratio" | "haircut"> {
  readonly about: About;
  readonly price: Decimal;
  /** Undefined where the row states none. */
  readonly ratio: Decimal | undefined;
  /** True where there is a column of ratios: then one must be known. */
  readonly isRatioAsked: boolean;
}

/** The coins of accounts; a number is a balance that everything settles in. */
export type Collateral = readonly CoinRow[] | { readonly balance: Decimal };

export const collateral: WholeArgument<Collateral> = {
  kind: "whole",
  wanted: "a number, or a table of asset, quantity, price and haircut",
  read: function* (argument, cells) {
    if (isOneCell(cells)) {
      const kind = { ...anyNumber, wanted: collateral.wanted };
      const balance = readCell<Decimal>(kind, argument, cells, 0, 0);
      return isStopped(balance) ? balance : { balance: balance ?? zero };
    }
    const named = withUsualNames(argument, cells, otherNames);
    if (isStopped(named)) return named;
    const read = yield* readTable(argument, columns, named);
    if (isStopped(read)) return read;
    const isRatioAsked = headedColumn(cells, "ratio") >= 0;
    const known = new Set<string>();
    const coins: CoinRow[] = [];
    for (const [index, { price, haircut, ratio, ...row }] of read.entries()) {
      if (index % rowsAtOnce === 0) yield;
      const about = aboutRow(argument, cells, row.row);
      const asset = assetKey(row.asset);
      const key = `${row.account} ${asset}`;
      if (known.has(key)) return refuse(texts.twice(about, row.asset));
      known.add(key);
      if (!price && !isDollar(asset)) return refuse(texts.noPriceOf(about, row.asset));
      if (!haircut.isZero() && !ratio.isZero()) return refuse(texts.haircutAndRatio(about));
      const counts = haircut.isZero() ? (ratio.isZero() ? undefined : ratio) : one.minus(haircut);
      coins.push({ ...row, about, asset, price: price ?? one, ratio: counts, isRatioAsked });
    }
    return coins;
  },
};

const ratioColumns = {
  asset: text,
  floor: atLeastZero,
  cap: optional<Decimal | undefined>(positive, undefined),
  ratio: share,
  unit: optional(choice(["coin", "value"] as const), "coin"),
};

/** The ratios by which parts of a coin count, by asset. */
export const ratioTable: WholeArgument<ReadonlyMap<string, Ratios>> = {
  kind: "whole",
  wanted: "a table of asset, floor, cap, ratio and unit",
  read: function* (argument, cells) {
    const rows = yield* readTable(argument, ratioColumns, cells);
    if (isStopped(rows)) return rows;
    const ratios = new Map<string, Ratios>();
    for (const [asset, own] of yield* groupedBy(rows, (row) => assetKey(row.asset))) {
      const tiers = yield* joined(argument, cells, own);
      if (isStopped(tiers)) return tiers;
      ratios.set(asset, { unit: own[0]!.unit, tiers });
    }
    return ratios;
  },
};

/** The rows of a coin must follow each other without gaps from a floor of 0. */
function* joined(
  argument: string,
  cells: Cells,
  rows: readonly TableRow<typeof ratioColumns>[],
): Sliced<RatioTier[] | Stopped> {
  const tiers: RatioTier[] = [];
  let start: Decimal | undefined = zero;
  for (const [index, { row, floor, cap = rows[index + 1]?.floor, ratio }] of rows.entries()) {
    if (index % rowsAtOnce === 0) yield;
    const about = aboutRow(argument, cells, row);
    if (!start || !floor.eq(start)) return refuse(texts.bracketGap(about, start ?? floor, floor));
    if (cap?.lte(floor)) return refuse(texts.bracketOrder(about, floor));
    tiers.push({ cap, ratio });
    start = cap;
  }
  return tiers;
}

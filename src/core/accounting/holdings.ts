import { isDollar } from "../account/coins";
import { divide, zero, type Decimal } from "../number/decimal";
import { rowsSliced, type Sliced } from "../slices";
import { contractOfSymbol } from "./contract";
import { Holding } from "./holding";
import type { Method, Trade } from "./trades";

/** What spot fills leave of an asset. */
export interface Held {
  readonly asset: string;
  /** Undefined where more was sold than the fills had bought. */
  readonly quantity?: Decimal;
  /** In what it was bought with, all dollars alike; undefined where that were several, or another coin came in without a price. */
  readonly cost?: Decimal;
}

/**
 * Follows spot fills, in order of time, to what is held. What is not a dollar moves on both sides of a fill: whoever buys ETH with BTC has less
 * BTC. Fees take what they are paid in.
 */
export function* holdingsSliced(trades: readonly Trade[], method: Method): Sliced<Held[]> {
  const assets = new Map<string, Asset>();
  const assetOf = (name: string): Asset => {
    let asset = assets.get(name);
    if (!asset) assets.set(name, (asset = new Asset(method)));
    return asset;
  };
  yield* rowsSliced(trades.length, (index) => {
    const { symbol, side, quantity, price, fee, feeCoin } = trades[index]!;
    const { kind, base, quote } = contractOfSymbol(symbol);
    if (kind !== "spot") return;
    if (side === "buy") assetOf(base).add(quantity, { currency: currencyOf(quote), price });
    else assetOf(base).sell(quantity);
    if (!isDollar(quote) && side === "buy") assets.get(quote)?.sell(quantity.times(price));
    else if (!isDollar(quote)) assetOf(quote).add(quantity.times(price));
    if (fee.gt(0)) assets.get(feeCoin)?.sell(fee);
    else if (fee.lt(0) && !isDollar(feeCoin)) assetOf(feeCoin).add(fee.neg());
  });
  return [...assets].flatMap(([asset, { held }]) => (held ? [{ asset, ...held }] : []));
}

class Asset {
  private readonly holding: Holding;
  /** Undefined where the cost is not known. */
  private currency: string | undefined;
  private isBeyond = false;

  constructor(method: Method) {
    this.holding = new Holding({ kind: "spot" }, method);
  }

  /** Undefined where nothing is held. */
  get held(): Omit<Held, "asset"> | undefined {
    const { quantity, worth } = this.holding;
    if (this.isBeyond) return {};
    if (quantity.isZero()) return undefined;
    return { quantity, cost: this.currency === undefined ? undefined : divide(worth, quantity) };
  }

  add(quantity: Decimal, bought?: { readonly currency: string; readonly price: Decimal }): void {
    if (this.holding.quantity.isZero()) this.currency = bought?.currency;
    else if (this.currency !== bought?.currency) this.currency = undefined;
    this.holding.open(quantity, bought?.price ?? zero);
  }

  sell(quantity: Decimal): void {
    if (quantity.gt(this.holding.quantity)) this.isBeyond = true;
    this.holding.close(quantity);
  }
}

function currencyOf(quote: string): string {
  return isDollar(quote) ? "USD" : quote;
}

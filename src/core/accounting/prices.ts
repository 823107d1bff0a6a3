import { isDollar } from "../account/coins";
import { divide, one, type Decimal } from "../number/decimal";
import { contractOfSymbol } from "./contract";

/** Prices by the name of a coin, in dollars, or of a contract, in its quote. Names are in capitals. A dollar without one is 1. */
export class Prices {
  /** Of coins that have no price of their own: that of a contract in dollars. */
  private readonly behind = new Map<string, Decimal>();

  constructor(private readonly named: ReadonlyMap<string, Decimal>) {
    for (const [name, price] of named) {
      const { base, quote } = contractOfSymbol(name);
      if (base !== name && isDollar(quote) && !this.behind.has(base)) this.behind.set(base, price);
    }
  }

  ofCoin(coin: string): Decimal | undefined {
    return this.named.get(coin) ?? (isDollar(coin) ? one : this.behind.get(coin));
  }

  /** The mark price of a contract; without one of its own that of its coin, but never that of another contract. */
  ofContract(symbol: string): Decimal | undefined {
    const { base, quote } = contractOfSymbol(symbol);
    const coin = base.toUpperCase();
    return (
      this.named.get(symbol.toUpperCase()) ??
      (this.named.has(coin) ? this.convert(one, coin, quote) : undefined)
    );
  }

  /** An amount in another coin; undefined where a price is missing. */
  convert(amount: Decimal, from: string, to: string): Decimal | undefined {
    if (from === to) return amount;
    const [own, other] = [this.ofCoin(from), this.ofCoin(to)];
    if (!own || !other) return undefined;
    return other.eq(one) ? amount.times(own) : divide(amount.times(own), other);
  }
}

import { decimal, divide, smaller, zero, type Decimal } from "../number/decimal";
import type { Contract } from "./contract";
import type { Method } from "./trades";

interface Lot {
  quantity: Decimal;
  worth: Decimal;
}

/**
 * What is held of a contract, and what it cost. The worth of a quantity is quantity times price, of an inverse contract quantity over
 * price. Average cost is one lot that grows; FIFO keeps them apart.
 */
export class Holding {
  private lots: Lot[] = [];
  private first = 0;
  quantity = zero;
  worth = zero;

  constructor(
    private readonly contract: Pick<Contract, "kind">,
    private readonly method: Method,
  ) {}

  worthOf(quantity: Decimal, price: Decimal): Decimal {
    return this.contract.kind === "inverse" ? divide(quantity, price) : quantity.times(price);
  }

  open(quantity: Decimal, price: Decimal): void {
    const worth = this.worthOf(quantity, price);
    const last = this.method === "average" ? this.lots[this.first] : undefined;
    if (last) {
      last.quantity = last.quantity.plus(quantity);
      last.worth = last.worth.plus(worth);
    } else this.lots.push({ quantity, worth });
    this.quantity = this.quantity.plus(quantity);
    this.worth = this.worth.plus(worth);
  }

  /** Closes at most what is held; the result is the worth that it had. */
  close(quantity: Decimal): Decimal {
    let left = quantity;
    let worth = zero;
    while (left.gt(0) && this.first < this.lots.length) {
      const lot = this.lots[this.first]!;
      const part = smaller(left, lot.quantity);
      // A lot that is closed to its end leaves nothing, so no rounding stays behind.
      const share = part.eq(lot.quantity) ? lot.worth : divide(lot.worth.times(part), lot.quantity);
      lot.quantity = lot.quantity.minus(part);
      lot.worth = lot.worth.minus(share);
      worth = worth.plus(share);
      left = left.minus(part);
      if (lot.quantity.isZero()) this.first++;
    }
    if (this.first > 1000) {
      this.lots = this.lots.slice(this.first);
      this.first = 0;
    }
    this.quantity = this.quantity.minus(quantity.minus(left));
    this.worth = this.worth.minus(worth);
    return worth;
  }

  /** The P&L of what is held at a mark price; `sign` is 1 for a long and -1 for a short one. */
  unrealised(mark: Decimal, sign: 1 | -1): Decimal {
    return this.gain(this.worthOf(this.quantity, mark), this.worth, sign);
  }

  /** The gain from a worth at the entry to one at the exit. An inverse contract gains where its worth in coins falls. */
  gain(exit: Decimal, entry: Decimal, sign: 1 | -1): Decimal {
    const inverse = this.contract.kind === "inverse";
    return (inverse ? entry.minus(exit) : exit.minus(entry)).times(sign);
  }

  /** The price at which a quantity has this worth; undefined of nothing. */
  priceOf(quantity: Decimal, worth: Decimal): Decimal | undefined {
    if (quantity.isZero() || worth.isZero()) return undefined;
    return this.contract.kind === "inverse" ? divide(quantity, worth) : divide(worth, quantity);
  }

  /** The entry price of a close whose P&L the venue says: `price - sign * pnl / quantity`, inverse `1 / (1/price + sign * pnl / quantity)`. */
  entryBefore(quantity: Decimal, price: Decimal, pnl: Decimal, sign: 1 | -1): Decimal | undefined {
    const signed = pnl.times(sign);
    const worth = this.worthOf(quantity, price);
    const entry = this.contract.kind === "inverse" ? worth.plus(signed) : worth.minus(signed);
    return entry.gt(0) ? this.priceOf(quantity, entry) : undefined;
  }
}

/** Below this part of its value a P&L on an opening is the rounding of the venue's figures. */
export const roundingOfValue = decimal("1e-6");

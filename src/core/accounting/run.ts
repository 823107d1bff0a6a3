import { larger, zero, type Decimal } from "../number/decimal";
import type { Contract } from "./contract";
import { Holding } from "./holding";
import type { Method, Trade } from "./trades";

/** A position from flat to flat. Its entry is the average of all openings, its exit that of all closings, its average what is left. */
export interface Position {
  readonly account: string;
  readonly symbol: string;
  readonly side: "long" | "short";
  readonly isOpen: boolean;
  /** Undefined where it was opened before the first fill. */
  readonly opened?: number;
  /** The time of the last closing of one that is closed. */
  readonly closed?: number;
  /** The index of the fill that opened it. */
  readonly from: number;
  readonly largest: Decimal;
  readonly quantity: Decimal;
  readonly entry?: Decimal;
  readonly exit?: Decimal;
  readonly average?: Decimal;
  /** All that was opened. */
  readonly opening: Decimal;
  readonly realised: Decimal;
  /** Paid fees by coin, in the order in which they came. */
  readonly fees: ReadonlyMap<string, Decimal>;
  /** The coin of its profit and loss. */
  readonly coin: string;
  /** The P&L of what is left at a mark price. */
  readonly unrealised: (mark: Decimal) => Decimal;
}

/** A position while fills come in. */
export class Run {
  readonly holding: Holding;
  private largest = zero;
  realised = zero;
  readonly fees = new Map<string, Decimal>();
  private readonly opened = { quantity: zero, worth: zero };
  private readonly shut = { quantity: zero, worth: zero };
  openedAt?: number;
  closedAt?: number;

  constructor(
    readonly trade: Trade,
    readonly sign: 1 | -1,
    readonly from: number,
    readonly contract: Contract,
    method: Method,
  ) {
    this.holding = new Holding(contract, method);
  }

  open(quantity: Decimal, price: Decimal): void {
    this.holding.open(quantity, price);
    add(this.opened, quantity, this.holding.worthOf(quantity, price));
    this.largest = larger(this.largest, this.holding.quantity);
  }

  close(quantity: Decimal, price: Decimal): Decimal {
    const exit = this.holding.worthOf(quantity, price);
    const realised = this.holding.gain(exit, this.holding.close(quantity), this.sign);
    add(this.shut, quantity, exit);
    this.realised = this.realised.plus(realised);
    return realised;
  }

  /** A close of what no fill opened: its figures stand, and nothing is held. */
  wasClosed(quantity: Decimal, price: Decimal, entry: Decimal | undefined): void {
    this.largest = quantity;
    add(this.shut, quantity, this.holding.worthOf(quantity, price));
    if (entry) add(this.opened, quantity, this.holding.worthOf(quantity, entry));
  }

  pay(coin: string, fee: Decimal): void {
    if (!fee.isZero()) this.fees.set(coin, (this.fees.get(coin) ?? zero).plus(fee));
  }

  position(): Position {
    const { holding, trade, opened, shut } = this;
    const isOpen = holding.quantity.gt(0);
    return {
      account: trade.account,
      symbol: trade.symbol,
      side: this.sign > 0 ? "long" : "short",
      isOpen,
      opened: this.openedAt,
      closed: isOpen ? undefined : this.closedAt,
      from: this.from,
      largest: this.largest,
      quantity: holding.quantity,
      entry: holding.priceOf(opened.quantity, opened.worth),
      exit: holding.priceOf(shut.quantity, shut.worth),
      average: holding.priceOf(holding.quantity, holding.worth),
      opening: opened.quantity,
      realised: this.realised,
      fees: this.fees,
      coin: this.contract.settle,
      unrealised: isOpen ? (mark) => holding.unrealised(mark, this.sign) : nothing,
    };
  }
}

function nothing(): Decimal {
  return zero;
}

function add(total: { quantity: Decimal; worth: Decimal }, quantity: Decimal, worth: Decimal): void {
  total.quantity = total.quantity.plus(quantity);
  total.worth = total.worth.plus(worth);
}

import { type ContractType, signed, type Side } from "../position/contract";
import {
  atShownDigits,
  divide,
  fitsNumber,
  fromNumber,
  toNumber,
  zero,
  type Decimal,
} from "../number/decimal";
import { isolatedLiquidationPrice } from "../liquidation/isolated";

/** A futures position with isolated margin, as it is opened. */
export interface FuturesTerms<T> {
  /** Default linear. */
  readonly contract?: ContractType;
  readonly side: Side;
  /** Base units (linear) or USD face value (inverse), above 0. */
  readonly quantity: T;
  readonly entryPrice: T;
  /** Margin of the position in the settlement currency, above 0. */
  readonly margin: T;
  /** Maintenance rate, including the rate of a closing fee if there is one. */
  readonly maintenanceRate: T;
}

/** A margin call is given from this margin ratio on. */
export const marginCallRatio = 0.8;

/**
 * If equity and maintenance are closer than this share of the amounts, doubles cannot tell whether the position is
 * liquidated.
 */
const doubtful = 1e-9;

/**
 * A futures position through prices and funding. Money is counted in doubles. They decide whether a price liquidates only
 * if they are certain; otherwise the liquidation price from the exact terms and the exact sum of the funding decides.
 */
export class FuturesLeg {
  /** The quantity, negative for a short. */
  readonly delta: number;
  /** The margin with the funding so far. */
  margin: number;
  /** Funding of the last bar, negative when paid. */
  funding = 0;
  private readonly stamps: { readonly price: number; readonly fundingRate: number }[] = [];
  private summedMargin: Decimal | undefined;
  private summed = 0;

  /** Exact terms are given if the doubles are rounded. */
  constructor(
    private readonly terms: FuturesTerms<number>,
    private readonly exact?: FuturesTerms<Decimal>,
  ) {
    this.delta = terms.side === "long" ? terms.quantity : -terms.quantity;
    this.margin = terms.margin;
  }

  /** The margin with the unrealised P&L. */
  equity(price: number): number {
    const { contract, entryPrice } = this.terms;
    const gain = contract === "inverse" ? 1 / entryPrice - 1 / price : price - entryPrice;
    return this.margin + this.delta * gain;
  }

  /** Maintenance margin on the value at that price. */
  maintenance(price: number): number {
    return this.terms.quantity * this.unitValue(price) * this.terms.maintenanceRate;
  }

  /**
   * Takes the position through a bar and tells whether it is liquidated. The price comes first, then the funding at that
   * price; both can liquidate.
   */
  isLiquidatedBy(price: number, fundingRate: number): boolean {
    this.funding = 0;
    if (this.isLiquidatedAt(price)) return true;
    if (fundingRate === 0) return false;
    this.funding = -this.delta * this.unitValue(price) * fundingRate;
    this.margin += this.funding;
    this.stamps.push({ price, fundingRate });
    return this.isLiquidatedAt(price);
  }

  /** Maintenance margin over equity. Close to the decisive ratio it is computed from the exact amounts. */
  marginRatio(price: number, decisive: number): number {
    const ratio = this.maintenance(price) / this.equity(price);
    // Beyond what a double holds there is no ratio, exact or not.
    if (!Number.isFinite(ratio) || Math.abs(ratio - decisive) > doubtful) return ratio;
    const { contract, side, quantity, entryPrice, maintenanceRate } = this.exactTerms();
    const exactPrice = fromNumber(price);
    const profit = signed(side, quantity.times(exactPrice.minus(entryPrice)));
    const margin = this.exactMargin();
    if (contract !== "inverse")
      return toNumber(divide(quantity.times(exactPrice).times(maintenanceRate), margin.plus(profit)));
    // Everything is multiplied by entry price times price.
    const equity = margin.times(entryPrice).times(exactPrice).plus(profit);
    return toNumber(divide(quantity.times(entryPrice).times(maintenanceRate), equity));
  }

  /**
   * The liquidation price as LIQ.ISOLATED shows it for the current margin. Undefined if no price liquidates the position.
   */
  liquidationPrice(): number | undefined {
    const { contract = "linear", side, quantity, entryPrice, maintenanceRate } = this.exactTerms();
    const price = isolatedLiquidationPrice({
      side,
      contract,
      rule: "mark",
      entryPrice,
      quantity,
      margin: this.exactMargin(),
      maintenanceRate,
      maintenanceAmount: zero,
    });
    return price && fitsNumber(price) ? toNumber(price) : undefined;
  }

  private exactTerms(): FuturesTerms<Decimal> {
    return this.exact ?? decimals(this.terms);
  }

  /** The exact margin with the funding so far; the funding is only summed when it is needed. */
  private exactMargin(): Decimal {
    const { contract, side, quantity, margin } = this.exactTerms();
    let sum = this.summedMargin ?? margin;
    for (; this.summed < this.stamps.length; this.summed++) {
      const { price, fundingRate } = this.stamps[this.summed]!;
      const rate = quantity.times(fromNumber(fundingRate));
      const exactPrice = fromNumber(price);
      const paid = contract === "inverse" ? divide(rate, exactPrice) : rate.times(exactPrice);
      sum = sum.minus(signed(side, paid));
    }
    return (this.summedMargin = sum);
  }

  /** Value of one unit of the quantity, in the settlement currency. */
  private unitValue(price: number): number {
    return this.terms.contract === "inverse" ? 1 / price : price;
  }

  private isLiquidatedAt(price: number): boolean {
    const { side, quantity, entryPrice } = this.terms;
    const left = this.equity(price) - this.maintenance(price);
    if (!Number.isFinite(left)) return false; // beyond what a double holds: there is no figure to show either
    const amounts = Math.abs(this.margin) + quantity * (this.unitValue(price) + this.unitValue(entryPrice));
    if (Math.abs(left) > doubtful * amounts) return left < 0;
    const border = this.liquidationPrice();
    if (border === undefined) return left <= 0;
    return side === "long" ? atShownDigits(price) <= border : atShownDigits(price) >= border;
  }
}

function decimals({
  contract,
  side,
  quantity,
  entryPrice,
  margin,
  maintenanceRate,
}: FuturesTerms<number>): FuturesTerms<Decimal> {
  return {
    contract,
    side,
    quantity: fromNumber(quantity),
    entryPrice: fromNumber(entryPrice),
    margin: fromNumber(margin),
    maintenanceRate: fromNumber(maintenanceRate),
  };
}

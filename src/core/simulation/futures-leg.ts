import { signed, type Side } from "../contract";
import { atShownDigits, fitsNumber, fromNumber, toNumber, zero, type Decimal } from "../decimal";
import { isolatedLiquidationPrice } from "../liquidation/isolated";

/** A linear futures position with isolated margin, as it is opened. */
export interface FuturesTerms<T> {
  readonly side: Side;
  /** Base units, above 0. */
  readonly quantity: T;
  readonly entryPrice: T;
  /** What stands behind it, above 0. */
  readonly margin: T;
  /** Maintenance rate, with the rate of the closing fee where there is one. */
  readonly maintenanceRate: T;
}

/** A futures position on its way through prices and funding. */
export interface FuturesLeg {
  /** Base units, negative for a short. */
  readonly delta: number;
  /** The margin with the funding so far. */
  readonly margin: () => number;
  /** The margin with the unrealised P&L. */
  readonly equity: (price: number) => number;
  /** Maintenance margin on the value at that price. */
  readonly maintenance: (price: number) => number;
  /**
   * Takes the position through a bar: the price comes first, then the funding at it, and after either the position is
   * liquidated if the price has come to its liquidation price.
   */
  readonly pass: (
    price: number,
    fundingRate: number,
  ) => { readonly funding: number; readonly liquidated: boolean };
  /** As LIQ.ISOLATED shows it for the margin that is left; undefined where no price liquidates the position. */
  readonly liquidationPrice: () => number | undefined;
}

/** Closer to the border than this share of the amounts, doubles do not decide whether a position is liquidated. */
const doubtful = 1e-9;

/**
 * Opens a position. Money is counted in doubles. Whether a price liquidates is decided by them only where they leave no doubt,
 * else by the liquidation price out of the exact terms and the exact sum of the funding.
 */
export function openFuturesLeg(
  terms: FuturesTerms<number>,
  exactly: () => FuturesTerms<Decimal>,
): FuturesLeg {
  const { quantity, entryPrice, maintenanceRate } = terms;
  const direction = terms.side === "long" ? 1 : -1;
  const stamps: { readonly price: number; readonly fundingRate: number }[] = [];
  let margin = terms.margin;

  const equity = (price: number) => margin + direction * quantity * (price - entryPrice);
  const maintenance = (price: number) => quantity * price * maintenanceRate;
  const exact = exactLiquidation(exactly, stamps);
  const isLiquidatedAt = (price: number) => {
    const left = equity(price) - maintenance(price);
    if (!Number.isFinite(left)) return false; // beyond what a double holds: there is no figure to show either
    const amounts = Math.abs(margin) + quantity * (price + entryPrice);
    if (Math.abs(left) > doubtful * amounts) return left < 0;
    const border = exact();
    return border === undefined ? left <= 0 : direction * (atShownDigits(price) - border) <= 0;
  };
  return {
    delta: direction * quantity,
    margin: () => margin,
    equity,
    maintenance,
    pass: (price, fundingRate) => {
      if (isLiquidatedAt(price)) return { funding: 0, liquidated: true };
      if (fundingRate === 0) return { funding: 0, liquidated: false };
      const funding = -direction * quantity * price * fundingRate;
      margin += funding;
      stamps.push({ price, fundingRate });
      return { funding, liquidated: isLiquidatedAt(price) };
    },
    liquidationPrice: exact,
  };
}

/** The exact liquidation price after the funding stamps so far, each of which is summed up once. */
function exactLiquidation(
  exactly: () => FuturesTerms<Decimal>,
  stamps: readonly { readonly price: number; readonly fundingRate: number }[],
): () => number | undefined {
  let terms: FuturesTerms<Decimal> | undefined;
  let received = zero;
  let summed = 0;
  return () => {
    terms ??= exactly();
    for (; summed < stamps.length; summed++) {
      const { price, fundingRate } = stamps[summed]!;
      const paid = terms.quantity.times(fromNumber(price)).times(fromNumber(fundingRate));
      received = received.minus(signed(terms.side, paid));
    }
    const price = isolatedLiquidationPrice({
      ...terms,
      contract: "linear",
      rule: "mark",
      margin: terms.margin.plus(received),
      maintenanceAmount: zero,
    });
    return price && fitsNumber(price) ? toNumber(price) : undefined;
  };
}

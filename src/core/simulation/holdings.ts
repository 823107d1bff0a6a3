import type { Side } from "../position/contract";
import { FuturesLeg } from "./futures-leg";

/** How a portfolio is divided. All figures are doubles at 15 digits. */
export interface Division {
  /** Shares of the total that sum to 1. The margin backs the futures position; the reserve is held beside it. */
  readonly spot: number;
  readonly cash: number;
  readonly margin: number;
  readonly reserve: number;
  /** The side of the futures position, and its leverage: value at opening over margin. At 0 none is opened. */
  readonly side: Side;
  readonly leverage: number;
  /** Fee of each trade as a fraction of its value; below 1, and below 1 over the leverage. */
  readonly feeRate: number;
  readonly maintenanceRate: number;
}

/** What a portfolio of spot, cash and an isolated linear futures position holds. */
export interface Holdings {
  readonly spotQuantity: number;
  readonly cash: number;
  readonly reserve: number;
  readonly leg: FuturesLeg | undefined;
}

export interface PortfolioBar {
  readonly spot: number;
  readonly cash: number;
  /** Value of the futures account: the margin with unrealised P&L, and the reserve. */
  readonly margin: number;
  readonly equity: number;
  /** Spot plus the futures position, which is negative when short, over the equity. */
  readonly exposure: number;
  /** What happened, in words, or an empty text. */
  readonly event: string;
}

/** The holdings at a price, as a bar of the simulation. */
export function barOf(holdings: Holdings, price: number, event: string): PortfolioBar {
  const { spotQuantity, cash, reserve, leg } = holdings;
  const spot = spotQuantity * price;
  const equity = equityOf(holdings, price);
  const exposure = equity === 0 ? 0 : (spot + (leg?.delta ?? 0) * price) / equity;
  return { spot, cash, margin: reserve + marginOf(holdings, price), equity, exposure, event };
}

export function equityOf(holdings: Holdings, price: number): number {
  const { spotQuantity, cash, reserve } = holdings;
  return spotQuantity * price + cash + (reserve + marginOf(holdings, price));
}

/** The margin of the futures position with its unrealised P&L. */
export function marginOf({ leg }: Holdings, price: number): number {
  return leg?.equity(price) ?? 0;
}

/** Value of the futures position, whichever side it is on. */
export function notionalOf({ leg }: Holdings, price: number): number {
  return Math.abs(leg?.delta ?? 0) * price;
}

export function openLeg(
  { side, leverage, maintenanceRate, feeRate }: Division,
  margin: number,
  price: number,
): FuturesLeg | undefined {
  if (margin === 0) return undefined;
  const quantity = (margin * leverage) / price;
  return new FuturesLeg({
    side,
    quantity,
    entryPrice: price,
    margin,
    maintenanceRate: maintenanceRate + feeRate,
  });
}

/** Events of one bar in a sentence: a liquidation, and what was traded. */
export function eventOf(liquidated: FuturesLeg | undefined, traded: string | undefined): string {
  if (!liquidated) return traded ?? "";
  return traded ? `${liquidation(liquidated)}; ${traded}` : liquidation(liquidated);
}

function liquidation(leg: FuturesLeg): string {
  const price = leg.liquidationPrice();
  const at = price === undefined ? "" : ` at ${figure(price)}`;
  return `futures liquidated${at}, margin of ${figure(leg.margin)} lost`;
}

/** A figure in a sentence, with eight significant digits. */
export function figure(value: number): string {
  return String(Number(value.toPrecision(8)));
}

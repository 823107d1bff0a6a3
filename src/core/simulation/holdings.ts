import type { Side } from "../position/contract";
import { FuturesLeg, marginCallRatio } from "./futures-leg";

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

/** What a bar does to the futures position: it is liquidated, or called for margin, or neither. */
export function strikeOf({ leg }: Holdings, price: number, fundingRate: number): Strike {
  if (!leg) return {};
  if (leg.isLiquidatedBy(price, fundingRate)) return { liquidated: leg };
  const ratio = leg.marginRatio(price, marginCallRatio);
  return ratio >= marginCallRatio ? { calledAt: ratio } : {};
}

export interface Strike {
  readonly liquidated?: FuturesLeg;
  /** The margin ratio of a margin call. */
  readonly calledAt?: number;
}

/** Events of one bar in a sentence: a liquidation or a margin call, and what was traded. */
export function eventOf({ liquidated, calledAt }: Strike, traded: string | undefined): string {
  return [
    liquidated && liquidation(liquidated),
    calledAt !== undefined && `margin call at a margin ratio of ${(calledAt * 100).toFixed(1)} %`,
    traded,
  ]
    .filter((event) => typeof event === "string")
    .join("; ");
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

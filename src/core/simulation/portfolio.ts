import type { Side } from "../position/contract";
import { FuturesLeg } from "./futures-leg";

/** How capital is divided, and the rules of rebalancing. All figures are doubles at 15 digits. */
export interface PortfolioPlan {
  readonly capital: number;
  /** Shares of the total that sum to 1. The margin backs the futures position; the reserve is held beside it. */
  readonly spot: number;
  readonly cash: number;
  readonly margin: number;
  readonly reserve: number;
  /** The side of the futures position, and its leverage: value at opening over margin. */
  readonly side: Side;
  readonly leverage: number;
  /** Bars between rebalances; 0 for never. */
  readonly every: number;
  /** A component's share that is farther than this from its target causes a rebalance; 0 for never. */
  readonly band: number;
  /** Fee of each trade as a fraction of its value; below 1, and below 1 over the leverage. */
  readonly feeRate: number;
  readonly maintenanceRate: number;
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

/**
 * A portfolio of spot, cash and an isolated linear futures position. The returned function takes it through the next bar: a
 * price and the funding rate due at it, 0 if none is. The first bar opens the portfolio. At later bars the futures position
 * moves first (`FuturesLeg.isLiquidatedBy`), then comes rebalancing. A liquidation takes the margin of the position; spot,
 * cash and reserve remain, and the next rebalance opens the position again.
 */
export function simulatedPortfolio(
  plan: PortfolioPlan,
): (price: number, fundingRate: number) => PortfolioBar {
  let holdings: Holdings = { spotQuantity: 0, cash: plan.capital, reserve: 0, leg: undefined };
  let bar = -1;
  return (price, fundingRate) => {
    bar++;
    const liquidated = holdings.leg?.isLiquidatedBy(price, fundingRate) ? holdings.leg : undefined;
    if (liquidated) holdings = { ...holdings, leg: undefined };
    const reason = bar === 0 ? "opened" : reasonToRebalance(plan, holdings, price, bar);
    if (reason) holdings = rebalanced(plan, holdings, price);
    return report(holdings, price, eventOf(liquidated, reason));
  };
}

interface Holdings {
  readonly spotQuantity: number;
  readonly cash: number;
  readonly reserve: number;
  readonly leg: FuturesLeg | undefined;
}

/** How far a share may be off by the rounding of the values' fifteenth digits. */
const lastDigits = 1e-14;

function reasonToRebalance(
  plan: PortfolioPlan,
  holdings: Holdings,
  price: number,
  bar: number,
): string | undefined {
  const equity = equityOf(holdings, price);
  if (equity <= 0) return undefined;
  if (plan.every > 0 && bar % plan.every === 0)
    return `rebalanced after ${plan.every} ${plan.every === 1 ? "bar" : "bars"}`;
  if (plan.band === 0) return undefined;
  const components = [
    { name: "spot", value: holdings.spotQuantity * price, target: plan.spot },
    { name: "cash", value: holdings.cash, target: plan.cash },
    { name: "futures margin", value: holdings.leg?.equity(price) ?? 0, target: plan.margin },
    { name: "hedge reserve", value: holdings.reserve, target: plan.reserve },
  ];
  const beyond = components.find(
    ({ value, target }) => Math.abs(value / equity - target) > plan.band + lastDigits,
  );
  return (
    beyond &&
    `rebalanced: ${beyond.name} was ${percent(beyond.value / equity)}, target ${percent(beyond.target)}`
  );
}

/**
 * Brings everything to its share of the total that is left after fees. Profit or loss of the futures position is realised.
 */
function rebalanced(plan: PortfolioPlan, holdings: Holdings, price: number): Holdings {
  const total = totalAfterFees(equityOf(holdings, price), plan.feeRate, [
    { held: holdings.spotQuantity * price, target: plan.spot },
    { held: Math.abs(holdings.leg?.delta ?? 0) * price, target: plan.margin * plan.leverage },
  ]);
  return {
    spotQuantity: (plan.spot * total) / price,
    cash: plan.cash * total,
    reserve: plan.reserve * total,
    leg: openLeg(plan, plan.margin * total, price),
  };
}

function openLeg(
  { side, leverage, maintenanceRate, feeRate }: PortfolioPlan,
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

/**
 * The total T at which each holding has its target after the fees of the trades are paid:
 * `T = value - feeRate * sum |target*T - held|`. If every holding is above its target, T = constant / slope. Beyond the
 * corner held / target a holding is bought instead of sold.
 */
function totalAfterFees(
  value: number,
  feeRate: number,
  trades: readonly { readonly held: number; readonly target: number }[],
): number {
  let [constant, slope] = [value, 1];
  for (const { held, target } of trades) {
    constant -= feeRate * held;
    slope -= feeRate * target;
  }
  const corners = trades.filter(({ target }) => target > 0);
  corners.sort((a, b) => a.held / a.target - b.held / b.target);
  for (const { held, target } of corners) {
    if (constant * target <= slope * held) break;
    constant += 2 * feeRate * held;
    slope += 2 * feeRate * target;
  }
  return constant / slope;
}

function marginOf({ reserve, leg }: Holdings, price: number): number {
  return reserve + (leg?.equity(price) ?? 0);
}

function equityOf(holdings: Holdings, price: number): number {
  return holdings.spotQuantity * price + holdings.cash + marginOf(holdings, price);
}

function report(holdings: Holdings, price: number, event: string): PortfolioBar {
  const { spotQuantity, cash, leg } = holdings;
  const spot = spotQuantity * price;
  const equity = equityOf(holdings, price);
  const exposure = equity === 0 ? 0 : (spot + (leg?.delta ?? 0) * price) / equity;
  return { spot, cash, margin: marginOf(holdings, price), equity, exposure, event };
}

function eventOf(liquidated: FuturesLeg | undefined, reason: string | undefined): string {
  if (!liquidated) return reason ?? "";
  return reason ? `${liquidation(liquidated)}; ${reason}` : liquidation(liquidated);
}

function liquidation(leg: FuturesLeg): string {
  const price = leg.liquidationPrice();
  const at = price === undefined ? "" : ` at ${figure(price)}`;
  return `futures liquidated${at}, margin of ${figure(leg.margin)} lost`;
}

/** A figure in a sentence, with eight significant digits. */
function figure(value: number): string {
  return String(Number(value.toPrecision(8)));
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`;
}

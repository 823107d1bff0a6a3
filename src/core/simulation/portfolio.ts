import {
  barOf,
  type Division,
  equityOf,
  eventOf,
  type Holdings,
  notionalOf,
  type PortfolioBar,
  strikeOf,
} from "./holdings";
import { componentsOf, type Targets, targetsKeepingSpot, targetsOf, tradedTo } from "./rebalanced";

/** How capital is divided, and the rules of rebalancing. */
export interface PortfolioPlan extends Division {
  readonly capital: number;
  /** Bars between rebalances; 0 for never. */
  readonly every: number;
  /** A component's share that is farther than this from its target causes a rebalance; 0 for never. */
  readonly band: number;
  /** Spot is never sold, and a liquidated position is not opened again. */
  readonly protectsCore: boolean;
  /** What staking adds to the spot from one bar to the next, as a fraction of it. */
  readonly stakingPerBar: number;
}

/**
 * A portfolio of spot, cash and an isolated linear futures position. The returned function takes it through the next bar: a
 * price and the funding rate due at it, 0 if none is. The first bar opens the portfolio. At later bars the futures position
 * moves first (`FuturesLeg.isLiquidatedBy`), then the staking reward of the spot comes in, then comes rebalancing. A
 * liquidation takes the margin of the position; spot, cash and reserve remain, and the next rebalance opens the position
 * again unless the core is protected.
 */
export function simulatedPortfolio(
  plan: PortfolioPlan,
): (price: number, fundingRate: number) => PortfolioBar {
  let holdings: Holdings = { spotQuantity: 0, cash: plan.capital, reserve: 0, leg: undefined };
  let rules = plan;
  let bar = -1;
  return (price, fundingRate) => {
    bar++;
    const strike = strikeOf(holdings, price, fundingRate);
    if (strike.liquidated) {
      holdings = { ...holdings, leg: undefined };
      if (plan.protectsCore) rules = { ...plan, margin: 0, cash: plan.cash + plan.margin };
    }
    holdings = { ...holdings, spotQuantity: holdings.spotQuantity * (1 + plan.stakingPerBar) };
    const targets = (plan.protectsCore ? targetsKeepingSpot : targetsOf)(rules, holdings, price);
    const reason = bar === 0 ? "opened" : reasonToRebalance(rules, holdings, targets, price, bar);
    if (reason) holdings = tradedTo(targets, rules, holdings, price);
    return barOf(holdings, price, eventOf(strike, reason));
  };
}

/** How far a share may be off by the rounding of the values' fifteenth digits. */
const lastDigits = 1e-14;

function reasonToRebalance(
  rules: PortfolioPlan,
  holdings: Holdings,
  targets: Targets,
  price: number,
  bar: number,
): string | undefined {
  const equity = equityOf(holdings, price);
  if (equity <= 0) return undefined;
  if (rules.protectsCore && isAtTargets(rules, holdings, targets, price)) return undefined;
  const { every, band } = rules;
  if (every > 0 && bar % every === 0) return `rebalanced after ${every} ${every === 1 ? "bar" : "bars"}`;
  if (band === 0) return undefined;
  const shares = rules.protectsCore ? sharesOf(targets) : rules;
  const beyond = componentsOf(holdings, shares, price).find(
    ({ value, target }) => Math.abs(value / equity - target) > band + lastDigits,
  );
  return (
    beyond &&
    `rebalanced: ${beyond.name} was ${percent(beyond.value / equity)}, target ${percent(beyond.target)}`
  );
}

/** True where a rebalance would trade nothing, as after a liquidation that leaves spot and cash where they are. */
function isAtTargets(
  { leverage }: PortfolioPlan,
  holdings: Holdings,
  targets: Targets,
  price: number,
): boolean {
  const position = { value: notionalOf(holdings, price), target: targets.margin * leverage };
  const smallest = lastDigits * equityOf(holdings, price);
  return [...componentsOf(holdings, targets, price), position].every(
    ({ value, target }) => Math.abs(value - target) <= smallest,
  );
}

/** The targets as shares of their sum. */
function sharesOf({ spot, cash, margin, reserve }: Targets): Targets {
  const total = spot + cash + margin + reserve;
  return { spot: spot / total, cash: cash / total, margin: margin / total, reserve: reserve / total };
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`;
}

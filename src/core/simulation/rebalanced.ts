import { type Division, equityOf, type Holdings, marginOf, notionalOf, openLeg } from "./holdings";

/** Amounts to hold in each component. */
export interface Targets {
  readonly spot: number;
  readonly cash: number;
  readonly margin: number;
  readonly reserve: number;
}

/** Every component at its share of the total that is left after fees. */
export function targetsOf(division: Division, holdings: Holdings, price: number): Targets {
  const { spot, cash, margin, reserve, feeRate, leverage } = division;
  const total = totalAfterFees(equityOf(holdings, price), feeRate, [
    { held: holdings.spotQuantity * price, target: spot },
    { held: notionalOf(holdings, price), target: margin * leverage },
  ]);
  return { spot: spot * total, cash: cash * total, margin: margin * total, reserve: reserve * total };
}

/**
 * The same without selling spot. Where spot is above its share it is kept, and the rest goes to the futures margin and the
 * reserve up to their shares of the total, then to cash; if it does not reach for both, they divide it by their shares.
 */
export function targetsKeepingSpot(division: Division, holdings: Holdings, price: number): Targets {
  const usual = targetsOf(division, holdings, price);
  const kept = holdings.spotQuantity * price;
  if (usual.spot >= kept) return usual;
  const { margin, reserve, feeRate, leverage } = division;
  const rest = equityOf(holdings, price) - kept;
  const held = notionalOf(holdings, price);
  const total = totalAfterFees(kept + rest, feeRate, [{ held, target: margin * leverage }]);
  const futures = margin + reserve;
  const cash = total - kept - futures * total;
  if (cash >= 0 || futures === 0)
    return { spot: kept, cash: Math.max(0, cash), margin: margin * total, reserve: reserve * total };
  const part = margin / futures;
  const divided = totalAfterFees(rest, feeRate, [{ held, target: part * leverage }]);
  return { spot: kept, cash: 0, margin: part * divided, reserve: (1 - part) * divided };
}

/** Trades the holdings to the targets. Profit or loss of the futures position is realised. */
export function tradedTo(
  { spot, cash, margin, reserve }: Targets,
  division: Division,
  { spotQuantity }: Holdings,
  price: number,
): Holdings {
  const isKept = spot === spotQuantity * price;
  return {
    spotQuantity: isKept ? spotQuantity : spot / price,
    cash,
    reserve,
    leg: openLeg(division, margin, price),
  };
}

/** What each component is worth and what it should be, in the order of the columns. */
export function componentsOf(
  holdings: Holdings,
  targets: Targets,
  price: number,
): readonly { readonly name: string; readonly value: number; readonly target: number }[] {
  return [
    { name: "spot", value: holdings.spotQuantity * price, target: targets.spot },
    { name: "cash", value: holdings.cash, target: targets.cash },
    { name: "futures margin", value: marginOf(holdings, price), target: targets.margin },
    { name: "hedge reserve", value: holdings.reserve, target: targets.reserve },
  ];
}

/**
 * The total T at which each holding has its target after the fees of the trades are paid:
 * `T = value - feeRate * sum |target*T - held|`. If every holding is above its target, T = constant / slope. Beyond the
 * corner held / target a holding is bought instead of sold.
 */
export function totalAfterFees(
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

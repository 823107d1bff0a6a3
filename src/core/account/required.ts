import { type Decimal, sum } from "../number/decimal";
import type { Brackets } from "../liquidation/tiers";
import { bracketMargin } from "./brackets";
import type { Leg } from "./legs";
import { amountLine, type Line, sumOfLines, timesLine } from "./lines";
import { mapLines, type Piecewise, straight, sumOfPiecewise } from "./piecewise";

/** What an account needs for its legs: `threshold * maintenance margin + fee`. */
export interface Demand {
  readonly threshold: Decimal;
  readonly feeRate: Decimal;
}

/**
 * What legs require when a unit of each is worth this, or the table past whose last cap they lie. Legs of one symbol and side in the
 * same brackets are one position: its bracket is that of their sum. A printed figure holds the fee already.
 */
export function requiredFor<L extends Leg>(
  legs: readonly L[],
  valueOf: (leg: L) => Line,
  { threshold, feeRate }: Demand,
): Piecewise | { readonly beyond: Brackets } {
  const notionalOf = (leg: L) => timesLine(valueOf(leg), leg.quantity);
  const lines = legs.flatMap((leg) => {
    const { maintenance, orderMargin } = leg;
    const ofOrders = orderMargin.isZero() ? [] : [amountLine(orderMargin.times(threshold))];
    if (maintenance.by === "figure") return [...ofOrders, amountLine(maintenance.margin.times(threshold))];
    if (maintenance.by === "brackets") return ofOrders;
    const rate = maintenance.rate.times(threshold).plus(feeRate);
    const amount = amountLine(maintenance.amount.times(threshold).neg());
    return [...ofOrders, timesLine(notionalOf(leg), rate), amount];
  });
  const parts = [straight(sumOfLines(lines))];
  for (const { brackets, own } of inSameBrackets(legs)) {
    const notional = sumOfLines(own.map(notionalOf));
    const margin = bracketMargin(brackets, notional, sum(own.map(({ quantity }) => quantity)));
    if ("beyond" in margin) return margin;
    parts.push(
      mapLines(margin, (line) => timesLine(line, threshold)),
      straight(timesLine(notional, feeRate)),
    );
  }
  return sumOfPiecewise(parts);
}

interface SameBrackets<L> {
  readonly brackets: Brackets;
  readonly own: L[];
}

function inSameBrackets<L extends Leg>(legs: readonly L[]): SameBrackets<L>[] {
  const groups: SameBrackets<L>[] = [];
  const ofSymbol = new Map<unknown, SameBrackets<L>[]>();
  for (const leg of legs) {
    if (leg.maintenance.by !== "brackets") continue;
    const { brackets } = leg.maintenance;
    const known = ofSymbol.get(leg.symbol) ?? [];
    ofSymbol.set(leg.symbol, known);
    const group = known.find((one) => one.brackets === brackets && one.own[0]!.side === leg.side);
    if (group) {
      group.own.push(leg);
      continue;
    }
    const created = { brackets, own: [leg] };
    known.push(created);
    groups.push(created);
  }
  return groups;
}

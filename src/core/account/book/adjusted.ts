import { one, zero } from "../../number/decimal";
import { type Beyond, bracketMargin } from "../brackets";
import type { Coin } from "./account";
import { addLines, amountLine, type Line, negated, timesLine } from "../lines";
import { chosenBy, mapLines, type Piecewise, positivePart, straight, sumOfPiecewise } from "../piecewise";

/** What a coin's equity counts: a debt in full, each part of what is held by its ratio. The unit is worth one coin. */
export function adjustedEquity({ ratios: { tiers, unit: of } }: Coin, equity: Line, unit: Line): Piecewise {
  const parts = [straight(equity)];
  let before = one;
  let floor: Line | undefined;
  for (const { cap, ratio } of [...tiers, { cap: undefined, ratio: zero }]) {
    if (!ratio.eq(before)) {
      const above = positivePart(floor ? addLines(equity, negated(floor)) : equity);
      const change = ratio.minus(before);
      parts.push(mapLines(above, (line) => timesLine(line, change)));
    }
    if (!cap) break;
    before = ratio;
    floor = of === "coin" ? timesLine(unit, cap) : amountLine(cap);
  }
  return parts.length > 1 ? sumOfPiecewise(parts) : parts[0]!;
}

/**
 * Maintenance margin of what is borrowed of a coin, and its other maintenance margin. A loan is borrowed as it is agreed, the balance
 * below 0 beside it. Equity is what is left of the balance after the loan.
 */
export function coinMaintenance(
  { borrowing, owed, otherMaintenance }: Coin,
  equity: Line,
  unit: Line,
): Piecewise | Beyond {
  const other = straight(timesLine(unit, otherMaintenance));
  const loan = timesLine(unit, owed);
  if (!("tiers" in borrowing)) {
    if (borrowing.isZero()) return other;
    const overdraft = positivePart(negated(addLines(equity, loan)));
    const borrowed = sumOfPiecewise([straight(loan), overdraft]);
    return sumOfPiecewise([other, mapLines(borrowed, (line) => timesLine(line, borrowing))]);
  }
  const balance = addLines(equity, loan);
  const asIs = bracketMargin(borrowing, loan, value);
  // With an overdraft as much is borrowed as the equity is below 0.
  const overdrawn = bracketMargin(borrowing, negated(equity), value);
  if (balance.slope.isZero()) {
    const margin = balance.constant.isNegative() ? overdrawn : asIs;
    return "beyond" in margin ? margin : sumOfPiecewise([other, margin]);
  }
  if ("beyond" in asIs) return asIs;
  if ("beyond" in overdrawn) return overdrawn;
  return sumOfPiecewise([other, chosenBy(balance, overdrawn, asIs)]);
}

const value = amountLine(one);

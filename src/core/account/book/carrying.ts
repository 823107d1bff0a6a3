import { one } from "../../number/decimal";
import { signed } from "../../position/contract";
import type { Beyond } from "../brackets";
import { rowsAtOnce, type Sliced } from "../../slices";
import { bySymbol, largerSide, type Leg, sideCarrying } from "../legs";
import { amountLine, type Line, sumOfLines, timesLine } from "../lines";
import { chosenBy, type Piecewise } from "../piecewise";
import { positionsOf } from "../required";
import type { AccountRules } from "../rules";

interface PartLeg extends Leg {
  readonly left?: Line;
}

/** Legs that require nothing together with others, as positions: each has one figure of maintenance margin. */
export interface Carrying<L> {
  readonly positions: readonly (readonly L[])[];
  /** Where the other side of the symbol may become the larger: the positions where that carries, and long less short. */
  readonly other?: { readonly positions: readonly (readonly L[])[]; readonly net: Line };
}

/**
 * Legs where both sides of a symbol carry maintenance margin and fee, or the larger one alone. As a part of one side is closed the other
 * may become the larger.
 */
export function* carryingOf<L extends PartLeg>(
  legs: readonly L[],
  pairs: AccountRules["pairs"],
): Sliced<Carrying<L>[]> {
  if (pairs === "both" && legs.length < rowsAtOnce) return [{ positions: positionsOf(legs) }];
  const found: Carrying<L>[] = [];
  let done = 0;
  for (const own of (yield* bySymbol(legs)).values()) {
    if ((done += own.length) >= rowsAtOnce) {
      done = 0;
      yield;
    }
    found.push(pairs === "both" ? { positions: positionsOf(own) } : ofSymbol(own));
  }
  return found;
}

function ofSymbol<L extends PartLeg>(own: readonly L[]): Carrying<L> {
  const net = netOf(own);
  const positionsWith = (side: L["side"]) => positionsOf(sideCarrying(own, side));
  return net.slope.isZero()
    ? { positions: positionsWith(largerSide(own, net.constant)) }
    : { positions: positionsWith("long"), other: { positions: positionsWith("short"), net } };
}

/** What such legs require. */
export function requiredOfCarrying<L>(
  { positions, other }: Carrying<L>,
  requiredOf: (positions: Carrying<L>["positions"]) => Piecewise | Beyond,
): Piecewise | Beyond {
  const required = requiredOf(positions);
  if (!other || "beyond" in required) return required;
  const short = requiredOf(other.positions);
  return "beyond" in short ? short : chosenBy(other.net, short, required);
}

function netOf(legs: readonly PartLeg[]): Line {
  return sumOfLines(legs.map(({ side, quantity, left = whole }) => timesLine(left, signed(side, quantity))));
}

const whole = amountLine(one);

import { one } from "../../number/decimal";
import { signed } from "../../position/contract";
import type { BookLeg } from "./account";
import type { Beyond } from "../brackets";
import { atOnce } from "../../slices";
import { bySymbol, largerSide, sideCarrying } from "../legs";
import { amountLine, type Line, sumOfLines, timesLine } from "../lines";
import { chosenBy, type Piecewise, sumOfPiecewise } from "../piecewise";
import type { AccountRules } from "../rules";

/**
 * What legs require where both sides of a symbol carry maintenance margin and fee, or the larger one alone. As a part of one side is
 * closed the other may become the larger.
 */
export function requiredOfCarrying<L extends BookLeg>(
  legs: readonly L[],
  pairs: AccountRules["pairs"],
  requiredOf: (legs: readonly L[]) => Piecewise | Beyond,
): Piecewise | Beyond {
  if (pairs === "both") return requiredOf(legs);
  const parts: Piecewise[] = [];
  for (const own of atOnce(bySymbol(legs)).values()) {
    const part = ofSymbol(own, requiredOf);
    if ("beyond" in part) return part;
    parts.push(part);
  }
  return sumOfPiecewise(parts);
}

function ofSymbol<L extends BookLeg>(
  own: readonly L[],
  requiredOf: (legs: readonly L[]) => Piecewise | Beyond,
): Piecewise | Beyond {
  const net = netOf(own);
  if (net.slope.isZero()) return requiredOf(sideCarrying(own, largerSide(own, net.constant)));
  const long = requiredOf(sideCarrying(own, "long"));
  if ("beyond" in long) return long;
  const short = requiredOf(sideCarrying(own, "short"));
  return "beyond" in short ? short : chosenBy(net, short, long);
}

function netOf(legs: readonly BookLeg[]): Line {
  return sumOfLines(legs.map(({ side, quantity, left = whole }) => timesLine(left, signed(side, quantity))));
}

const whole = amountLine(one);

import { isFraction } from "../../../core/account/living";
import type { Ends } from "../../../core/account/book/shocks";
import { type Figures, ratioOf } from "../../../core/account/book/figures";
import { fractionOf, type Line } from "../../../core/account/lines";
import { type Decimal } from "../../../core/number/decimal";
import { type Fraction, quotientOf } from "../../../core/number/fraction";
import { type Failure, texts, unsolved } from "../../cells/errors";
import type { Output } from "../../cells/spill";
import type { Caps } from "./book";

/** What cells show of an account: each a figure, or why it is not known. */
export interface Shown {
  readonly equity: Decimal;
  readonly adjusted: Decimal;
  readonly required: Output;
  readonly ratio: Output;
  readonly buffer: Output;
  readonly status: Output;
}

export function shownOf({ equity, adjusted, margin }: Figures, { pastLastCap }: Caps): Shown {
  const known = { equity: amountOf(equity), adjusted: amountOf(adjusted) };
  if ("beyond" in margin) {
    const unknown = pastLastCap(margin.beyond);
    return { ...known, required: unknown, ratio: unknown, buffer: unknown, status: unknown };
  }
  return {
    ...known,
    required: amountOf(margin.required),
    ratio: adjusted.constant.gt(0) ? quotientOf(ratioOf(margin.required, adjusted)) : noRatio,
    buffer: amountOf(margin.buffer),
    status: margin.isLiquidated ? "liquidated" : "open",
  };
}

export function amountOf(line: Line): Decimal {
  return quotientOf(fractionOf(line));
}

export const noCover: Failure = unsolved(texts.nothingRequired());
export const noRatio: Failure = unsolved(texts.adjustedNotAbove());

/** An end of what an account lives through as it is shown, or why there is none. */
export function endOutput(
  ends: Ends,
  side: "down" | "up",
  { pastLastCap }: Caps,
  shown: (end: Fraction) => Output = quotientOf,
): Output {
  const end = ends === "every" ? ends : ends[side];
  if (end === "every") return everyPrice;
  if (end === "none") return noShock;
  return isFraction(end) ? shown(end) : pastLastCap(end.beyond);
}

const everyPrice = unsolved(texts.liquidatedAtEveryPrice());
const noShock = unsolved(texts.noShock());

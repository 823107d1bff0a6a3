import {
  type HedgeResult,
  hedgeResult,
  type MarginedHedgeResult,
  marginedHedgeResult,
} from "../../core/hedge/pnl";
import { type MarginTerms, outlivesEntry } from "../../core/hedge/short-margin";
import { type Decimal, zero } from "../../core/number/decimal";
import { optional, sameAs, type Values } from "../cells/declaration";
import { Failure, refuse, texts } from "../cells/errors";
import { meantInPercent } from "./maintenance";
import { atLeastZero, leverage, positive } from "./numbers";
import { hedge, maintenanceRate } from "./terms";

/** What keeps the short of a hedge alive. Without a leverage nothing can liquidate it. */
export const shortMargin = {
  leverage: optional<Decimal | undefined>(leverage, undefined),
  maintenanceRate,
  extraMargin: optional(atLeastZero, zero),
};

/** A spot holding from entry to exit with a short that may have its own margin. */
export const marginedHedge = {
  ...hedge,
  ...shortMargin,
  futuresHigh: sameAs(positive, "futuresExit"),
};

/** The result of a hedge, with what its margin meets where there is a leverage, or why no such short can be opened. */
export function resultOf(given: Values<typeof marginedHedge>): HedgeResult | MarginedHedgeResult | Failure {
  const terms = marginTerms(given.hedgeRatio.times(given.spotQuantity), given.futuresEntry, given);
  if (terms instanceof Failure) return terms;
  return terms ? marginedHedgeResult(given, terms) : hedgeResult(given);
}

/** The terms of a short's margin, undefined without a leverage, or why no short can be opened on them. */
export function marginTerms(
  quantity: Decimal,
  entryPrice: Decimal,
  { leverage, maintenanceRate, extraMargin }: Values<typeof shortMargin>,
): MarginTerms | undefined | Failure {
  if (!leverage) return undefined;
  const terms = { leverage, maintenanceRate, extraMargin };
  if (outlivesEntry({ quantity, entryPrice, terms })) return terms;
  const [at, rate, extra] = [leverage, maintenanceRate, extraMargin].map(String);
  const instead = meantInPercent(maintenanceRate);
  return refuse(texts.liquidatedAtEntry(at!, rate!, extra!, instead), "hedgeRatio");
}

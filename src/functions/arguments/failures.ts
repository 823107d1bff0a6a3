import { fewestPrices } from "../../core/hedge/ratio";
import type { PriceFraction } from "../../core/liquidation/isolated";
import type { NoTieredPrice } from "../../core/liquidation/tiered";
import type { Tier } from "../../core/liquidation/tiers";
import { type Decimal, one } from "../../core/number/decimal";
import { quotientOf } from "../../core/number/fraction";
import type { ContractType } from "../../core/position/contract";
import { Failure, refuse, texts, unsolved } from "../cells/errors";
import type { Output } from "../cells/spill";
import { meantInPercent, notCovered } from "./maintenance";
import { positive } from "./numbers";

/** Failures that several functions share. */

/** A share of a total of 0. Excel shows no message with this error. */
export const noTotal = new Failure("#DIV/0!");

/** Prices that never change have no ratio. Excel shows no message with this error. */
export const noVariance = new Failure("#DIV/0!");

export const noLiquidation = unsolved(texts.noLiquidation());

/** A liquidation price, or why there is none. The rates are those that may have led to it. */
export function priceOrNone(price: PriceFraction | NoPrice, ...rates: readonly Decimal[]): Output {
  switch (price) {
    case "no price":
      return noLiquidation;
    case "not covered":
      return notCovered(...rates);
    case "liquidated already":
      return unsolved(texts.liquidatedAlready(meantInPercent(...rates)));
    case "every price":
      return unsolved(texts.liquidatedAtEveryPrice(meantInPercent(...rates)));
    default:
      return quotientOf(price);
  }
}

type NoPrice = "liquidated already" | "every price" | Exclude<NoTieredPrice, "beyond the table">;

/** Maintenance and fee that together take a whole position, which no venue asks; undefined where they take less. */
export function ratesOfAll(
  maintenanceRate: Decimal,
  feeRate: Decimal,
  argument = "maintenanceRate",
): Failure | undefined {
  return feeRate.isZero() || maintenanceRate.plus(feeRate).lt(1)
    ? undefined
    : refuse(texts.ratesOfAll(argument, maintenanceRate, feeRate));
}

export function beyondTable(tiers: readonly Tier[]): Failure {
  return unsolved(texts.beyondTable("tiers", tiers.at(-1)!.cap!));
}

/** The quantity of a contract per base unit. */
export function unitsPerBase(contract: ContractType, price: Decimal | undefined): Decimal | Failure {
  if (contract === "linear") return one;
  return price ?? refuse(texts.omitted("price", `${positive.wanted} where the contract is inverse`));
}

export function enoughOf(prices: readonly Decimal[], argument: string): Failure | undefined {
  if (prices.length >= fewestPrices) return undefined;
  return unsolved(texts.tooFewPrices(fewestPrices, prices.length), argument);
}

export function feeTakesMargin(feeRate: Decimal, leverage: Decimal, argument = "leverage"): Failure {
  return refuse(texts.feeTakesMargin(feeRate, leverage), argument);
}

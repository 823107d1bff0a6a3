import { fewestPrices } from "../../core/hedge/ratio";
import type { PriceFraction } from "../../core/liquidation/isolated";
import type { Tier } from "../../core/liquidation/tiers";
import { type Decimal, one } from "../../core/number/decimal";
import { quotientOf } from "../../core/number/fraction";
import type { ContractType } from "../../core/position/contract";
import { Failure, refuse, texts, unsolved } from "../cells/errors";
import type { Output } from "../cells/spill";
import { positive } from "./numbers";

/** Failures that several functions share. */

/** A share of a total of 0. Excel shows no message with this error. */
export const noTotal = new Failure("#DIV/0!");

/** Prices that never change have no ratio. Excel shows no message with this error. */
export const noVariance = new Failure("#DIV/0!");

export const noLiquidation = unsolved(texts.noLiquidation());

export const notCovered = unsolved(texts.notCovered());

export function priceOrNone(price: PriceFraction | "no price" | "not covered" | undefined): Output {
  if (price === "not covered") return notCovered;
  return price === undefined || price === "no price" ? noLiquidation : quotientOf(price);
}

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

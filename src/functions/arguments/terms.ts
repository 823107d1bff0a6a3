import { compoundings } from "../../core/basis/rates";
import { decimal, type Decimal, one, zero } from "../../core/number/decimal";
import { contractTypes } from "../../core/position/contract";
import { keepingStopped, optional, optionalSeries, orOneForAll, sameAs, series } from "../cells/declaration";
import { maintenanceRateOfFirstBracket } from "./maintenance";
import {
  anyDouble,
  anyNumber,
  atLeastZero,
  doubleAtLeastZero,
  hours,
  positive,
  positiveDouble,
  rate,
  ratioOfHolding,
  signedRateDouble,
} from "./numbers";
import { choice } from "./words";

export { side } from "./sides";

/** Arguments that several functions share. */

export const contract = optional(choice(contractTypes), "linear");
export const feeRate = optional(rate, zero);
export const usualMaintenanceRate = decimal("0.005");
export const maintenanceRate = optional(maintenanceRateOfFirstBracket, usualMaintenanceRate);
export const intervalHours = optional(hours, decimal(8));
export const compounding = optional(choice(compoundings), "simple");

/** A price that only inverse contracts need. */
export const inversePrice = optional<Decimal | undefined>(positive, undefined);

/** The part of a spot holding that is sold short, or that is to be. */
export const hedgeRatio = optional(ratioOfHolding, one);

/** A spot holding from entry to exit with a short against it. */
export const hedge = {
  spotQuantity: atLeastZero,
  spotEntry: positive,
  spotExit: positive,
  hedgeRatio,
  futuresEntry: sameAs(positive, "spotEntry"),
  futuresExit: sameAs(positive, "spotExit"),
  fundingCash: optional(anyNumber, zero),
  feeRate,
};

/** Series of bars. A value that cannot be read spoils only the bars that are computed from it. */
export const values = keepingStopped(series(anyDouble));
export const closes = keepingStopped(series(positiveDouble));
export const volumes = keepingStopped(optionalSeries(doubleAtLeastZero, undefined));

/** Prices to simulate over, and their funding rates. A blank rate means no funding at that bar. */
export const pathPrices = series(positiveDouble);
export const pathFundingRates = orOneForAll(optionalSeries(optional(signedRateDouble, 0), []));

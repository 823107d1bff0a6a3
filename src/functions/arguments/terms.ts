import { compoundings } from "../../core/basis/rates";
import { decimal, type Decimal, one, zero } from "../../core/number/decimal";
import { contractTypes, sides } from "../../core/position/contract";
import { keepingStopped, optional, optionalSeries, orOneForAll, sameAs, series } from "../cells/declaration";
import {
  anyDouble,
  anyNumber,
  atLeastZero,
  doubleAtLeastZero,
  positive,
  positiveDouble,
  rate,
} from "./numbers";
import { choice } from "./words";

/** Arguments that several functions take, each declared once. */

export const side = choice(sides);
export const contract = optional(choice(contractTypes), "linear");
export const feeRate = optional(rate, zero);
export const maintenanceRate = optional(rate, decimal("0.005"));
export const intervalHours = optional(positive, decimal(8));
export const compounding = optional(choice(compoundings), "simple");

/** A price that only inverse contracts need. */
export const inversePrice = optional<Decimal | undefined>(positive, undefined);

/** A spot holding from entry to exit with a short against it. */
export const hedge = {
  spotQuantity: atLeastZero,
  spotEntry: positive,
  spotExit: positive,
  hedgeRatio: optional(atLeastZero, one),
  futuresEntry: sameAs(positive, "spotEntry"),
  futuresExit: sameAs(positive, "spotExit"),
  fundingCash: optional(anyNumber, zero),
  feeRate,
};

/** Series of bars. What cannot be read in one stays in it as an error, for the bars that it reaches. */
export const values = keepingStopped(series(anyDouble));
export const closes = keepingStopped(series(positiveDouble));
export const volumes = keepingStopped(optionalSeries(doubleAtLeastZero, undefined));

/** A path of prices to simulate over, with its funding. No funding is due at a bar whose rate is blank. */
export const pathPrices = series(positiveDouble);
export const pathFundingRates = orOneForAll(optionalSeries(optional(anyDouble, 0), []));

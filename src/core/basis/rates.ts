import { decimal, divide, one, type Decimal } from "../number/decimal";
import { compoundFactor, compoundGrowth, exponentialFactor, logarithmicGrowth } from "../number/powers";

/** How a rate over some days becomes a rate a year. */
export type Compounding = "simple" | "compound" | "continuous";
export const compoundings: readonly Compounding[] = ["simple", "compound", "continuous"];

/** The length of the year that a basis is scaled to. */
export const daysPerYear = decimal(365);

/** How far the futures price is above the spot price, as a fraction of the spot price, which is above 0. */
export function relativeBasis(spotPrice: Decimal, futuresPrice: Decimal): Decimal {
  return divide(futuresPrice.minus(spotPrice), spotPrice);
}

/** The basis as a rate a year. Prices and days are above 0. */
export function annualBasis(
  spotPrice: Decimal,
  futuresPrice: Decimal,
  days: Decimal,
  compounding: Compounding,
): Decimal {
  const growth = { numerator: futuresPrice.minus(spotPrice), denominator: spotPrice };
  const years = { numerator: daysPerYear, denominator: days };
  switch (compounding) {
    case "simple":
      return divide(growth.numerator.times(years.numerator), growth.denominator.times(years.denominator));
    case "compound":
      return compoundGrowth(growth, years);
    case "continuous":
      return logarithmicGrowth(growth, years);
  }
}

/**
 * The futures price that has this yearly basis, or undefined if it would not be positive. Spot price and days are above 0,
 * a compound rate is above -1.
 */
export function fairFuturesPrice(
  spotPrice: Decimal,
  annualRate: Decimal,
  days: Decimal,
  compounding: Compounding,
): Decimal | undefined {
  switch (compounding) {
    case "simple": {
      const factor = daysPerYear.plus(annualRate.times(days));
      return factor.isNegative() || factor.isZero()
        ? undefined
        : divide(spotPrice.times(factor), daysPerYear);
    }
    case "compound":
      return spotPrice.times(
        compoundFactor(
          { numerator: annualRate, denominator: one },
          { numerator: days, denominator: daysPerYear },
        ),
      );
    case "continuous":
      return spotPrice.times(
        exponentialFactor({ numerator: annualRate.times(days), denominator: daysPerYear }),
      );
  }
}

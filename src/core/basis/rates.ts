import { decimal, divide, one, type Decimal } from "../number/decimal";
import { compoundFactor, compoundGrowth, exponentialFactor, logarithmicGrowth } from "../number/powers";

/** How a rate over some days and a rate a year belong together. */
export type Compounding = "simple" | "compound" | "continuous";
export const compoundings: readonly Compounding[] = ["simple", "compound", "continuous"];

/** The year that a basis is scaled to. */
export const daysPerYear = decimal(365);

/** What the futures price stands above the spot price, as a fraction of it. The spot price is above 0. */
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
 * The futures price whose basis is that rate a year; undefined where no positive price is. Spot price and days are above 0, a
 * compound rate is above -1.
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

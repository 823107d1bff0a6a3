import { divide, smaller, type Decimal } from "../number/decimal";

/** The exposure at which a portfolio has the target volatility, at most the cap. The realised volatility is above 0. */
export function exposureForVolatility(target: Decimal, realised: Decimal, cap?: Decimal): Decimal {
  const exposure = divide(target, realised);
  return cap ? smaller(exposure, cap) : exposure;
}

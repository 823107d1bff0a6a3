import { decimal, divide, sum, type Decimal } from "../number/decimal";

/** Funding rates with the hours from one payment to the next; there is at least one rate. */
export interface RatesOfInterval {
  readonly rates: readonly Decimal[];
  /** Above 0. */
  readonly intervalHours: number;
}

/** The hours that thresholds of funding rates are given for, whatever the interval of the rates. */
export const thresholdHours = 8;

/** The intervals of the venues, and 24 hours for rates that are summed up by the day. */
export const usualIntervals: readonly number[] = [1, 2, 4, 8, 24];

/** The number of payments in 24 hours. The interval divides 24. */
export function paymentsOfDay(intervalHours: number): number {
  return Math.round(24 / intervalHours);
}

/** The mean of the rates as one of 8 hours: 0.0002 an hour is 0.0016 per 8 hours. */
export function meanPer8Hours({ rates, intervalHours }: RatesOfInterval): Decimal {
  return divide(sum(rates).times(thresholdHours), decimal(intervalHours).times(rates.length));
}

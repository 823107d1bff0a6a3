import { decimal, one, sum, toNumber, type Decimal } from "../number/decimal";
import { atOnce } from "../slices";
import { signed, type Side } from "../position/contract";
import { fundingDragOf } from "./drag";
import { meanPer8Hours, paymentsOfDay, type RatesOfInterval } from "./intervals";

/** What the funding of the last weeks has cost a position. */
export interface FundingOfWeeks {
  readonly payments: number;
  /** The share of the margin that funding took. */
  readonly drag: number;
  /** The price, counted from the last close, at which the position has earned the funding back. */
  readonly earnedBackAt: number;
}

interface Held {
  readonly side: Side;
  readonly leverage: Decimal;
  readonly close: Decimal;
}

/** The days that make the weeks. */
export const daysOfWeeks = 21;

/** The mean rate per 8 hours, and the share of the margin, above which paid funding is high. Both are ours. */
const highMean = decimal("0.0003");
const highDrag = decimal("0.05");

/**
 * What the position paid in the last 21 days, or in as many as there are. Undefined where that is not high: the mean of 21 days is
 * at most 0.03 % per 8 hours, and the cost at most 5 % of the margin. A long pays a positive rate, a short a negative one.
 */
export function highFundingOfWeeks(
  { rates, intervalHours }: RatesOfInterval,
  { side, leverage, close }: Held,
): FundingOfWeeks | undefined {
  const wanted = daysOfWeeks * paymentsOfDay(intervalHours);
  const paid = rates.slice(-wanted).map((rate) => signed(side, rate));
  const drag = atOnce(fundingDragOf(leverage, paid));
  const isHighForWeeks = paid.length === wanted && meanPer8Hours({ rates: paid, intervalHours }).gt(highMean);
  if (!isHighForWeeks && drag.lte(highDrag)) return undefined;
  const earnedBackAt = close.times(one.plus(signed(side, sum(paid))));
  return { payments: paid.length, drag: toNumber(drag), earnedBackAt: toNumber(earnedBackAt) };
}

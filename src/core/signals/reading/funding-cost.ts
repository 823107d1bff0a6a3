import { thresholdHours } from "../../funding/intervals";
import { daysOfWeeks, highFundingOfWeeks } from "../../funding/weeks";
import { fromNumber } from "../../number/decimal";
import type { Side } from "../../position/contract";
import { figure, percent } from "./market";
import type { MarketBars } from "./state";

/** What weeks of high funding have cost a position of this side and leverage, in words; undefined where they have not been high. */
export function costOfWeeks(
  { closes, fundingRates, intervalHours = thresholdHours }: MarketBars,
  side: Side,
  leverage: number,
): string | undefined {
  const close = closes.at(-1);
  if (!fundingRates || fundingRates.length === 0 || close === undefined) return undefined;
  const found = highFundingOfWeeks(
    { rates: fundingRates.map(fromNumber), intervalHours },
    { side, leverage: fromNumber(leverage), close: fromNumber(close) },
  );
  if (!found) return undefined;
  const { payments, drag, earnedBackAt } = found;
  const count = payments === 1 ? "1 payment" : `${payments} payments`;
  const way = side === "long" ? "rise" : "fall";
  return (
    `${count} took ${percent(drag)} of the margin; the price must ${way} to ${figure(earnedBackAt)} to earn it back ` +
    `(a ${side} at ${figure(leverage)}x over the last ${daysOfWeeks} days, from the last close ${figure(close)})`
  );
}

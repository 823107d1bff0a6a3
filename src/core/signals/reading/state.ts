import { paymentsOfDay, thresholdHours } from "../../funding/intervals";
import { atShownDigits, fromNumber } from "../../number/decimal";
import { atOnce } from "../../slices";
import { readingsBeside, readingsShown } from "./beside";
import { profileFor, type Conclusion } from "./conclusion";
import { type Finding, findingOf, type Reading } from "./market";
import { barsForRegime, readings } from "./regime";

export interface MarketBars {
  readonly closes: readonly number[];
  readonly volumes?: readonly number[];
  readonly fundingRates?: readonly number[];
  /** Hours from one of the funding rates to the next, a part of 24. Default 8. */
  readonly intervalHours?: number;
}

export interface ReadMarket {
  readonly kind: "read";
  /** The findings of SIGNAL.REGIME, that volatility cools off, and whether SIGNAL.SHIFT would move anything. */
  readonly findings: readonly Finding[];
  /** Further findings that the signals of profiles are seen by. */
  readonly beside: readonly Finding[];
  readonly conclusion: Conclusion;
}

/** The findings of the signals, or how many bars are missing for them. */
export type MarketState = ReadMarket | { readonly kind: "tooShort"; readonly words: string };

/** The signals as the worksheet functions read them. */
export function readMarketState(bars: MarketBars): MarketState {
  const { volumes, fundingRates, intervalHours = thresholdHours } = bars;
  // At the digits that the worksheet functions read, so that pane and sheet find the same.
  const closes = bars.closes.map(atShownDigits);
  if (closes.length < barsForRegime) {
    const words = `${barsForRegime} closes are needed to read the signals; there are ${closes.length}.`;
    return { kind: "tooShort", words };
  }
  const needed = paymentsOfDay(intervalHours);
  if (fundingRates && fundingRates.length < needed) {
    const [wanted, found] = [
      needed === 1 ? "1 funding rate is needed, that" : `${needed} funding rates are needed, those`,
      fundingRates.length === 1 ? "there is 1" : `there are ${fundingRates.length}`,
    ];
    return { kind: "tooShort", words: `${wanted} of 24 hours; ${found}.` };
  }
  const funding = fundingRates && { rates: fundingRates.slice(-needed).map(fromNumber), intervalHours };
  const market = { closes, volumes, funding };
  const found = (reading: Reading): Finding => atOnce(findingOf(reading, market));
  const findings = [...readings, ...readingsShown].map(found);
  const beside = readingsBeside.map(found);
  return { kind: "read", findings, beside, conclusion: profileFor(findings) };
}

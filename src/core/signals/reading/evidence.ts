import type { Profile } from "../../allocation/profiles";
import { meanPer8Hours, paymentsOfDay, thresholdHours, type RatesOfInterval } from "../../funding/intervals";
import { atShownDigits, decimal, fromNumber } from "../../number/decimal";
import { profileFor, type Conclusion } from "./conclusion";
import { barsForRegime, readings, type Finding } from "./regime";
import { barsForCrosses, recentUpwardCrosses } from "../shift";

export interface MarketBars {
  readonly closes: readonly number[];
  readonly volumes?: readonly number[];
  readonly fundingRates?: readonly number[];
  /** Hours from one of the funding rates to the next, a part of 24. Default 8. */
  readonly intervalHours?: number;
}

/** The findings of the signals, or how many bars are missing for them. */
export type MarketState =
  | { readonly kind: "read"; readonly findings: readonly Finding[]; readonly conclusion: Conclusion }
  | { readonly kind: "tooShort"; readonly words: string };

/** An adjustment of a profile, with what the market says about its signal. */
export interface Offer {
  readonly signal: string;
  readonly reason: string;
  /** Undefined while no market is read, or if the market lacks what the signal is read from. */
  readonly seen?: { readonly isSeen: boolean; readonly because: string };
}

/** The defaults of SIGNAL.SHIFT; the funding rate is per 8 hours. */
const shiftRule = { period: 50, within: 5, maxFunding: decimal("0.0002"), share: "10 %" };

/** The signals as SIGNAL.REGIME and SIGNAL.SHIFT read them. */
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
  const findings = readings.map((reading) => reading({ closes, volumes, funding }));
  return {
    kind: "read",
    findings: [...findings, spotToFutures(closes, funding)],
    conclusion: profileFor(findings),
  };
}

/** The adjustments of a profile, each with whether its signal is seen. */
export function offersOf({ adjustments }: Profile, state: MarketState | undefined): Offer[] {
  return adjustments.flatMap(({ on, reason }) =>
    on.map((signal) => {
      const wanted = evidence[signal];
      return {
        signal,
        reason,
        seen: wanted && state?.kind === "read" ? weigh(wanted, state.findings) : undefined,
      };
    }),
  );
}

/** For each finding the states that count as evidence. */
type Evidence = Readonly<Record<string, readonly string[]>>;

const notCrowded = ["healthy", "negative", "not given"];

/**
 * The findings that make up each signal of a profile. A signal that raises the futures margin is not seen while the same
 * profile would cut it: a rise is "bullish" only if it is not overbought, diverging or crowded, and "momentum" only if it
 * is not crowded.
 */
const evidence: Readonly<Record<string, Evidence>> = {
  crash: { trend: ["down"], breakout: ["down"], RSI: ["oversold"] },
  "head-and-shoulders": { "head and shoulders": ["top"] },
  momentum: { momentum: ["bullish"], cross: ["up"], funding: notCrowded },
  "funding-spike": { funding: ["spike"] },
  reversal: { cross: ["down"] },
  exhaustion: { divergence: ["bearish"], momentum: ["bearish"] },
  bullish: {
    trend: ["up"],
    momentum: ["bullish"],
    RSI: ["neutral", "oversold"],
    divergence: ["none", "bullish"],
    funding: notCrowded,
  },
  overbought: { RSI: ["overbought"] },
  divergence: { divergence: ["bearish"] },
  "funding-negative": { funding: ["negative"] },
  "spot-to-futures": { "spot to futures": [`move ${shiftRule.share}`] },
};

/**
 * Weighs the findings, with the reasons for the signal or else those against it. Undefined if something that the signal is
 * read from was not given.
 */
function weigh(wanted: Evidence, findings: readonly Finding[]): Offer["seen"] {
  const looked = findings.filter(({ signal }) => signal in wanted);
  const against = looked.filter(({ signal, state }) => !wanted[signal]!.includes(state));
  if (against.some(({ state }) => state === "not given")) return undefined;
  const isSeen = against.length === 0;
  const because = (isSeen ? looked : against).map(({ reason }) => reason).join("; ");
  return { isSeen, because };
}

function spotToFutures(closes: readonly number[], funding: RatesOfInterval | undefined): Finding {
  const signal = "spot to futures";
  const { period, within, maxFunding, share } = shiftRule;
  if (closes.length < barsForCrosses(period)) {
    return { signal, state: "not known", reason: `${barsForCrosses(period)} closes are needed` };
  }
  const { average, macd } = recentUpwardCrosses(closes, period, within);
  const isCheap = funding !== undefined && meanPer8Hours(funding).lt(maxFunding);
  const words = [
    `close ${average ? "crossed" : "did not cross"} above its ${period}-bar average`,
    `MACD ${macd ? "crossed" : "did not cross"} above its signal in the last ${within} bars`,
    funding === undefined ? "no funding rates were given" : `funding is ${isCheap ? "low" : "not low"}`,
  ];
  return { signal, state: average && macd && isCheap ? `move ${share}` : "stay", reason: words.join(", ") };
}

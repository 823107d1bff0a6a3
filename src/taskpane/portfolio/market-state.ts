import type { Profile } from "../../core/allocation/profiles";
import { decimal, divide, fromNumber, sum, toNumber } from "../../core/decimal";
import {
  barsForRegime,
  profileFor,
  readings,
  type Conclusion,
  type Finding,
} from "../../core/signals/regime";
import { barsForCrosses, recentUpwardCrosses } from "../../core/signals/shift";

export interface MarketBars {
  readonly closes: readonly number[];
  readonly volumes?: readonly number[] | undefined;
  readonly fundingRates?: readonly number[] | undefined;
}

/** What the signals say, or how much is missing for them. */
export type MarketState =
  | { readonly kind: "read"; readonly findings: readonly Finding[]; readonly conclusion: Conclusion }
  | { readonly kind: "tooShort"; readonly words: string };

/** An adjustment of a profile, with what the market says about its signal. */
export interface Offer {
  readonly signal: string;
  readonly reason: string;
  /** Absent while no market is read. */
  readonly seen?: { readonly isSeen: boolean; readonly because: string };
}

/** Eight-hourly rates of a day, as SIGNAL.REGIME takes them. */
const ratesOfDay = 3;
/** As SIGNAL.SHIFT takes them unless told otherwise. */
const shiftRule = { period: 50, within: 5, maxFunding: decimal("0.0002"), share: "10 %" };

/** The signals as SIGNAL.REGIME and SIGNAL.SHIFT read them. */
export function readMarketState({ closes, volumes, fundingRates }: MarketBars): MarketState {
  if (closes.length < barsForRegime) {
    const words = `${barsForRegime} closes are needed to read the signals; there are ${closes.length}.`;
    return { kind: "tooShort", words };
  }
  if (fundingRates && fundingRates.length < ratesOfDay) {
    const words = `${ratesOfDay} funding rates are needed, those of 24 hours; there are ${fundingRates.length}.`;
    return { kind: "tooShort", words };
  }
  const rates = fundingRates?.slice(-ratesOfDay).map(fromNumber);
  const market = { closes, ...(volumes && { volumes }), ...(rates && { fundingRates: rates }) };
  const findings = readings.map((reading) => reading(market));
  const mean = rates && toNumber(divide(sum(rates), decimal(rates.length)));
  return {
    kind: "read",
    findings: [...findings, spotToFutures(closes, mean)],
    conclusion: profileFor(findings),
  };
}

/** The adjustments that a profile has, each with whether its signal is seen. */
export function offersOf({ adjustments }: Profile, state: MarketState | undefined): Offer[] {
  return adjustments.flatMap(({ on, reason }) =>
    on.map((signal) => ({
      signal,
      reason,
      ...(state?.kind === "read" && evidence[signal] && { seen: weigh(evidence[signal], state.findings) }),
    })),
  );
}

/** The states of the findings that together are a profile's signal. */
const evidence: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  crash: { trend: "down", breakout: "down" },
  "head-and-shoulders": { "head and shoulders": "top" },
  momentum: { momentum: "bullish", cross: "up" },
  "funding-spike": { funding: "spike" },
  reversal: { cross: "down" },
  exhaustion: { divergence: "bearish", momentum: "bearish" },
  bullish: { trend: "up", momentum: "bullish" },
  overbought: { RSI: "overbought" },
  divergence: { divergence: "bearish" },
};

function weigh(wanted: Readonly<Record<string, string>>, findings: readonly Finding[]) {
  const looked = findings.filter(({ signal }) => signal in wanted);
  return {
    isSeen: looked.every(({ signal, state }) => wanted[signal] === state),
    because: looked.map(({ reason }) => reason).join("; "),
  };
}

function spotToFutures(closes: readonly number[], funding: number | undefined): Finding {
  const signal = "spot to futures";
  const { period, within, maxFunding, share } = shiftRule;
  if (closes.length < barsForCrosses(period)) {
    return { signal, state: "not known", reason: `${barsForCrosses(period)} closes are needed` };
  }
  const { average, macd } = recentUpwardCrosses(closes, period, within);
  const isCheap = funding !== undefined && fromNumber(funding).lt(maxFunding);
  const words = [
    `close ${average ? "crossed" : "did not cross"} above its ${period}-bar average`,
    `MACD ${macd ? "crossed" : "did not cross"} above its signal in the last ${within} bars`,
    funding === undefined ? "no funding rates were given" : `funding is ${isCheap ? "low" : "not low"}`,
  ];
  return { signal, state: average && macd && isCheap ? `move ${share}` : "stay", reason: words.join(", ") };
}

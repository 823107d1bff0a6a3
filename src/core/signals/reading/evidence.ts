import type { Profile } from "../../allocation/profiles";
import type { Finding } from "./market";
import type { MarketState } from "./state";

/** An adjustment of a profile, with what the market says about its signal. */
export interface Offer {
  readonly signal: string;
  readonly reason: string;
  /** Undefined while no market is read. */
  readonly evidence?: Evidence;
}

export interface Evidence {
  readonly seen: "seen" | "not seen" | "not known";
  /** Conditions that must all be met. */
  readonly all: readonly Condition[];
  /** Conditions of which one must be met; empty where there are none. */
  readonly oneOf: readonly Condition[];
}

export interface Condition {
  /** What must hold, in words. */
  readonly words: string;
  readonly state: "met" | "not met" | "not known";
  /** What was found, with the numbers. */
  readonly reason: string;
}

/** The adjustments of a profile, each with the evidence for its signal. */
export function offersOf(
  { adjustments }: Pick<Profile, "adjustments">,
  state: MarketState | undefined,
): Offer[] {
  const findings = state?.kind === "read" ? [...state.findings, ...state.beside] : undefined;
  return adjustments.flatMap(({ on, reason }) =>
    on.map((signal) => {
      const wanted = evidence[signal];
      return { signal, reason, evidence: wanted && findings && weigh(wanted, findings) };
    }),
  );
}

interface Wanted {
  readonly words: string;
  readonly signal: string;
  readonly states: readonly string[];
}

/** The conditions of a signal. `unless` are those that speak against it where they are known not to be met. */
interface Conditions {
  readonly all?: readonly Wanted[];
  readonly oneOf?: readonly Wanted[];
  readonly unless?: readonly Wanted[];
}

const wanted = (words: string, signal: string, ...states: string[]): Wanted => ({ words, signal, states });

const risingPhase = wanted("Phase bull transition or parabolic", "phase", "bull transition", "parabolic");
const top = wanted("Head and shoulders top", "head and shoulders", "top");
const noTop = wanted("No head and shoulders top", "head and shoulders", "none", "inverse");
const bearishDivergence = wanted("Bearish divergence of RSI or MACD", "divergence", "bearish");
const noDivergence = wanted("No bearish divergence", "divergence", "none", "bullish");
const crossDown = wanted("Close crossed below its average", "cross", "down");
const noCrossDown = wanted("Close did not cross below its average", "cross", "none", "up");
const overbought = wanted("RSI overbought, 70 or more", "RSI", "overbought");
const notOverbought = wanted("RSI not overbought, below 70", "RSI", "neutral", "oversold");
const cooling = wanted("Volatility cools off after a spike", "volatility", "cooling");
const notCooling = wanted("Volatility does not cool off after a spike", "volatility", "not cooling");
const crowded = wanted("Funding of 24 hours above 0.05 % per 8 hours", "funding", "spike");
const notCrowded = wanted(
  "Funding of 24 hours not above 0.05 % per 8 hours",
  "funding",
  "healthy",
  "negative",
);

/**
 * What each signal of a profile is seen by. A signal that raises the exposure is not seen while the same profile would cut it: a rise
 * is "bullish" only if it is not overbought, diverging, cooling or crowded, and has "momentum" only if it is not crowded and
 * nothing points to a reversal.
 */
const evidence: Readonly<Record<string, Conditions>> = {
  crash: {
    all: [
      wanted("Close below its average", "trend", "down"),
      wanted("Breakout downwards", "breakout", "down"),
      wanted("RSI oversold, 30 or less", "RSI", "oversold"),
    ],
  },
  "head-and-shoulders": { all: [top] },
  momentum: {
    all: [risingPhase],
    oneOf: [
      wanted("Phase parabolic", "phase", "parabolic"),
      wanted("MACD histogram above 0 and rising", "histogram", "rising"),
    ],
    unless: [noCrossDown, noTop, noDivergence, notCrowded],
  },
  bullish: {
    all: [
      wanted("Close above its average", "trend", "up"),
      wanted("MACD above its signal", "momentum", "bullish"),
    ],
    oneOf: [
      wanted("Breakout upwards", "breakout", "up"),
      wanted("Close crossed above its average", "cross", "up"),
    ],
    unless: [notOverbought, noDivergence, noTop, notCooling, notCrowded],
  },
  pullback: {
    all: [
      risingPhase,
      wanted("Close fell to within 2 % of its average, from 5 % or more above", "pullback", "at the average"),
    ],
    unless: [noCrossDown, noTop],
  },
  "spot-to-futures": {
    all: [
      wanted("Close crossed above its average in the last 5 bars", "cross of the average", "up"),
      wanted("MACD crossed above its signal in the last 5 bars", "cross of MACD", "up"),
      wanted("Funding of 24 hours below 0.02 % per 8 hours", "funding for a shift", "low"),
    ],
  },
  reversal: { oneOf: [crossDown, top, bearishDivergence] },
  exhaustion: {
    oneOf: [
      wanted("RSI diverged downwards after 80 or more", "divergence from an extreme", "bearish"),
      wanted("Breakout failed, or the range broke downwards", "breakout", "failed", "down"),
      top,
    ],
  },
  overbought: { oneOf: [overbought, cooling] },
  cooling: { all: [cooling] },
  divergence: { all: [bearishDivergence] },
  "funding-spike": { all: [crowded] },
  "funding-hedge": { all: [crowded] },
  "funding-negative": { all: [wanted("Funding of 24 hours below 0: a short pays", "funding", "negative")] },
};

function weigh({ all = [], oneOf = [], unless = [] }: Conditions, findings: readonly Finding[]): Evidence {
  const check = (wanted: Wanted) => conditionOf(wanted, findings);
  const [must, may, against] = [all.map(check), oneOf.map(check), unless.map(check)];
  const states = must.map(({ state }) => state);
  if (may.length > 0) states.push(best(may));
  const isBlocked = states.includes("not met") || against.some(({ state }) => state === "not met");
  const seen = isBlocked ? "not seen" : states.includes("not known") ? "not known" : "seen";
  return { seen, all: [...must, ...against], oneOf: may };
}

function conditionOf({ words, signal, states }: Wanted, findings: readonly Finding[]): Condition {
  const { state, reason, isMissing } = findings.find((finding) => finding.signal === signal)!;
  if (isMissing) return { words, state: "not known", reason };
  return { words, state: states.includes(state) ? "met" : "not met", reason };
}

/** Of conditions of which one is enough: met if one is, not met if none can be. */
function best(conditions: readonly Condition[]): Condition["state"] {
  const has = (wanted: Condition["state"]) => conditions.some(({ state }) => state === wanted);
  if (has("met")) return "met";
  return has("not known") ? "not known" : "not met";
}

import type { Finding } from "./regime";

export interface Conclusion {
  /** The id of the profile that follows from the findings; undefined if none does. */
  readonly profile: string | undefined;
  readonly reason: string;
}

/** Picks the profile that fits what all readings found; a market without a trend is in no phase and fits none. */
export function profileFor(findings: readonly Finding[]): Conclusion {
  const state = (signal: string) => findings.find((finding) => finding.signal === signal)?.state;
  const choice = choices.find(({ when }) =>
    Object.entries(when).every(([signal, wanted]) => wanted.includes(state(signal)!)),
  )!;
  const because = Object.keys(choice.when).map((signal) => `${signal} ${state(signal)}`);
  return {
    profile: choice.profile,
    reason: because.length > 0 ? `${choice.meaning}: ${because.join(", ")}` : choice.meaning,
  };
}

interface Choice {
  readonly when: Readonly<Record<string, readonly string[]>>;
  readonly profile: string | undefined;
  readonly meaning: string;
}

/** The first choice whose conditions all hold is taken; the last one has no conditions. */
const choices: readonly Choice[] = [
  {
    when: { "head and shoulders": ["top"] },
    profile: "conservative-accumulator",
    meaning: "a top is complete, expect lower prices",
  },
  { when: { trend: ["down"] }, profile: "conservative-accumulator", meaning: "a bear market" },
  {
    when: { funding: ["spike"] },
    profile: "conservative-core",
    meaning: "longs are crowded, keep what you have",
  },
  { when: { trend: ["none"] }, profile: undefined, meaning: "a flat market is in no phase" },
  {
    when: { divergence: ["bearish"] },
    profile: "conservative-core",
    meaning: "the rise is tiring, keep what you have",
  },
  {
    when: { momentum: ["bullish"], cross: ["up"] },
    profile: "balanced-growth-manager",
    meaning: "a bull market begins",
  },
  {
    when: { momentum: ["bullish"], breakout: ["up"], RSI: ["neutral", "oversold"] },
    profile: "aggressive-capitalizer",
    meaning: "a breakout with room to rise",
  },
  { when: { momentum: ["bullish"] }, profile: "balanced-growth-model", meaning: "steady growth" },
  {
    when: { funding: ["healthy"] },
    profile: "active-yield-seeker",
    meaning: "the rise pauses while funding pays",
  },
  { when: {}, profile: "conservative-core", meaning: "the rise pauses, keep what you have" },
];

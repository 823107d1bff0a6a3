import { profileOfPhase } from "../phase";
import type { Finding } from "./market";

export interface Conclusion {
  /** The id of the profile that follows from the findings; undefined if none does. */
  readonly profile: string | undefined;
  readonly reason: string;
}

/**
 * Picks the profile that the findings ask for. The phase leads: it picks the profile that is meant for it, unless longs are crowded
 * or a top is complete while the market rises. What else is found speaks for or against the adjustments of the profile.
 */
export function profileFor(findings: readonly Finding[]): Conclusion {
  const state = (signal: string) => findings.find((finding) => finding.signal === signal)?.state;
  const { when, profile, meaning } = choices.find(({ when }) => !when || state(when.signal) === when.state)!;
  return { profile, reason: when ? `${meaning}: ${when.signal} ${when.state}` : meaning };
}

interface Choice {
  readonly when?: { readonly signal: string; readonly state: string };
  readonly profile?: string;
  readonly meaning: string;
}

const ofPhase = (phase: keyof typeof profileOfPhase, meaning: string): Choice => ({
  when: { signal: "phase", state: phase },
  profile: profileOfPhase[phase],
  meaning,
});

/** The first choice whose condition holds is taken; the last one has none. */
const choices: readonly Choice[] = [
  ofPhase("bear", "a bear market"),
  ofPhase("consolidation", "the market goes sideways"),
  {
    when: { signal: "funding", state: "spike" },
    profile: "conservative-core",
    meaning: "longs are crowded, keep what you have",
  },
  ofPhase("parabolic", "a steep rise that seldom lasts"),
  {
    when: { signal: "head and shoulders", state: "top" },
    profile: "conservative-accumulator",
    meaning: "a top is complete, expect lower prices",
  },
  ofPhase("bull transition", "a rising market"),
  { meaning: "there are too few closes to read a phase" },
];

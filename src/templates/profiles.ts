import type { Validation } from "../excel/sheets/description";

export const profile: Validation = {
  kind: "list",
  choices: [
    "Conservative Accumulator (A)",
    "Balanced Growth Manager (B)",
    "Aggressive Capitalizer (C)",
    "Conservative Core (1)",
    "Balanced Growth Model (2)",
    "Active Yield Seeker (3)",
  ],
  message: "Choose one of the six profiles.",
};

/** The profile's own weights, or those that it takes on a signal. */
export const signal: Validation = {
  kind: "list",
  choices: [
    "none",
    "crash",
    "head-and-shoulders",
    "momentum",
    "funding-spike",
    "reversal",
    "exhaustion",
    "bullish",
    "overbought",
    "divergence",
  ],
  message: "Choose a signal from the list, or none.",
};

export const bucket: Validation = {
  kind: "list",
  choices: ["spot", "cash", "futures"],
  message: "Choose spot, cash or futures.",
};

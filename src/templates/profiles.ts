import { profiles } from "../core/allocation/profiles";
import { shiftSignals } from "../core/allocation/shift";
import type { Validation } from "../excel/sheets/description";

export const profile: Validation = {
  kind: "list",
  choices: profiles.map(({ name }) => name),
  message: "Choose one of the six profiles.",
};

/** A signal, or "none" for the profile's own weights. */
export const signal: Validation = {
  kind: "list",
  choices: ["none", ...shiftSignals],
  message: "Choose a signal from the list, or none.",
};

export const bucket: Validation = {
  kind: "list",
  choices: ["spot", "cash", "futures"],
  message: "Choose spot, cash or futures.",
};

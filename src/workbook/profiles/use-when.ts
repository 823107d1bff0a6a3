import type { Profile } from "../../core/allocation/profiles";
import { isOwn } from "./store";

/** When to pick a profile, in a sentence. The user's own has its notes. */
export function whenToUse(profile: Profile): string {
  return (isOwn(profile) ? profile.notes : sentences[profile.id]) || "A profile of your own.";
}

const sentences: Readonly<Record<string, string>> = {
  "conservative-accumulator":
    "Prices fall or go sideways and you want to accumulate spot cheaply, with a small short as protection.",
  "balanced-growth-manager": "A bull market is starting and you want to take part with moderate leverage.",
  "aggressive-capitalizer":
    "The market is running hard, you watch it daily, and you can afford to lose the futures margin.",
  "conservative-core": "You want to keep what you have, and use futures to hedge it or for a modest long.",
  "balanced-growth-model":
    "The market grows steadily and you want half of the futures margin ready for a hedge, half trading.",
  "active-yield-seeker": "Funding or basis pays well and you want that income without exposure to the price.",
};

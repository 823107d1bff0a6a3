import type { Side } from "../position/contract";
import type { Decimal } from "../number/decimal";
import { decimal } from "../number/decimal";

/** A part of a portfolio and its share of the whole. */
export interface Component {
  readonly component: string;
  readonly weight: Decimal;
}

/**
 * What a profile does on a signal: moves a share of one component into another, sets a component's weight against
 * another, or takes another profile's weights.
 */
export type Adjustment = {
  readonly on: readonly string[];
  /** Why, in one sentence for the user. */
  readonly reason: string;
  /** The leverage of the futures margin on this signal, if it changes. */
  readonly leverage?: number;
} & (
  | {
      readonly move: {
        readonly from: string;
        readonly to: string;
        readonly parts: number;
        readonly of: number;
      };
    }
  | { readonly set: { readonly component: string; readonly weight: Decimal; readonly against: string } }
  | { readonly weightsOf: string }
);

export interface Profile {
  readonly id: string;
  readonly name: string;
  /** Shares of the capital; the three sum to 1. `futures` is the margin of the futures account. */
  readonly spot: Decimal;
  readonly cash: Decimal;
  readonly futures: Decimal;
  /** The profile's own parts, which sum to 1. Parts of weight 0 are listed too. */
  readonly components: readonly Component[];
  readonly stance: string;
  /** The futures position that the stance stands for: its side, and the component that is its margin. */
  readonly position: { readonly side: Side; readonly margin: string };
  readonly minLeverage: number;
  readonly maxLeverage: number;
  readonly phase: string;
  /** When to pick it, in one sentence. */
  readonly useWhen: string;
  /** On a signal without an adjustment the portfolio goes back to its weights. */
  readonly adjustments: readonly Adjustment[];
}

const weights = (spot: string, cash: string, futures: string) => ({
  spot: decimal(spot),
  cash: decimal(cash),
  futures: decimal(futures),
  components: [
    { component: "spot", weight: decimal(spot) },
    { component: "cash", weight: decimal(cash) },
    { component: "futures", weight: decimal(futures) },
  ],
});

const reversalToSpot: Adjustment = {
  on: ["reversal"],
  reason: "The trend turns against open positions, so a third of the futures margin goes back to spot.",
  move: { from: "futures", to: "spot", parts: 1, of: 3 },
};

export const profiles: readonly Profile[] = [
  {
    id: "conservative-accumulator",
    name: "Conservative Accumulator (A)",
    ...weights("0.75", "0.15", "0.1"),
    stance: "short or neutral",
    position: { side: "short", margin: "futures" },
    minLeverage: 1,
    maxLeverage: 2,
    phase: "bear market, consolidation",
    useWhen:
      "Prices fall or go sideways and you want to gather spot cheaply, with a small short as protection.",
    adjustments: [
      {
        on: ["crash"],
        reason: "A crash is what the cash waits for: all of it buys spot at the low prices.",
        move: { from: "cash", to: "spot", parts: 1, of: 1 },
      },
      {
        on: ["head-and-shoulders"],
        reason:
          "A completed top points to lower prices, so a third of the cash becomes margin of a short hedge.",
        move: { from: "cash", to: "futures", parts: 1, of: 3 },
      },
    ],
  },
  {
    id: "balanced-growth-manager",
    name: "Balanced Growth Manager (B)",
    ...weights("0.6", "0.1", "0.3"),
    stance: "long",
    position: { side: "long", margin: "futures" },
    minLeverage: 2,
    maxLeverage: 5,
    phase: "bull market transition",
    useWhen: "A bull market is starting and you want to take part with moderate leverage.",
    adjustments: [
      {
        on: ["momentum"],
        reason: "The rise has gathered strength, so the cash becomes futures margin at 5x.",
        move: { from: "cash", to: "futures", parts: 1, of: 1 },
        leverage: 5,
      },
      {
        on: ["funding-spike", "reversal"],
        reason:
          "Longs are crowded or the trend turns, so futures margin is cut to 10 % and the rest is kept in spot.",
        set: { component: "futures", weight: decimal("0.1"), against: "spot" },
      },
    ],
  },
  {
    id: "aggressive-capitalizer",
    name: "Aggressive Capitalizer (C)",
    ...weights("0.4", "0.1", "0.5"),
    stance: "long",
    position: { side: "long", margin: "futures" },
    minLeverage: 5,
    maxLeverage: 10,
    phase: "parabolic, high volatility",
    useWhen: "The market runs steeply, you watch it daily, and you can bear to lose the futures margin.",
    adjustments: [
      {
        on: ["exhaustion"],
        reason:
          "The steep phase is over, so profits are kept in the weights of Conservative Accumulator (A).",
        weightsOf: "conservative-accumulator",
      },
      {
        on: ["bullish"],
        reason: "The trend is strong and not overheated, so the active share goes from 30 to 50 %.",
        set: { component: "futures", weight: decimal("0.5"), against: "spot" },
      },
      {
        on: ["overbought", "divergence", "funding-spike"],
        reason: "The rise overheats, so the active share goes from 50 to 20 % before it turns.",
        set: { component: "futures", weight: decimal("0.2"), against: "spot" },
      },
    ],
  },
  {
    id: "conservative-core",
    name: "Conservative Core (1)",
    ...weights("0.8", "0", "0.2"),
    stance: "hedging, or long",
    position: { side: "short", margin: "futures" },
    minLeverage: 2,
    maxLeverage: 3,
    phase: "capital preservation",
    useWhen: "You want to keep what you have, and use futures to hedge it or for a modest long.",
    adjustments: [reversalToSpot],
  },
  {
    id: "balanced-growth-model",
    name: "Balanced Growth Model (2)",
    ...weights("0.6", "0", "0.4"),
    components: [
      { component: "spot", weight: decimal("0.6") },
      { component: "cash", weight: decimal("0") },
      { component: "hedge reserve", weight: decimal("0.2") },
      { component: "active", weight: decimal("0.2") },
    ],
    stance: "hedge reserve and active",
    position: { side: "long", margin: "active" },
    minLeverage: 1,
    maxLeverage: 5,
    phase: "steady growth",
    useWhen:
      "The market grows steadily and you want half of the futures margin ready for a hedge, half trading.",
    adjustments: [reversalToSpot],
  },
  {
    id: "active-yield-seeker",
    name: "Active Yield Seeker (3)",
    ...weights("0.5", "0", "0.5"),
    stance: "delta-neutral",
    position: { side: "short", margin: "futures" },
    minLeverage: 1,
    maxLeverage: 1,
    phase: "funding and basis income",
    useWhen: "Funding or basis pays well and you want that income without exposure to the price.",
    adjustments: [reversalToSpot],
  },
];

/** The profile with this id or name. Case does not count, and a tag such as "(A)" behind the name may be left out. */
export function findProfile(idOrName: string): Profile | undefined {
  const wanted = idOrName.trim().toLowerCase();
  return profiles.find(({ id, name }) =>
    [id, name, untagged(name)].some((known) => known.toLowerCase() === wanted),
  );
}

function untagged(name: string): string {
  return name.replace(/ \(.*\)$/, "");
}

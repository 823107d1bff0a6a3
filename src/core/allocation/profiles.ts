import type { Side } from "../position/contract";
import type { Decimal } from "../number/decimal";
import { decimal } from "../number/decimal";
import type { Adjustment } from "./adjusting/adjustment";

/** A part of a portfolio and its share of the whole. */
export interface Component {
  readonly component: string;
  readonly weight: Decimal;
}

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
  /** What it does on signals. On another it makes no change. */
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

/** The rule of the three conditions, for a profile with a long. */
const spotToFutures: Adjustment = {
  on: ["spot-to-futures"],
  reason:
    "Price and MACD have crossed upwards while funding is low, so 10 % of the spot becomes futures margin.",
  change: { kind: "add margin", side: "long", from: "spot", amount: { parts: 1, of: 10 } },
};

/** Beside the cut on a funding spike. */
const fundingHedge: Adjustment = {
  on: ["funding-hedge"],
  insteadOf: "funding-spike",
  reason:
    "Longs are crowded, so a short of the same size is opened against the long, which stays; the spot remains exposed.",
  change: { kind: "offset" },
};

const cutTo = (weight: string, into: readonly string[] = ["spot"]) => ({
  kind: "cut margin" as const,
  to: decimal(weight),
  into,
});

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
    adjustments: [
      {
        on: ["crash"],
        reason: "A crash is what the cash waits for: all of it buys spot at the low prices.",
        change: { kind: "buy spot" },
      },
      {
        on: ["head-and-shoulders", "reversal"],
        reason: "The pattern points to lower prices, so a third of the cash becomes margin of a short hedge.",
        change: { kind: "add margin", side: "short", from: "cash", amount: { parts: 1, of: 3 } },
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
    adjustments: [
      {
        on: ["bullish"],
        reason:
          "The trend is strong and not overheated, so futures margin goes up to 50 %, funded from spot.",
        change: { kind: "add margin", side: "long", from: "spot", amount: { upTo: decimal("0.5") } },
      },
      {
        on: ["momentum"],
        reason:
          "The rise has gathered strength, so the cash becomes futures margin at 5x; the margin before keeps its leverage.",
        change: { kind: "add margin", side: "long", from: "cash", amount: { parts: 1, of: 1 }, leverage: 5 },
      },
      {
        on: ["pullback"],
        reason: "A pullback is what the cash waits for: all of it buys spot.",
        change: { kind: "buy spot" },
      },
      {
        on: ["overbought", "divergence", "cooling"],
        reason: "The rise overheats, so futures margin above 20 % goes back to spot before it turns.",
        change: cutTo("0.2"),
      },
      {
        on: ["funding-spike", "reversal"],
        reason: "Longs are crowded or the trend turns, so futures margin above 10 % goes back to spot.",
        change: cutTo("0.1"),
      },
      fundingHedge,
      spotToFutures,
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
    adjustments: [
      {
        on: ["exhaustion"],
        reason:
          "The steep phase is over, so futures margin above 20 % goes back to spot and cash, at the lowest leverage.",
        change: { ...cutTo("0.2", ["spot", "cash"]), lowestLeverage: true },
      },
      {
        on: ["overbought", "divergence", "funding-spike", "cooling"],
        reason: "The rise overheats, so futures margin above 20 % goes back to spot before it turns.",
        change: cutTo("0.2"),
      },
      fundingHedge,
      spotToFutures,
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
    adjustments: [
      {
        on: ["reversal", "head-and-shoulders"],
        reason: "The trend turns down, so the short goes up to 3x and hedges more of the spot.",
        change: { kind: "raise hedge", leverage: 3 },
      },
    ],
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
    adjustments: [
      {
        on: ["reversal", "head-and-shoulders"],
        reason:
          "The trend turns down, so the active long is closed and the hedge reserve becomes margin of a 1x short.",
        change: { kind: "hedge from reserve", leverage: 1 },
      },
      spotToFutures,
    ],
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
    adjustments: [
      {
        on: ["reversal", "head-and-shoulders"],
        reason: "The pair does not depend on the trend, so it stays as it is.",
        change: { kind: "none" },
      },
      {
        on: ["funding-negative"],
        reason:
          "The short pays now, so the pair is unwound: the spot that it hedges and its margin become cash.",
        change: { kind: "unwind pair" },
      },
    ],
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

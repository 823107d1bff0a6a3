import type { Side } from "../../position/contract";
import type { Decimal } from "../../number/decimal";

/** What a profile does on its signals. */
export interface Adjustment {
  readonly on: readonly string[];
  /** Why, in one sentence for the user. */
  readonly reason: string;
  readonly change: Change;
  /** The signal whose adjustment this one can take the place of. */
  readonly insteadOf?: string;
}

/** How the parts of a portfolio and its futures position change. */
export type Change =
  /** All of the cash buys spot. */
  | { readonly kind: "buy spot" }
  /** Margin of a position of this side is added out of another component: a part of that, or up to a weight. */
  | {
      readonly kind: "add margin";
      readonly side: Side;
      readonly from: "spot" | "cash";
      readonly amount: { readonly parts: number; readonly of: number } | { readonly upTo: Decimal };
      /** The leverage of what is added; that of the margin before, if there is none. */
      readonly leverage?: number;
    }
  /** The margin of a long is cut to a weight; what it releases goes into these in the ratio of the profile's own weights. */
  | {
      readonly kind: "cut margin";
      readonly to: Decimal;
      readonly into: readonly string[];
      /** The leverage is at most the profile's lowest. */
      readonly lowestLeverage?: true;
    }
  /** The leverage of a short that hedges spot is raised up to this. */
  | { readonly kind: "raise hedge"; readonly leverage: number }
  /** A long is closed, and the hedge reserve becomes the margin of a short at this leverage. */
  | { readonly kind: "hedge from reserve"; readonly leverage: number }
  /** A short of the same size is opened against a long. */
  | { readonly kind: "offset" }
  /** The short and as much of the spot as it hedges become cash. */
  | { readonly kind: "unwind pair" }
  | { readonly kind: "none" };

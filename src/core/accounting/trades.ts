import type { Decimal } from "../number/decimal";

export type Method = "average" | "fifo";

/** A fill. Fills stand in order of time, those of one moment in the venue's order. */
export interface Trade {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly account: string;
  readonly symbol: string;
  readonly side: "buy" | "sell";
  /** The position that it is about where the venue keeps long and short apart. */
  readonly position: "net" | "long" | "short";
  /** Base units above 0; USD of an inverse contract. */
  readonly quantity: Decimal;
  readonly price: Decimal;
  /** Above 0 paid. */
  readonly fee: Decimal;
  readonly feeCoin: string;
  /** The venue's own realised P&L of the price, where it says one. */
  readonly realised?: Decimal;
}

/** What a fill did that its neighbours do not explain. */
export type Doubt = "opened-before-file" | "close-without-open" | "close-exceeds-position";

/** What a fill realised. */
export interface Effect {
  /** Of all that it closes; what was opened before the first fill counts where the venue says its P&L. */
  readonly realised: Decimal;
  readonly doubt?: Doubt;
  /** The quantity that no fill has opened. */
  readonly missing?: Decimal;
  /** The entry price that follows from the venue's P&L. */
  readonly inferredEntry?: Decimal;
}

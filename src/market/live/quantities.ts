import type { Quantity } from "./interface";

/** The worksheet function of each quantity, without a namespace. */
export const functionNames: Readonly<Record<Quantity, string>> = {
  mark: "MARKET.MARK",
  index: "MARKET.INDEX",
  last: "MARKET.LAST",
  spot: "MARKET.SPOT",
  funding: "MARKET.FUNDING",
  nextFunding: "MARKET.NEXTFUNDING",
  openInterest: "MARKET.OPENINTEREST",
};

/** In the middle of a sentence. */
export const inWords: Readonly<Record<Quantity, string>> = {
  mark: "mark price",
  index: "index price",
  last: "last price",
  spot: "spot price",
  funding: "funding rate",
  nextFunding: "next funding",
  openInterest: "open interest",
};

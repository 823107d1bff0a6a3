/** A word for the direction of a fill: side, position, what it does to the position, and the kind of fill. */
export type Direction = readonly [
  side: "buy" | "sell" | "?",
  position: "net" | "long" | "short",
  effect: "" | "open" | "close" | "flip",
  kind: "trade" | "liquidation" | "adl",
];

/** What a word says; undefined if no venue uses it. */
export function directionOf(word: string): Direction | undefined {
  return Object.hasOwn(directions, word) ? directions[word] : undefined;
}

/** The words of all venues for the direction of a fill, in lower case. MEXC's "buy short" opens a short, its "sell short" closes it. */
const directions: Readonly<Record<string, Direction>> = {
  buy: ["buy", "net", "", "trade"],
  sell: ["sell", "net", "", "trade"],
  long: ["buy", "net", "", "trade"],
  short: ["sell", "net", "", "trade"],
  "open long": ["buy", "long", "open", "trade"],
  "close long": ["sell", "long", "close", "trade"],
  "open short": ["sell", "short", "open", "trade"],
  "close short": ["buy", "short", "close", "trade"],
  "buy long": ["buy", "long", "open", "trade"],
  "sell long": ["sell", "long", "close", "trade"],
  "buy short": ["sell", "short", "open", "trade"],
  "sell short": ["buy", "short", "close", "trade"],
  "long > short": ["sell", "net", "flip", "trade"],
  "short > long": ["buy", "net", "flip", "trade"],
  "liquidation long": ["sell", "long", "close", "liquidation"],
  "liquidation short": ["buy", "short", "close", "liquidation"],
  "liquidated isolated long": ["sell", "net", "close", "liquidation"],
  "liquidated cross long": ["sell", "net", "close", "liquidation"],
  "liquidated isolated short": ["buy", "net", "close", "liquidation"],
  "liquidated cross short": ["buy", "net", "close", "liquidation"],
  "liquidation buy": ["buy", "net", "close", "liquidation"],
  "liquidation sell": ["sell", "net", "close", "liquidation"],
  "partial liquidation close long": ["sell", "long", "close", "liquidation"],
  "partial liquidation close short": ["buy", "short", "close", "liquidation"],
  "adl close long": ["sell", "long", "close", "adl"],
  "adl close short": ["buy", "short", "close", "adl"],
  "adl buy": ["buy", "net", "close", "adl"],
  "adl sell": ["sell", "net", "close", "adl"],
  "auto-deleveraging": ["?", "net", "close", "adl"],
};

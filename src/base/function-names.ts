declare const BALLAST_NAMESPACE: string;

/** What the names of the worksheet functions begin with: LIQ in LIQ.PRICE. */
const families = [
  "ALLOC",
  "BASIS",
  "FUNDING",
  "HEDGE",
  "LIQ",
  "MARKET",
  "PERP",
  "PNL",
  "RISK",
  "SIGNAL",
  "SIM",
  "YIELD",
] as const;

/** The name by which this build's functions are called in a cell: ACME.LIQ.PRICE where its namespace is ACME, else LIQ.PRICE. */
export function calledName(name: string): string {
  return BALLAST_NAMESPACE === "" ? name : `${BALLAST_NAMESPACE}.${name}`;
}

const calls = new RegExp(`(?<![\\w.])(?:${families.join("|")})\\.[A-Z]+(?=\\()`, "g");

/** A formula of our own with each worksheet function as this build's cells call it. It is written with the bare names. */
export function withCalledNames(formula: string): string {
  return formula.replace(calls, calledName);
}

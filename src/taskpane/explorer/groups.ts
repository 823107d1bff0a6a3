import type { FunctionDoc } from "../../workbook/formulas/function-doc";

/** The prefixes of the functions in the order in which a trade needs them, with the field's name for each. */
const titles: Readonly<Record<string, string>> = {
  PERP: "Perpetual positions",
  PNL: "Your own trades",
  HEDGE: "Hedging",
  LIQ: "Liquidation",
  MARKET: "Live market data",
  FUNDING: "Funding",
  BASIS: "Basis",
  RISK: "Risk",
  ALLOC: "Allocation and rebalancing",
  SIGNAL: "Market signals",
  SIM: "Simulation",
  YIELD: "Staking yield",
};

export interface Group {
  readonly prefix: string;
  readonly title: string;
  readonly docs: readonly FunctionDoc[];
}

/**
 * Groups the functions by prefix. If `ranked`, the groups are in the order of their first functions, otherwise in the order
 * of the titles.
 */
export function groupFunctions(docs: readonly FunctionDoc[], ranked: boolean): Group[] {
  const found = [...new Set(docs.map(prefixOf))];
  const known = Object.keys(titles).filter((prefix) => found.includes(prefix));
  const order = ranked ? found : [...known, ...found.filter((prefix) => !(prefix in titles))];
  return order.map((prefix) => ({
    prefix,
    title: titles[prefix] ?? prefix,
    docs: docs.filter((doc) => prefixOf(doc) === prefix),
  }));
}

function prefixOf({ id }: FunctionDoc): string {
  return id.split("_")[0]!;
}

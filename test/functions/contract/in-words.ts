/** What a call was given, and other functions to ask. */
interface Asked {
  readonly given: Readonly<Record<string, unknown[][]>>;
  readonly call: (name: string, ...given: unknown[]) => Promise<unknown[][]>;
}

/** An optional argument whose default is said in words that no general pattern reads, or not at all. */
export interface InWords {
  /** The words behind "Default"; undefined where the description has none. */
  readonly says: string | undefined;
  /** A value to pass instead of leaving the argument out. */
  readonly value: (asked: Asked) => unknown[][] | Promise<unknown[][]>;
  /** Why no value is the same as leaving it out; where there is no reason, the value is. */
  readonly noneIsTheSame?: string;
}

const ofEach = (of: string, value: unknown) => ({
  value: ({ given }: Asked) => given[of]!.map((row) => row.map(() => value)),
});
const timesEntry = (factor: number) => ({
  value: ({ given }: Asked) => [[(given.spotEntry![0]![0] as number) * factor]],
});
const inversePrice: InWords = {
  says: undefined,
  value: () => [[60000]],
  noneIsTheSame: "only an inverse contract needs it",
};
const hedgeLeverage: InWords = {
  says: undefined,
  value: () => [[2]],
  noneIsTheSame: "without it nothing liquidates the short",
};
/** The tables that all functions of whole accounts have. */
const ofAccounts = (name: string): Record<string, InWords> => ({
  [`${name} rules`]: { says: "mark, with nothing else set", value: () => [["mark"]] },
  [`${name} tiers`]: { says: "none", value: () => [[0, 0.01]] }, // A row with a rate of its own takes no bracket.
  [`${name} ratios`]: {
    says: "none",
    value: () => [
      ["asset", "floor", "cap", "ratio"],
      ["XYZ", 0, "", 0.5],
    ],
  }, // Of a coin that nobody holds.
});
const noScenario: InWords = {
  says: "none",
  value: () => [[1e-300]],
  noneIsTheSame: "a shock of 0 may be a blank cell",
};
/** A row of a coin that nobody holds. */
const ofNothingHeld = (...header: string[]): InWords => ({ says: "none", value: () => [header, ["XYZ", 1]] });
const lowestLeverage: InWords = {
  says: "the profile's minimum; 1 for a table",
  value: async ({ given, call }) => {
    const [header, ...profiles] = await call("ALLOC.PROFILES");
    const profile = profiles.find(([id]) => id === given.profile![0]![0])!;
    return [[profile[header!.indexOf("Min leverage")]]];
  },
};

export const inWords: Readonly<Record<string, InWords>> = {
  "ALLOC.TARGET component": {
    says: "all, a row each",
    value: () => [["spot"]],
    noneIsTheSame: "without it the result is a table",
  },
  "ALLOC.REBALANCE buckets": { says: "none is cash", ...ofEach("assets", "spot") },
  "ALLOC.REBALANCE leverages": { says: "none is", ...ofEach("assets", 0) },
  "ALLOC.SHIFT current": { says: "the profile's own weights", value: () => [[0.75], [0.15], [0.1]] },
  "ALLOC.SHIFT currentLeverage": { says: "the profile's lowest", value: () => [[1]] },
  "ALLOC.SHIFT side": { says: "the profile's", value: () => [["short"]] },
  "ALLOC.GUARD limits": {
    says: "60 %, 80 %, 20 %, 40 %, the profile's",
    value: () => [[0.6], [0.8], [0.2], [0.4], [0]],
  },
  "ALLOC.QUALITY quality": { says: "none", ...ofEach("assets", "conviction") },
  "ALLOC.QUALITY venues": {
    says: "none: no such rule",
    ...ofEach("assets", "Bybit"),
    noneIsTheSame: "without it there is no finding about venues",
  },
  "ALLOC.REVIEW today": {
    says: "none: the next date alone",
    value: () => [["2026-11-28"]],
    noneIsTheSame: "without it the result is one date",
  },
  "ALLOC.GUARD horizon": { says: "not given", value: () => [["short"]] },
  "ALLOC.CONTRACTS quantities": { says: "no limit", ...ofEach("prices", 1e9) },
  "FUNDING.RATE cap": { says: "no cap", ...ofEach("premiumIndex", 1) },
  "FUNDING.RATE floor": {
    says: "the cap with a minus",
    value: ({ given }) => given.cap!.map((row) => row.map((cap) => -(cap as number))),
  },
  "RISK.TARGETVOL cap": { says: "no limit", value: () => [[1e9]] },
  "RISK.SIZE maxLeverage": { says: "no limit", value: () => [[1e9]] },
  "HEDGE.SIZE price": inversePrice,
  "HEDGE.DELTA price": inversePrice,
  "HEDGE.EFFECTIVENESS hedgeRatio": {
    says: "the minimum-variance ratio",
    value: ({ given, call }) => call("HEDGE.RATIO", given.spotPrices, given.futuresPrices, given.changes),
  },
  "HEDGE.CURVE low": { says: "half of spotEntry", ...timesEntry(0.5) },
  "HEDGE.CURVE high": { says: "1.5 times spotEntry", ...timesEntry(1.5) },
  "HEDGE.PNL leverage": hedgeLeverage,
  "HEDGE.BREAKDOWN leverage": hedgeLeverage,
  "HEDGE.CURVE leverage": hedgeLeverage,
  "LIQ.CROSS feeRate": { says: "the fee of the rules, else 0", value: () => [[0]] },
  "LIQ.CROSS rules": { says: "mark, with nothing else set", value: () => [["mark"]] },
  "LIQ.CROSS tiers": { says: "none", value: () => [[0, 0.01]] }, // A row with a rate of its own takes no bracket.
  "LIQ.MARGIN tiers": { says: "none", value: () => [[0, 0.01]] }, // A position with a rate of its own takes no bracket.
  ...ofAccounts("LIQ.BOOK"),
  ...ofAccounts("LIQ.RATIO"),
  ...ofAccounts("LIQ.TOPUP"),
  "LIQ.TOPUP item": { says: "the first dollar; for cut all contracts alike", value: () => [["USD"]] },
  ...ofAccounts("LIQ.CASCADE"),
  "LIQ.CASCADE order": { says: "that of the rules, else all", value: () => [["all"]] },
  ...ofAccounts("SIM.STRESS"),
  "SIM.STRESS scenarios": { says: "those of SIM.SCENARIOS", value: () => [["standard"]] },
  "SIM.SCENARIOS name": { says: "all", value: () => [["20"]] },
  "LIQ.BOOK positions": { says: "none", value: () => [[null]] },
  "LIQ.RATIO positions": { says: "none", value: () => [[null]] },
  "LIQ.BOOK scenario": noScenario,
  "LIQ.RATIO scenario": noScenario,
  "PNL.POSITIONS funding": { says: "none", value: () => [[null]] },
  "PNL.POSITIONS marks": ofNothingHeld("Coin", "Price"),
  "PNL.FEES marks": ofNothingHeld("Coin", "Price"),
  "PNL.FUNDING marks": ofNothingHeld("Coin", "Price"),
  "PNL.LEDGER opening": ofNothingHeld("Coin", "Amount"),
  "PNL.ATTRIBUTION pairs": {
    says: "every coin with fills on spot and off it",
    value: () => [
      ["Spot", "Perp"],
      ["BTC-USDT", "BTC-USDT-PERP"],
    ],
  },
  "PNL.HOLDINGS asOf": { says: "all", value: () => [["9999-12-31"]] },
  "LIQ.VENUE feeRate": {
    says: "the venue's base rate",
    value: async ({ given, call }) => {
      const rows = await call("LIQ.SOURCE", given.venue, given.symbol);
      return [rows.find(([label]) => label === "Closing fee in the price")!.slice(1)];
    },
  },
  "LIQ.VENUE tiers": {
    says: "those shipped",
    value: ({ given, call }) => call("LIQ.TIERS", given.venue, given.symbol),
  },
  "LIQ.SOURCE symbol": {
    says: "none: the venue's markets alone",
    value: () => [["BTC_USDT"]],
    noneIsTheSame: "without it the result is about the markets",
  },
  "SIGNAL.BREAKOUT volumes": {
    says: undefined,
    ...ofEach("closes", 1),
    noneIsTheSame: "without it the price alone decides",
  },
  "SIGNAL.VOLATILITY closes": {
    says: undefined,
    ...ofEach("closes", 100),
    noneIsTheSame: "without it highs and lows are read",
  },
  "SIGNAL.VOLATILITY highs": {
    says: undefined,
    ...ofEach("closes", 110),
    noneIsTheSame: "without it the closes are read",
  },
  "SIGNAL.VOLATILITY lows": {
    says: undefined,
    ...ofEach("closes", 90),
    noneIsTheSame: "without it the closes are read",
  },
  "SIGNAL.REGIME volumes": {
    says: undefined,
    ...ofEach("closes", 1),
    noneIsTheSame: "without it the price alone decides",
  },
  "SIGNAL.REGIME fundingRates": {
    says: undefined,
    value: () => [[0.0001], [0.0001], [0.0001]],
    noneIsTheSame: "without it there is no finding about funding",
  },
  "SIM.POSITION fundingRates": { says: "none", value: () => [[0]] },
  "SIM.PORTFOLIO fundingRates": { says: "none", value: () => [[0]] },
  "SIM.PORTFOLIO leverage": lowestLeverage,
  "SIM.RULE fundingRates": { says: "none", value: () => [[0]] },
  "SIM.RULE profile": {
    says: "Balanced Growth Manager (B)",
    value: () => [["balanced-growth-manager"]],
  },
  "SIM.RULE leverage": lowestLeverage,
  "SIM.RULE intervalHours": {
    says: "none",
    value: () => [[8]],
    noneIsTheSame: "without it the rate of the bar itself is compared",
  },
};

/** What can be asked for of a contract. `spot` is the last price of the pair on the venue's spot market. */
export type Quantity = "mark" | "index" | "last" | "spot" | "funding" | "nextFunding" | "openInterest";

/** `simulated` speaks to an exchange that runs on this machine. */
export type Mode = "off" | "live" | "simulated";

/** Why there is no value, in the words of a cell's message: no capital letter ahead, no full stop behind. */
export interface NoValue {
  readonly reason: string;
  /** True while the first value is under way. */
  readonly isWaiting?: true;
}

export type VenueState = "idle" | "connecting" | "connected" | "stale" | "blocked" | "throttled";

export interface VenueStatus {
  readonly venue: string;
  readonly state: VenueState;
  /** When the state began, in milliseconds since 1970; undefined while it is idle. */
  readonly since?: number;
  /** When the venue was last heard, in milliseconds since 1970. */
  readonly lastMessage?: number;
  /** What is the matter, in one sentence. */
  readonly words: string;
  /** Formulas that wait for values of this venue; one that spills counts each of its values. */
  readonly cells: number;
}

export interface MarketStatus {
  readonly mode: Mode;
  /** False where the build leaves live data out. */
  readonly isAvailable: boolean;
  readonly venues: readonly VenueStatus[];
}

/** A value that formulas hold at this moment. */
export interface LiveValue {
  /** Without a namespace: MARKET.MARK. */
  readonly functionName: string;
  /** The venue and the symbol, in the product's own spelling. */
  readonly arguments: readonly [venue: string, symbol: string];
  readonly quantity: Quantity;
  readonly value: number;
  /** When the venue last confirmed it, in milliseconds since 1970. */
  readonly time: number;
  /** Venue and host, as a note beside the value says it. */
  readonly source: string;
  /** True where the venue has not confirmed it lately. */
  readonly isStale: boolean;
}

/** Times are Excel's serial numbers in UTC, volumes are in the base coin. */
export interface Bar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** A settled funding payment: its time as Excel's serial number in UTC, and its rate as a fraction of the venue's own interval. */
export interface FundingRow {
  readonly time: number;
  readonly rate: number;
}

/** A bracket as LIQ.TIERED takes it; undefined where the venue does not say. */
export interface BracketRow {
  readonly floor: number;
  readonly cap?: number;
  readonly maxLeverage?: number;
  readonly rate: number;
  /** "none" where the rate is paid on the whole position. */
  readonly amount?: number | "none";
  /** What floor, cap and amount count, in words. LIQ.TIERED takes notional alone, LIQ.VENUE each unit. */
  readonly unit: string;
}

export const intervals = ["1m", "5m", "15m", "30m", "1h", "4h", "1d", "1w"] as const;

export type Interval = (typeof intervals)[number];

/** The hosts of a venue, with the scheme that is used: wss://stream.bybit.com. */
export interface VenueHosts {
  readonly venue: string;
  readonly hosts: readonly string[];
}

/** What a formula asks for: a value, or the seconds since it was confirmed. */
export interface Asked {
  readonly quantity: Quantity;
  readonly venue: string;
  readonly symbol: string;
  readonly isAge?: boolean;
}

/** What live data can be asked for, while it is off too. */
interface Readings {
  readonly mode: () => Mode;
  /** What a cell shows of what it asks for. */
  readonly shown: (asked: Asked) => number | NoValue;
  /** Calls back when something of what is asked for changes, once a second at most. The result ends that. */
  readonly follow: (asked: readonly Asked[], changed: () => void) => () => void;
  /** Calls the listener when mode, state or words change, and when values did, at most once a second. The result ends that. */
  readonly whenChanged: (listener: () => void) => () => void;
  /** Waits for one value, and gives up after half a minute. */
  readonly read: (quantity: Quantity, venue: string, symbol: string) => Promise<number | NoValue>;
  /** The values that formulas hold. */
  readonly current: () => readonly LiveValue[];
  /** Closed bars in order of time. */
  readonly bars: (
    venue: string,
    symbol: string,
    interval?: Interval,
    count?: number,
  ) => Promise<readonly Bar[] | NoValue>;
  /** Settled payments in order of time. */
  readonly fundingHistory: (
    venue: string,
    symbol: string,
    count?: number,
  ) => Promise<readonly FundingRow[] | NoValue>;
  readonly brackets: (venue: string, symbol: string) => Promise<readonly BracketRow[] | NoValue>;
}

/** Where a mode reads from: the address of the simulated exchange, such as ws://localhost:3001: wss://HOST/PATH becomes ws://localhost:3001/HOST/PATH. */
export interface ReadFrom {
  readonly simulatedAt?: string;
}

/** What speaks to the exchanges. */
export interface Engine extends Readings {
  /** Off closes everything. On revives the cells that wait. */
  readonly switchTo: (mode: Mode, from?: ReadFrom) => void;
  readonly venues: () => readonly VenueStatus[];
}

/** Live market data as the pane switches it and reads it: `BallastFunctions.market`. */
export interface Market extends Readings {
  /**
   * Off closes everything. On loads the engine where it is not there yet, and revives the cells that wait; it fails where the engine
   * cannot be loaded. A build without live data stays off.
   */
  readonly switchTo: (mode: Mode, load: () => Promise<Engine>, from?: ReadFrom) => Promise<void>;
  readonly status: () => MarketStatus;
  /** Whom live data may contact, venue by venue, before anybody is contacted. */
  readonly hosts: () => readonly VenueHosts[];
}

/** Why cells have no value while live data is off. */
export const isOff: NoValue = { reason: "live data is off; switch it on in Settings of the Ballast pane" };

export function isNoValue(value: unknown): value is NoValue {
  return typeof value === "object" && value !== null && "reason" in value && typeof value.reason === "string";
}

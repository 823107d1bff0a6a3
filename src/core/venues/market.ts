import type { ContractType } from "../position/contract";
import type { MaintenanceRule } from "../liquidation/isolated";

/** The source of a figure, and the day for which the source states it. */
export interface Sourced {
  readonly source: string;
  readonly date: string;
}

/**
 * One of a venue's markets: a kind of contract with a rule of its own. Figures are as the venue states them, rates are
 * fractions.
 */
export interface Market {
  readonly venue: string;
  readonly name: string;
  /** Other names, as APIs and libraries use them. */
  readonly aliases: readonly string[];
  readonly contract: ContractType;
  readonly rule: LiquidationRule;
  /** Fees of the lowest tier; a fee is undefined if no source was found. */
  readonly fees: Sourced & { readonly taker?: number; readonly maker?: number; readonly note?: string };
  readonly funding: Partial<Sourced> &
    FundingTerms & {
      /** True if contracts have terms of their own: those of one are known only where its listing has them. */
      readonly byContract?: true;
      /** With P the mean premium index of the interval, I the interest rate of 8 hours and N the hours of the interval. */
      readonly formula?: string;
      readonly note?: string;
    };
  /** Finds a contract by its symbol, in capitals without separators. */
  readonly listing: (symbol: string) => Listing | undefined;
  readonly symbols: () => readonly string[];
  /** The venue's own symbol of a contract that others call otherwise, such as BTCPERP for BTCUSDC. */
  readonly ownName?: (symbol: string) => string;
}

export interface LiquidationRule extends Sourced {
  /** The value that the maintenance rate applies to; undefined if no source was found. */
  readonly maintenance?: MaintenanceRule;
  /**
   * The closing fee rate that the liquidation price allows for at the lowest fee tier, 0 if it allows for none; undefined
   * if no source was found.
   */
  readonly closingFeeRate?: number;
  /**
   * "part" if each rate is paid on the part of the position in its bracket, "whole" if the rate of the bracket is paid on
   * the whole position. Undefined if no source was found; then only the first bracket is certain.
   */
  readonly rateOn?: "part" | "whole";
  /**
   * Added margin is divided by (1 - fee) if a loss makes the notional smaller, otherwise by (1 + fee), with this fee rate.
   */
  readonly addedMarginFeeRate?: number;
  readonly notKnown: readonly string[];
}

/** Hours between two fundings, and the highest and the lowest rate of that interval. */
export interface FundingTerms {
  readonly intervalHours?: number;
  readonly cap?: number;
  readonly floor?: number;
}

/** The known data of a contract. */
export interface Listing {
  readonly tick?: number;
  readonly step?: number;
  /** Base units (linear) or USD (inverse) in one contract. */
  readonly contractSize?: number;
  readonly tickStep?: Sourced;
  /** What the venue charges on the value of a position that it liquidates; no part of the liquidation price. */
  readonly clearanceFeeRate?: number;
  readonly funding?: Sourced & FundingTerms;
  readonly table?: BracketTable;
  readonly note?: string;
  /** What other sources say instead, and which one is taken. */
  readonly conflict?: string;
}

export interface BracketTable extends Sourced {
  /**
   * The unit of the brackets: notional in the settlement currency; quantity in base units or USD face value; or contracts
   * of `contractSize` of these.
   */
  readonly unit: "notional" | "quantity" | "contracts";
  readonly brackets: readonly Bracket[];
  /** True if the venue has more brackets, for which no source was found. */
  readonly partial?: boolean;
}

/**
 * Floor, cap (Infinity if it has no end), maximum leverage and maintenance rate. A rate that is left out is half of the
 * initial margin rate at the maximum leverage. The amounts follow from these.
 */
export type Bracket = readonly [
  floor: number,
  cap: number | Unknown,
  maxLeverage: number,
  rate?: number | Unknown,
];

/** No source was found. */
export type Unknown = "unknown";

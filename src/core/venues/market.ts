import type { ContractType } from "../position/contract";
import type { MaintenanceRule } from "../liquidation/isolated";

/** Where a figure comes from, and the day for which the source states it. */
export interface Sourced {
  readonly source: string;
  readonly date: string;
}

/** One of a venue's markets: a kind of contract with its own rule. Figures are as the venue states them, rates as fractions. */
export interface Market {
  readonly venue: string;
  readonly name: string;
  /** Further names, as APIs and libraries call it. */
  readonly aliases: readonly string[];
  readonly contract: ContractType;
  readonly rule: LiquidationRule;
  /** Of the lowest fee tier; undefined where it could not be sourced. */
  readonly fees: Sourced & { readonly taker?: number; readonly maker?: number; readonly note?: string };
  readonly funding: Partial<Sourced> & { readonly intervalHours?: number; readonly note?: string };
  /** The contract of that symbol, in capitals without separators. */
  readonly listing: (symbol: string) => Listing | undefined;
  readonly symbols: () => readonly string[];
}

export interface LiquidationRule extends Sourced {
  /** What the maintenance margin is taken on; undefined where it could not be sourced. */
  readonly maintenance?: MaintenanceRule;
  /**
   * The closing fee that the liquidation price allows for at the lowest fee tier, 0 where it allows for none; undefined where it
   * could not be sourced.
   */
  readonly closingFeeRate?: number;
  /**
   * What a bracket's rate is paid on: the "part" of the position in that bracket, or the "whole" position. Undefined where it could
   * not be sourced, so that only the first bracket is certain.
   */
  readonly rateOn?: "part" | "whole";
  /** The fee rate by which added margin is divided, as (1 - fee) where a loss makes the notional smaller, else (1 + fee). */
  readonly addedMarginFeeRate?: number;
  readonly notKnown: readonly string[];
}

/** A contract of a market, as far as it is known. */
export interface Listing {
  readonly tick?: number;
  readonly step?: number;
  /** Base units (linear) or USD (inverse) of one contract. */
  readonly contractSize?: number;
  readonly tickStep?: Sourced;
  readonly table?: BracketTable;
  readonly note?: string;
}

export interface BracketTable extends Sourced {
  /** The settlement currency's notional; base units or USD face value; contracts of `contractSize` of these. */
  readonly unit: "notional" | "quantity" | "contracts";
  readonly brackets: readonly Bracket[];
  /** Whether the venue has further brackets that could not be sourced. */
  readonly partial: boolean;
}

/**
 * Floor, cap (Infinity without an end), maximum leverage and maintenance rate, which is half of the initial margin rate at the
 * maximum leverage where it is left out. Amounts follow from these.
 */
export type Bracket = readonly [floor: number, cap: number, maxLeverage: number, rate?: number];

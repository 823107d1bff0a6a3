import type { Outcome } from "../formulas/functions";
import { type Figure, figureAt, textAt } from "./call";

/** A row of LIQ.BOOK's view of accounts. */
export interface Standing {
  readonly name: string;
  readonly equity: Figure;
  readonly required: Figure;
  readonly ratio: Figure;
  readonly buffer: Figure;
  /** Joint shocks. */
  readonly down: Figure;
  readonly up: Figure;
  /** The coin whose own price liquidates first. */
  readonly first: string;
  readonly firstPrice: Figure;
  readonly firstDistance: Figure;
  /** Undefined where it is not known. */
  readonly isLiquidated: boolean | undefined;
}

export interface CoinFigures {
  readonly asset: string;
  readonly price: Figure;
  readonly exposure: Figure;
  readonly down: Figure;
  readonly downDistance: Figure;
  readonly up: Figure;
  readonly upDistance: Figure;
  /** 1 for the nearest; undefined where no price of it liquidates. */
  readonly rank: number | undefined;
}

export interface LegFigures {
  readonly account: string;
  readonly label: string;
  readonly side: string;
  readonly quantity: Figure;
  readonly markPrice: Figure;
  readonly profit: Figure;
  readonly required: Figure;
  /** The price at which it is closed as the nearer shock comes; undefined where it stays open. */
  readonly closedAt: Figure | undefined;
}

export function standingsIn(outcome: Outcome): Standing[] {
  return rowsOf(outcome).map((row): Standing => {
    const at = (column: number): Figure => figureAt(outcome, row, column);
    const status = textAt(outcome, row, 11);
    return {
      name: textAt(outcome, row, 0),
      ...{ equity: at(1), required: at(3), ratio: at(4), buffer: at(5), down: at(6), up: at(7) },
      ...{ first: textAt(outcome, row, 8), firstPrice: at(9), firstDistance: at(10) },
      isLiquidated: status === "" ? undefined : status === "liquidated",
    };
  });
}

export function coinsIn(outcome: Outcome): CoinFigures[] {
  return rowsOf(outcome).map((row): CoinFigures => {
    const at = (column: number): Figure => figureAt(outcome, row, column);
    const rank = at(8);
    return {
      asset: textAt(outcome, row, 1),
      ...{ price: at(2), exposure: at(3), down: at(4), downDistance: at(5), up: at(6), upDistance: at(7) },
      rank: typeof rank === "number" ? rank : undefined,
    };
  });
}

/** Blank rows of positions are blank in the view. */
export function legsIn(outcome: Outcome): LegFigures[] {
  return rowsOf(outcome)
    .filter((row) => textAt(outcome, row, 1) !== "")
    .map((row): LegFigures => {
      const at = (column: number): Figure => figureAt(outcome, row, column);
      return {
        ...{
          account: textAt(outcome, row, 0),
          label: textAt(outcome, row, 1),
          side: textAt(outcome, row, 2),
        },
        ...{ quantity: at(3), markPrice: at(4), profit: at(5), required: at(6) },
        closedAt: undefined,
      };
    });
}

/** The rows below a result's header; none where all of it is an error. */
export function rowsOf(outcome: Outcome): number[] {
  return [...outcome.values.keys()].slice(1);
}

import type { CrossPosition } from "../../core/liquidation/cross";
import { zero } from "../../core/number/decimal";
import { type ContractType, contractTypes, sides } from "../../core/position/contract";
import { optional, type WholeArgument } from "../cells/declaration";
import { refuse, texts } from "../cells/errors";
import { isStopped } from "../cells/reading";
import { readTable, type TableRow } from "../cells/table";
import { atLeastZero, positive, rate } from "./numbers";
import { choice, text } from "./words";

const columns = {
  side: choice(sides),
  quantity: positive,
  entryPrice: positive,
  markPrice: positive,
  maintenanceRate: rate,
  maintenanceAmount: optional(atLeastZero, zero),
  contract: optional(choice(contractTypes), "linear"),
  symbol: optional(text, ""),
};

/** The positions of a cross account. */
export interface CrossAccount {
  readonly contract: ContractType;
  readonly positions: readonly (CrossPosition & { readonly row: number })[];
}

export const crossPositions: WholeArgument<CrossAccount> = {
  kind: "whole",
  wanted: "a table of side, quantity, entryPrice, markPrice and maintenanceRate",
  read: (argument, cells) => {
    const rows = readTable(argument, columns, cells);
    if (isStopped(rows)) return rows;
    const { contract } = rows[0]!;
    if (rows.some((row) => row.contract !== contract)) return refuse(texts.mixedSettlement(argument));
    return { contract, positions: rows.map((row) => ({ ...row, symbol: symbolOf(row) })) };
  },
};

/** Positions with the same symbol share a price; one without a symbol has a price of its own. */
function symbolOf({ symbol, row }: TableRow<typeof columns>): string | number {
  return symbol === "" ? row : symbol.toUpperCase();
}

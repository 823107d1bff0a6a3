import { contractOfSymbol } from "../../../core/accounting/contract";
import { divide, fromNumber, one, toNumber } from "../../../core/number/decimal";
import type { Cells } from "../../cells/declaration";
import { firstFilled, headingKey } from "../../cells/table";
import { cellValue } from "../../cells/values";

/** What this table means where the result of PNL.POSITIONS has a name of its own; "" is no column of a position here. */
const meanings: Readonly<Record<string, string>> = {
  average: "entryPrice",
  coin: "settle",
  entry: "",
  funding: "",
};

/**
 * The result of PNL.POSITIONS as a table of positions: the average of what is left is its entry, the symbol tells the contract, and the mark
 * price is the one that the unrealised P&L was calculated with, unless a column says it. Spot positions are left out, since the balance holds what
 * was bought. Any other table stays as it is.
 */
export function fromOwnPositions(cells: Cells): Cells {
  const at = firstFilled(cells) ?? 0;
  const keys = (cells[at] ?? []).map(headingKey);
  if (!keys.includes("average") || !keys.includes("unpricedfees")) return cells;
  const columnOf = (key: string) => keys.indexOf(key);
  const hasMark = keys.includes("markprice") || keys.includes("mark");
  return cells.map((row, index) => {
    if (index < at) return row;
    const titles = keys.map((key, column) => meanings[key] ?? row[column]);
    if (index === at) return [...titles, "contract", ...(hasMark ? [] : ["markPrice"])];
    const valueOf = (key: string) => cellValue(row[columnOf(key)]);
    const symbol = valueOf("symbol");
    const { kind } = contractOfSymbol(typeof symbol === "string" ? symbol : "");
    const cellsOfRow = row.map((raw, column) => (kind === "spot" && keys[column] === "quantity" ? 0 : raw));
    return [...cellsOfRow, kind, ...(hasMark ? [] : [markOf(kind === "inverse", valueOf)])];
  });
}

/** Twelve digits, as those behind come of rounded figures. An error of the P&L is that of the price. */
function markOf(isInverse: boolean, valueOf: (key: string) => unknown): unknown {
  const [quantity, average, unrealised] = ["quantity", "average", "unrealised"].map(valueOf);
  if (typeof quantity !== "number" || typeof average !== "number" || quantity === 0) return null;
  if (typeof unrealised !== "number") return unrealised;
  const entry = fromNumber(average);
  const sign = valueOf("side") === "short" ? -1 : 1;
  const change = divide(fromNumber(unrealised).times(sign), fromNumber(quantity));
  const mark = isInverse ? divide(one, divide(one, entry).minus(change)) : entry.plus(change);
  return toNumber(mark.toSignificantDigits(12));
}

import { bareText, type Cell } from "./cells";
import type { EarlierRow } from "./coverage";

/** A row that an earlier import has written, from its cells by their titles; undefined of a table whose rows count by themselves. */
export function earlierRow(table: string, cell: (title: string) => Cell): EarlierRow | undefined {
  if (table !== "Fills" && table !== "Funding" && table !== "Ledger") return undefined;
  const text = (title: string): string => bareText(cell(title));
  const market = text("Market") === "spot" ? "spot" : "futures";
  return {
    table,
    key: text("Key"),
    account: text("Account"),
    part: table === "Fills" ? market : text("Wallet"),
    file: text("File"),
    time: Date.parse(text("Time UTC")),
    precision: text("Precision") === "min" ? "min" : "s",
    counted: cell("Counted") === true,
    isSized: table !== "Fills" || cell("Quantity") !== "",
    note: text("Note"),
  };
}

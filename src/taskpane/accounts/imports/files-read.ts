import type { Imported } from "../../../imports/import";
import { bareText, type Cell, type Writable } from "../../../imports/tables/cells";

/** A file that was read. */
export interface FileRead {
  readonly file: string;
  readonly venue: string;
  readonly format: string;
  readonly rows: number;
  readonly account: string;
  /** Days since 1899-12-30, UTC; undefined where no row is dated. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** What the tables say of each file that was read. */
export function filesIn({ files }: Imported, tables: readonly Writable[]): FileRead[] {
  const found = new Map<string, { account: string; from: number; to: number }>();
  for (const { name, titles, count, cellAt } of tables) {
    const time = name === "Positions" ? "Closed" : "Time";
    if (!titles.includes(time)) continue;
    for (let row = 0; row < count; row++) {
      const at = numberIn(cellAt(row, time)) ?? numberIn(cellAt(row, "Opened"));
      const key = bareText(cellAt(row, "File"));
      const account = bareText(cellAt(row, "Account"));
      const known = found.get(key) ?? { account, from: Infinity, to: -Infinity };
      found.set(key, {
        account: known.account,
        from: Math.min(known.from, at ?? Infinity),
        to: Math.max(known.to, at ?? -Infinity),
      });
    }
  }
  return files.map(({ file, venue, format, rows }) => {
    const { account = venue, from = Infinity, to = 0 } = found.get(file) ?? {};
    const isDated = from < Infinity;
    return {
      file,
      venue,
      format,
      rows,
      account,
      from: isDated ? from : undefined,
      to: isDated ? to : undefined,
    };
  });
}

function numberIn(cell: Cell): number | undefined {
  return typeof cell === "number" ? cell : undefined;
}

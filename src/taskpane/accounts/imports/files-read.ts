import type { Imported } from "../../../imports/import";
import type { Cell, Written } from "../../../imports/tables/cells";

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
export function filesIn({ files }: Imported, tables: readonly Written[]): FileRead[] {
  const found = new Map<string, { account: string; from: number; to: number }>();
  for (const { name, titles, rows } of tables) {
    const [file, account, opened] = ["File", "Account", "Opened"].map((title) => titles.indexOf(title));
    const time = name === "Positions" ? titles.indexOf("Closed") : titles.indexOf("Time");
    if (time < 0) continue;
    for (const row of rows) {
      const at = numberIn(row[time]) ?? numberIn(row[opened!]);
      const key = String(row[file!]);
      const known = found.get(key) ?? { account: String(row[account!]), from: Infinity, to: -Infinity };
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

function numberIn(cell: Cell | undefined): number | undefined {
  return typeof cell === "number" ? cell : undefined;
}

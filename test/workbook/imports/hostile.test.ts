import { writableOf, writtenTables } from "../../../src/imports/tables/cells";
import { writeImport } from "../../../src/workbook/imports/write";
import { closeTestBook, openTestBook } from "../../excel/book";
import { importInUtc, sample } from "../../support/import-files";
import { seven } from "./importing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(120_000);
afterEach(closeTestBook);

const hostile = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "＝1+1", "＋1", "－1", "＠SUM(1)"];
const numbers = ["quantity", "price", "fee", "contracts", "value", "realised", "amount", "balance", "mark", "rate", "entry", "exit", "stated", "gross", "fees", "funding"]; // prettier-ignore
const fixed = ["time", "line", "rank", "counted", "opened", "closed", "key"];

/** The rows of a table, each text of theirs one that Excel would take for a formula. */
function spoilt<T extends object>(rows: readonly T[]): T[] {
  return hostile.flatMap((text, at) =>
    rows.slice(0, 1).map(
      (row) =>
        new Proxy(row, {
          get: (of, name): unknown => {
            const value: unknown = Reflect.get(of, name);
            if (name === "key") return `${text} ${at}`;
            return typeof value !== "string" || [...numbers, ...fixed].includes(String(name)) ? value : text;
          },
        }),
    ),
  );
}

test.each(["Fills", "Funding", "Ledger", "Positions", "Import notes"])(
  "no text of %s becomes a formula: each cell is a text, as it stands in the file",
  async (name) => {
    const { tables, notes } = await importInUtc(seven.map(sample), { answersFor: () => ({}) });
    const { fills, funding, ledger, positions } = tables;
    const written = writtenTables(
      {
        fills: spoilt(fills),
        funding: spoilt(funding),
        ledger: spoilt(ledger),
        positions: spoilt(positions),
      },
      spoilt(notes),
    ).filter((table) => table.name === name || (name === "Import notes" && table.name === "Fills"));
    await openTestBook();
    await writeImport({ tables: written.map(writableOf), covers: [], withNotes: true });
    const { titles, rows } = written.at(-1)!;
    const cells = await Excel.run(async (context) => {
      const table = context.workbook.tables.getItem(name.replace(" n", "N"));
      const range = table.getDataBodyRange().load("formulas, values, numberFormat");
      await context.sync();
      return range;
    });
    expect(cells.values).toHaveLength(hostile.length);
    const texts = rows.flatMap((row, down) =>
      row.flatMap((cell, right) =>
        typeof cell === "string" && cell.startsWith("'") ? [{ cell, down, right }] : [],
      ),
    );
    expect(texts.length).toBeGreaterThanOrEqual(5 * hostile.length);
    for (const { cell, down, right } of texts) {
      const at = [titles[right], hostile[down]];
      // Excel does not say whether it shows an apostrophe in a cell that is a text already.
      expect([cell, cell.slice(1)]).toContain(cells.values[down]![right]);
      expect([...at, cells.formulas[down]![right]]).toEqual([...at, cells.values[down]![right]]);
      expect([...at, cells.numberFormat[down]![right]]).toEqual([...at, "@"]);
    }
  },
);

import type { ImportFile } from "../../../../imports/files/container";
import type { Peeked } from "../../../../imports/files/peek";
import { formatOf, mappedFields, type MappedTable, type Mapping } from "../../../../imports/formats/mapped";
import { importFiles } from "../../../../imports/import";
import { writtenTables, type Written } from "../../../../imports/tables/cells";
import { questionKey, withAnswers, type Answers } from "../answers";

/** What a column may be by its name, the likeliest names first. */
const guesses: Readonly<Record<string, RegExp>> = {
  time: /time|date|时间|時間/,
  symbol: /symbol|pair|contract|instrument|market|ticker|futures/,
  side: /side|direction|^type$/,
  quantity: /qty|quantity|size|filled|executed|volume|amount/,
  price: /avg.*price|fill.*price|price/,
  fee: /^(trading |transaction )?(fee|commission)s?$|fee/,
  "fee coin": /fee.*(coin|currency|asset|unit)/,
  value: /value|turnover|total|notional/,
  realised: /realized|realised|pnl|p&l|profit/,
  "trade id": /(trade|fill|transaction|trasaction).*(id|no)/,
  "order id": /order.*(id|no)/,
  account: /^uid$|user id|account id/,
  amount: /amount|change|funding fee|payment|quantity/,
  coin: /coin|currency|asset|crypto/,
  operation: /type|operation|action|description|event/,
  balance: /balance/,
  id: /(^|[ _])(id|txid|hash|no\.?)$/,
};

/** A first guess by the names of the columns; each column is used once. */
export function draftOf({ names }: Peeked, table: MappedTable, before?: Mapping): Mapping {
  const used = new Set<string>();
  const columns: Record<string, string> = {};
  for (const field of fieldsOf(table)) {
    const kept = before?.columns[field];
    const found =
      kept ?? names.find((name) => name !== "" && !used.has(name) && guesses[field]?.test(name) === true);
    if (found === undefined) continue;
    used.add(found);
    columns[field] = found;
  }
  return {
    header: names,
    table,
    venue: before?.venue ?? "",
    market: before?.market ?? "perp",
    columns,
    above: before?.above ?? (table === "funding" ? "received" : "paid"),
    inContracts: before?.inContracts ?? false,
  };
}

export function fieldsOf(table: MappedTable): readonly string[] {
  return [...mappedFields[table].needed, ...mappedFields[table].other];
}

export function isNeeded(table: MappedTable, field: string): boolean {
  return mappedFields[table].needed.some((one) => one === field);
}

/** What is still missing, in words; undefined if nothing is. */
export function missingIn({ table, venue, columns }: Mapping): string | undefined {
  if (venue.trim() === "") return "Name the venue.";
  const missing = mappedFields[table].needed.filter((field) => columns[field] === undefined);
  return missing.length === 0 ? undefined : `Choose the column for the ${missing.join(", ")}.`;
}

/** What the reader makes of the first rows. */
export interface Trial {
  readonly table: Written | undefined;
  /** Why rows are left out, a line each. */
  readonly faults: readonly string[];
}

const rowsTried = 5;

/** Reads the first rows as the whole file will be read. Which clock they show and what words mean is asked later. */
export async function tryMapping(peeked: Peeked, mapping: Mapping, answers: Answers): Promise<Trial> {
  const lines = [peeked.titles, ...peeked.rows.slice(0, rowsTried)];
  const text = lines.map((cells) => cells.map(quoted).join(peeked.delimiter)).join("\n");
  const file: ImportFile = { name: peeked.file, data: new Blob([`${text}\n`]) };
  const { tables, notes } = await importFiles([file], {
    formats: withAnswers([formatOf(mapping)], answers),
    answersFor: () => ({ zone: { offset: 0 } }),
  });
  const table = writtenTables(tables, []).find(({ rows }) => rows.length > 0);
  const errors = notes.filter(({ severity, code }) => severity === "error" && code !== "direction-unknown");
  const words = notes.flatMap(({ code, value = "" }) => (code === "direction-unknown" ? [value] : []));
  const asked = [...new Set(words)].filter(
    (word) => answers[questionKey("direction", formatOf(mapping).id, word)] === undefined,
  );
  return {
    table,
    faults: [
      ...new Set(errors.map(({ value = "", column = "", advice }) => `${column} ${value}: ${advice}`.trim())),
      ...(asked.length > 0
        ? [`What ${asked.map((word) => `“${word}”`).join(", ")} does is asked next.`]
        : []),
    ],
  };
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

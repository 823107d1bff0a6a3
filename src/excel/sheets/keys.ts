import type { Template, TablePart } from "./description";

/** What the keys of a template stand for. */
export interface Keys {
  readonly names: readonly string[];
  /** The key's name or table in the workbook. */
  readonly nameOf: (key: string) => string;
  readonly tables: ReadonlyMap<string, TablePart>;
}

/** The keys of all parts; throws where one stands for two things. */
export function collectKeys({ sheets }: Template, prefix: string): Keys {
  const parts = sheets.flatMap((sheet) => sheet.parts);
  const tables = new Map(parts.flatMap((part) => (part.kind === "table" ? [[part.key, part] as const] : [])));
  const keys = parts.flatMap((part) => {
    if (part.kind === "fields") return part.fields.map(({ key }) => key);
    const own = part.kind === "table" || part.kind === "spill" ? [part.key] : [];
    const columns = part.kind === "spill" ? part.columns.map(({ key }) => key) : [];
    return [...own, ...columns].filter((key) => key !== undefined);
  });
  const known = new Set(keys);
  if (known.size < keys.length) {
    throw new Error(`A key stands for two things: ${keys.find((key, at) => keys.indexOf(key) !== at)}`);
  }
  const nameOf = (key: string): string => {
    if (!known.has(key)) throw new Error(`No field, table or spilled area has the key ${key}`);
    return `${prefix}${key}`;
  };
  return { names: keys.map(nameOf), nameOf, tables };
}

/** A text in quotes, `{Key}` with a table's bracket behind it where there is one, or `[@Column]`. */
const mention = /"(?:[^"]|"")*"|\{([A-Za-z]\w*)\}(?:\[([^[\]#]+)\])?|\[@(?:\[([^[\]]+)\]|([^[\]]+))\]/g;

/** A formula with names and tables of the workbook in place of keys; `own` is the table in which it stands. */
export function resolveFormula(formula: string, { nameOf, tables }: Keys, own?: TablePart): string {
  const column = (table: TablePart, title: string): string => {
    if (table.columns.some((one) => one.title === title)) return title.replace(/['#@[\]]/g, "'$&");
    throw new Error(`The table ${table.key} has no column ${title}: ${formula}`);
  };
  return formula.replace(
    mention,
    (match, key: string | undefined, title?: string, bracketed?: string, bare?: string) => {
      const thisRow = bracketed ?? bare;
      if (thisRow !== undefined) {
        if (!own) throw new Error(`[@${thisRow}] stands outside a table: ${formula}`);
        return `${nameOf(own.key)}[[#This Row],[${column(own, thisRow)}]]`;
      }
      if (key === undefined) return match;
      if (title === undefined) return nameOf(key);
      const table = tables.get(key);
      if (!table) throw new Error(`${key} is no table: ${formula}`);
      return `${nameOf(key)}[${column(table, title)}]`;
    },
  );
}

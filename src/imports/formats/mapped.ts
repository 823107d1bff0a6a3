import type { Emit, Format, Value } from "./format";

/** The tables that a file can be mapped to. */
export const mappedTables = ["fills", "funding", "ledger"] as const;
export type MappedTable = (typeof mappedTables)[number];

/** What a column of a file can be, by the table that the file is mapped to. The first ones are needed. */
export const mappedFields = {
  fills: {
    needed: ["time", "symbol", "side", "quantity", "price"],
    other: ["fee", "fee coin", "value", "realised", "trade id", "order id", "account"],
  },
  funding: { needed: ["time", "symbol", "amount"], other: ["coin", "id", "account"] },
  ledger: {
    needed: ["time", "operation", "amount", "coin"],
    other: ["balance", "symbol", "id", "account"],
  },
} as const satisfies Readonly<
  Record<MappedTable, { readonly needed: readonly string[]; readonly other: readonly string[] }>
>;

/** What the user has said of a kind of file that is not known. It holds for every file with this header. */
export interface Mapping {
  /** The names of all columns, as formats write them. */
  readonly header: readonly string[];
  readonly table: MappedTable;
  readonly venue: string;
  readonly market: "spot" | "perp";
  /** The column of each field. */
  readonly columns: Readonly<Record<string, string>>;
  /** A fee, or an amount of funding, above 0 was paid or received. */
  readonly above: "paid" | "received";
  /** Quantities are contracts. */
  readonly inContracts: boolean;
}

/** The format of such files. What words mean and which clock they show is asked as of any other format. */
export function formatOf(mapping: Mapping): Format {
  const { header, table, venue, market, columns } = mapping;
  const names = [...new Set(header.filter((name) => name !== ""))];
  const { emit, unknown } = rowsOf(mapping);
  return {
    id: `own ${venue} ${table} ${names.join(" ")}`,
    venue,
    sure: "C",
    sources: [],
    market,
    rank: 1,
    wallet: market,
    account: columns.account,
    header: names,
    time: columns.time ?? "",
    zone: ["header", "preamble", "name", "ask"],
    rules: emit ? [{ emit: [emit] }] : [],
    unknown,
  };
}

function rowsOf({ table, market, columns, above, inContracts }: Mapping): {
  emit?: Emit;
  unknown?: Readonly<Record<string, Value>>;
} {
  const number = (field: string): string => `#${columns[field] ?? ""}`;
  const optional = (field: string, as = number): string | undefined =>
    columns[field] === undefined ? undefined : as(field);
  const text = (field: string): string => columns[field] ?? "";
  if (table === "ledger") {
    const unknown = given({
      op: text("operation"),
      amount: number("amount"),
      coin: text("coin"),
      balance: optional("balance"),
      symbol: optional("symbol", text),
      id: optional("id", text),
    });
    return { unknown };
  }
  const own = market === "spot" ? "=quote" : "=settle";
  if (table === "funding") {
    const amount = above === "paid" ? `-${number("amount")}` : number("amount");
    const coin = columns.coin ?? own;
    return {
      emit: { t: table, ...given({ symbol: text("symbol"), amount, coin, id: optional("id", text) }) },
    };
  }
  const fee = above === "paid" ? number("fee") : `-${number("fee")}`;
  const feeCoin = columns["fee coin"] ?? [`unit ${columns.fee ?? ""}`, own];
  return {
    emit: {
      t: table,
      ...given({
        symbol: text("symbol"),
        dir: text("side"),
        [inContracts ? "contracts" : "qty"]: number("quantity"),
        price: number("price"),
        fee: columns.fee === undefined ? undefined : fee,
        feeCoin: columns.fee === undefined ? undefined : feeCoin,
        value: optional("value"),
        realised: optional("realised"),
        id: optional("trade id", text),
        order: optional("order id", text),
      }),
    },
  };
}

function given(fields: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
  );
}

/** True for what `Mapping` describes: a workbook that keeps one comes from anywhere. */
export function isMapping(value: unknown): value is Mapping {
  if (typeof value !== "object" || value === null) return false;
  const { header, table, venue, market, columns, above, inContracts } = value as Readonly<
    Record<keyof Mapping, unknown>
  >;
  const isText = (one: unknown): boolean => typeof one === "string";
  return (
    Array.isArray(header) &&
    header.length > 0 &&
    header.every(isText) &&
    mappedTables.some((one) => one === table) &&
    isText(venue) &&
    venue !== "" &&
    (market === "spot" || market === "perp") &&
    typeof columns === "object" &&
    columns !== null &&
    Object.values(columns).every((column) => isText(column) && header.includes(column)) &&
    mappedFields[table as MappedTable].needed.every((field) => field in columns) &&
    (above === "paid" || above === "received") &&
    typeof inContracts === "boolean"
  );
}

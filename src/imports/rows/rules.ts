import type { Emit, Format, Rule, Value } from "../formats/format";
import { difference, magnitude, negative } from "../values/decimals";
import { plainText } from "../values/plain";
import type { Row } from "./row";

/** A field's value in a row. A word of the format language is given with its `=`. */
type Read = (row: Row) => string;

export interface ReadyEmit {
  readonly table: Emit["t"];
  readonly fields: Readonly<Record<string, Read>>;
  /** The column that a field is read from, for notes. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface ReadyRule {
  readonly fits: (row: Row) => boolean;
  readonly emits: readonly ReadyEmit[];
  readonly skip?: string;
}

/** Makes a format's rules ready for many rows. */
export function readyRules({ rules }: Format): readonly ReadyRule[] {
  return rules.map((rule) => ({
    fits: condition(rule),
    emits: (rule.emit ?? []).map(({ t, ...fields }) => readyEmit(t, fields)),
    skip: rule.skip,
  }));
}

export function readyEmit(table: Emit["t"], fields: Readonly<Record<string, Value>>): ReadyEmit {
  const entries = Object.entries(fields);
  return {
    table,
    fields: Object.fromEntries(entries.map(([field, value]) => [field, readyValue(value)])),
    columns: Object.fromEntries(entries.map(([field, value]) => [field, columnsIn(value)[0] ?? ""])),
  };
}

/** The columns that a format reads as numbers. */
export function numberColumns({ rules, unknown = {} }: Format): readonly string[] {
  const emits: Readonly<Record<string, Value>>[] = [...rules.flatMap(({ emit = [] }) => emit), unknown];
  const texts = emits.flatMap((fields) => Object.values(fields).flatMap(textsOf));
  return [...new Set(texts.filter((text) => /^-?\|?#|^unit /.test(text)).map(columnOf))];
}

function textsOf(value: Value): readonly string[] {
  if (typeof value === "string") return [value];
  if (isList(value)) return value;
  return "map" in value ? [value.map] : value.sub;
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

function columnsIn(value: Value): readonly string[] {
  return textsOf(value)
    .filter((text) => !text.startsWith("="))
    .map(columnOf);
}

function columnOf(text: string): string {
  return text.replace(/^-?\|?#|^unit /, "");
}

function readyValue(value: Value): Read {
  if (typeof value === "string") return readyText(value);
  if (isList(value)) {
    const all = value.map(readyText);
    return (row) => all.reduce((text, read) => (text === "" ? read(row) : text), "");
  }
  if ("sub" in value) {
    const [minuend, subtrahend] = value.sub.map(readyText);
    return (row) => difference(minuend!(row), subtrahend!(row));
  }
  const to = new Map(Object.entries(value.to).map(([word, meaning]) => [word.toLowerCase(), meaning]));
  const other = value.else?.replace(/^=/, "");
  return (row) => to.get(wordOf(row.raw(value.map))) ?? other ?? row.text(value.map);
}

function readyText(text: string): Read {
  const column = columnOf(text);
  if (text.startsWith("=")) return () => text;
  if (text.startsWith("unit ")) return (row) => row.unit(column);
  if (text.startsWith("-|#")) return (row) => negative(magnitude(row.number(column)));
  if (text.startsWith("|#")) return (row) => magnitude(row.number(column));
  if (text.startsWith("-#")) return (row) => negative(row.number(column));
  if (text.startsWith("#")) return (row) => row.number(column);
  return (row) => row.text(column);
}

function condition({ when = {} }: Rule): (row: Row) => boolean {
  const tests = Object.entries(when).map(([column, values]) => {
    const words = new Set(values.filter((value) => !/^[~*]/.test(value)).map(wordOf));
    const patterns = values
      .filter((value) => value.startsWith("~"))
      .map((value) => new RegExp(value.slice(1), "i"));
    const isAny = values.includes("*");
    return (row: Row) => {
      if (isAny) return true;
      const cell = row.raw(column);
      return words.has(wordOf(cell)) || patterns.some((pattern) => pattern.test(cell));
    };
  });
  return (row) => tests.every((test) => test(row));
}

/** A word as it is compared: any case, one blank between its parts. */
export function wordOf(text: string): string {
  return plainText(text).toLowerCase();
}

import { withCalledNames } from "../../base/function-names";
import { reference } from "../addresses";
import type { DescribedSheet, Part, SheetSet, TablePart } from "./description";
import { bodyOffset, valueOffset } from "./parts/areas";

/** What the keys of a description stand for. */
export interface Keys {
  /** Names and tables that it brings to the workbook. */
  readonly names: readonly string[];
  /** What a formula writes in place of the key: a name or a table of the workbook, or the address of a cell without a name. */
  readonly nameOf: (key: string) => string;
  readonly tables: ReadonlyMap<string, TablePart>;
}

/** The keys of all parts; throws where one stands for two things. `sheetName` gives what a sheet is called in the workbook. */
export function collectKeys(
  { sheets }: SheetSet,
  prefix: string,
  sheetName: (sheet: DescribedSheet) => string,
): Keys {
  const parts = sheets.flatMap((sheet) => sheet.parts);
  const tables = new Map(parts.flatMap((part) => (part.kind === "table" ? [[part.key, part] as const] : [])));
  const entries = sheets.flatMap((sheet) =>
    sheet.parts.flatMap((part) =>
      keysOf(part).map(({ key, address }) => {
        const text = address
          ? reference({
              sheet: sheetName(sheet),
              ...address,
              row: part.corner.row + address.row,
              column: part.corner.column + address.column,
            })
          : `${prefix}${key}`;
        return { key, text, isName: !address };
      }),
    ),
  );
  const texts = new Map(entries.map(({ key, text }) => [key, text]));
  if (texts.size < entries.length) {
    const keys = entries.map(({ key }) => key);
    throw new Error(`A key stands for two things: ${keys.find((key, at) => keys.indexOf(key) !== at)}`);
  }
  const nameOf = (key: string): string => {
    const text = texts.get(key);
    if (text === undefined) throw new Error(`No field, table or spilled area has the key ${key}`);
    return text;
  };
  return { names: entries.flatMap(({ text, isName }) => (isName ? [text] : [])), nameOf, tables };
}

interface Keyed {
  readonly key: string;
  /** Cells without a name, counted from the part's corner. */
  readonly address?: { row: number; column: number; rowCount: number; columnCount: number };
}

function keysOf(part: Part): Keyed[] {
  switch (part.kind) {
    case "fields":
      return part.fields.map(({ key, isNamed = true }, at) =>
        isNamed ? { key } : { key, address: { ...valueOffset(part, at), rowCount: 1, columnCount: 1 } },
      );
    case "cells": {
      const { key, isNamed = true } = part;
      if (key === undefined) return [];
      return isNamed ? [{ key }] : [{ key, address: bodyOffset(part) }];
    }
    case "table":
      return [{ key: part.key }];
    case "spill":
      return [part.key, ...part.columns.map(({ key }) => key)].flatMap((key) =>
        key === undefined ? [] : [{ key }],
      );
    default:
      return [];
  }
}

/** A text in quotes, `{Key}` with a table's bracket behind it where there is one, or `[@Column]`. */
const mention = /"(?:[^"]|"")*"|\{([A-Za-z]\w*)\}(?:\[([^[\]#]+)\])?|\[@(?:\[([^[\]]+)\]|([^[\]]+))\]/g;

/**
 * A formula as the workbook has it: with names and tables in place of keys, and the worksheet functions under the names that cells
 * call them by. `own` is the table that the formula is in.
 */
export function resolveFormula(formula: string, { nameOf, tables }: Keys, own?: TablePart): string {
  const column = (table: TablePart, title: string): string => {
    if (table.columns.some((one) => one.title === title)) return title.replace(/['#@[\]]/g, "'$&");
    throw new Error(`The table ${table.key} has no column ${title}: ${formula}`);
  };
  return withCalledNames(formula).replace(
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

import { NEW_EXCEL_FUNCTIONS } from "@univerjs/engine-formula";
import type { FunctionsMetadata } from "../function-metadata";
import { withTableNames } from "../structured-references";

/** Turns formulas into what files hold and back: there custom functions and newer functions go by other names. */
export class FileFormulas {
  private readonly idOf: ReadonlyMap<string, string>;
  private readonly nameOf: ReadonlyMap<string, string>;

  constructor({ functions }: FunctionsMetadata) {
    this.idOf = new Map(functions.map(({ id, name }) => [name.toUpperCase(), id]));
    this.nameOf = new Map(functions.map(({ id, name }) => [id.toUpperCase(), name]));
  }

  /** Without the equals sign; `[@Price]` names the table that the cell is in. */
  toFile(formula: string, table: string | undefined): string {
    return outsideTexts(withTableNames(formula, table).replace(/^=/, ""), (part) =>
      part.replace(call, (name) => {
        const id = this.idOf.get(name.toUpperCase());
        if (id !== undefined) return customPrefix + id;
        return NEW_EXCEL_FUNCTIONS.has(name.toUpperCase()) ? `_xlfn.${name}` : name;
      }),
    );
  }

  fromFile(formula: string): string {
    const text = outsideTexts(formula.replace(/^=/, ""), (part) =>
      part.replace(/_xl(?:fn|ws|pm)\./g, "").replace(call, (name) => {
        const id = name.startsWith(customPrefix) ? name.slice(customPrefix.length).toUpperCase() : "";
        return this.nameOf.get(id) ?? name;
      }),
    );
    return `=${text}`;
  }

  callsAddin(formula: string): boolean {
    let calls = false;
    outsideTexts(formula, (part) => {
      calls ||= (part.match(call) ?? []).some((name) => this.idOf.has(name.toUpperCase()));
      return part;
    });
    return calls;
  }
}

const customPrefix = "_xldudf_";
const call = /[A-Za-z_][\w.]*(?=\()/g;

function outsideTexts(formula: string, change: (part: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*'!)/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");
}

import { isFunction, tokenize, tokenTypes, type Token } from "@borgar/fx/xlsx";
import { NEW_EXCEL_FUNCTIONS } from "@univerjs/engine-formula";
import type { FunctionsMetadata } from "../functions/metadata";
import { ANCHOR_FUNCTION, withAnchorFunction, withAnchorSign } from "../cells/spill-references";
import { withTableNames } from "../tables/structured-references";

/** Turns formulas into what files hold and back. Files have other names for custom functions and for newer functions. */
export class FileFormulas {
  private readonly idOf: ReadonlyMap<string, string>;
  private readonly nameOf: ReadonlyMap<string, string>;

  constructor({ functions }: FunctionsMetadata) {
    this.idOf = new Map(functions.map(({ id, name, fileId = id }) => [name.toUpperCase(), fileId]));
    this.nameOf = new Map(functions.map(({ id, name, fileId = id }) => [fileId.toUpperCase(), name]));
  }

  /** The formula without its equals sign. `[@Price]` names the table that the cell is in. */
  toFile(formula: string, table: string | undefined): string {
    const spelled = withAnchorFunction(withTableNames(formula, table), `_xlfn.${ANCHOR_FUNCTION}`);
    return written(spelled, ({ type, value }) => {
      if (type !== tokenTypes.FUNCTION) return value;
      const id = this.idOf.get(value.toUpperCase());
      if (id !== undefined) return customPrefix + id;
      return NEW_EXCEL_FUNCTIONS.has(value.toUpperCase()) ? `_xlfn.${value}` : value;
    });
  }

  fromFile(formula: string): string {
    const text = written(formula, ({ type, value }) => {
      if (type !== tokenTypes.FUNCTION && type !== tokenTypes.REF_NAMED) return value;
      const name = value.replace(/_xl(?:fn|ws|pm)\./g, "");
      const id = name.startsWith(customPrefix) ? name.slice(customPrefix.length).toUpperCase() : "";
      return this.nameOf.get(id) ?? name;
    });
    return `=${withAnchorSign(text)}`;
  }

  callsAddin(formula: string): boolean {
    return tokenize(formula).some(
      (token, at, all) => isFunction(token) && !isOfFile(all, at) && this.idOf.has(token.value.toUpperCase()),
    );
  }
}

const customPrefix = "_xldudf_";

/** The formula with its tokens written anew, without the equals sign. What another file has stays as it is. */
function written(formula: string, write: (token: Token) => string): string {
  return tokenize(formula.replace(/^=/, ""))
    .map((token, at, all) => (isOfFile(all, at) ? token.value : write(token)))
    .join("");
}

/** True for what another file has: the function in `[2]!_xldudf_HEDGE_PNL(1)` is not the add-in's. */
function isOfFile(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.value === "!";
}

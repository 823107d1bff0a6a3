import { bareName, type FunctionDoc } from "../../workbook/formulas/function-doc";
import { loadJson } from "../parts/files/own-file";

let docs: Promise<readonly FunctionDoc[]> | undefined;

/** What the doc comments of the worksheet functions say; the build puts it beside the page. After a failure the next call tries again. */
export function loadFunctionDocs(): Promise<readonly FunctionDoc[]> {
  docs ??= loadJson("The list of functions was not loaded.", "function-docs.json").then(
    (loaded) => loaded as readonly FunctionDoc[],
    (error: unknown) => {
      docs = undefined;
      throw error;
    },
  );
  return docs;
}

/** The function with its arguments: `LIQ.PRICE(side, entryPrice, leverage, [maintenanceRate])`. */
export function signature({ name, parameters }: FunctionDoc): string {
  return `${name}(${parameters.map((one) => (one.optional ? `[${one.name}]` : one.name)).join(", ")})`;
}

/** The function's own page, with everything that its doc comment says. */
export function pageOf({ id }: FunctionDoc): string {
  return `docs/functions/${bareName(id)}.html`;
}

import { bareName, type FunctionDoc } from "../../workbook/formulas/function-doc";
import { Problem } from "../../base/problem";

let docs: Promise<readonly FunctionDoc[]> | undefined;

/** What the doc comments of the worksheet functions say; the build puts it beside the page. */
export function loadFunctionDocs(): Promise<readonly FunctionDoc[]> {
  docs ??= fetchDocs().catch((error: unknown) => {
    docs = undefined; // the next call tries again
    throw new Problem(
      "The list of functions was not loaded.",
      [error instanceof Error ? error.message : String(error)],
      "Check the connection, then choose Try again.",
    );
  });
  return docs;
}

async function fetchDocs(): Promise<readonly FunctionDoc[]> {
  const response = await fetch("function-docs.json");
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as FunctionDoc[];
}

/** The function with its arguments: `LIQ.PRICE(side, entryPrice, leverage, [maintenanceRate])`. */
export function signature({ name, parameters }: FunctionDoc): string {
  return `${name}(${parameters.map((one) => (one.optional ? `[${one.name}]` : one.name)).join(", ")})`;
}

/** The function's own page, with everything that its doc comment says. */
export function pageOf({ id }: FunctionDoc): string {
  return `docs/functions/${bareName(id)}.html`;
}

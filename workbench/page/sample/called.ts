import type { IWorkbookData } from "@univerjs/core";
import type { FunctionsMetadata } from "../../excel/functions/metadata";

/** The book with the add-in's functions, which its formulas have by their names without a namespace, as cells call them here. */
export function withCalledNames(book: IWorkbookData, { functions }: FunctionsMetadata): IWorkbookData {
  const called = new Map(functions.map(({ id, name }) => [id, name]));
  const named = (formula: string) =>
    formula.replace(/[A-Z]+\.[A-Z]+(?=\()/g, (name) => called.get(name.replace(".", "_")) ?? name);
  return JSON.parse(JSON.stringify(book), (key, value: unknown) =>
    key === "f" && typeof value === "string" ? named(value) : value,
  ) as IWorkbookData;
}

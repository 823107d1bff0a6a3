import type { Template } from "../../excel/sheets/description";
import { Problem } from "../../base/problem";

/** Loads the descriptions of the templates from a bundle of their own, because only this view needs them. */
export async function loadTemplates(): Promise<readonly Template[]> {
  try {
    return (await import("../../templates")).templates;
  } catch (error) {
    throw new Problem(
      "The templates were not loaded.",
      [error instanceof Error ? error.message : String(error)],
      "Check the connection, then choose Try again.",
    );
  }
}

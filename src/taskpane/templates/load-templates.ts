import type { Template } from "../../excel/sheets/description";
import { Problem } from "../../base/problem";

/** The descriptions of the templates, which only this view needs: they are a file of their own. */
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

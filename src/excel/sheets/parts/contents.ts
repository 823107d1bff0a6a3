import type { Content } from "../description";
import { resolveFormula, type Keys } from "../keys";

function isFormula(content: Content): content is string {
  return typeof content === "string" && content.startsWith("=");
}

/** The content with names in place of keys where it is a formula. */
export function resolveContent(content: Content, keys: Keys): Content {
  return isFormula(content) ? resolveFormula(content, keys) : content;
}

/** Numbers stand at the right with their titles, texts at the left. */
export function alignmentOf(format: string): "left" | "right" {
  return format === "General" || format === "@" ? "left" : "right";
}

/** The format of a cell with a formula: in a cell of the text format Excel takes a formula for a text. */
export function calculatedFormat(format: string): string {
  return format === "@" ? "General" : format;
}

/** The format of a cell with this content. */
export function formatFor(content: Content, format: string): string {
  return isFormula(content) ? calculatedFormat(format) : format;
}

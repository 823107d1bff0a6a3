import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");

/**
 * The size of a picture, so that a page keeps its place while it loads.
 *
 * @param {string} file below the root
 */
export function sizeOf(file) {
  const bytes = readFileSync(path.join(root, file));
  // A PNG begins with its signature and the chunk IHDR, whose first two numbers are width and height.
  if (bytes.toString("latin1", 12, 16) !== "IHDR") throw new Error(`${file} is not a PNG.`);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

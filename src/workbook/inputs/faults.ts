import { bucketNames, isUnclearBucket } from "../../core/allocation/targets";
import { isSlip } from "../../core/venues/near";
import type { CellValue } from "../../excel/cells/source";
import { Problem } from "../../base/problem";

/** What is wrong in a cell, and the cell's address. */
export interface Fault {
  readonly text: string;
  readonly address: string;
}

export function faultIn(address: string, what: string): Fault {
  return { text: `${address} ${what}`, address };
}

export function unreadable(faults: readonly Fault[]): Problem {
  return new Problem(
    "The holdings cannot be read.",
    faults.map(({ text }) => text),
    "Correct the sheet, then read it again.",
    faults.map(({ address }) => address),
  );
}

/** What is said of a bucket that may be meant for another; undefined where it is clear. */
export function unclearBucket(bucket: string): string | undefined {
  const key = bucket.toLowerCase();
  const meant = /^[a-z ]{3,}$/.test(key) ? bucketNames.find((known) => isSlip(key, known)) : undefined;
  if (bucketNames.includes(key)) return undefined;
  if (meant !== undefined) return `holds “${bucket}”. Did you mean ${meant}?`;
  if (!isUnclearBucket(bucket)) return undefined;
  return `holds “${bucket}”. Enter ${bucketNames.slice(0, -1).join(", ")} or ${bucketNames.at(-1)}.`;
}

export function found(value: CellValue): string {
  if (isBlank(value)) return "is empty.";
  if (typeof value === "string") return isError(value) ? `shows ${value}.` : `holds the text “${value}”.`;
  return `holds ${String(value)}.`;
}

export function isBlank(value: CellValue): boolean {
  return typeof value === "string" && value.trim() === "";
}

export function isError(value: string): boolean {
  return /^#([A-Z0-9/_]+[!?]|N\/A)$/.test(value);
}

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ImportFile } from "../../src/imports/files/container";
import { importFiles, type Imported, type ImportOptions } from "../../src/imports/import";
import { listsOf, type Fact, type Tables } from "../../src/imports/tables/rows";
import { readZone } from "../../src/imports/values/zones";

const samples = path.join(__dirname, "../vectors/imports/samples");

export const sampleNames: readonly string[] = readdirSync(samples).sort();

/** A sample file: invented figures under the headers of real exports. */
export function sample(name: string): ImportFile {
  return fileOf(name, readFileSync(path.join(samples, name)));
}

export function sampleText(name: string): string {
  return readFileSync(path.join(samples, name), "utf8");
}

export function fileOf(name: string, content: string | Uint8Array): ImportFile {
  return { name, data: new Blob([typeof content === "string" ? content : new Uint8Array(content)]) };
}

/** Imports files with the answer UTC to a question about the zone. */
export async function importInUtc(
  files: readonly ImportFile[],
  options: ImportOptions = {},
): Promise<Imported> {
  const zone = readZone("UTC");
  return importFiles(files, { answersFor: () => ({ zone, order: "day" }), ...options });
}

export function codesOf({ notes }: Imported): string[] {
  return [...new Set(notes.map(({ code }) => code))].sort();
}

/** A text in UTF-16, little-endian, with its mark. */
export function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));
}

/** All rows of the tables. */
export function factsOf(tables: Tables): Fact[] {
  return listsOf(tables).flat();
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { inNamespace, type FunctionsMetadata } from "../../workbench/excel/functions/metadata";

/** The built add-in. The files are calculated with it and refer to it. */
export interface AddIn {
  /** Id of the add-in in the manifest. */
  readonly id: string;
  readonly version: string;
  /** "" where the manifest has none. */
  readonly namespace: string;
  /** The functions by the names of cells, with the manifest's namespace. */
  readonly metadata: FunctionsMetadata;
  /** Path of the script that defines the functions. */
  readonly script: string;
}

/** Reads the add-in from the folder that the build has written. */
export function readAddIn(dist: string): AddIn {
  const manifest = readFileSync(path.join(dist, "manifest.xml"), "utf8");
  const metadata = JSON.parse(readFileSync(path.join(dist, "functions.json"), "utf8")) as FunctionsMetadata;
  const namespace = namespaceOf(manifest);
  return {
    namespace,
    id: element(manifest, "Id"),
    version: element(manifest, "Version"),
    metadata: inNamespace(metadata, namespace),
    script: path.join(dist, "functions.js"),
  };
}

function namespaceOf(manifest: string): string {
  const [, id = ""] = /<Namespace resid="([^"]+)"/.exec(manifest) ?? [];
  const [, namespace = ""] = new RegExp(`id="${id}" DefaultValue="([^"]+)"`).exec(manifest) ?? [];
  return id === "" ? "" : namespace;
}

function element(xml: string, name: string): string {
  const found = new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml);
  if (!found) throw new Error(`The manifest has no ${name}.`);
  return found[1]!.trim();
}

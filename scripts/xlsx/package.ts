import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import { element, xmlFile } from "./xml";

/** The parts of an .xlsx file by their paths, all of them XML. */
export type Package = Map<string, string>;

export function openPackage(file: Uint8Array): Package {
  return new Map(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** The first date that ZIP knows. With a fixed date the same parts always give the same bytes. */
const epoch = new Date(1980, 0, 1);

/** Zips the parts. The list of content types comes first, as Excel writes it; the rest is sorted by path. */
export function closePackage(parts: Package): Uint8Array {
  const contentTypes = "[Content_Types].xml";
  const paths = [contentTypes, ...[...parts.keys()].filter((path) => path !== contentTypes).sort()];
  const entries = paths.map((path): [string, Zippable[string]] => [
    path,
    [strToU8(parts.get(path)!), { level: 9, mtime: epoch }],
  ]);
  return zipSync(Object.fromEntries(entries));
}

/** Changes a part. It throws if there is nothing to change, because then the writer of the part has changed. */
export function edit(
  parts: Package,
  path: string,
  pattern: RegExp,
  replacement: string | ((match: string, ...groups: string[]) => string),
): void {
  const part = parts.get(path);
  if (part === undefined || part.search(pattern) < 0)
    throw new Error(`${path} holds nothing like ${pattern}`);
  parts.set(
    path,
    typeof replacement === "string"
      ? part.replace(pattern, () => replacement)
      : part.replace(pattern, replacement),
  );
}

export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

export function relationshipsXml(relationships: readonly Relationship[]): string {
  const namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
  return xmlFile(element("Relationships", { xmlns: namespace }, relationships.map(relationshipXml).join("")));
}

export function addRelationship(parts: Package, path: string, type: string, target: string): void {
  const count = parts.get(path)?.match(/<Relationship /g)?.length ?? 0;
  const added = relationshipXml({ id: `rId${count + 1}`, type, target });
  edit(parts, path, /<\/Relationships>/, `${added}</Relationships>`);
}

function relationshipXml({ id, type, target }: Relationship): string {
  return element("Relationship", { Id: id, Type: type, Target: target });
}

export function addContentType(parts: Package, path: string, type: string): void {
  const override = element("Override", { PartName: `/${path}`, ContentType: type });
  edit(parts, "[Content_Types].xml", /<\/Types>/, `${override}</Types>`);
}

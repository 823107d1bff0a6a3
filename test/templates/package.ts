import { readFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";

/** The parts of an .xlsx file by their paths. */
export type Parts = ReadonlyMap<string, string>;

export function readParts(file: string): Parts {
  const entries = Object.entries(unzipSync(readFileSync(file)));
  return new Map(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

export interface XmlElement {
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands between its tags, as XML. */
  readonly content: string;
}

/** The elements of a name, which does not stand in itself. */
export function elements(xml: string, name: string): XmlElement[] {
  const pattern = new RegExp(`<${name}((?: [^<>]*?)?)(?:/>|>(.*?)</${name}>)`, "gs");
  return [...xml.matchAll(pattern)].map(([, attributes, content = ""]) => ({
    attributes: Object.fromEntries(
      [...attributes!.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key!, textOf(value!)]),
    ),
    content,
  }));
}

const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export const textOf = (xml: string) => xml.replace(/&(\w+);/g, (_, name: string) => signs[name]!);

/** The parts that a part refers to, by the ids of its relationships; addresses outside of the file are left out. */
export function targets(parts: Parts, part: string): Map<string, string> {
  const { dir, base } = path.posix.parse(part);
  const xml = parts.get(path.posix.join(dir, "_rels", `${base}.rels`)) ?? "";
  const inside = elements(xml, "Relationship").filter(
    ({ attributes }) => attributes.TargetMode !== "External",
  );
  return new Map(
    inside.map(({ attributes }) => [attributes.Id!, path.posix.join(dir, attributes.Target!)] as const),
  );
}

export interface SheetPart {
  readonly name: string;
  readonly path: string;
  readonly xml: string;
}

export function sheetsOf(parts: Parts): SheetPart[] {
  const sheets = targets(parts, "xl/workbook.xml");
  return elements(parts.get("xl/workbook.xml")!, "sheet").map(({ attributes }) => {
    const path = sheets.get(attributes["r:id"]!)!;
    return { name: attributes.name!, path, xml: parts.get(path)! };
  });
}

export interface CellPart {
  readonly address: string;
  /** One of b, e, s, str and n; n where the file says nothing. */
  readonly type: string;
  readonly formula?: XmlElement;
  /** A shared text is given as itself. */
  readonly value: string;
  readonly isDynamic: boolean;
}

export function cellsOf(parts: Parts, { xml }: SheetPart): Map<string, CellPart> {
  const shared = elements(parts.get("xl/sharedStrings.xml")!, "si").map(
    ({ content }) => elements(content, "t")[0]!,
  );
  return new Map(
    elements(xml, "c").map(({ attributes, content }) => {
      const address = attributes.r!;
      const type = attributes.t ?? "n";
      const written = elements(content, "v")[0]?.content ?? "";
      const value = textOf(type === "s" ? shared[Number(written)]!.content : written);
      const [formula] = elements(content, "f");
      return [address, { address, type, formula, value, isDynamic: attributes.cm === "1" }];
    }),
  );
}

import { strFromU8, strToU8, unzipSync } from "fflate";

/** How a file refers to the add-in. */
export interface AddinReference {
  id: string;
  version: string;
}

const panesPart = "xl/webextensions/taskpanes.xml";
const panesRelations = "xl/webextensions/_rels/taskpanes.xml.rels";
const extensionPart = "xl/webextensions/webextension1.xml";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const officeRelations = "http://schemas.microsoft.com/office/2011/relationships";

/** Writes the add-in's settings into the part of the file in which Excel keeps them. */
export function putSettings(
  parts: Record<string, Uint8Array>,
  settings: Readonly<Record<string, string>>,
  { id, version }: AddinReference,
): void {
  const put = (name: string, text: string) => (parts[name] = strToU8(text));
  const add = (name: string, before: string, text: string) =>
    put(name, strFromU8(parts[name]!).replace(before, text + before));
  const properties = Object.entries(settings)
    .map(([name, value]) => `<we:property name="${escape(name)}" value="${escape(value)}"/>`)
    .join("");
  put(
    extensionPart,
    `${head}<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" ` +
      `id="{${id.toUpperCase()}}"><we:reference id="${id}" version="${version}" store="developer" storeType="Registry"/>` +
      `<we:alternateReferences/><we:properties>${properties}</we:properties><we:bindings/>` +
      `<we:snapshot xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></we:webextension>`,
  );
  put(
    panesPart,
    `${head}<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11">` +
      `<wetp:taskpane dockstate="right" visibility="0" width="350" row="1"><wetp:webextensionref ` +
      `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>` +
      `</wetp:taskpane></wetp:taskpanes>`,
  );
  put(
    panesRelations,
    `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" ` +
      `Type="${officeRelations}/webextension" Target="webextension1.xml"/></Relationships>`,
  );
  add(
    "_rels/.rels",
    "</Relationships>",
    `<Relationship Id="rIdTaskpanes" Type="${officeRelations}/webextensiontaskpanes" Target="${panesPart}"/>`,
  );
  add(
    "[Content_Types].xml",
    "</Types>",
    `<Override PartName="/${panesPart}" ContentType="application/vnd.ms-office.webextensiontaskpanes+xml"/>` +
      `<Override PartName="/${extensionPart}" ContentType="application/vnd.ms-office.webextension+xml"/>`,
  );
}

export function settingsOf(file: Uint8Array): Record<string, string> {
  const parts = unzipSync(file, {
    filter: ({ name }) => /^xl\/webextensions\/webextension\d*\.xml$/.test(name),
  });
  const settings: Record<string, string> = {};
  for (const part of Object.values(parts)) {
    for (const [tag] of strFromU8(part).matchAll(/<we:property\b[^>]*>/g)) {
      const name = attribute(tag, "name");
      if (name !== undefined) settings[name] = attribute(tag, "value") ?? "";
    }
  }
  return settings;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function attribute(tag: string, name: string): string | undefined {
  const text = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return text?.replace(/&(lt|gt|quot|apos|amp|#10|#13|#9);/g, (entity) => entities[entity] ?? entity);
}

const escape = (text: string): string =>
  text.replace(/[<>&"\n\r\t]/g, (sign) => Object.keys(entities).find((entity) => entities[entity] === sign)!);

const entities: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&amp;": "&",
  "&#10;": "\n",
  "&#13;": "\r",
  "&#9;": "\t",
};

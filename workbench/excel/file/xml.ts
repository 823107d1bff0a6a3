/** One element of XML without its namespace prefix. */
export interface Xml {
  name: string;
  attributes: Record<string, string>;
  children: Xml[];
  text: string;
}

type Attributes = Record<string, string | number | boolean | undefined>;

/** Writes an element. Its children are XML already; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, ...children: (string | undefined)[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${escapeXml(typeof value === "boolean" ? (value ? "1" : "0") : String(value))}"`,
    )
    .join("");
  const content = children.join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** Writes an element that only has a value, as most of a chart's are. */
export const valued = (name: string, val: string | number | boolean): string => element(name, { val });

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"\n\r\t]/g, (sign) => `&${signs.find(([, of]) => of === sign)![0]};`);

/** Reads the elements of a part. What is not well-formed gives what was read so far. */
export function parseXml(text: string): Xml {
  const root: Xml = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  for (const [, data, ends, name, attributes, closed, content] of text.matchAll(tokens)) {
    const inside = open.at(-1)!;
    if (data !== undefined) inside.text += data;
    else if (content !== undefined) inside.text += unescapeXml(content);
    else if (ends === "/" && open.length > 1) open.pop();
    else if (name !== undefined && ends === "") {
      const made: Xml = { name: local(name), attributes: attributesOf(attributes!), children: [], text: "" };
      inside.children.push(made);
      if (closed === "") open.push(made);
    }
  }
  return root;
}

/** The element at the end of a path of names. */
export const find = (xml: Xml | undefined, ...path: readonly string[]): Xml | undefined =>
  path.reduce<Xml | undefined>((at, name) => at?.children.find((child) => child.name === name), xml);

export const all = (xml: Xml | undefined, name: string): Xml[] =>
  xml?.children.filter((child) => child.name === name) ?? [];

/** What stands as the value of the element at the end of a path. */
export const valueOf = (xml: Xml | undefined, ...path: readonly string[]): string | undefined =>
  find(xml, ...path)?.attributes.val;

/** The number at the end of a path. Undefined when there is none, or something else. */
export function numberOf(xml: Xml | undefined, ...path: readonly string[]): number | undefined {
  const number = Number(valueOf(xml, ...path) ?? NaN);
  return Number.isFinite(number) ? number : undefined;
}

/** True or false as the element at the end of a path says; without a value it says true. Undefined when there is no such element. */
export function flagOf(xml: Xml | undefined, ...path: readonly string[]): boolean | undefined {
  const found = find(xml, ...path);
  return found && ["1", "true", undefined].includes(found.attributes.val);
}

const tokens =
  /<!--[^]*?-->|<[?!](?!\[)[^>]*>|<!\[CDATA\[([^]*?)\]\]>|<(\/?)([^\s/>]+)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;

function attributesOf(text: string): Record<string, string> {
  const found = text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries(
    [...found].map(([, name, double, single]) => [local(name!), unescapeXml(double ?? single!)]),
  );
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

const unescapeXml = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]+);/gi, (entity, name: string) => {
    if (!name.startsWith("#")) return signs.find(([of]) => of === name)?.[1] ?? entity;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });

const signs = [
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["#10", "\n"],
  ["#13", "\r"],
  ["#9", "\t"],
] as const;

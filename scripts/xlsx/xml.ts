/** One element of XML. `content` is XML already; texts in it go through `escapeText`. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content = "",
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${attribute(key, value)}`);
  const start = `<${name}${written.join("")}`;
  return content === "" ? `${start}/>` : `${start}>${content}</${name}>`;
}

export const attribute = (key: string, value: string | number) =>
  `${key}="${escapeText(String(value)).replaceAll('"', "&quot;")}"`;

export const xmlFile = (root: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;

const entities: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt" };

export const escapeText = (text: string) => text.replace(/[&<>]/g, (sign) => `&${entities[sign]};`);

const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export const unescapeText = (text: string) =>
  text.replace(/&(\w+);/g, (entity, name: string) => signs[name] ?? entity);

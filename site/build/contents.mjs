import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The pages of the site in the order of docs/contents.json, in which each section lists its pages or names those that are generated.
 *
 * @typedef {{ path: string, title: string, summary: string, leads: boolean, text: string }} Written a page of
 *   docs/: `path` without an ending, and `text` what follows the title and, where the summary `leads` the page, the summary
 * @typedef {{ title: string, pages: Written[], generated?: "templates" | "functions" }} Section
 *
 * @param {string} root
 * @returns {Section[]}
 */
export function readContents(root) {
  const sections = JSON.parse(readFileSync(path.join(root, "docs/contents.json"), "utf8"));
  return sections.map(({ title, generated, pages = [] }) => ({
    title,
    generated,
    pages: pages.map((name) => readListed(root, name, title)),
  }));
}

/**
 * The templates' pages, in the order of the alphabet.
 *
 * @param {string} root
 * @returns {Written[]}
 */
export function readTemplatePages(root) {
  const names = readdirSync(path.join(root, "docs/templates")).sort();
  return names.map((name) =>
    readPage(root, `docs/templates/${name}`, `templates/${path.basename(name, ".md")}`),
  );
}

/** A page of docs/, or one at the root such as CHANGELOG, which is served in small letters. */
function readListed(root, name, section) {
  const below = `docs/${name}.md`;
  const atRoot = `${name}.md`;
  if (existsSync(path.join(root, below))) return readPage(root, below, name);
  if (/^[A-Z]+$/.test(name) && existsSync(path.join(root, atRoot)))
    return readPage(root, atRoot, name.toLowerCase());
  throw new Error(
    `docs/contents.json lists ${name} under "${section}", and there is no ${below}. Write the page or take it out of the list.`,
  );
}

function readPage(root, file, servedAs) {
  const source = readFileSync(path.join(root, file), "utf8")
    .replace(/<!--[^]*?-->\n*/g, "")
    .replace(/^(#+ )\[([^\]]+)\](?!\()/gm, "$1$2"); // a version of the changelog, whose link stands at its end
  const [, title, rest] = /^# (.+)\n+([^]*)$/.exec(source) ?? [];
  if (title === undefined)
    throw new Error(`${file} has no title: its first line must be a heading such as "# Guide".`);
  const blocks = rest.split(/\n\n+/);
  const leads = isParagraph(blocks[0]);
  const summary = (leads ? blocks[0] : (blocks.find(isParagraph) ?? "")).replaceAll("\n", " ").trim();
  return { path: servedAs, title, summary, leads, text: leads ? blocks.slice(1).join("\n\n") : rest };
}

/** True for words, and not for a heading, a list, a table, code or a picture. */
function isParagraph(block) {
  return !/^(#|[-*] |\d+\. |\||```|!\[|>|\s*$)/.test(block);
}

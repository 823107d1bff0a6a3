import { readFileSync } from "node:fs";
import path from "node:path";
import { readFunctionDocs } from "../../scripts/site/function-docs";
import { functionFiles } from "../../scripts/site/function-files";
import { docsPages } from "../../scripts/site/pages";
import { glossary, pageOf } from "../../src/taskpane/glossary/glossary";
import { templates } from "../../src/templates";
import { readFormula, readValue } from "../functions/example";
import { call, type WorksheetFunction } from "../functions/support";

const read = (id: string) => ({
  id,
  text: readFileSync(path.join(__dirname, `../../docs/${id}.md`), "utf8"),
});
const guides = [
  "guide",
  "glossary",
  "book",
  "import",
  "venues",
  "brackets",
  "live-data",
  "differences",
  "articles",
].map(read);
const templatePages = templates.map(({ id }) => ({ id, text: read(`templates/${id}`).text }));
const pages = docsPages(readFunctionDocs(), templatePages, guides, "1.0.0");

const functions = new Map<string, WorksheetFunction>();
beforeAll(async () => {
  for (const file of functionFiles) {
    for (const [name, one] of Object.entries((await import(file)) as Record<string, WorksheetFunction>))
      functions.set(name.toUpperCase(), one);
  }
});

const claims = guides.flatMap(({ id, text }) =>
  [...text.matchAll(/^(=.+?) +→ (.+)$/gm)].map(([, formula, result]) => [id, formula!, result!] as const),
);

test("the guides state figures", () => expect(claims.length).toBeGreaterThan(12));

test.each(claims)("%s: %s is %s", (_, formula, result) => {
  const { called, given } = readFormula(formula);
  const value = readValue(result);
  expect(call(functions.get(called.replace(".", ""))!, ...given)).toEqual(
    Array.isArray(value) ? value : [[value]],
  );
});

test("every link between the pages leads to one, and to a place on it", () => {
  const lost = [...pages].flatMap(([name, html]) =>
    [...html.matchAll(/href="([^":]+)"/g)].flatMap(([, href]) => {
      const [file, place] = path.posix.join(path.posix.dirname(name), href!).split("#");
      if (file!.endsWith(".xlsx")) return [];
      const target = href!.startsWith("#") ? html : pages.get(file!);
      const isThere = target !== undefined && (place === undefined || target.includes(`id="${place}"`));
      return isThere ? [] : [`${name}: ${href}`];
    }),
  );
  expect(lost).toEqual([]);
  expect(pages.get("index.html")).toContain('href="guide.html"');
});

test("the page of each term is a place in the glossary", () => {
  for (const term of glossary) {
    const [file, place] = pageOf(term).replace("docs/", "").split("#");
    expect(pages.get(file!)).toContain(`<h2 id="${place}">${term.term}</h2>`);
  }
});

test("no line breaks between a number and its percent sign; code keeps its blanks", () => {
  for (const [, page] of pages) expect(page.replace(/<code.*?<\/code>/gs, "")).not.toMatch(/\d %/);
  expect(pages.get("guide.html")).toContain("80&nbsp;% spot");
  for (const [, page] of pages) expect(page).not.toMatch(/<code[^>]*>[^<]*&nbsp;/);
});

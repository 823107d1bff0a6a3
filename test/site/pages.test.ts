import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readFunctionDocs } from "../../scripts/site/function-docs";
import { glossary, pageOf } from "../../src/taskpane/glossary/glossary";
import { templates } from "../../src/templates";
import type { FunctionDoc } from "../../src/workbook/formulas/function-doc";

/** The pages as `npm run build` makes them. */
const dist = path.join(__dirname, "../../dist");
const docs: FunctionDoc[] = readFunctionDocs();
const names = readdirSync(path.join(dist, "docs"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".html"))
  .map((name) => `docs/${name.split(path.sep).join("/")}`);
const pages = new Map(names.map((name) => [name, readFileSync(path.join(dist, name), "utf8")]));

test("the addresses that Excel, the pane and the templates lead to are there", () => {
  expect(names).toEqual(
    expect.arrayContaining([
      "docs/index.html",
      "docs/guide.html",
      "docs/live-data.html",
      "docs/deployment.html",
      ...docs.map(({ name }) => `docs/functions/${name}.html`),
      ...templates.map(({ id }) => `docs/templates/${id}.html`),
    ]),
  );
  for (const term of glossary) {
    const [file, place] = pageOf(term).split("#");
    expect(pages.get(file!)).toContain(`<h2 id="${place}">${term.term}</h2>`);
  }
});

test("every link, picture, style and script of a page leads to a file of the build, and to a place on it", () => {
  const lost = [...pages].flatMap(([name, html]) =>
    [...html.matchAll(/ (?:href|src)="([^"]+)"/g)].flatMap(([, address]) => {
      if (address!.startsWith("https:")) return [];
      const [file, place] = address!.replaceAll("&amp;", "&").split("#");
      const target = file === "" ? name : path.posix.join(path.posix.dirname(name), file!);
      const isThere =
        existsSync(path.join(dist, target)) &&
        (place === undefined || pages.get(target)?.includes(` id="${place}"`));
      return isThere ? [] : [`${name}: ${address}`];
    }),
  );
  expect(lost).toEqual([]);
});

test("each picture of a page has its size, and each but a thumbnail leads to itself in full", () => {
  for (const [name, html] of pages)
    for (const [, picture = "", source = ""] of html.matchAll(/(<img src="([^"]+)"[^>]*>)/g)) {
      const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(picture) ?? [];
      const bytes = readFileSync(path.join(dist, path.posix.join(path.posix.dirname(name), source)));
      const isIcon = source.includes("assets/");
      const shape = bytes.readUInt32BE(16) / bytes.readUInt32BE(20);
      expect([name, source, Number(width) / Number(height)]).toEqual([name, source, shape]);
      const isThumbnail = isIcon || name === "docs/templates/index.html" || name === "docs/index.html";
      expect([name, html.includes(`class="picture" href="${source}"`)]).toEqual([name, !isThumbnail]);
    }
});

test("no page names a place twice", () => {
  for (const [name, html] of pages) {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect([name, ids.filter((id, at) => ids.indexOf(id) !== at)]).toEqual([name, []]);
  }
});

test("each page has a title of its own, one heading of the first rank, a description and a language", () => {
  const titles = [...pages].map(([name, html]) => {
    const [, title = ""] = /<title>(.*?)<\/title>/.exec(html) ?? [];
    expect([name, html.match(/<h1\b/g)?.length]).toEqual([name, 1]);
    expect(html).toMatch(/<meta name="description" content="[^"]{10,}">/);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en"/);
    return title;
  });
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
});

test("the menu lists every page but the first, marks the one that is open, and shows where it is", () => {
  for (const [name, html] of pages) {
    const [menu = ""] = /<nav id="menu"[^]*?<\/nav>/.exec(html) ?? [];
    const current = [...menu.matchAll(/<a href="([^"]*)" aria-current="page">/g)].map(([, href]) =>
      path.posix.join(path.posix.dirname(name), href!),
    );
    const isFirst = name === "docs/index.html";
    expect([name, current]).toEqual([name, isFirst ? [] : [name]]);
    expect(menu.match(/<li><a /g)).toHaveLength(pages.size - 1);
    if (!isFirst) expect(menu).toMatch(/<details open>(?:(?!<\/details>)[^])*aria-current/);
  }
});

test("from the first page, Next leads through all pages, and Previous back", () => {
  const [, start] = /class="button" href="([^"]*)"/.exec(pages.get("docs/index.html")!) ?? [];
  const turned = new Set<string>();
  for (let at: string | undefined = `docs/${start}`; at !== undefined && !turned.has(at);) {
    turned.add(at);
    const [, next]: readonly string[] = /class="next" href="([^"]*)"/.exec(pages.get(at)!) ?? [];
    const following: string | undefined = next && path.posix.join(path.posix.dirname(at), next);
    if (following) {
      const [, previous] = /class="previous" href="([^"]*)"/.exec(pages.get(following)!) ?? [];
      expect(path.posix.join(path.posix.dirname(following), previous!)).toBe(at);
    }
    at = following;
  }
  expect([...turned].toSorted()).toEqual(names.filter((name) => name !== "docs/index.html").toSorted());
});

test("a function's page says everything that its doc comment says", () => {
  for (const { name, parameters, examples, errors } of docs) {
    const html = pages.get(`docs/functions/${name}.html`)!;
    for (const one of parameters) expect(html).toContain(`<th scope="row"><code>${one.name}</code></th>`);
    expect(html.match(/<div class="example">/g)).toHaveLength(examples.length);
    expect(/<ul class="errors">(.*?)<\/ul>/s.exec(html)?.[1]!.match(/<li>/g) ?? []).toHaveLength(
      errors.length,
    );
    for (const { formula } of examples)
      expect(html).toContain(
        `<code class="formula">${formula.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;")}</code>`,
      );
    expect(html.includes('class="try-out"')).toBe(!name.startsWith("MARKET.") && parameters.length > 0);
  }
});

test("no line breaks between a number and its percent sign; code keeps its blanks", () => {
  for (const [name, page] of pages) {
    const words = page.replace(/<code.*?<\/code>|<[^>]*>/gs, "");
    expect([name, /\d %/.exec(words)]).toEqual([name, null]);
    expect(page).not.toMatch(/<code[^>]*>[^<]*&nbsp;/);
  }
  expect(pages.get("docs/guide.html")).toContain("80&nbsp;% spot");
});

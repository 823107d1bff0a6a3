import path from "node:path";
import { Eleventy } from "@11ty/eleventy";
import functionDocs from "../../scripts/site/function-docs.js";
import namespaces from "../../scripts/deployment/namespace.js";
import { readContents, readTemplatePages } from "./contents.mjs";
import { addFilters } from "./filters.mjs";
import { functionGroups } from "./functions.mjs";
import { landingOf } from "./landing.mjs";
import { siteMarkdown } from "./markdown.mjs";
import { searchDocuments } from "./search.mjs";
import { loadShared } from "./shared.mjs";
import { navigationOf } from "./navigation.mjs";

const root = path.join(import.meta.dirname, "../..");

/**
 * Builds the documentation site: the pages that docs/contents.json lists, the templates' pages, a page for each worksheet function, and
 * the index of the search.
 *
 * @param {{ version: string, namespace: string }} deployment
 * @returns {Promise<Map<string, string>>} path below docs/ to what it holds
 */
export async function buildSite({ version, namespace }) {
  const shared = await loadShared();
  const docs = functionDocs.readFunctionDocs();
  const markdown = siteMarkdown(new Set(docs.map(({ name }) => name)));
  const inWords = (text, own) => {
    const env = { up: "../", own };
    return { inline: markdown.renderInline(text, env), block: markdown.render(text, env) };
  };
  const contents = readContents(root);
  const templates = readTemplatePages(root);
  const guides = contents.flatMap(({ pages }) => pages);
  const groups = functionGroups(docs, [...guides, ...templates], shared, inWords);
  const { sections, ordered } = navigationOf(contents, templates, groups);

  const eleventy = new Eleventy("site/layouts", "dist/docs", {
    quietMode: true,
    configPath: false,
    config(configuration) {
      configuration.setUseGitIgnore(false);
      configuration.setIncludesDirectory(".");
      configuration.setLibrary("md", markdown);
      addFilters(configuration, markdown);
      configuration.ignores.add("site/layouts/**");
      configuration.addGlobalData("site", { version, sections, groups, landing: landingOf(ordered) });
      for (const page of ordered) addPage(configuration, page, ordered);
      return { markdownTemplateEngine: false };
    },
  });
  const rendered = await eleventy.toJSON();
  const files = rendered.map(({ url, content }) => [
    url.slice(1).replace(/(^|\/)$/, "$1index.html"),
    content,
  ]);
  const index = shared.indexOf(searchDocuments(writtenOf(ordered, markdown), groups, shared));
  const texts = [
    ...files,
    ["assets/search-index.js", `var ballastSearchIndex = ${JSON.stringify(index)};\n`],
  ];
  return new Map(
    texts.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => [name, deployed(name, text, namespace)]),
  );
}

/** One page of the site, with its neighbours in the order of reading. */
function addPage(configuration, page, ordered) {
  const at = ordered.indexOf(page);
  configuration.addTemplate(`site/layouts/${page.path}.md`, page.text, {
    layout: `${page.layout}.njk`,
    permalink: `${page.path}.html`,
    title: page.title,
    summary: page.summary,
    leads: page.leads ?? true,
    here: page,
    up: "../".repeat(page.path.split("/").length - 1),
    previous: page.path === "index" ? undefined : ordered[at - 1],
    next: page.path === "index" ? undefined : ordered[at + 1],
  });
}

function writtenOf(ordered, markdown) {
  return ordered
    .filter(({ layout }) => layout === "page" || layout === "template")
    .map(({ path, title, summary, text, section, layout }) => ({
      path,
      title,
      section,
      about: layout === "template" ? path.replace("templates/", "") : undefined,
      html: markdown.render(`${summary}\n\n${text}`, {}),
    }));
}

/** A file as this build serves it: functions as its cells call them, and each percent sign on the line of its number. */
function deployed(name, text, namespace) {
  const named = namespaces.withNamespace(text, namespace);
  return name.endsWith(".html") ? percentsWhole(named) : named;
}

/** Code and what is in tags stay as they are, so that they can be copied. */
function percentsWhole(page) {
  return page.replace(/<code.*?<\/code>|<textarea.*?<\/textarea>|<[^>]*>|(?<=\d) %/gs, (found) =>
    found === " %" ? "&nbsp;%" : found,
  );
}

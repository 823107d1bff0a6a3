const markdown = require("markdown-it")();
const { patternPlots, plotStyle } = require("./pattern-plots");

/**
 * The pages of the worksheet functions: one each, in the same order throughout (what it answers, syntax, arguments, result,
 * errors, details, examples, sources); those of the templates; the guides; and an index of all.
 *
 * @param {import("./function-docs").FunctionDoc[]} functions
 * @param {{ id: string, text: string }[]} templates each with its page in Markdown
 * @param {{ id: string, text: string }[]} guides the same
 * @param {string} version
 * @returns {Map<string, string>} path below docs/ to the page
 */
function docsPages(functions, templates, guides, version) {
  const pages = new Map([["index.html", indexPage(functions, templates, guides, version)]]);
  for (const one of guides) pages.set(`${one.id}.html`, guidePage(one, functions, version));
  for (const one of functions) pages.set(`functions/${one.name}.html`, functionPage(one, version));
  for (const one of templates) pages.set(`templates/${one.id}.html`, templatePage(one, functions, version));
  return pages;
}

/** The page of a template: its Markdown with picture and file under the first lines. */
function templatePage({ id, text }, functions, version) {
  const body = markdownBody(text, functions, "../").replace("</p>", `</p>${templateFile(id, titleOf(text))}`);
  return page(titleOf(text), version, "../index.html", body);
}

/** The page of a guide: its Markdown, in which each heading can be linked to. */
function guidePage({ text }, functions, version) {
  const body = markdownBody(text, functions, "").replace(
    /<h2>(.*?)<\/h2>/g,
    (_, title) => `<h2 id="${anchor(title)}">${title}</h2>`,
  );
  return page(titleOf(text), version, "index.html", body);
}

/** As GitHub makes the anchor of a heading: small letters, and a hyphen for a blank. */
const anchor = (title) =>
  title
    .toLowerCase()
    .replaceAll(" ", "-")
    .replace(/[^a-z0-9-]/g, "");

/** Markdown without its comments, with links to the functions that it names and to other pages of docs/ as they are served. */
function markdownBody(text, functions, up) {
  const names = new Map(functions.map(({ name }) => [`<code>${name}</code>`, name]));
  return rendered(text.replace(/<!--.*?-->\n*/g, ""))
    .replace(/<code>[A-Z.]+<\/code>/g, (code) =>
      names.has(code) ? `<a href="${up}functions/${names.get(code)}.html">${code}</a>` : code,
    )
    .replace(/href="((?:\.\.\/)?[a-z/-]+)\.md(#[a-z-]+)?"/g, 'href="$1.html$2"')
    .replace("<p>", '<p class="lead">');
}

/** Markdown, whose tables scroll where they are wider than the page. */
const rendered = (text) =>
  markdown
    .render(text)
    .replaceAll("<table>", '<div class="scroll" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>");

const templateFile = (id, title) =>
  `<p><img src="../../templates/${id}.png" alt="${escape(`The template ${title} in a sheet`)}"></p>` +
  `<p><a href="../../templates/${id}.xlsx" download>Download the workbook</a>, or insert it in Excel from the task pane's Templates.</p>`;

/** The title: the first line without its number sign. */
const titleOf = (text) => text.slice(2, text.indexOf("\n"));
/** The summary: the first paragraph. */
const summaryOf = (text) => text.split("\n\n")[1].replaceAll("\n", " ");

function functionPage(one, version) {
  const plots = patternPlots(one.name);
  const sections = [
    section("Syntax", `<pre><code>${escape(syntax(one))}</code></pre>`),
    one.parameters.length > 0 &&
      section("Arguments", table(["Argument", "", "Meaning"], one.parameters.map(parameterRow))),
    section("Result", rendered(one.returns)),
    one.errors.length > 0 && section("Errors", list(one.errors)),
    one.remarks && section("Details", rendered(one.remarks)),
    plots && section("Drawn patterns", plots),
    section("Examples", table(["Formula", "Result"], one.examples.map(exampleRow))),
    one.sources.length > 0 && section("Sources", list(one.sources)),
  ];
  return page(
    one.name,
    version,
    "../index.html",
    `<h1>${escape(one.name)}</h1><p class="lead">${inline(one.summary)}</p>${sections.filter(Boolean).join("")}`,
  );
}

function indexPage(functions, templates, guides, version) {
  const prefixes = [...new Set(functions.map(prefix))];
  const groups = prefixes.map((name) =>
    section(
      name,
      table(
        ["Function", "What it answers"],
        functions
          .filter((one) => prefix(one) === name)
          .map((one) => [
            `<a href="functions/${one.name}.html">${escape(one.name)}</a>`,
            inline(one.summary),
          ]),
      ),
    ),
  );
  const rows = (pages, folder) =>
    pages.map(({ id, text }) => [
      `<a href="${folder}${id}.html">${escape(titleOf(text))}</a>`,
      inline(summaryOf(text)),
    ]);
  const reading = section("Guides", table(["Page", "What it is"], rows(guides, "")));
  const workbooks = section(
    "Templates",
    table(["Workbook", "What it answers"], rows(templates, "templates/")),
  );
  return page(
    "Functions and templates",
    version,
    undefined,
    `<h1>Ballast functions</h1><p class="lead">Type a formula into any cell. Ranges are welcome wherever a number is: the results spill. The <a href="#templates">templates</a> are workbooks that use them.</p>${reading}${groups.join("")}<div id="templates">${workbooks}</div>`,
  );
}

/** A Markdown table of all functions for the README. */
function functionList(functions) {
  return [
    "| function | what it answers |",
    "|---|---|",
    ...functions.map((one) => `| \`${syntax(one).slice(1)}\` | ${one.summary} |`),
  ].join("\n");
}

const prefix = (one) => one.name.split(".")[0];

/** The call with its arguments: `=LIQ.PRICE(side, entryPrice, leverage, [maintenanceRate])`. */
const syntax = (one) =>
  `=${one.name}(${one.parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(", ")})`;

const parameterRow = ({ name, optional, description }) => [
  `<code>${escape(name)}</code>`,
  optional ? "optional" : "required",
  inline(description),
];
const exampleRow = ({ formula, result }) => [
  `<code class="formula">${escape(formula)}</code>`,
  `<code>${escape(result)}</code>`,
];

const section = (title, body) => `<section><h2>${escape(title)}</h2>${body}</section>`;
const list = (items) => `<ul>${items.map((item) => `<li>${inline(item)}</li>`).join("")}</ul>`;
const table = (head, rows) =>
  `<div class="scroll" tabindex="0"><table><thead><tr>${head.map((cell) => `<th scope="col">${escape(cell)}</th>`).join("")}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`)
    .join("")}</tbody></table></div>`;
const inline = (text) => markdown.renderInline(text);
const escape = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

/** Each percent sign on the line of its number. Code stays as it is, so that it can be copied. */
const percentsWhole = (body) =>
  body.replace(/<code.*?<\/code>|(?<=\d) %/gs, (found) => (found === " %" ? "&nbsp;%" : found));

const page = (title, version, up, body) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} - Ballast</title>
<style>
:root { color-scheme: light dark; --ink: #1b2733; --soft: #52606d; --line: #d5dce2; --paper: #fff; --code: #f2f5f7; --link: #0b5563; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebef; --soft: #a4b1bc; --line: #3a4650; --paper: #172026; --code: #212c34; --link: #7cc6d4; } }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
h1 { margin: 0.5rem 0 0; font-size: 1.9rem; letter-spacing: -0.01em; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.05rem; }
.lead { margin: 0.35rem 0 0; font-size: 1.1rem; color: var(--soft); }
a { color: var(--link); }
code { font: 0.9em ui-monospace, Consolas, monospace; background: var(--code); padding: 0.1em 0.3em; border-radius: 3px; overflow-wrap: anywhere; }
pre { background: var(--code); padding: 0.8rem 1rem; border-radius: 6px; white-space: pre-wrap; }
pre code { padding: 0; background: none; overflow-wrap: normal; }
td:first-child code:not(.formula), a code { overflow-wrap: normal; }
img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; }
.scroll { overflow-x: auto; }
main > .scroll td:not(:first-child), td:has(.formula) { min-width: 9rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.9rem 0.45rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; font-size: 0.85rem; color: var(--soft); }
${plotStyle.trim()}
footer { margin-top: 3rem; font-size: 0.85rem; color: var(--soft); }
</style>
</head>
<body>
${up ? `<nav><a href="${up}">All functions and templates</a></nav>` : ""}
<main>${percentsWhole(body)}</main>
<footer>Ballast ${escape(version)}. These figures are calculations, not advice: check them against your exchange before you trade.</footer>
</body>
</html>
`;

module.exports = { docsPages, functionList };

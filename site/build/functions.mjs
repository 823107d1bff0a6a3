import { patternPlots } from "../../scripts/site/pattern-plots.js";
import { anchorOf } from "./markdown.mjs";

/**
 * @typedef {import("../../src/workbook/formulas/function-doc").FunctionDoc} FunctionDoc
 * @typedef {import("./contents.mjs").Written} Written
 * @typedef {Awaited<ReturnType<typeof import("./shared.mjs").loadShared>>} Shared
 */

/**
 * The worksheet functions by group, each with everything that its page shows.
 *
 * @param {FunctionDoc[]} docs
 * @param {Written[]} pages in which functions are mentioned
 * @param {Shared} shared
 * @param {(text: string, own?: string) => { inline: string, block: string }} markdown
 */
export function functionGroups(docs, pages, shared, markdown) {
  return shared.groupFunctions(docs, false).map(({ prefix, title, docs: members }) => ({
    prefix,
    title,
    anchor: anchorOf(title),
    functions: members.map((doc) => functionPage(doc, { docs, members, pages, shared, markdown, title })),
  }));
}

function functionPage(doc, { docs, members, pages, shared, markdown, title }) {
  const { id, name, summary, parameters, returns, errors, remarks, examples, sources } = doc;
  const inWords = (text) => markdown(text, name);
  return {
    id,
    name,
    path: `functions/${name}`,
    summary: inWords(summary).inline,
    description: summary,
    group: { title, anchor: anchorOf(title) },
    syntax: syntaxOf(doc),
    parameters: parameters.map((one) => ({ ...one, description: inWords(one.description).inline })),
    returns: inWords(returns).block,
    errors: errors.map((text) => inWords(text.replace(/^#[A-Z/0]+[!?]?(?= )/, "`$&`")).inline),
    remarks: remarks && inWords(withPages(remarks, pages)).block,
    plots: patternPlots(name),
    examples: examples.map((example) => shownExample(example, doc, shared)),
    tryOut: tryOut(doc, shared),
    sources: sources.map((text) => inWords(linked(text, pages)).inline),
    related: relatedTo(doc, docs, members, inWords),
    mentions: pages.filter(({ text, summary: lead }) => mentions(`${lead}\n${text}`, name)),
    searched: [
      returns,
      remarks,
      ...parameters.map(({ name: one, description }) => `${one}: ${description}`),
    ].join("\n"),
  };
}

/** The call with its arguments: `=LIQ.PRICE(side, entryPrice, leverage, [maintenanceRate])`. */
function syntaxOf({ name, parameters }) {
  return `=${name}(${parameters.map((one) => (one.optional ? `[${one.name}]` : one.name)).join(", ")})`;
}

function shownExample({ note, formula, result }, { id, parameters, returns }, shared) {
  const value = shared.readGiven(result);
  const isTable = Array.isArray(value);
  const cells = isTable ? value : [[value ?? null]];
  return {
    formula,
    sentence: note || shared.sentenceOf(formula, parameters),
    isTable,
    shown: shared.shownResult(id, returns, cells),
  };
}

/** What the try-out begins with: a field an argument, filled as in the first example. Live data needs Excel, which streams it. */
function tryOut({ id, examples, parameters }, shared) {
  if (id.startsWith("MARKET_") || parameters.length === 0) return undefined;
  const filled = shared.argumentsOf(examples[0].formula);
  return parameters.map(({ name, optional, description }, at) => {
    const typed = shared.typedText(filled[at]);
    const hint = optional ? defaultIn(description) : "";
    const help = helpFor(
      description,
      examples.map(({ formula }) => shared.argumentsOf(formula)[at]),
    );
    return {
      name,
      label: shared.labelOf(name),
      optional,
      typed,
      hint,
      placeholder: hint.length > longestPlaceholder ? "" : hint,
      help: [...(hint.length > longestPlaceholder ? [`Default: ${hint}.`] : []), ...help].join(" "),
      isTable: help.length > 0,
      isWide: typed.includes("\n") || typed.length > longestShort,
    };
  });
}

/** Characters that a field of usual width shows. */
const longestShort = 22;
const longestPlaceholder = 17;

/** How a field that takes several cells is filled, as its description and what the examples give there tell; empty for one of one value. */
function helpFor(description, given) {
  const cells = given.filter(Array.isArray);
  const isTable = (one) => one[0].length > 1 && one.flat().some((cell) => typeof cell === "string");
  if (/(?<!for a )\btable\b/i.test(description) || cells.some(isTable)) {
    const single = /\bor a table\b/.test(description) ? "One value, or a table" : "A table";
    return [`${single}: paste it with its header, or type a line for each row, commas between its cells.`];
  }
  return cells.length > 0 ? ["One value, a line for each of several, or a row: {0,0.5,1}"] : [];
}

/** The default in the words of the description: "Default 0.005 (0.5 %)." */
function defaultIn(description) {
  return /\bDefault (.+?)\.$/.exec(description)?.[1].replaceAll('"', "") ?? "";
}

/** Functions that this one names or that name it, else its neighbours in the group. */
function relatedTo(doc, docs, members, inWords) {
  const textOf = ({ summary, returns, remarks, parameters, sources }) =>
    [summary, returns, remarks, ...sources, ...parameters.map(({ description }) => description)].join("\n");
  const own = textOf(doc);
  const named = docs.filter((one) => one !== doc && mentions(own, one.name));
  const naming = docs.filter((one) => one !== doc && !named.includes(one) && mentions(textOf(one), doc.name));
  const at = members.indexOf(doc);
  const beside = [members[at + 1], members[at - 1], members[at + 2], members[at - 2]].filter(
    (one) => one && !named.includes(one) && !naming.includes(one),
  );
  const all = [...named, ...naming, ...beside].slice(0, Math.max(5, named.length));
  return all.map(({ name, summary }) => ({ name, summary: inWords(summary).inline }));
}

function mentions(text, name) {
  return new RegExp(`(?<![\\w.])${name.replace(".", "\\.")}(?![\\w.]*\\w)`).test(text);
}

/** A mention such as "Whole accounts (docs/book.html)" becomes a link. */
function withPages(text, pages) {
  return pages.reduce(
    (linked, { path, title }) =>
      linked.replaceAll(`${title} (docs/${path}.html)`, `[${title}](../${path}.md)`),
    text,
  );
}

/** A source as Markdown: an address is a link without its protocol, and one of these pages is a link within the site. */
function linked(text, pages) {
  return text
    .replace(/https:\/\/localhost:3000\/docs\/([\w/-]+)\.html/g, (_, page) => {
      const { title } = pages.find(({ path }) => path === page);
      return `[${title}](../${page}.md)`;
    })
    .replace(
      /(?<!\()https?:\/\/[^\s,]+/g,
      (address) => `[${address.replace(/^https?:\/\/(www\.)?/, "")}](${address})`,
    );
}

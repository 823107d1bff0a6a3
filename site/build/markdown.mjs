import path from "node:path";
import MarkdownIt from "markdown-it";
import { sizeOf } from "./pictures.mjs";

/**
 * Markdown as the site shows it: headings can be linked to, tables scroll in themselves, code has room for a copy button, the names of
 * functions lead to their pages, and links between the files of docs/ lead to the pages made of them.
 *
 * @param {ReadonlySet<string>} functionNames
 */
export function siteMarkdown(functionNames) {
  const markdown = new MarkdownIt({ html: false });
  const { rules } = markdown.renderer;
  markdown.core.ruler.push("anchors", ({ tokens }) => addAnchors(tokens));
  markdown.core.ruler.push("links", ({ tokens, env, Token }) => {
    for (const token of tokens) {
      if (!token.children) continue;
      const children = withoutSources(token.children);
      adaptLinks(children, env.up ?? "");
      token.children = linkNames(children, functionNames, env, Token);
    }
  });
  markdown.core.ruler.push("numbers", ({ tokens }) => alignNumbers(tokens));
  rules.table_open = () => `<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>\n`;
  rules.table_close = () => "</table></div>\n";
  rules.fence = (tokens, at) => codeBlock(markdown, tokens[at].content);
  rules.code_inline = (tokens, at, _, env) => {
    const { content } = tokens[at];
    const code = codeInLine(markdown.utils.escapeHtml(content));
    const isLinked = functionNames.has(content) && !isInLink(tokens, at) && env.own !== content;
    return isLinked ? `<a href="${env.up ?? ""}functions/${content}.html">${code}</a>` : code;
  };
  rules.image = (tokens, at, options, env, self) => {
    const token = tokens[at];
    token.attrs[token.attrIndex("alt")][1] = self.renderInlineAsText(token.children, options, env);
    const source = token.attrGet("src");
    const { width, height } = sizeOf(`docs/images/${path.posix.basename(source)}`);
    token.attrSet("width", String(width));
    token.attrSet("height", String(height));
    token.attrSet("loading", "lazy");
    const picture = self.renderToken(tokens, at, options);
    return isInLink(tokens, at)
      ? picture
      : `<a class="picture" href="${source}" title="Open the picture in full">${picture}</a>`;
  };
  rules.text = (tokens, at) => withBreaks(markdown.utils.escapeHtml(tokens[at].content));
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  return markdown;
}

function codeBlock(markdown, content) {
  return `<div class="code"><pre tabindex="0"><code>${markdown.utils.escapeHtml(content.replace(/\n$/, ""))}</code></pre></div>\n`;
}

/** A formula may break after a comma, and only where it is longer than a line elsewhere. */
function codeInLine(content) {
  return content.startsWith("=")
    ? `<code class="call">${content.replaceAll(/,(?=\S)/g, ",<wbr>")}</code>`
    : `<code>${content}</code>`;
}

/** An address or a path that is longer than a column may break behind its slashes and underscores, and within what is long itself. */
function withBreaks(text) {
  return text.replace(/\S{25,}/g, (word) =>
    word.replace(/[/_](?=[^/_])|[A-Za-z0-9]{12}(?=[A-Za-z0-9]{12})/g, "$&<wbr>"),
  );
}

/** As GitHub makes the anchor of a heading: small letters, and a hyphen for a blank. */
export function anchorOf(title) {
  return title
    .toLowerCase()
    .replaceAll(" ", "-")
    .replace(/[^a-z0-9-]/g, "");
}

function addAnchors(tokens) {
  const met = new Map();
  tokens.forEach((token, at) => {
    if (token.type !== "heading_open" || token.tag === "h1") return;
    const anchor = anchorOf(tokens[at + 1].content);
    const before = met.get(anchor) ?? 0;
    met.set(anchor, before + 1);
    token.attrSet("id", before === 0 ? anchor : `${anchor}-${before}`);
  });
}

/** `[Guide](../guide.md#top)` leads to guide.html, and a file of the root such as CHANGELOG.md to its page. */
function adaptLinks(children, up) {
  for (const child of children) {
    if (child.type !== "link_open") continue;
    const href = child.attrGet("href");
    const [, file, place = ""] = /^([\w./-]+)\.md(#.*)?$/.exec(href) ?? [];
    if (file === undefined) continue;
    const isOfRoot = /^[A-Z]+$/.test(path.posix.basename(file));
    const served = isOfRoot ? `${up}${path.posix.basename(file).toLowerCase()}` : file.replace(/^docs\//, "");
    child.attrSet("href", `${served}.html${place}`);
  }
}

/** A link to a file of the repository, which is not served, is its text alone. */
function withoutSources(children) {
  let isSource = false;
  return children.filter((child) => {
    if (child.type === "link_open")
      isSource = /^(?:\.\.\/)*(?:src|site|test|scripts|workbench|bench)\//.test(child.attrGet("href"));
    return !isSource || !child.type.startsWith("link_");
  });
}

/** The names of functions in a text lead to their pages, but for the one whose page it is. */
function linkNames(children, functionNames, { up = "", own }, Token) {
  let depth = 0;
  return children.flatMap((child) => {
    depth += (child.type === "link_open") - (child.type === "link_close");
    if (child.type !== "text" || depth > 0) return [child];
    return child.content.split(/\b([A-Z]+\.[A-Z]+)\b(?!\.?\w)/).map((content, at) => {
      const isName = at % 2 === 1 && content !== own && functionNames.has(content);
      const piece = new Token(isName ? "html_inline" : "text", "", 0);
      piece.content = isName ? `<a href="${up}functions/${content}.html">${content}</a>` : content;
      return piece;
    });
  });
}

/** Columns that the source aligns to the right hold numbers, whose digits stand below each other. A date is not broken. */
function alignNumbers(tokens) {
  tokens.forEach((token, at) => {
    if (!/^t[hd]_open$/.test(token.type)) return;
    const isRight = token.attrGet("style") === "text-align:right";
    if (token.attrIndex("style") >= 0) token.attrs.splice(token.attrIndex("style"), 1);
    if (isRight) token.attrSet("class", "number");
    else if (/^\d{4}-\d\d-\d\d$/.test(tokens[at + 1].content)) token.attrSet("class", "date");
    if (token.type === "th_open") token.attrSet("scope", "col");
  });
}

function isInLink(tokens, at) {
  return (
    tokens
      .slice(0, at)
      .reduce((depth, { type }) => depth + (type === "link_open") - (type === "link_close"), 0) > 0
  );
}

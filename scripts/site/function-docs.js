const fs = require("node:fs");
const ts = require("typescript");
const { functionFiles } = require("./function-files");

/**
 * Reads the doc comments of the worksheet functions as data. The function pages and the pane's Functions
 * view are made from it; Excel's metadata is made from the same comments.
 *
 * @typedef {import("../../src/workbook/formulas/function-doc").FunctionDoc} FunctionDoc
 *
 * @returns {FunctionDoc[]} in the order of the sources
 */
function readFunctionDocs() {
  return functionFiles.flatMap((file) => {
    const source = ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    return source.statements.filter(ts.isFunctionDeclaration).map(readFunction).filter(Boolean);
  });
}

function readFunction(declaration) {
  const tags = ts.getJSDocTags(declaration).map((tag) => ({ tag, text: textOf(tag.comment) }));
  const named = (name) => tags.filter(({ tag }) => tag.tagName.text === name).map(({ text }) => text);
  const [identity] = named("customfunction");
  if (!identity) return undefined;
  const [id, name] = identity.split(/\s+/);
  return {
    id,
    name,
    summary: textOf(declaration.jsDoc.at(-1).comment),
    parameters: tags
      .filter(({ tag }) => ts.isJSDocParameterTag(tag) && !isInvocation(tag))
      .map(({ tag, text }) => ({
        name: tag.name.getText(),
        optional: tag.isBracketed,
        description: text.replace(/^-\s*/, ""),
      })),
    returns: named("returns").join("\n"),
    remarks: named("remarks").join("\n\n"),
    errors: tags.filter(({ tag }) => tag.tagName.text === "throws").map(({ tag }) => fullText(tag)),
    examples: named("example").map(readExample),
    sources: tags.filter(({ tag }) => tag.tagName.text === "see").map(({ tag }) => fullText(tag)),
  };
}

/** What Excel itself adds behind the last argument. */
function isInvocation(tag) {
  return tag.name.getText() === "invocation";
}

/** Reads an example such as `=HEDGE.PNL(1, 60000, 55000, 0.5) → -2500`, perhaps with a sentence in the lines above. */
function readExample(text) {
  const [call, result = ""] = text.split("→").map((part) => part.trim());
  const at = call.search(/^=/m);
  return { note: call.slice(0, at).replace(/\s+/g, " ").trim(), formula: call.slice(at), result };
}

const textOf = (comment) => (ts.getTextOfJSDocComment(comment) ?? "").trim();

/** The text after the tag as written. The parser would take a leading `https` or `{` for a name or a type. */
function fullText(tag) {
  return tag
    .getText()
    .replace(/^@\w+\s*/, "")
    .replace(/^[ \t]*\* ?/gm, "")
    .trim();
}

module.exports = { readFunctionDocs };

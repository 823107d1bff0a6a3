import jsdoc from "eslint-plugin-jsdoc";

const plugins = { jsdoc };

const described = {
  "jsdoc/require-param-description": "error",
  "jsdoc/require-returns-description": "error",
};

const worksheetFunction = "ExportNamedDeclaration > FunctionDeclaration";

/** Editors show a doc comment at every use of an export, but not a `//` above it. */
const exported = ["ExportNamedDeclaration", "ExportDefaultDeclaration"];

/** A sentence starts with anything but a small letter and ends with a full stop. */
const sentence = String.raw`^\n?([^a-z\s][\s\S]*[.?!:\)]"?\s*)?$`;

/** What holds for the doc comments of every file. */
export const docComments = {
  plugins,
  rules: {
    "jsdoc/check-alignment": "error",
    "jsdoc/check-param-names": "error",
    "jsdoc/check-tag-names": [
      "error",
      { definedTags: ["customfunction", "helpurl", "remarks", "streaming"] },
    ],
    "jsdoc/convert-to-jsdoc-comments": [
      "error",
      { contexts: exported, contextsAfter: [], contextsBeforeAndAfter: [] },
    ],
    "jsdoc/empty-tags": "error",
    // Excel asks for a text even where an argument's name says it all.
    "jsdoc/informative-docs": ["error", { excludedTags: ["customfunction", "param"] }],
    "jsdoc/match-description": ["error", { matchDescription: sentence, contexts: ["any"] }],
    "jsdoc/multiline-blocks": ["error", { noZeroLineText: true }],
    "jsdoc/no-bad-blocks": "error",
    "jsdoc/no-blank-blocks": "error",
    "jsdoc/no-multi-asterisks": "error",
  },
};

/** In TypeScript the types are in the code, so a tag is there for what it says. */
export const typedDocComments = { plugins, rules: { ...described, "jsdoc/no-types": "error" } };

/** What a worksheet function says: Excel's metadata, its page and the pane are made of it. */
export const worksheetDocComments = {
  plugins,
  rules: {
    ...described,
    "jsdoc/require-jsdoc": ["error", { publicOnly: true, require: { FunctionDeclaration: true } }],
    "jsdoc/require-description": ["error", { contexts: [worksheetFunction] }],
    "jsdoc/require-param": ["error", { contexts: [worksheetFunction] }],
    "jsdoc/require-param-type": "error",
    "jsdoc/require-returns": ["error", { contexts: [worksheetFunction] }],
    "jsdoc/require-returns-type": "error",
    "jsdoc/require-tags": [
      "error",
      {
        // No @see: what is Ballast's own, such as its profiles, has no source elsewhere.
        tags: ["customfunction", "helpurl", "remarks", "throws", "example"].map((tag) => ({
          tag,
          context: "ExportNamedDeclaration:has(FunctionDeclaration)", // The rule finds no context with a combinator.
        })),
      },
    ],
    "jsdoc/sort-tags": [
      "error",
      {
        tagSequence: [
          {
            tags: [
              "customfunction",
              "helpurl",
              "param",
              "returns",
              "streaming",
              "remarks",
              "throws",
              "example",
              "see",
            ],
          },
        ],
        linesBetween: 0,
      },
    ],
  },
};

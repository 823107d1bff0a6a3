import js from "@eslint/js";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";
import { arrows } from "./scripts/house/arrows.mjs";
import { docComments, typedDocComments, worksheetDocComments } from "./scripts/house/comments.mjs";

/** The arrows of the house: what each room may import besides itself. */
const rooms = {
  "src/base": [],
  "src/core": ["src/core"],
  "src/core/number": ["src/core/slices"],
  "src/excel/*": ["src/base"],
  "src/excel/cells": ["src/base", "src/excel/*"],
  "src/excel/writes": ["src/base", "src/excel/*", "src/excel/cells"],
  "src/excel/sheets": ["src/base", "src/excel/*", "src/excel/cells", "src/excel/writes"],
  "src/excel/formulas": ["src/base", "src/excel/*", "src/excel/cells"],
  "src/market": ["src/base", "src/core"],
  "src/imports/values": ["src/core"],
  "src/imports/files": ["src/imports/*", "src/imports/formats", "src/imports/values"],
  "src/imports/formats": ["src/imports/files"],
  "src/imports/rows": [
    "src/core",
    "src/imports/*",
    "src/imports/files",
    "src/imports/formats",
    "src/imports/tables",
    "src/imports/values",
  ],
  "src/imports/tables": ["src/core", "src/imports/*", "src/imports/rows", "src/imports/values"],
  "src/imports": [
    "src/base",
    "src/core",
    "src/imports/files",
    "src/imports/formats",
    "src/imports/rows",
    "src/imports/tables",
    "src/imports/values",
  ],
  "src/results": [],
  "src/functions/cells": ["src/base", "src/core", "src/results"],
  "src/functions/arguments": ["src/base", "src/core", "src/functions/cells"],
  "src/functions/live": [
    "src/base",
    "src/core",
    "src/market/live",
    "src/functions/cells",
    "src/functions/arguments",
  ],
  "src/functions": ["src/base", "src/core", "src/functions/cells", "src/functions/arguments"],
  "src/functions/market": [
    "src/core",
    "src/market/live",
    "src/functions/cells",
    "src/functions/arguments",
    "src/functions/live",
  ],
  // The bundle's exports.
  "src/functions/index.ts": ["src/functions", "src/market/live"],
  "src/templates": ["src/base", "src/core", "src/excel/sheets", "src/results"],
  "src/workbook/profiles": ["src/base", "src/core", "src/excel"],
  "src/workbook/settings": ["src/base", "src/core", "src/excel", "src/workbook/profiles"],
  "src/workbook/inputs": ["src/base", "src/core", "src/excel"],
  "src/workbook/rebalance": [
    "src/base",
    "src/core",
    "src/excel",
    "src/workbook/profiles",
    "src/workbook/settings",
    "src/workbook/inputs",
  ],
  "src/workbook/formulas": ["src/base", "src/core", "src/excel", "src/market/live/interface", "src/results"],
  "src/workbook/live": [
    "src/base",
    "src/core",
    "src/excel",
    "src/market/live/interface",
    "src/workbook/inputs",
    "src/workbook/settings",
  ],
  "src/workbook/accounts": ["src/base", "src/core", "src/excel", "src/workbook/formulas"],
  "src/workbook/brackets": ["src/base", "src/core", "src/excel", "src/market"],
  "src/workbook/imports": ["src/base", "src/core", "src/excel", "src/imports"],
  "src/commands": ["src/base", "src/workbook"],
  "src/taskpane/parts": ["src/base", "src/core"],
  "src/taskpane": [
    "src/base",
    "src/core",
    "src/excel",
    "src/workbook",
    "src/templates",
    "src/commands",
    "src/market",
    "src/imports",
    "src/results",
    "src/taskpane/parts",
  ],
  workbench: [],
  site: [
    "scripts/deployment",
    "scripts/site",
    "src/excel/formulas",
    "src/results",
    "src/taskpane/explorer/groups",
    "src/taskpane/glossary",
    "src/workbook/formulas",
  ],
};

const excelElsewhere = { name: "Excel", message: "Only src/excel and src/workbook call the Excel API." };
const liveDataElsewhere = { name: "WebSocket", message: "Only src/market opens connections." };

const scripts = "**/*.{js,mjs,cjs}";
const worksheetFunctions = ["src/functions/!(cells|arguments|live)/*.ts"];

/** A property that may be missing may be undefined: `{ a, b }` says it, `{ a, ...(b !== undefined && { b }) }` says it twice. */
const conditionalProperties = ["LogicalExpression[operator='&&']", "ConditionalExpression"].map(
  (condition) => ({
    selector: `ObjectExpression > SpreadElement > ${condition} > ObjectExpression[properties.length<2]`,
    message: "Write the property plainly; where it does not apply its value is undefined.",
  }),
);

const undefinedTwice = {
  selector:
    ":matches(TSPropertySignature, PropertyDefinition, Identifier)[optional=true] > TSTypeAnnotation > TSUnionType > TSUndefinedKeyword",
  message: "What is optional may be undefined already.",
};

/** Only src/taskpane/parts/files/own-file.ts tells an update from a lost connection. */
const loadedElsewhere = [
  {
    selector: "ImportExpression:not(CallExpression[callee.name='loadScript'] ImportExpression)",
    message: "Load a script with loadScript.",
  },
  { selector: "CallExpression[callee.name='fetch']", message: "Load data with loadJson." },
];

export default tseslint.config(
  { ignores: ["dist/", "release/", ".cache/", "node_modules/"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    files: ["{src/taskpane,workbench/page}/**/*.{ts,tsx}"],
    ...reactHooks.configs.flat.recommended,
    rules: {
      ...reactHooks.configs.flat.recommended.rules,
      "react-hooks/incompatible-library": "off", // It concerns React's compiler, which is not used.
    },
  },
  docComments,
  {
    linterOptions: { noInlineConfig: true }, // Exceptions stand here, with their reason.
    rules: {
      "no-restricted-syntax": ["error", ...conditionalProperties, undefinedTwice],
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-undef": "off", // The compiler knows better.
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "off", // `noUncheckedIndexedAccess` asks for them in loops over a known length.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }], // A number has one text.
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true } }], // An empty text is none.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }], // `() => close()` confuses nobody.
      eqeqeq: "error",
    },
  },
  { files: ["**/*.{ts,tsx}"], ignores: worksheetFunctions, ...typedDocComments },
  { files: worksheetFunctions, ...worksheetDocComments },
  {
    files: [scripts],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: globals.node, ...tseslint.configs.disableTypeChecked.languageOptions },
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      "@typescript-eslint/no-require-imports": "off",
    },
  },
  {
    files: ["src/taskpane/page/*.js"],
    languageOptions: { globals: globals.browser, sourceType: "script" },
    rules: { "@typescript-eslint/no-extraneous-class": "off" }, // One is there for its syntax alone.
  },
  {
    files: ["{src,workbench,scripts,site}/**"],
    ignores: [
      // Data.
      "src/core/venues/*",
      "src/imports/formats/venues/*",
      "src/templates/*",
      "src/workbook/settings/rows.ts",
    ],
    rules: { "max-lines": ["error", 250] },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    rules: { "no-restricted-globals": ["error", excelElsewhere, liveDataElsewhere] },
  },
  {
    files: ["src/market/live/wire/surroundings.ts"],
    rules: { "no-restricted-globals": ["error", excelElsewhere] },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/taskpane/parts/files/own-file.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...conditionalProperties, undefinedTwice, ...loadedElsewhere],
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/excel/run.ts", "src/excel/waiting.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "Excel",
          property: "run",
          message: "Use src/excel/run.ts, which waits for the end of an edit.",
        },
      ],
    },
  },
  {
    files: ["src/{excel,workbook}/**/*.ts"],
    rules: { "no-restricted-globals": ["error", liveDataElsewhere] },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    // Its rules alone: its configurations bring a parser of their own and rules that stand here already.
    plugins: { "office-addins": officeAddins },
    rules: Object.fromEntries(
      Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, "error"]),
    ),
  },
  {
    files: ["src/excel/{batches,writes/write}.ts"],
    // Batches are as large as a request may be; the steps of a write can be cancelled between their round trips.
    rules: { "office-addins/no-context-sync-in-loop": "off" },
  },
  {
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "^(?!\\.)", message: "core imports nothing from outside; decimal.js is core/number's." },
          ],
        },
      ],
      "no-restricted-globals": [
        "error",
        "window",
        "document",
        "Office",
        "Excel",
        "CustomFunctions",
        "fetch",
        "process",
        "setTimeout",
        "WebSocket",
        "MessageChannel",
      ],
    },
  },
  {
    files: ["src/core/number/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(?!\\.|decimal\\.js$)",
              message: "core/number imports decimal.js and nothing else from outside.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["src/functions/**/*.ts"],
    // The metadata generator reads `any[][]` as "a range of anything": a worksheet argument is just that.
    rules: {
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-enum-assignment": "off", // Errors arrive and leave by their texts, such as "#N/A".
    },
  },
  {
    files: ["{src,workbench,site}/**/*.{ts,tsx,js,mjs,cjs}"],
    plugins: { house: { rules: { arrows } } },
    rules: { "house/arrows": ["error", rooms] },
  },
  {
    files: ["test/**"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off", // Jest's matchers, as in `{ at: expect.any(Number) }`, are any.
      "@typescript-eslint/unbound-method": "off", // Spies stand in for methods of prototypes.
      // Each is one of the slowest rules, and what they find in stand-ins is no fault.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
    },
  },
  {
    files: ["{src,test}/functions/**/*.ts", "test/workbench/**"],
    // Functions throw a CustomFunctions.Error, which is no Error to the compiler.
    rules: {
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/prefer-promise-reject-errors": "off",
    },
  },
  {
    files: ["workbench/{excel,host}/**/*.ts"],
    // Excel's objects as office-js declares them: all members are getters and methods, some methods have nothing to do here, and what
    // is set may be a string where what is read is one of an enum.
    rules: {
      "@typescript-eslint/class-literal-property-style": "off",
      "@typescript-eslint/no-empty-function": ["error", { allow: ["methods"] }],
      "@typescript-eslint/related-getter-setter-pairs": "off",
    },
  },
);

import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";
import { arrows } from "./scripts/house/arrows.mjs";

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
  "src/functions/cells": ["src/base", "src/core"],
  "src/functions/arguments": ["src/base", "src/core", "src/functions/cells"],
  "src/functions": ["src/base", "src/core", "src/functions/cells", "src/functions/arguments"],
  "src/templates": ["src/core", "src/excel/sheets"],
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
  "src/workbook/formulas": ["src/base", "src/core", "src/excel"],
  "src/commands": ["src/base", "src/workbook"],
  "src/taskpane/parts": ["src/base", "src/core"],
  "src/taskpane": [
    "src/base",
    "src/core",
    "src/excel",
    "src/workbook",
    "src/templates",
    "src/commands",
    "src/taskpane/parts",
  ],
  workbench: [],
};

const excelElsewhere = { name: "Excel", message: "Only src/excel and src/workbook call the Excel API." };
const liveDataElsewhere = { name: "WebSocket", message: "Only src/market opens connections." };

export default tseslint.config(
  { ignores: ["dist/", ".cache/", "node_modules/"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  reactHooks.configs.flat.recommended,
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: { globals: globals.node },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "no-undef": "off", // the compiler knows better
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      eqeqeq: "error",
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    rules: { "no-restricted-globals": ["error", excelElsewhere, liveDataElsewhere] },
  },
  {
    files: ["src/{excel,workbook}/**/*.ts"],
    rules: { "no-restricted-globals": ["error", liveDataElsewhere] },
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
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
  {
    files: ["{src,workbench}/**/*.{ts,tsx,js,mjs,cjs}"],
    plugins: { house: { rules: { arrows } } },
    rules: { "house/arrows": ["error", rooms] },
  },
);

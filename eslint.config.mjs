import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";
import { arrows } from "./scripts/house/arrows.mjs";

/** The arrows of the house: what each room may import besides itself. */
const rooms = {
  "src/core": [],
  "src/functions": ["src/core"],
  "src/workbook": ["src/core", "scripts/function-docs"],
  "src/commands": ["src/core", "src/workbook"],
  "src/taskpane": ["src/core", "src/workbook", "src/commands", "templates", "scripts/function-docs"],
  templates: ["src/core", "src/workbook", "test/support", "workbench"],
  workbench: [],
};

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
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(?!\\.{1,2}/|decimal\\.js$)",
              message: "core imports decimal.js and nothing else from outside.",
            },
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
      ],
    },
  },
  {
    files: ["src/functions/**/*.ts"],
    // The metadata generator reads `any[][]` as "a range of anything": a worksheet argument is just that.
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
  {
    files: ["{src,templates,workbench}/**/*.{ts,tsx,js,mjs,cjs}"],
    plugins: { house: { rules: { arrows } } },
    rules: { "house/arrows": ["error", rooms] },
  },
  {
    files: ["src/taskpane/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "Excel", message: "Only src/workbook calls the Excel API." },
      ],
    },
  },
);

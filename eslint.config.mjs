import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

/** The arrows of the house: which folders of ours a folder may not import from. */
const closed = (files, folders, message) => ({
  files,
  rules: {
    "no-restricted-imports": [
      "error",
      { patterns: [{ regex: `(^|/)(${folders.join("|")})(/|$)`, message }] },
    ],
  },
});

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
            {
              regex: "/(functions|workbook|taskpane|commands|workbench)(/|$)",
              message: "core imports only core.",
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
  closed(
    ["src/functions/**/*.ts"],
    ["workbook", "taskpane", "commands", "workbench"],
    "functions import only core.",
  ),
  closed(
    ["src/workbook/**/*.{ts,tsx}"],
    ["functions", "taskpane", "commands", "workbench"],
    "workbook imports only core.",
  ),
  closed(
    ["src/taskpane/**/*.{ts,tsx}"],
    ["functions", "workbench"],
    "taskpane imports commands, workbook and core.",
  ),
  closed(
    ["src/commands/**/*.ts"],
    ["functions", "taskpane", "workbench"],
    "commands import workbook and core.",
  ),
  closed(
    ["workbench/**/*.{ts,tsx}"],
    ["functions", "workbook", "taskpane", "commands"],
    "the workbench plays Excel: it knows nothing of the add-in.",
  ),
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

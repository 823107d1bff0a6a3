import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import vm from "node:vm";
import { readFunctionDocs } from "../../scripts/site/function-docs";
import { asMatrix, readFormula, readValue, shown } from "./example";
import { callAndWait, type WorksheetFunction } from "./support";

interface Metadata {
  allowCustomDataForDataTypeAny: boolean;
  functions: {
    id: string;
    name: string;
    description: string;
    helpUrl: string;
    parameters: {
      name: string;
      description: string;
      dimensionality: string;
      type: string;
      optional?: boolean;
    }[];
    result: { dimensionality: string };
    options?: { cancelable?: boolean; stream?: boolean };
  }[];
}

const root = path.join(__dirname, "../..");
const built = mkdtempSync(path.join(tmpdir(), "ballast-functions-"));
const associated = new Map<string, WorksheetFunction>();
let metadata: Metadata;
let global: { BallastFunctions?: NonNullable<typeof globalThis.BallastFunctions> };

beforeAll(() => {
  const webpack = path.join(root, "node_modules/webpack/bin/webpack.js");
  execFileSync(process.execPath, [webpack, "--config-name", "functions", "--output-path", built], {
    cwd: root,
  });
  metadata = JSON.parse(readFileSync(path.join(built, "functions.json"), "utf8")) as Metadata;
  // Nothing but the runtime's global: what needs a page or Node fails here.
  const associate = (id: string, worksheetFunction: WorksheetFunction) =>
    associated.set(id, worksheetFunction);
  global = vm.createContext({
    CustomFunctions: { Error: CustomFunctions.Error, ErrorCode: CustomFunctions.ErrorCode, associate },
  });
  vm.runInContext(readFileSync(path.join(built, "functions.js"), "utf8"), global);
}, 120_000);

afterAll(() => rmSync(built, { recursive: true, force: true }));

test("the script needs nothing but the runtime, and registers what the metadata lists", () => {
  expect([...associated.keys()].sort()).toEqual(metadata.functions.map(({ id }) => id).sort());
});

test("the metadata says what the doc comments say", () => {
  const docs = readFunctionDocs();
  for (const { id, name, summary, parameters } of docs) {
    const entry = metadata.functions.find((candidate) => candidate.id === id)!;
    expect([entry.name, entry.description]).toEqual([name, summary]);
    expect(entry.helpUrl).toBe(`https://localhost:3000/docs/functions/${name}.html`);
    expect(entry.result.dimensionality).toBe("matrix");
    expect(entry.parameters).toEqual(
      parameters.map((parameter) => ({
        name: parameter.name,
        description: parameter.description,
        dimensionality: "matrix",
        type: "any",
        optional: parameter.optional ? true : undefined,
      })),
    );
  }
});

// Office.js keeps what it hands to each call of a function that can be cancelled; see `callerIn`.
test("calls of whole series and tables can be cancelled, those of one formula for each cell cannot", () => {
  const cellByCell = ["LIQ.MAINTENANCE", "LIQ.MARGIN", "LIQ.TIERED", "LIQ.VENUE"];
  const ofSeries = metadata.functions
    .map(({ name }) => name)
    .filter((name) => global.BallastFunctions!.declarations.get(name)?.some(({ kind }) => kind !== "cell"));
  expect(ofSeries).toEqual(expect.arrayContaining(cellByCell));
  expect(
    metadata.functions
      .filter(({ options }) => options?.cancelable && !options.stream)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(ofSeries.filter((name) => !cellByCell.includes(name)).sort());
});

test("the pane finds every function, what it takes, and what a failure of it is about", () => {
  const { functions, declarations, failureOf } = global.BallastFunctions!;
  expect(
    Object.keys(functions)
      .map((name) => name.toUpperCase())
      .sort(),
  ).toEqual(metadata.functions.map(({ id }) => id.replace("_", "")).sort());
  for (const { name, parameters } of metadata.functions) {
    const declared = (declarations.get(name) ?? []).map((argument) => argument.name);
    expect([name, ...declared]).toEqual([name, ...parameters.map((parameter) => parameter.name)]);
  }
  const [side, entryPrice] = declarations.get("LIQ.PRICE")!;
  expect(side).toMatchObject({ kind: "cell", optional: false, choices: ["long", "short"] });
  expect(entryPrice).toEqual({
    name: "entryPrice",
    kind: "cell",
    optional: false,
    wanted: "a positive number",
  });
  expect(declarations.get("LIQ.PRICE")!.at(-1)!.optional).toBe(true);
  expect(declarations.get("LIQ.TIERED")!.find(({ name }) => name === "tiers")).toMatchObject({
    kind: "whole",
  });

  const spilled = functions.liqPrice!([["long"]], [[60000], [-5]], [[10]]) as unknown[][];
  expect(failureOf(spilled[1]![0])!.about).toEqual([{ argument: "entryPrice", row: 1 }]);
  expect(failureOf(spilled[0]![0])).toBeUndefined();
  const passedOn = functions.liqPrice!([["long"]], [["#REF!"]], [[10]]) as unknown[][];
  expect(failureOf(passedOn[0]![0])).toBeUndefined();
});

test("the only flag is that for data types: allowErrorForDataTypeAny beside it crashes Excel LTSC 2021", () => {
  const { functions, ...flags } = metadata;
  expect(functions.length).toBeGreaterThan(60);
  expect(flags).toEqual({ allowCustomDataForDataTypeAny: true });
});

const examples = readFunctionDocs().flatMap(({ id, examples }) =>
  examples.map(({ formula, result }) => [formula, result, id] as const),
);

test.each(examples)("the minified script gives %s → %s", async (formula, result, id) => {
  const cells = await callAndWait(associated.get(id)!, ...readFormula(formula).given);
  expect(cells.map((row) => row.map(shown))).toEqual(asMatrix(readValue(result)));
});

test("the built functions calculate, and keep an error's message on the wire", () => {
  const pnl = associated.get("HEDGE_PNL")! as (...given: unknown[]) => unknown[][];
  expect(JSON.stringify(pnl([[1]], [[60000]], [[55000]], [[0.5]], null, null, null, null))).toBe("[[-2500]]");
  const range = JSON.parse(JSON.stringify(pnl([[1], [1]], [[60000], [-5]], [[54000]]))) as [
    [number],
    [{ code: string; message: string }],
  ];
  expect(range[0]).toEqual([0]);
  expect(range[1][0]).toMatchObject({
    code: "#VALUE!",
    message: "HEDGE.PNL: spotEntry (row 2) must be a positive number, got -5.",
  });
  expect(() => pnl([[1]], [[-5]], [[54000]])).toThrow(
    "HEDGE.PNL: spotEntry must be a positive number, got -5.",
  );
  const version = associated.get("ALLOC_VERSION")!;
  expect(version()).toEqual([
    [(JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string }).version],
  ]);
});

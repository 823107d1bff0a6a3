import Ajv, { type AnySchemaObject } from "ajv";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

/** Microsoft's schema for the functions of an add-in's manifest. It comes with the tool that validates our manifest. */
const manifestTool = createRequire(createRequire(__filename).resolve("office-addin-manifest"));
const schemas = path.join(path.dirname(manifestTool.resolve("@microsoft/app-manifest")), "json-schemas");
const schema = read(path.join(schemas, "teams/v1.30/MicrosoftTeams.schema.json")) as AnySchemaObject;
const metadata = read(path.join(__dirname, "../../dist/functions.json")) as object;

const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile({
  definitions: schema.definitions as object,
  $ref: "#/definitions/extensionCustomFunctions",
});

test("functions.json keeps to Microsoft's schema", () => {
  validate(metadata);
  expect(validate.errors ?? []).toEqual([]);
});

test.each([
  ["the flag that crashes Excel LTSC 2021", { ...metadata, allowErrorForDataTypeAny: true }],
  ["a function without an id", { functions: [{ name: "A.B", parameters: [], result: {} }] }],
])("the schema refuses %s", (_, wrong) => {
  expect(validate(wrong)).toBe(false);
});

// CONTRIBUTING says that no argument has an enumeration, and this is why.
test("the generator makes an argument with an enumeration a text, so that Excel would no longer hand over what is in the cell", async () => {
  const source = path.join(mkdtempSync(path.join(tmpdir(), "enumeration-")), "side.ts");
  writeFileSync(
    source,
    `/** @customenum {string} */
enum Side { long = "long", short = "short" }
/**
 * @customfunction F
 * @param {Side[][]} side
 * @param {any[][]} price
 */
export function f(side: Side[][], price: any[][]): any[][] { return price; }`,
  );
  const plugin = createRequire(createRequire(__filename).resolve("custom-functions-metadata-plugin"));
  const { generateCustomFunctionsMetadata } = plugin("custom-functions-metadata") as {
    generateCustomFunctionsMetadata: (file: string) => Promise<{ metadataJson: string }>;
  };
  const { metadataJson } = await generateCustomFunctionsMetadata(source);
  const { functions } = JSON.parse(metadataJson) as { functions: { parameters: { type: string }[] }[] };
  expect(functions[0]!.parameters.map(({ type }) => type)).toEqual(["string", "any"]);
});

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

import Ajv, { type AnySchemaObject } from "ajv";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
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

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

import fc from "fast-check";
import { parseJson } from "../../../src/workbook/profiles/json-text";
import { readProfileFile, writeProfileFile } from "../../../src/workbook/profiles/file";
import type { ProfileDraft } from "../../../src/workbook/profiles/schema";
import { Problem } from "../../../src/base/problem";

const draft: ProfileDraft = {
  name: "My mix",
  components: [
    { component: "spot", weight: 0.7 },
    { component: "futures", weight: 0.3 },
  ],
  stance: "long",
  minLeverage: 1,
  maxLeverage: 2,
  notes: "As “they” say:\n\\o/",
};

function faultsOf(text: string): readonly string[] {
  try {
    readProfileFile(text);
  } catch (error) {
    if (error instanceof Problem) return error.reasons;
  }
  throw new Error("It was read.");
}

test("what is exported is imported as it was", () => {
  const two = [draft, { ...draft, name: "Another", notes: "" }];
  expect(readProfileFile(writeProfileFile(two))).toEqual(two);
});

test("JSON is read as the platform reads it", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent);
      expect(parseJson(text).value).toEqual(JSON.parse(text));
    }),
  );
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom("", "}", ",", '"', "1"), (json, at, sign) => {
      const text = json.slice(0, at % json.length) + sign + json.slice((at % json.length) + 1);
      const reads = (parse: (text: string) => unknown): boolean => {
        try {
          parse(text);
          return true;
        } catch {
          return false;
        }
      };
      expect([text, reads(parseJson)]).toEqual([text, reads(JSON.parse)]);
    }),
  );
});

test.each([
  ["", ["Line 1, column 1: expected a value."]],
  ['{\n  "profiles": [\n    {"name" "x"}\n  ]\n}', ["Line 3, column 13: expected a colon after the key."]],
  ['{\n  "profiles": [1,]\n}', ["Line 2, column 18: expected a value."]],
  ["[]", ["Line 1, profiles: expected an object with profiles."]],
  ['{"profiles": []}', ["Line 1, profiles: expected at least one profile."]],
  [
    writeProfileFile([{ ...draft, components: [{ component: "spot", weight: 0.95 }] }]),
    ["Line 5, profiles[0].components: expected weights that sum to 1; these sum to 0.95."],
  ],
  [
    writeProfileFile([draft]).replace("0.7", '"70%"').replace('"long"', '"up"'),
    [
      "Line 8, profiles[0].components[0].weight: expected a weight from 0 to 1, such as 0.25 for 25 %.",
      "Line 15, profiles[0].stance: expected one of long, short, delta-neutral.",
    ],
  ],
  [
    writeProfileFile([draft, { ...draft, name: "MY MIX" }]),
    ["Line 20, profiles[1]: expected another name, as profile 1 of the file has it."],
  ],
])("%j is refused with its place", (text, faults) => expect(faultsOf(text)).toEqual(faults));

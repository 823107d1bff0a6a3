import fc from "fast-check";
import { parseJson } from "../../../src/workbook/profiles/json-text";
import { readProfileFile, writeProfileFile } from "../../../src/workbook/profiles/file";
import type { ProfileDraft } from "../../../src/workbook/profiles/schema";
import { limits } from "../../../src/workbook/profiles/limits";
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

function refusalOf(parse: () => unknown): string | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    return String(error);
  }
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
      const refusal = refusalOf(() => parseJson(text));
      // The platform takes the last of two keys that are the same; they may stand before a fault that both refuse.
      fc.pre(!refusal?.includes("expected each key once"));
      expect([text, refusal === undefined]).toEqual([text, refusalOf(() => JSON.parse(text)) === undefined]);
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

const one = JSON.stringify(draft);
const many = (count: number, entry: string): string => `{"profiles":[${Array(count).fill(entry).join()}]}`;
const named = (name: string): string => many(1, JSON.stringify({ ...draft, name }));

test.each([
  ["a million entries", many(1e6, "1"), ["The text has 2,000,014 characters; expected at most 1,000,000."]],
  ["too many profiles", many(101, one), ["Line 1, profiles: expected at most 100 profiles; these are 101."]],
  [
    "too many entries",
    many(400_000, "1"),
    ["Line 1, profiles: expected at most 100 profiles; these are 400,000."],
  ],
  [
    "too many components",
    many(1, JSON.stringify({ ...draft, components: Array(50_000).fill(1) })),
    ["Line 1, profiles[0].components: expected at most 5 components; these are 50,000."],
  ],
  [
    "a text of sixteen million",
    `{"profiles":"${"x".repeat(16e6)}"}`,
    ["The text has 16,000,015 characters; expected at most 1,000,000."],
  ],
  [
    "a long text",
    `{"profiles":"${"x".repeat(900_000)}"}`,
    ["Line 1, column 13: expected a text of at most 5,000 characters."],
  ],
  ["deep nesting", "[".repeat(900_000), ["Line 1, column 22: expected less nesting."]],
  ["a long number", many(1, "9".repeat(900_000)), [expect.stringContaining("Line 1, profiles[0]: expected")]],
  [
    "a key twice",
    many(1, one).replace('"stance"', '\n"na\\u006de":"Mine","stance"'),
    ["Line 2, column 1: expected each key once; “name” is there twice."],
  ],
  ["a character without width", named("My\u200bmix"), [unseen(3, "U+200B")]],
  ["a turn of direction", named("My \u202exim"), [unseen(4, "U+202E")]],
  ["an isolate", named("\u2066My mix"), [unseen(1, "U+2066")]],
  ["half a character", named("My \ud800 mix"), [unseen(4, "U+D800")]],
  ["a filler", named("My\u3164mix"), [unseen(3, "U+3164")]],
  ["a tag", named("My mix\u{e0041}"), [unseen(7, "U+E0041")]],
  ["a joiner that joins nothing", named("My\u200dmix"), [unseen(3, "U+200D")]],
  [
    "notes that turn",
    many(1, JSON.stringify({ ...draft, notes: "One\n\u202etwo" })),
    [
      "Line 1, profiles[0].notes: expected a text without characters that cannot be seen; character 5 is U+202E.",
    ],
  ],
  [
    "a long key",
    many(1, `{${one.slice(1, -1)},"${"k".repeat(4_000)}":1}`),
    [
      `Line 1, profiles[0].“${"k".repeat(40)}…”: expected no more than name, components, stance, minLeverage, maxLeverage and notes.`,
    ],
  ],
])("%s is refused with its place", (_, text, faults) => expect(faultsOf(text)).toEqual(faults));

function unseen(position: number, code: string): string {
  return `Line 1, profiles[0].name: expected a name without line breaks, tabs and characters that cannot be seen; character ${position} is ${code}.`;
}

test.each(["__proto__", "constructor", "prototype"])(
  "the key %s is one that a profile does not have, and changes no other object",
  (key) => {
    const polluting = `"${key}":{"isPolluted":true,"stance":"short"}`;
    const inProfile = many(1, `{${one.slice(1, -1)},${polluting}}`);
    expect(faultsOf(inProfile)).toEqual([expect.stringContaining("expected no more than name, components")]);
    const inComponent = many(1, one.replace('{"component"', `{${polluting},"component"`));
    expect(faultsOf(inComponent)).toEqual([expect.stringContaining("expected no more than component")]);
    const [read] = readProfileFile(`{${polluting},"profiles":[${one}]}`);
    expect(read).toEqual(draft);
    expect("isPolluted" in {}).toBe(false);
  },
);

test("of many faults the first five are named, and how many more there are", () => {
  const faults = faultsOf(many(limits.profiles, "1"));
  expect(faults).toHaveLength(6);
  expect(faults[4]).toMatch(/^Line 1, profiles\[4\]: /);
  expect(faults[5]).toBe("And 95 more.");
});

test.each(["Мой план", "計画", "پیش\u200cبینی", "👩‍👩‍👧 home", "❤️ BTC", "10/90"])(
  "the name %s is one that people write",
  (name) => expect(readProfileFile(named(name))[0]!.name).toBe(name),
);

test("two spellings of one letter are one name", () => {
  const both = writeProfileFile([
    { ...draft, name: "Caf\u00e9" },
    { ...draft, name: "CAFE\u0301" },
  ]);
  expect(faultsOf(both)).toEqual([
    "Line 20, profiles[1]: expected another name, as profile 1 of the file has it.",
  ]);
});

describe("whatever is imported", () => {
  const anyText = fc.string({ unit: "binary", maxLength: 80 });
  const anyCharacters = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));
  const anyValue = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    anyText,
    fc.constantFrom(-0, 1e308, "", "__proto__", "toString", "x".repeat(6_000), Array(300).fill(1)),
  );
  /** A file with a value, a key or a character changed. */
  const almost = fc
    .tuple(
      fc.array(
        fc.record({
          name: fc.oneof(fc.constant("A"), anyText, anyCharacters),
          components: fc.oneof(fc.constant(draft.components), anyValue),
          stance: fc.oneof(fc.constant("long"), anyValue),
          minLeverage: fc.oneof(fc.constant(1), anyValue),
          maxLeverage: fc.oneof(fc.constant(2), anyValue),
          notes: fc.oneof(fc.constant(""), anyText),
        }),
        { maxLength: 8 },
      ),
      fc.nat(),
      fc.oneof(fc.constant(""), anyCharacters),
      fc.dictionary(anyText, anyValue, { maxKeys: 2 }),
    )
    .map(([profiles, at, sign, more]) => {
      const text = JSON.stringify({ profiles: profiles.map((profile) => ({ ...profile, ...more })) });
      return sign === "" ? text : text.slice(0, at % text.length) + sign + text.slice(at % text.length);
    });
  const repeated = fc
    .tuple(
      fc.constantFrom("[", "{", '{"a":', '"', "\\", "1", " ", "\n", ",", "[1,", "\ufeff", "\ud800"),
      fc.nat(300_000),
    )
    .map(([sign, count]) => sign.repeat(count));

  test("comes out as profiles that can be kept, or as a problem in few and short words", () => {
    fc.assert(
      fc.property(fc.oneof(almost, anyText, anyCharacters, fc.json(), repeated), (text) => {
        let read: readonly ProfileDraft[];
        try {
          read = readProfileFile(text);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          expect(error.reasons.length).toBeLessThanOrEqual(6);
          for (const reason of error.reasons) {
            expect(reason.length).toBeLessThanOrEqual(300);
            expect(reason).not.toMatch(/undefined|NaN|\[object|[\p{Cc}\p{Cf}\p{Cs}]/u);
          }
          return;
        }
        expect(read.length).toBeLessThanOrEqual(limits.profiles);
        expect(readProfileFile(writeProfileFile(read))).toEqual(read);
      }),
      { numRuns: 400 },
    );
  });
});

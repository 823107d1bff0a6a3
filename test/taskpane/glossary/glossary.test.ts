import { readFunctionDocs } from "../../../scripts/site/function-docs";
import { findTerms, glossary } from "../../../src/taskpane/glossary/glossary";

test("the terms stand in the order of the alphabet, each word once", () => {
  const terms = glossary.map(({ term }) => term);
  expect(terms).toEqual([...terms].sort((a, b) => a.localeCompare(b, "en")));
  const words = glossary.flatMap(({ term, forms }) => [term, ...forms].map((word) => word.toLowerCase()));
  expect(new Set(words).size).toBe(words.length);
});

test("a meaning is one to three sentences that fit a tip, and its functions exist", () => {
  const names = readFunctionDocs().map(({ name }) => name);
  for (const { term, meaning, functions } of glossary) {
    expect([term, meaning.length <= 230, /^[A-Z].*\.$/.test(meaning)]).toEqual([term, true, true]);
    expect([term, functions.filter((name) => !names.includes(name))]).toEqual([term, []]);
  }
});

const marked = (text: string) =>
  findTerms(text)
    .map((piece) => (piece.term ? `[${piece.text}]` : piece.text))
    .join("");

test.each([
  ["Maintenance rate", "[Maintenance rate]"],
  ["Maintenance margin of a perpetual", "[Maintenance margin] of a [perpetual]"],
  ["A leg, isolated; the leg's bracket", "A [leg], [isolated]; the leg's [bracket]"],
  ["Legend and crossing", "Legend and crossing"],
  ["", ""],
  ["APR", "[APR]"],
])("terms in %j", (text, expected) => expect(marked(text)).toBe(expected));

test("the pieces are the text", () => {
  const text = "Core: min 60 to 80 %, core bands, drift; leverage";
  expect(
    findTerms(text)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});

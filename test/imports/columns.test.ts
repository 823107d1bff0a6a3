import fc from "fast-check";
import type { Column } from "../../src/imports/tables/columns/column";
import { Choices } from "../../src/imports/tables/columns/choices";
import { Doubles, OptionalDoubles } from "../../src/imports/tables/columns/doubles";
import { Keys, keyText } from "../../src/imports/tables/columns/keys";
import { Numbers } from "../../src/imports/tables/columns/numbers";
import { packed } from "../../src/imports/tables/columns/packed";
import { Texts } from "../../src/imports/tables/columns/texts";
import { DigestMap } from "../../src/imports/tables/digest-map";

/** What goes into a column row by row comes out of it, and what is set again is what it is set to. */
function expectKept<V>(make: () => Column<V>, value: fc.Arbitrary<V>, isSetOnce = false): void {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 400 }), fc.array(value), (values, others) => {
      const column = make();
      values.forEach((one, index) => column.set(index, one));
      expect(values.map((_, index) => column.get(index))).toEqual(values);
      if (isSetOnce) return;
      const again = [...others.slice(0, values.length), ...values.slice(others.length)];
      again.forEach((one, index) => column.set(index, one));
      expect(again.map((_, index) => column.get(index))).toEqual(again);
    }),
  );
}

const digits = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map(String);
const decimals = fc
  .tuple(digits, fc.nat({ max: 20 }))
  .map(([whole, places]) => (places === 0 ? whole : `${whole}.${"0".repeat(places - 1)}7`));

test("numbers keep all of their digits, and what is no plain number stays as it is", () => {
  const odd = [
    "",
    "0",
    "-0",
    "00",
    "0.0",
    ".5",
    "5.",
    "1e5",
    "-",
    "--1",
    "1.2.3",
    "+1",
    "0x10",
    "Infinity",
    "=x",
  ];
  expectKept(() => new Numbers(), fc.oneof(decimals, fc.constantFrom(...odd), fc.string()));
});

test("ids and words of any characters and length", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ minLength: 190, maxLength: 300 }),
    digits,
  );
  expectKept(() => new Texts(), text, true);
  expectKept(() => new Choices<string>(), text);
  expectKept(() => new Choices<boolean>(), fc.boolean());
  expectKept(() => new Choices<number>(), fc.integer());
});

test("moments that may be missing, and keys with a count", () => {
  expectKept(() => new Doubles(), fc.integer());
  expectKept(() => new OptionalDoubles(), fc.option(fc.integer(), { nil: undefined }));
  const word = fc.nat({ max: 2 ** 32 - 1 });
  const key = fc
    .tuple(word, word, fc.nat({ max: 1000 }))
    .map(([high, low, count]) => (count === 0 ? "" : keyText({ high, low }, count)));
  expectKept(() => new Keys(), key);
});

test("a row reads and writes its own place in each column, and has the properties of both parts", () => {
  const table = packed<{ id: string }, { amount: string; note: string }>(
    { id: () => new Texts() },
    { amount: () => new Numbers(), note: () => new Choices<string>() },
  )();
  const rows = ["a", "b"].map((id) => table({ id }, { amount: "0.1", note: "" }));
  rows[1]!.amount = "25";
  rows[0]!.note = "changed";
  expect(rows.map(({ id, amount, note }) => [id, amount, note])).toEqual([
    ["a", "0.1", "changed"],
    ["b", "25", ""],
  ]);
});

test("a map by digests is a Map", () => {
  // Few different digests, whose last bits are the same, meet in the same slots.
  const entry = fc.record({
    high: fc.nat({ max: 3 }),
    low: fc.constantFrom(0, 16, 1024, 2 ** 31, 2 ** 32 - 16),
    count: fc.integer({ min: 1, max: 40 }),
    value: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 300 }), (entries) => {
      const [own, expected] = [new DigestMap(), new Map<string, number>()];
      for (const { high, low, count, value } of entries) {
        const key = `${high} ${low} ${count}`;
        expect(own.get({ high, low }, count)).toBe(expected.get(key) ?? 0);
        own.set({ high, low }, count, value);
        expected.set(key, value);
        expect(own.get({ high, low }, count)).toBe(value);
      }
    }),
  );
});

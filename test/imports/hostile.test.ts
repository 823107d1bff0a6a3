import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { writtenTables } from "../../src/imports/tables/cells";
import { factsOf, fileOf, importInUtc, sample, sampleNames } from "../support/import-files";

/** Each imports files many times. */
jest.setTimeout(60_000);

const forms = path.join(__dirname, "../vectors/imports/forms");
const files = [
  ...sampleNames.map(sample),
  ...readdirSync(forms).map((name) => fileOf(name, readFileSync(path.join(forms, name)))),
];

/** Words that objects have by themselves, formulas, amounts that no money has, texts of other tables. */
const hostile = fc.constantFrom(
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "=HYPERLINK(1)",
  "1e999999999",
  "-1e-999999999",
  "9".repeat(5000),
  " ".repeat(5000) + "x",
  "0",
  "-5",
  "NaN",
  "Infinity",
  '"',
  '""',
  '"\n\n\n\n\n',
  "\n",
  "\r",
  "\0",
  "\ufeff",
  ",",
  ";",
  "",
  "--",
  "9999-99-99 99:99:99",
  "1,234",
  "1.8E+18",
  "💥",
);

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 40 }),
  put: hostile,
});

test("a damaged file is read as far as it goes: every row becomes rows or a note, and no number is lost on the way", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async (file, changes) => {
        let text = await file.data.text();
        for (const { at, cut, put } of changes) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + put + text.slice(from + cut);
        }
        const imported = await importInUtc([fileOf(file.name, text)]);
        const noted = new Set(imported.notes.map(({ line }) => line));
        const known = new Set(factsOf(imported.tables).map(({ line }) => line));
        const read = imported.files.reduce((count, { rows }) => count + rows, 0);
        // Doubles are rows of a line that is there.
        expect(new Set([...noted, ...known]).size + imported.doubles).toBeGreaterThanOrEqual(read);
        for (const { titles, rows } of writtenTables(imported.tables, imported.notes))
          for (const cells of rows) {
            expect(cells).toHaveLength(titles.length);
            for (const cell of cells) if (typeof cell === "number") expect(Number.isFinite(cell)).toBe(true);
          }
      },
    ),
    { numRuns: 30 },
  );
});

test("any bytes under any name are a file with notes, never a failure", async () => {
  const heads = [[], [0x50, 0x4b, 3, 4], [0x1f, 0x8b, 8], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0xd0, 0xcf]];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 600 }), async (head, bytes) => {
      const imported = await importInUtc([fileOf("a.csv", new Uint8Array([...head, ...bytes]))]);
      expect(imported.files).toEqual([]);
      expect(imported.notes.length).toBeGreaterThan(0);
    }),
    { numRuns: 50 },
  );
});

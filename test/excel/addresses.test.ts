import fc from "fast-check";
import {
  contains,
  formatAddress,
  overlaps,
  parseAddress,
  reference,
  type Block,
} from "../../src/excel/addresses";

const block: fc.Arbitrary<Block> = fc.record({
  sheet: fc.string({ minLength: 1, maxLength: 31 }).filter((name) => !/[\\/?*[\]:]|^'|'$/.test(name)),
  row: fc.nat(1000),
  column: fc.nat(800),
  rowCount: fc.integer({ min: 1, max: 50 }),
  columnCount: fc.integer({ min: 1, max: 50 }),
});

// How Excel writes references: https://support.microsoft.com/office/create-or-change-a-cell-reference-c7b8b95d-c594-4488-947e-c835903cebaa
test.each([
  ["Holdings!$A$4:$B$7", { sheet: "Holdings", row: 3, column: 0, rowCount: 4, columnCount: 2 }],
  ["'My book'!$Z$1", { sheet: "My book", row: 0, column: 25, rowCount: 1, columnCount: 1 }],
  ["'It''s'!$AA$10", { sheet: "It's", row: 9, column: 26, rowCount: 1, columnCount: 1 }],
  ["'Q1'!$XFD$1", { sheet: "Q1", row: 0, column: 16383, rowCount: 1, columnCount: 1 }],
  ["'2026'!$A$1", { sheet: "2026", row: 0, column: 0, rowCount: 1, columnCount: 1 }],
])("%s", (text, expected) => {
  expect(reference(expected)).toBe(text);
  expect(parseAddress(text)).toEqual(expected);
});

// A sheet's size: https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
test("whole columns and rows reach to the sheet's end", () => {
  const column = { sheet: "A", row: 0, column: 1, rowCount: 1048576, columnCount: 2 };
  expect(parseAddress("A!B:C")).toEqual(column);
  expect(parseAddress("A!2:2")).toEqual({ sheet: "A", row: 1, column: 0, rowCount: 1, columnCount: 16384 });
});

test.each(["A1", "Book!", "Book!A1,B2", "Book!A1:B", "Book!A1:B2:C3", "Book!#REF!"])(
  "%s is refused",
  (text) => expect(() => parseAddress(text)).toThrow(text),
);

test("an address that is written is read as the same block", () => {
  fc.assert(
    fc.property(block, (any) => {
      expect(parseAddress(formatAddress(any))).toEqual(any);
      expect(parseAddress(reference(any))).toEqual(any);
    }),
  );
});

/** Blocks of a few cells so near each other that they meet as often as not. */
const near = fc.record({
  row: fc.nat(4),
  column: fc.nat(4),
  rowCount: fc.integer({ min: 1, max: 4 }),
  columnCount: fc.integer({ min: 1, max: 4 }),
});

test("blocks overlap where they share a cell, and contain where they share all", () => {
  fc.assert(
    fc.property(near, near, (a, b) => {
      const [one, other] = [a, b].map((block) => ({ sheet: "Book", ...block })) as [Block, Block];
      const cellsOf = ({ row, column, rowCount, columnCount }: Block): string[] =>
        Array.from({ length: rowCount * columnCount }, (_, index) =>
          [row + Math.floor(index / columnCount), column + (index % columnCount)].join(),
        );
      const shared = new Set(cellsOf(one));
      expect(overlaps(one, other)).toBe(cellsOf(other).some((cell) => shared.has(cell)));
      expect(contains(one, other)).toBe(cellsOf(other).every((cell) => shared.has(cell)));
      const elsewhere = { ...other, sheet: "Other book" };
      expect([overlaps(one, elsewhere), contains(one, elsewhere)]).toEqual([false, false]);
    }),
  );
});

import fc from "fast-check";
import { cutText, findInvisible, quoted } from "../../../src/workbook/profiles/characters";

test("a cut text is its beginning and ends behind a whole character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(60), (text, length) => {
      const cut = cutText(text, length);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(length);
      expect(() => encodeURIComponent(cut)).not.toThrow(); // it throws at half a character
      if (text.length <= length) expect(cut).toBe(text);
    }),
  );
  expect(cutText("I👩‍👩‍👧👩‍👩‍👧", 12)).toBe("I👩‍👩‍👧");
  expect(cutText("a😀", 2)).toBe("a");
});

test("a quote has at most forty characters, and shows what cannot be seen", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const quote = quoted(text);
      expect(quote.length).toBeLessThanOrEqual(43);
      expect(findInvisible(quote)).toBeUndefined();
    }),
  );
  expect(quoted("a\u200bb\ud800")).toBe("“a[U+200B]b[U+D800]”");
  expect(quoted("x".repeat(40))).toBe(`“${"x".repeat(40)}”`);
  expect(quoted("x".repeat(41))).toBe(`“${"x".repeat(40)}…”`);
});

import fc from "fast-check";
import { describeUnread, readNumber, writeNumber } from "../../../src/taskpane/parts/number-input";

const narrow = "\u202f";

test.each<[string, string, number]>([
  ["en-US", "1,000", 1000],
  ["en-US", "1.000", 1],
  ["en-US", "1,234,567.5", 1234567.5],
  ["en-US", "0,05", 0.05],
  ["en-US", "1.250,5", 1250.5],
  ["en-US", "1.250.000", 1250000],
  ["de-DE", "1.000", 1000],
  ["de-DE", "1,000", 1],
  ["de-DE", "1,5", 1.5],
  ["de-DE", "-1.234.567,5", -1234567.5],
  ["de-DE", "0.05", 0.05],
  ["de-DE", "1,250.5", 1250.5],
  ["fr-FR", `1${narrow}000`, 1000],
  ["fr-FR", `1${narrow}234${narrow}567,5`, 1234567.5],
  ["fr-FR", "1 000", 1000],
  ["fr-FR", "1\u00a0000,25", 1000.25],
  ["fr-FR", "1,500", 1.5],
  ["fr-FR", "1.5", 1.5],
  ["de-CH", "1’000.5", 1000.5],
  ["de-CH", "1'000", 1000],
  ["de-CH", "1.000", 1],
  ["en-IN", "12,34,567.5", 1234567.5],
  ["en-IN", "1,00,000", 100000],
  ["en-IN", "1,234,567", 1234567],
  ["en-IN", "1,000", 1000],
])("in %s %s is %d", (locale, text, expected) => {
  expect(readNumber(text, false, locale)).toBe(expected);
});

test.each([
  ["fr-FR", "1.500", "Type 1500 or 1,5: 1.500 can mean either."],
  ["fr-FR", "-1.000", "Type -1000 or -1,0: -1.000 can mean either."],
  ["de-CH", "12,345", "Type 12345 or 12.345: 12,345 can mean either."],
  ["en-US", "1,00,000", "Enter an amount."],
  ["de-DE", "1.00.000", "Enter an amount."],
  ["en-IN", "1,00,00", "Enter an amount."],
  ["en-IN", "123,45,678", "Enter an amount."],
  ["en-IN", "12,34,5678", "Enter an amount."],
  ["de-DE", "1,2,3", "Enter an amount."],
])("in %s %s is no number, and what to type is said", (locale, text, said) => {
  expect(readNumber(text, false, locale)).toBeUndefined();
  expect(describeUnread(text, false, "an amount", locale)).toBe(said);
});

test.each([
  ["1 234 567", 1234567],
  ["1’234’567.5", 1234567.5],
  ["12 345,5", 12345.5],
  ["1 2", undefined],
  ["1 23 456", undefined],
  ["1 2345", undefined],
])("%s is read as %p: a blank or an apostrophe stands between groups of three", (text, expected) => {
  expect(readNumber(text, false)).toBe(expected);
});

test.each([
  ["de-DE", 1250.5, "1250,5"],
  ["en-US", 1250.5, "1250.5"],
  ["fr-FR", -0.25, "-0,25"],
])("a field in %s shows %d as %s", (locale, value, text) => {
  expect(writeNumber(value, false, locale)).toBe(text);
});

test("a number is read back as the browser writes it, with and without marks between thousands", () => {
  const locale = fc.constantFrom(
    "en-US",
    "de-DE",
    "de-AT",
    "de-CH",
    "fr-FR",
    "fr-CH",
    "es-ES",
    "pl-PL",
    "en-IN",
    "hi-IN",
    "pt-BR",
    "sv-SE",
    "ru-RU",
    "ja-JP",
    "nb-NO",
    "he-IL",
  );
  const amount = fc.integer({ min: -(10 ** 13), max: 10 ** 13 }).map((cents) => cents / 1000);
  fc.assert(
    fc.property(locale, amount, fc.boolean(), (where, value, useGrouping) => {
      const text = value.toLocaleString(where, { useGrouping, maximumFractionDigits: 3 });
      expect(readNumber(text.replace(/[\u200e\u200f]/g, ""), false, where)).toBe(value + 0);
      expect(readNumber(writeNumber(value, false, where), false, where)).toBe(value + 0);
    }),
  );
});

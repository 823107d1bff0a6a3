import fc from "fast-check";
import { cellText } from "../../../src/excel/cells/cell-text";
import { formats } from "../../../src/results/formats";
import { closeTestBook, openTestBook } from "../book";

jest.setTimeout(60_000);
beforeAll(() => openTestBook());
afterAll(() => closeTestBook());

const tried = Object.values(formats).filter((one) => one !== formats.general && one !== formats.textAtRight);
const edges = [0, 1, -1, 0.004, 0.005, 54271.3567839196, 0.0001, -0.00001, 99.999, -99.999, 0.5234, 1e-9];
const minutesOfDay = 1440;

test.each([...new Set(tried)])("a number in %s is shown as a cell shows it", async (format) => {
  const numbers = format.startsWith("yyyy")
    ? fc
        .sample(fc.integer({ min: 36_526 * minutesOfDay, max: 73_000 * minutesOfDay }), 60)
        .map((minutes) => minutes / minutesOfDay)
    : [
        ...edges,
        ...fc.sample(fc.integer({ min: -10_000_000, max: 10_000_000 }), 60).map((one) => one / 10_000),
      ];
  const shown = await Excel.run(async (context) => {
    const range = context.workbook.worksheets
      .getItem("Sheet1")
      .getRange("A1")
      .getResizedRange(numbers.length - 1, 0);
    range.numberFormat = numbers.map(() => [format]);
    range.values = numbers.map((number) => [number]);
    range.load("text");
    await context.sync();
    return range.text.flat();
  });
  expect(numbers.map((number) => cellText(number, format))).toEqual(shown);
});

test("a locale's own marks are used", () => {
  expect(cellText(54271.3567839196, formats.anyPrice, "de-DE")).toBe("54.271,36");
});

import {
  chartLook,
  markColors,
  meaningColors,
  seriesColors,
  seriesColorsOnDark,
  sheetColors,
} from "../../src/base/palette";
import { contrast, difference, seenBy } from "../support/color-vision";

const readers = ["normal", "protanopia", "deuteranopia"] as const;

/** The dark ground of the pane, Fluent's colorNeutralBackground1 in its dark theme. */
const darkGround = "#292929";

/** The least difference between any two of the colours, as a reader sees them. */
const closest = (colors: readonly string[], reader: (typeof readers)[number]): number =>
  Math.min(
    ...colors.flatMap((one, at) =>
      colors.slice(at + 1).map((other) => difference(seenBy(one, reader), seenBy(other, reader))),
    ),
  );

describe("what proves the palette is right itself", () => {
  // Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", 2005, table 1.
  test.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
    [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
    [[50, 2.5, 0], [61, -5, 29], 22.8977],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)("the difference of %j and %j", (one, other, expected) => {
    expect(difference(one, other)).toBeCloseTo(expected, 4);
  });

  test("contrast is that of WCAG 2, and red and green look alike to those who do not see them", () => {
    expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 10);
    // Published by WebAIM: the lightest grey on white that passes at 4.5.
    expect(contrast("#767676", "#FFFFFF")).toBeCloseTo(4.54, 2);
    const [red, green] = ["#A03C28", "#5A6414"];
    for (const reader of ["protanopia", "deuteranopia"] as const) {
      expect(difference(seenBy(red, reader), seenBy(green, reader))).toBeLessThan(
        difference(seenBy(red, "normal"), seenBy(green, "normal")) / 2,
      );
      // Greys are the same to everybody.
      expect(difference(seenBy("#808080", reader), seenBy("#808080", "normal"))).toBeLessThan(0.5);
    }
  });
});

describe.each([
  ["white", seriesColors, chartLook.ground, 4.5],
  ["the dark pane", seriesColorsOnDark, darkGround, 3],
] as const)("series on %s", (_, colors, ground, least) => {
  test("stand out from it", () => {
    for (const color of colors) expect([color, contrast(color, ground) >= least]).toEqual([color, true]);
  });

  // 10 is the difference of colours that are told apart at a glance; lines and bars are small.
  test.each(readers)("differ from each other for a reader with %s vision", (reader) => {
    expect(closest(colors, reader)).toBeGreaterThan(12);
  });
});

test.each(readers)(
  "what is bought and sold, and what is drawn together, differs with %s vision",
  (reader) => {
    const { buy, sell, now, target, entry, mark, marginCall, liquidation } = meaningColors;
    for (const together of [
      [buy, sell],
      [now, target, marginCall, liquidation],
      [mark, marginCall, liquidation],
      [entry, mark, liquidation],
    ]) {
      expect(closest(together, reader)).toBeGreaterThan(12);
    }
  },
);

test("lines and texts stand out from their grounds", () => {
  expect(contrast(chartLook.zero, chartLook.ground)).toBeGreaterThan(3);
  expect(contrast(chartLook.text, chartLook.ground)).toBeGreaterThan(4.5);
  const { accent, grey, link, input, inputGround, bannerGround, titleGround, bar } = sheetColors;
  const texts = [
    ...[accent, grey, link, bar].map((color) => [color, "#FFFFFF"] as const),
    [accent, bannerGround] as const,
    [accent, titleGround] as const,
    [input, inputGround] as const,
    ...Object.values(markColors).map(({ color, fill }) => [color, fill] as const),
  ];
  for (const [text, ground] of texts) {
    expect([text, ground, contrast(text, ground) >= 4.5]).toEqual([text, ground, true]);
  }
});

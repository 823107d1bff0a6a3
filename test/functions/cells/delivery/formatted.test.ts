import type * as Formatted from "../../../../src/functions/cells/delivery/formatted";
import type { OutputCell } from "../../../../src/functions/cells/spill";

/** Excel with these requirement sets, "1.16" and before for instance; none where Office is not there or has not started. */
function excelWith(newest?: string): void {
  const isSetSupported = (_: string, set?: string) => Number(set!.slice(2)) <= Number(newest!.slice(2));
  const context = newest === undefined ? undefined : { requirements: { isSetSupported } };
  Object.assign(globalThis, { Office: { context } });
}

afterEach(() => Object.assign(globalThis, { Office: undefined, localStorage: undefined }));

/** The module as a page has it that has just loaded. */
function loaded(): typeof Formatted {
  let found: typeof Formatted;
  jest.isolateModules(() => {
    found = jest.requireActual("../../../../src/functions/cells/delivery/formatted");
  });
  return found!;
}

const anyPrice = "[>=100]#,##0.00;[>=1]#,##0.00##;#,##0.00######";

test.each([
  ["1.19", "Double"],
  ["1.20", "Double"],
  ["1.18", "FormattedNumber"],
  ["1.16", "FormattedNumber"],
])("ExcelApi %s takes a price as a %s", (newest, type) => {
  excelWith(newest);
  expect(loaded().formatted("LIQ.PRICE", [[54271.3567839196]])).toEqual([
    [{ type, basicType: "Double", basicValue: 54271.3567839196, numberFormat: anyPrice }],
  ]);
});

test("ExcelApi 1.15, an Excel without Office and one that has not started take plain numbers", () => {
  excelWith("1.15");
  const here = loaded();
  expect(here.formatted("LIQ.PRICE", [[54271.5]])).toEqual([[54271.5]]);
  expect(here.numberFormats.isOffered()).toBe(false);
  Object.assign(globalThis, { Office: undefined });
  expect(here.formatted("LIQ.PRICE", [[54271.5]])).toEqual([[54271.5]]);
  Object.assign(globalThis, { Office: {} });
  expect(here.formatted("LIQ.PRICE", [[54271.5]])).toEqual([[54271.5]]);
  // Office has started since.
  excelWith("1.19");
  expect(here.formatted("LIQ.PRICE", [[54271.5]])).not.toEqual([[54271.5]]);
});

test("titles, texts, blanks, truths and errors stay as they are, and each column has its own format", () => {
  excelWith("1.19");
  const error = { code: "#N/A" } as unknown as OutputCell;
  const given: OutputCell[][] = [
    ["Leverage", "Liquidation price", "Side"],
    [10, 54271.5, "long"],
    ["", error, true],
  ];
  const number = (basicValue: number, numberFormat: string) => ({
    type: "Double",
    basicType: "Double",
    basicValue,
    numberFormat,
  });
  expect(loaded().formatted("LIQ.LADDER", given)).toEqual([
    ["Leverage", "Liquidation price", "Side"],
    [number(10, '0.0#"x"'), number(54271.5, anyPrice), "long"],
    ["", error, true],
  ]);
});

test("a result of more than 1,000 cells stays plain", () => {
  excelWith("1.19");
  const column = (rows: number) => Array.from({ length: rows }, () => [54271.5]);
  expect(loaded().formatted("LIQ.PRICE", column(1_000))[999]).toEqual([expect.any(Object)]);
  expect(loaded().formatted("LIQ.PRICE", column(1_001))).toEqual(column(1_001));
});

test("turned off, results stay plain in this and later sessions until it is turned on again", () => {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
  Object.assign(globalThis, { localStorage });
  excelWith("1.19");
  const first = loaded();
  expect(first.numberFormats.isOn()).toBe(true);
  first.numberFormats.choose(false);
  expect(first.formatted("LIQ.PRICE", [[54271.5]])).toEqual([[54271.5]]);
  const later = loaded();
  expect(later.numberFormats.isOn()).toBe(false);
  expect(later.formatted("LIQ.PRICE", [[54271.5]])).toEqual([[54271.5]]);
  later.numberFormats.choose(true);
  expect(loaded().formatted("LIQ.PRICE", [[54271.5]])).not.toEqual([[54271.5]]);
});

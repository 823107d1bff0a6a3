import { once } from "../../../../src/functions/cells/once";
import { texts, unsolved } from "../../../../src/functions/cells/errors";
import { atOnce } from "../../../../src/core/slices";
import { excessiveSize } from "../../../../src/functions/cells/delivery/size";
import type { OutputCell } from "../../../../src/functions/cells/spill";
import { call, cell, valueError } from "../../support";

const office = globalThis as { Office?: unknown };
const on = (platform: string) => (office.Office = { context: { platform } });
beforeEach(() => on("OfficeOnline"));
afterEach(() => delete office.Office);

const error = new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "TEST: too few values.");

test.each<[string, OutputCell[]]>([
  ["numbers", [60000.25, -1.23456789012345e-300, 0]],
  ["texts and blanks", ['say "open"', "", true, false]],
  ["errors", [error]],
])("%s are too large just beyond 5 MB of JSON", (_, row) => {
  const rowSize = JSON.stringify([row]).length - 1; // with the comma behind it
  const most = Math.floor((5_000_000 - 1) / rowSize);
  const rows = (count: number) => new Array<OutputCell[]>(count).fill(row);
  expect(JSON.stringify(rows(most)).length).toBeLessThanOrEqual(5_000_000);
  expect(atOnce(excessiveSize(rows(most)))).toBeUndefined();
  expect(atOnce(excessiveSize(rows(most + 1)))).toBe(JSON.stringify(rows(most + 1)).length);
});

test("a result that is too large is refused in words, whatever it holds", () => {
  const result = (value: number, rows: number) => () =>
    once("TEST.LARGE", {}, () => new Array<number[]>(rows).fill([value]))([]);
  expect(cell(result(60000.25, 600_000))).toEqual(
    valueError("TEST.LARGE: the result is 6.6 MB and Excel on the web takes at most 5 MB; give fewer rows."),
  );
  expect(call(result(7, 600_000))).toHaveLength(600_000);
  const warming = once("TEST.WARM", {}, () =>
    Array.from({ length: 100_000 }, () => [unsolved(texts.warmingUp(50))]),
  );
  expect(cell(() => warming([]))).toMatchObject({ error: "#VALUE!" });
});

test.each([["PC"], ["Mac"]])("a desktop (%s) takes a result of any size", (platform) => {
  on(platform);
  const large = once("TEST.LARGE", {}, () => new Array<number[]>(600_000).fill([60000.25]));
  expect(call(() => large([]))).toHaveLength(600_000);
});

test("so does a runtime without Office.js, which is a desktop's", () => {
  delete office.Office;
  const large = once("TEST.LARGE", {}, () => new Array<number[]>(600_000).fill([60000.25]));
  expect(call(() => large([]))).toHaveLength(600_000);
});

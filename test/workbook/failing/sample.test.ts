import { insertSample } from "../../../src/workbook/inputs/sample";
import { tryAll } from "./trials";

jest.setTimeout(600_000);

test("the sample", async () => {
  const counts = await tryAll({ name: "Sample holdings", run: () => insertSample(undefined) });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

import { insertTemplate } from "../../../src/excel/sheets/write-sheets";
import { undoLastWrite } from "../../../src/excel/writes/undo";
import { model } from "../../excel/sheets/model";
import { tryAll } from "./trials";

jest.setTimeout(600_000);

test("a template", async () => {
  const counts = await tryAll({ name: "Template", run: () => insertTemplate(model) });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

test("Undo of a template", async () => {
  const counts = await tryAll({
    name: "Undo of a template",
    undone: () => insertTemplate(model),
    run: undoLastWrite,
  });
  expect(counts.tried).toBeGreaterThan(0);
  expect(counts.outside).toEqual([]);
});

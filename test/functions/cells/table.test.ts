import { atLeastZero, positive } from "../../../src/functions/arguments/numbers";
import { optional } from "../../../src/functions/cells/declaration";
import { text } from "../../../src/functions/arguments/words";
import { decimal } from "../../../src/core/number/decimal";
import { atOnce } from "../../../src/core/slices";
import { Failure, InputError } from "../../../src/functions/cells/errors";
import { readTable } from "../../../src/functions/cells/table";
import "../support";

const columns = {
  side: text,
  quantity: positive,
  maintenanceRate: atLeastZero,
  amount: optional(atLeastZero, decimal(7)),
};

function read(cells: unknown[][]) {
  const table = atOnce(readTable("positions", columns, cells));
  if (table instanceof Failure) return table.text;
  if (table instanceof InputError) return table.error.code;
  return table.map(({ side, quantity, maintenanceRate, amount, row }) => [
    side,
    Number(quantity),
    Number(maintenanceRate),
    Number(amount),
    row,
  ]);
}

test("without a header the columns stand in order, an optional one may be missing", () => {
  expect(read([["long", 1, 0.01], ["short", 2, 0.02]])).toEqual([["long", 1, 0.01, 7, 0], ["short", 2, 0.02, 7, 1]]); // prettier-ignore
  expect(read([["long", 1, 0.01, 3]])).toEqual([["long", 1, 0.01, 3, 0]]);
});

test("with a header they are found by name, in any order, case and spelling, and further ones are left alone", () => {
  expect(read([["Note", "Maintenance rate", "SIDE", "quantity"], ["x", 0.01, "long", 1]])).toEqual([["long", 1, 0.01, 7, 1]]); // prettier-ignore
});

test("blank rows are left out", () => {
  expect(read([["", "", ""], ["long", 1, 0.01], [0, 0, 0], [null, null, null]])).toEqual([["long", 1, 0.01, 7, 1]]); // prettier-ignore
});

test("a missing column, a narrow table and an empty one say what is wanted", () => {
  expect(
    read([
      ["side", "quantity"],
      ["long", 1],
    ]),
  ).toBe(
    // prettier-ignore
    'positions must be a table with a column "maintenanceRate", got the columns "side" and "quantity"',
  );
  expect(read([["long", 1]])).toBe(
    'positions must be a table with the columns "side", "quantity" and "maintenanceRate", got 2 columns',
  );
  expect(read([["", ""]])).toBe("positions is empty; it must hold at least one value");
  expect(read([["side", "quantity", "maintenance rate"]])).toBe(
    "positions is empty; it must hold at least one value",
  );
});

test("a bad cell names its row and column; an input's error comes through", () => {
  expect(read([["long", 1, 0.01], ["short", -2, 0.02]])).toBe("positions (row 2, column 2) must be a positive number, got -2"); // prettier-ignore
  expect(read([["long", -1, 0.01], ["short", 2, "#N/A"]])).toBe("#N/A"); // prettier-ignore
});

test("a header may arrive as objects, and a blank in it is quoted as one", () => {
  const header = ["side", "quantity", "Maintenance rate"].map((basicValue) => ({
    type: "String",
    basicValue,
  }));
  expect(read([header, ["long", 1, 0.01]])).toEqual([["long", 1, 0.01, 7, 1]]); // prettier-ignore
  expect(read([["side", null], ["long", 1]])).toBe('positions must be a table with a column "quantity" and "maintenanceRate", got the columns "side" and ""'); // prettier-ignore
});

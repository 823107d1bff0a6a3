import type { CellValue } from "../../../src/excel/cells/source";
import { readHoldingsTable } from "../../../src/workbook/inputs/holdings-table";
import type { Problem } from "../../../src/base/problem";

const header = ["Asset", "Bucket", "Quantity", "Price"];
const bitcoin = ["BTC", "spot", 0.8, 60000];
const cash = ["USDT", "cash", 12000, 1];

/** The cells as if they stood on the sheet Book from B3 on. */
function read(values: CellValue[][]) {
  const block = { sheet: "Book", row: 2, column: 1, rowCount: values.length, columnCount: values[0]!.length };
  return readHoldingsTable(block, values);
}

function reasons(values: CellValue[][]): readonly string[] {
  try {
    read(values);
  } catch (error) {
    return (error as Problem).reasons;
  }
  return [];
}

test("columns stand in any order among others, and each is known by its cells", () => {
  const table = read([
    ["Sample", "", "", "", "", ""],
    ["price", "Note", " ASSET ", "Step", "Quantity", "Bucket"],
    [60000, "cold", "BTC", 0.001, 0.8, "spot"],
    [1, "", "USDT", "", 12000, "Cash "],
    ["", "", "", "", "", ""],
  ]);
  expect(table.rows).toEqual([
    {
      asset: "BTC",
      bucket: "spot",
      quantity: 0.8,
      price: 60000,
      step: 0.001,
      minNotional: 0,
      leverage: 0,
      core: 0,
    },
    {
      asset: "USDT",
      bucket: "Cash",
      quantity: 12000,
      price: 1,
      step: 0,
      minNotional: 0,
      leverage: 0,
      core: 0,
    },
  ]);
  expect(table.block).toEqual({ sheet: "Book", row: 4, column: 1, rowCount: 2, columnCount: 6 });
  const at = (column: number) => ({ sheet: "Book", row: 4, column, rowCount: 2, columnCount: 1 });
  expect(table.columns).toEqual({ asset: at(3), bucket: at(6), quantity: at(5), price: at(1), step: at(4) });
});

test("without a header the first four columns count, and a fifth is no step", () => {
  const table = read([
    [...bitcoin, 7],
    [...cash, 8],
  ]);
  expect(table.rows.map(({ asset, step }) => [asset, step])).toEqual([
    ["BTC", 0],
    ["USDT", 0],
  ]);
  expect(table.columns.step).toBeUndefined();
});

test.each([
  [["Coin", "Type", "Amount", "Price (USDT)"]],
  [["Token", "Bucket", "Qty", "Mark price"]],
  [["Ticker", "Class", "Balance", "Last price"]],
])("a header in other words is read: %j", (titles) => {
  expect(read([titles, bitcoin, cash]).rows).toEqual(read([header, bitcoin, cash]).rows);
});

test("our own title counts before another word for it", () => {
  const { rows } = read([
    ["Amount", ...header],
    [99, ...bitcoin],
  ]);
  expect(rows).toEqual(read([header, bitcoin]).rows);
});

test("a column that is not required may be the first, and a 0 in it is none", () => {
  for (const [title, key] of [
    ["Step", "step"],
    ["Min notional", "minNotional"],
    ["Leverage", "leverage"],
    ["Core", "core"],
  ] as const) {
    const { rows, columns } = read([
      [title, ...header],
      [0.5, ...bitcoin],
      [0, ...cash],
    ]);
    expect(rows.map((row) => row[key])).toEqual([0.5, 0]);
    expect(columns[key]).toMatchObject({ column: 1, row: 3, rowCount: 2 });
  }
});

test("Min notional and Leverage are read where there are such columns, empty as none", () => {
  const table = read([
    [...header, "Min notional", "leverage"],
    ["BTC-PERP", "futures", 9000, 1, 5, 3],
    [...cash, "", ""],
  ]);
  expect(table.rows.map(({ minNotional, leverage }) => [minNotional, leverage])).toEqual([
    [5, 3],
    [0, 0],
  ]);
  expect([table.columns.minNotional!.column, table.columns.leverage!.column]).toEqual([5, 6]);
  expect(
    reasons([
      [...header, "Leverage"],
      [...bitcoin, -1],
    ]),
  ).toEqual(["Book!F4 holds -1. Enter a leverage of 0 or more, or leave it empty."]);
});

const withRow = (...row: CellValue[]): CellValue[][] => [header, bitcoin, row];

test.each<[string, CellValue[][], string[]]>([
  ["an empty price", withRow("ETH", "spot", 6, ""), ["Book!E5 is empty. Enter a price above 0, for cash 1."]],
  ["a price of 0", withRow("ETH", "spot", 6, 0), ["Book!E5 holds 0. Enter a price above 0, for cash 1."]],
  [
    "text for a quantity",
    withRow("ETH", "spot", "6 coins", 3000),
    ["Book!D5 holds the text “6 coins”. Enter a quantity of 0 or more."],
  ],
  [
    "a negative quantity",
    withRow("ETH", "spot", -6, 3000),
    ["Book!D5 holds -6. Enter a quantity of 0 or more."],
  ],
  [
    "an error",
    withRow("ETH", "spot", "#DIV/0!", "#N/A"),
    [
      "Book!D5 shows #DIV/0!. Enter a quantity of 0 or more.",
      "Book!E5 shows #N/A. Enter a price above 0, for cash 1.",
    ],
  ],
  [
    "no bucket",
    withRow("ETH", "", 6, 3000),
    ["Book!C5 is empty. Enter a bucket such as spot, cash or futures."],
  ],
  [
    "a bucket that sounds like margin without being it",
    withRow("USDT", "Futures margin", 6, 1),
    ["Book!C5 holds “Futures margin”. Enter spot, cash, futures, hedge reserve or active."],
  ],
  ["a slip of the fingers", withRow("ETH", "sport", 6, 3000), ["Book!C5 holds “sport”. Did you mean spot?"]],
  ["a letter too few", withRow("USDT", "csh", 6, 1), ["Book!C5 holds “csh”. Did you mean cash?"]],
  ["a number for a name", withRow(1, "spot", 6, 3000), ["Book!B5 holds 1. Enter the asset's name."]],
  [
    "a logical value",
    withRow("ETH", "spot", true, 3000),
    ["Book!D5 holds true. Enter a quantity of 0 or more."],
  ],
  [
    "a gap",
    [header, bitcoin, ["", "", "", " "], cash],
    ["Book!B5:E5 is empty. Delete the row or fill it in."],
  ],
  [
    "a negative step",
    [
      [...header, "Step"],
      [...bitcoin, -1],
    ],
    ["Book!F4 holds -1. Enter a step of 0 or more, or leave it empty."],
  ],
  [
    "missing columns",
    [
      ["Asset", "Quantity", "Value"],
      ["BTC", 1, 2],
    ],
    ["The header Book!B3:D3 has no column Bucket.", "The header Book!B3:D3 has no column Price."],
  ],
  [
    "a column twice",
    [
      [...header, "Price"],
      [...bitcoin, 1],
    ],
    ["The header Book!B3:F3 has more than one column Price."],
  ],
  ["a header alone", [header, ["", "", "", ""]], ["Book!B3:E4 holds no rows."]],
  ["nothing", [["", ""]], ["Book!B3:C3 has no header row with Asset, Bucket, Quantity and Price."]],
  [
    "another table",
    [
      ["Name", "Kind", "Amount", "Rate"],
      ["BTC", "spot", "one", "high"],
    ],
    ["Book!B3:E4 has no header row with Asset, Bucket, Quantity and Price."],
  ],
])("%s is said with its cell and what to do", (_, values, expected) => {
  expect(reasons(values)).toEqual(expected);
});

test.each<[string, CellValue[]]>([
  ["Total", ["Total", "", "", 60_000]],
  ["Sum", ["Sum:", "spot", 12_000.8, ""]],
  ["Grand total", ["GRAND TOTAL", "", 12_000.8, 72_000]],
])("a last row named %s without a bucket or a price is no holding", (_, row) => {
  const table = read([header, bitcoin, cash, ["", "", "", ""], row]);
  expect(table.rows.map(({ asset }) => asset)).toEqual(["BTC", "USDT"]);
  expect(table.block).toMatchObject({ row: 3, rowCount: 2 });
});

test("an asset named Total counts as any other, and so does a row of that name that is not the last", () => {
  const named = ["Total", "spot", 1, 2];
  expect(read([header, bitcoin, named]).rows).toHaveLength(2);
  expect(reasons([header, ["Total", "", "", 5], bitcoin])).toEqual([
    "Book!C4 is empty. Enter a bucket such as spot, cash or futures.",
    "Book!D4 is empty. Enter a quantity of 0 or more.",
  ]);
});

test("a bucket of one's own that ends in a number is no slip", () => {
  expect(read([header, ["BTC", "spot2", 1, 2]]).rows[0]!.bucket).toBe("spot2");
});

test("each problem comes with the cells that it is about", () => {
  const places = (values: CellValue[][]) => {
    try {
      read(values);
    } catch (error) {
      return (error as Problem).places;
    }
    return undefined;
  };
  expect(places(withRow("ETH", "sport", -6, ""))).toEqual(["Book!C5", "Book!D5", "Book!E5"]);
  expect(places([["Asset", "Quantity", "Value"], ["BTC", 1, 2]])).toEqual(["Book!B3:D3", "Book!B3:D3"]); // prettier-ignore
});

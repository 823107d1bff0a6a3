import { calculated, shown } from "./shown";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(240_000);

test("Account: the months, part by part, are what the trades come to by hand", async () => {
  const book = await shown("account");
  expect(book.column("Months", "Price")).toEqual([
    0,
    2 * (3180 - 3000), // ETH
    3 * (2980 - 3100),
    100 * (150 - 138.5), // SOL, short
    2 * (2900 - 2790), // ETH, short
    0,
    2 * (2940 - 2750) + 2 * (3010 - 2750),
    3 * (3200 - 3265), // short
    0.2 * (66_000 - 60_000) - 0.2 * (66_030 - 60_180), // a part of the pair
    0,
    2 * (3330 - 3150),
    0,
  ]);
  const funding = [
    6.1 - 1.9,
    9.4,
    11.2 - 2.4,
    7.7,
    -2.6 + 0.8,
    4.8 - 2.2,
    8.9,
    10.3 + 2.7,
    9.6,
    6.4 - 1.6,
    -1.7,
  ];
  const ofMonths = (title: string) => book.column("Months", title) as number[];
  ofMonths("Funding").forEach((value, month) =>
    expect(value).toBeCloseTo([...funding, 5.2 - 1.1 + 3.4][month]!, 9),
  );
  // 0.05 BNB at 650, and 0.05 % of 0.5 x 60,180 and of 2 x 3,000.
  expect(ofMonths("Fees")[0]).toBeCloseTo(-(32.5 + 15.045 + 3), 9);
  expect(ofMonths("So far").at(-1)).toBeCloseTo(book.value("Net") as number, 9);
  expect(book.value("Net")).toBeCloseTo(2465 + 73 - 145.6005, 9);
});

test("Account: the pair, the open positions and the balances", async () => {
  const book = await shown("account");
  const [, pair, all] = book.rows("Pairs");
  expect(pair).toEqual(["BTC-USDT / BTC-USDT-PERP", 0.5, 0, 0.5 * (180 - 42), 75.3, -73.648, 70.652, ""]);
  expect(all!.slice(2)).toEqual(pair!.slice(2));
  const [titles, ...positions] = book.rows("Positions");
  const of = (title: string) => (row: readonly unknown[]) => row[titles!.indexOf(title)];
  const open = positions.filter((row) => of("Status")(row) === "open");
  expect(
    open.map((row) => ["Symbol", "Side", "Quantity", "Average", "Unrealised"].map((title) => of(title)(row))),
  ).toEqual([
    ["BTC-USDT", "long", 0.3, 60_000, 2400],
    ["BTC-USDT-PERP", "short", 0.3, 60_180, -2361],
    ["SOL-USDT-PERP", "short", 80, 162, 320],
    ["ETH-USDT-PERP", "long", 1.5, 3240, 90],
  ]);
  expect(
    book
      .rows("Reconciled")
      .slice(1)
      .map((row) => row.at(-1)),
  ).toEqual(["agrees", "agrees", "agrees", "agrees"]);
  expect(
    book
      .rows("Statements")
      .slice(1)
      .map((row) => row.at(-1)),
  ).toEqual([0, 0, 0, 0]);
  expect(book.rows("Held").slice(1)).toEqual([
    ["BNB", 0.42],
    ["BTC", 0.3],
    ["USDT", 60_000 - 30_000 + 13_200 + 1265 + 73 - 93.6005],
  ]);
  expect(book.texts()).toEqual([
    "Realised 2,465.00, funding 73.00, fees -145.60: 2,392.40 in all. Fills and ledger agree.",
  ]);
  // The months begin where the field says: a year later only the last sums are left out.
  expect((await calculated("account", { FirstMonth: 45_689 })).column("Months", "Price").slice(0, 2)).toEqual(
    [360, -360],
  );
});

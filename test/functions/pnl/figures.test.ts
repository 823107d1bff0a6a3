import { allocRebalance } from "../../../src/functions/alloc";
import { liqBook, liqCross } from "../../../src/functions/liq";
import {
  pnlAttribution,
  pnlFees,
  pnlHoldings,
  pnlLedger,
  pnlPositions,
  pnlRealised,
  pnlReconcile,
} from "../../../src/functions/pnl";
import {
  call,
  callAndWait,
  cell,
  column,
  inputError,
  notAvailable,
  valueError,
  type Result,
} from "../support";

const openedBefore = "no fill shows how this was opened; add earlier fills, or the venue's column Realised.";

function fills(...rows: unknown[][]): unknown[][] {
  return [["Time", "Symbol", "Side", "Quantity", "Price", "Fee", "Fee coin"], ...rows];
}

function under(rows: readonly Result[][], title: string): Result[] {
  return rows.slice(1).map((row) => row[rows[0]!.indexOf(title)]!);
}

describe("what is not known says so", () => {
  // A coin that came by a deposit: no fill bought it.
  const sold = fills(
    [46_000, "BTC-USDT", "sell", 1, 60_000, 0, ""],
    [46_001, "ETH-USDT", "buy", 2, 2000, 0, ""],
  );

  test("a close whose opening no fill shows has no P&L, alone and in a sum", () => {
    const rows = call(pnlPositions, sold);
    const unknown = notAvailable(`PNL.POSITIONS: ${openedBefore}`);
    for (const title of ["Opened", "Entry", "Realised", "Net"])
      expect(under(rows, title)[0]).toEqual(unknown);
    expect(under(rows, "Exit")[0]).toBe(60_000);
    expect(under(call(pnlRealised, sold, null, "coin"), "Realised")).toEqual([
      notAvailable(`PNL.REALISED: ${openedBefore}`),
    ]);
    expect(under(call(pnlRealised, sold), "Realised")[1]).toBe(0);
  });

  test("off spot the venue's own P&L tells it: the entry is price less P&L over quantity", () => {
    const stated = [
      ["Time", "Symbol", "Side", "Position", "Quantity", "Price", "Realised"],
      [46_000, "BTC-USDT-PERP", "sell", "long", 2, 110, 20],
    ];
    const rows = call(pnlPositions, stated);
    expect([under(rows, "Entry"), under(rows, "Realised")]).toEqual([[100], [20]]);
  });

  test("an open position without a mark price, and a fee in a coin without a price", () => {
    const rows = call(pnlPositions, fills([46_000, "BTC-USDT-PERP", "sell", 1, 60_000, 0.02, "BNB"]));
    expect(under(rows, "Unrealised")).toEqual([
      notAvailable('PNL.POSITIONS: marks must have a price of "BTC-USDT-PERP" for this.'),
    ]);
    expect([under(rows, "Fees"), under(rows, "Unpriced fees")]).toEqual([[0], ["0.02 BNB"]]);
    const fees = call(pnlFees, fills([46_000, "BTC-USDT-PERP", "sell", 1, 60_000, 0.02, "BNB"]));
    expect(under(fees, "Value")).toEqual([
      notAvailable('PNL.FEES: marks must have a price of "BNB" for this.'),
    ]);
  });

  test("a table without its header, a symbol that may be two, and a fill that is no fill", () => {
    const [top, ...rows] = fills([46_000, "BTCUSDT", "buy", 1, 1, 0, ""]);
    expect(cell(pnlPositions, rows)).toEqual(
      valueError(
        "PNL.POSITIONS: fills must be a table of fills: Time, Symbol, Side, Quantity, Price, with its header, such as Fills[#All].",
      ),
    );
    expect(cell(pnlPositions, [top, ...rows])).toEqual(
      valueError(
        'PNL.POSITIONS: fills (row 2, column 2) must be a symbol as BTC-USDT (spot), BTC-USDT-PERP, BTC-USD-PERP (inverse) or BTC-USDT-260626, got "BTCUSDT".',
      ),
    );
    expect(cell(pnlPositions, fills([46_000, "BTC-USDT", "hold", 1, 1, 0, ""]))).toEqual(
      valueError('PNL.POSITIONS: fills (row 2, column 3) must be "buy" or "sell", got "hold".'),
    );
    expect(cell(pnlPositions, fills())).toEqual(notAvailable("PNL.POSITIONS: fills has no row that counts."));
  });

  test("options and fills without a side are listed and not counted", () => {
    const rows = fills(
      [46_000, "BTC-USDT-260626-60000-C", "buy", "", "", "", ""],
      [46_000, "BTC-USDT-PERP", "?", "", "", "", ""],
    );
    expect(cell(pnlPositions, rows)).toEqual(notAvailable("PNL.POSITIONS: fills has no row that counts."));
  });
});

test("times are Excel's numbers or texts, and by fill the result stands beside the table", () => {
  const rows = [
    ["", "", "", "", "", "", ""],
    ...fills(
      ["2026-03-02 18:05:59", "BTC-USDT-PERP", "sell", 0.3, 62_000, 0, ""],
      ["", "", "", "", "", "", ""],
      ["2026-03-02T12:40:31Z", "BTC-USDT-PERP", "buy", 0.1, 61_500, 0, ""],
      [46_083.3021296296, "BTC-USDT-PERP", "buy", 0.2, 60_000, 0, ""],
    ),
  ];
  expect(call(pnlRealised, rows, null, "fill")).toEqual(column("Realised", 450, "", 0, 0));
  // 07:15:04 is 26,104 of 86,400 seconds.
  expect(under(call(pnlPositions, rows), "Opened")).toEqual([46_083.3021296296]);
});

// 10,000 USD sold at 12,500 are 0.8 BTC, bought back at 10,000 are 1 BTC: 0.2 BTC.
test("an inverse contract: P&L, fees and funding in the coin", () => {
  const rows = call(
    pnlPositions,
    fills(
      [46_000, "BTC-USD-PERP", "sell", 10_000, 12_500, 0.001, "BTC"],
      [46_001, "BTC-USD-PERP", "buy", 10_000, 10_000, 3, "USDT"],
    ),
    null,
    [
      ["Time", "Symbol", "Amount", "Coin"],
      [46_000.5, "BTC-USD-PERP", 0.0005, "BTC"],
    ],
    [
      ["Coin", "Price"],
      ["BTC", 10_000],
    ],
  );
  expect(["Realised", "Fees", "Funding", "Net", "Coin"].map((title) => under(rows, title)[0])).toEqual([
    0.2,
    0.0013,
    0.0005,
    0.1992,
    "BTC",
  ]);
});

test("PNL.ATTRIBUTION: an inverse pair is not split, its total is the coin at its price", () => {
  const rows = call(
    pnlAttribution,
    fills(
      [46_000, "BTC-USDT", "buy", 1, 10_000, 0, ""],
      [46_000, "BTC-USD-PERP", "sell", 10_000, 10_000, 0, ""],
    ),
    [["Time", "Symbol", "Amount", "Coin"]],
    [
      ["Symbol", "Price"],
      ["BTC", 8000],
    ],
  );
  const notSplit = notAvailable(
    "PNL.ATTRIBUTION: the P&L of an inverse contract is not split into price and basis.",
  );
  // Spot loses 2,000; the short of 10,000 USD gains 10,000/8,000 - 1 = 0.25 BTC, which is 2,000.
  expect(rows[1]).toEqual(["BTC-USDT / BTC-USD-PERP", notSplit, notSplit, notSplit, 0, 0, 0, ""]);
});

test("PNL.HOLDINGS of fills: one cost over all dollars, a coin paid with gets less, and fees take what they are in", () => {
  const rows = fills(
    [46_000, "BTC-USDT", "buy", 2, 50_000, 0, ""],
    [46_001, "BTC-USDC", "buy", 2, 70_000, 0.01, "BTC"],
    [46_002, "ETH-BTC", "buy", 10, 0.05, 0, ""],
    [46_003, "BNB-USDT", "buy", 1, 600, 0.25, "BNB"],
    [46_004, "BTC-USDT-PERP", "sell", 9, 1, 0, ""],
    [46_005, "SOL-USDT", "sell", 1, 100, 0, ""],
  );
  const noCost = notAvailable("PNL.HOLDINGS: not all of it was bought with one currency.");
  const soldMore = notAvailable(
    "PNL.HOLDINGS: more was sold than these fills bought; a ledger shows what is left.",
  );
  expect(call(pnlHoldings, rows)).toEqual([
    ["Asset", "Quantity", "Average cost"],
    ["BNB", 0.75, 600],
    ["BTC", 3.49, 60_000],
    ["ETH", 10, 0.05],
    ["SOL", soldMore, soldMore],
  ]);
  // First in, first out: of 2 at 50,000 and 2 at 70,000 the 0.01 and 0.5 are of the first.
  expect(call(pnlHoldings, rows, null, "fifo")[2]).toEqual([
    "BTC",
    3.49,
    Number(((1.49 * 50_000 + 2 * 70_000) / 3.49).toPrecision(15)),
  ]);
  expect(call(pnlHoldings, rows, "2025-12-09")).toEqual([
    ["Asset", "Quantity", "Average cost"],
    ["BTC", 2, 50_000],
  ]);
  const both = fills([46_000, "ETH-BTC", "buy", 1, 0.05, 0, ""], [46_001, "ETH-USDT", "buy", 1, 3000, 0, ""]);
  expect(call(pnlHoldings, both)[1]).toEqual(["ETH", 2, noCost]);
});

test("PNL.LEDGER: a missing row is the difference, a blank balance is none, and who has the coin twice must be named", () => {
  const ledger = [
    ["Time", "Wallet", "Coin", "Kind", "Amount", "Balance"],
    [46_000, "perp", "USDT", "deposit", 100, 100],
    [46_001, "perp", "USDT", "fee", -1, 99],
    [46_002, "perp", "USDT", "fee", -1, 95],
    [46_003, "perp", "USDT", "withdrawal", -95, 0],
    [46_003, "spot", "USDT", "deposit", 7, 0],
  ];
  const rows = call(pnlLedger, ledger);
  const noBalance = notAvailable("PNL.LEDGER: the ledger states no balance of this coin.");
  expect(under(rows, "Closing")).toEqual([3, 7]);
  expect(under(rows, "Stated")).toEqual([0, noBalance]);
  expect(under(rows, "Difference")).toEqual([3, noBalance]);
  const opening = [
    ["Coin", "Amount"],
    ["USDT", 5],
  ];
  expect(cell(pnlLedger, ledger, opening)).toEqual(
    valueError('PNL.LEDGER: opening (row 2) must name account and wallet, since several have "USDT".'),
  );
  expect(
    under(
      call(pnlLedger, ledger, [
        [...opening[0]!, "Wallet"],
        ["USDT", 5, "spot"],
      ]),
      "Closing",
    ),
  ).toEqual([3, 12]);
  // What is stated counts: the row that is missing took 3.
  expect(call(pnlHoldings, ledger)[1]!.slice(0, 2)).toEqual(["USDT", 7]);
});

test("PNL.RECONCILE: only the time that both cover counts, and what no fill opened is unknown", () => {
  const rows = fills(
    [46_000, "BTC-USDT-PERP", "buy", 1, 100, 1, "USDT"],
    [46_001, "BTC-USDT-PERP", "sell", 1, 110, 1, "USDT"],
    [46_009, "BTC-USDT-PERP", "sell", 1, 110, 50, "USDT"],
  );
  const ledger = [
    ["Time", "Coin", "Kind", "Amount"],
    [46_000, "USDT", "fee", -1],
    [46_001, "USDT", "realised", 10],
    [46_001, "USDT", "fee", -1.006],
  ];
  const none = [["Time", "Symbol", "Amount", "Coin"]];
  expect(call(pnlReconcile, rows, none, ledger).slice(1)).toEqual([
    ["", "USDT", "fees", -2, -2.006, 0.006, "differs"],
    ["", "USDT", "realised", 10, 10, 0, "agrees"],
  ]);
  expect(cell(pnlReconcile, rows, none, [ledger[0], [47_000, "USDT", "fee", -1]])).toEqual(
    notAvailable("PNL.RECONCILE: fills, funding and ledger have no account and time in common."),
  );
});

describe("formulas that stay live", () => {
  const table = fills(
    [46_000, "BTC-USDT-PERP", "buy", 3, 100, 0, ""],
    [46_001, "BTC-USDT-PERP", "sell", 1, 130, 0, ""],
    [46_002, "BTC-USDT-PERP", "buy", 1, 121, 0, ""],
    [46_002, "ETH-USDT", "buy", 5, 10, 0, ""],
    [46_003, "SOL-USDT-PERP", "sell", 10, 20, 0, ""],
    [46_004, "SOL-USDT-PERP", "buy", 10, 21, 0, ""],
    [46_005, "SOL-USDT-PERP", "sell", 10, 22, 0, ""],
  );
  const marks = [
    ["Symbol", "Price"],
    ["BTC-USDT-PERP", 110],
    ["SOL-USDT-PERP", 20],
    ["ETH", 11],
  ];
  const byHand = (quantity: string, entry: string, mark: string) => [
    ["symbol", "side", quantity, entry, mark],
    // Of 3 at 100 one was sold: 2 at 100 and 1 at 121 are 3 at 107.
    ["BTCUSDT", "long", 3, 107, 110],
    ["", "", "", "", ""],
    ["", "", "", "", ""],
    ["SOLUSDT", "short", 10, 22, 20],
  ];
  const tiers = [
    ["Floor", "Maintenance rate"],
    [0, 0.01],
  ];

  test("the positions of PNL.POSITIONS are those of LIQ.BOOK and LIQ.CROSS, as they are", () => {
    const positions = call(pnlPositions, table, null, null, marks);
    expect(under(positions, "Average")).toEqual([107, 10, "", 22]);
    const own = byHand("quantity", "entryPrice", "markPrice");
    for (const view of ["account", "coins"])
      expect(call(liqBook, 200, positions, null, view, null, tiers)).toEqual(
        call(liqBook, 200, own, null, view, null, tiers),
      );
    const legs = call(liqBook, 200, positions, null, "legs", null, tiers);
    expect(under(legs, "P&L")).toEqual([9, "", "", 20]);
    expect(call(liqCross, 200, positions, null, null, tiers)).toEqual(
      call(liqCross, 200, own, null, null, tiers),
    );
  });

  test("an inverse position keeps its contract, coin and mark price", () => {
    const positions = call(
      pnlPositions,
      fills([46_000, "BTC-USD-PERP", "sell", 30_000, 10_000, 0, ""]),
      null,
      null,
      [
        ["Coin", "Price"],
        ["BTC", 11_000],
      ],
    );
    const own = [
      ["symbol", "side", "quantity", "entryPrice", "markPrice", "contract", "settle"],
      ["BTCUSD", "short", 30_000, 10_000, 11_000, "inverse", "BTC"],
    ];
    const coins = [
      ["asset", "quantity", "price"],
      ["BTC", 2, 11_000],
    ];
    expect(call(liqBook, coins, positions, null, "account", null, tiers)).toEqual(
      call(liqBook, coins, own, null, "account", null, tiers),
    );
  });

  test("without a mark price the account is not known", () => {
    const asCells = call(pnlPositions, table).map((row) =>
      row.map((shown) => (typeof shown === "object" ? shown.error : shown)),
    );
    expect(cell(liqBook, 200, asCells, null, null, null, tiers)).toEqual(inputError("#N/A"));
  });

  test("what PNL.HOLDINGS shows goes column by column into ALLOC.REBALANCE", () => {
    const held = call(
      pnlHoldings,
      fills([46_000, "BTC-USDT", "buy", 2, 100, 0, ""], [46_001, "ETH-USDT", "buy", 10, 10, 0, ""]),
    );
    const [assets, quantities] = [0, 1].map((index) => held.map((row) => [row[index]]));
    const plan = call(
      allocRebalance,
      assets,
      quantities,
      column("Price", 150, 10),
      column("Target", 0.5, 0.5),
    );
    // 300 and 100 are to be 200 each.
    expect(under(plan, "Trade value").slice(0, 2)).toEqual([-100, 100]);
  });
});

test("a long table is worked on with pauses, and gives what its parts give", async () => {
  const rows = fills(
    ...Array.from({ length: 6000 }, (_, index) => [
      46_000 + Math.floor(index / 2) / 100,
      "BTC-USDT-PERP",
      index % 2 === 0 ? "buy" : "sell",
      1,
      index % 2 === 0 ? 100 : 101,
      0,
      "",
    ]),
  );
  const pending: unknown = pnlRealised(rows);
  expect(pending).toBeInstanceOf(Promise);
  await pending;
  expect((await callAndWait(pnlRealised, rows))[1]).toEqual(["BTC-USDT-PERP", "USDT", 3000]);
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { insertTemplate } from "../../src/excel/sheets/write-sheets";
import { nothingTaken } from "../../src/excel/sheets/free-name";
import { placeSheets } from "../../src/excel/sheets/place";
import { templates } from "../../src/templates";
import { pathPrices } from "../../src/templates/generated-series";
import { openBook } from "../support/headless";
import {
  add,
  multiply,
  quotient,
  rational,
  subtract,
  toShownDouble,
  type Rational,
} from "../support/rational";
import { calculated, shown } from "./shown";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(120_000);

const times = (...factors: (number | Rational)[]) =>
  factors.map((one) => (typeof one === "number" ? rational(one) : one)).reduce(multiply);
const over = (a: Rational, b: Rational) => quotient(a, b)!;

describe("liquidation ladder", () => {
  /** E*(1 - 1/L)/(1 - m): margin and P&L of a long are its maintenance margin. */
  const long = (leverage: number, maintenanceRate: number) =>
    over(
      times(60000, subtract(rational(1), over(rational(1), rational(leverage)))),
      subtract(rational(1), rational(maintenanceRate)),
    );

  test("gives each leverage its price by the maintenance rate, exact, and by the bracket of the exchange, cut up to its tick", async () => {
    const ladder = await shown("liquidation-ladder");
    const [titles, ...rungs] = ladder.rows("Ladder");
    expect(titles).toEqual(["Leverage", "Initial margin rate", "Liquidation price", "Distance"]);
    expect(rungs.map(([leverage, , price]) => [leverage, price])).toEqual(
      [2, 3, 5, 10, 20, 25, 50, 100].map((leverage) => [leverage, toShownDouble(long(leverage, 0.005))]),
    );
    // The first bracket of Binance's BTCUSDT, up to 300,000, asks for 0.4 %; the tick is 0.1.
    const tick = (price: number) => Math.ceil(price * 10) / 10;
    expect(ladder.column("Rungs", "Liquidation price")).toEqual(
      [2, 3, 5, 10, 20, 25, 50, 100].map((leverage) => tick(toShownDouble(long(leverage, 0.004)))),
    );
    expect(ladder.value("Price")).toBe(54271.3567839196);
    expect(ladder.value("Bankruptcy")).toBe(54000);
    expect(ladder.column("Positions", "Unrealised P&L")).toEqual([-1000, 800, -250, -50, -500]);
  });

  test("takes another side, exchange and contract", async () => {
    const ladder = await calculated("liquidation-ladder", {
      Side: "short",
      Venue: "OKX",
      Symbol: "BTC-USDT-SWAP",
    });
    // Example of LIQ.VENUE's own page, with its source.
    expect(ladder.value("VenuePrice")).toBe(65704.3);
  });
});

describe("hedge planner", () => {
  test("shows the articles' figures: 1 BTC at 60,000 with a full and with half a hedge", async () => {
    const hedge = await shown("hedge-planner");
    expect(hedge.column("Scenarios", "Before fees")).toEqual([0, -30, -2500, 0, 3000]);
    expect(hedge.column("Scenarios", "Unhedged")).toEqual([-6000, -6000, -5000, -5000, 6000]);
    // Two trades of the short at 0.05 %: of the hedged share times 60,000 and the exit price.
    expect(hedge.column("Scenarios", "Net")).toEqual([-57, -87, -2528.75, -57.5, 2968.5]);
    expect(hedge.rows("Breakdown")).toEqual([
      ["Spot P&L", -5000],
      ["Futures P&L", 2500],
      ["Funding", 270], // 0.5 x 60,000 x 0.01 %, three times a day for 30 days
      ["Fees", 28.75],
      ["Net P&L", -2258.75],
      ["Liquidation price", liquidation(60000, 2)],
      ["Liquidated", "no"],
    ]);
    expect(hedge.value("LiquidationPrice")).toBe(liquidation(60000, 2));
    expect(hedge.value("MaxRatio")).toBe(0.5); // 15,000 at 2x against 60,000
    // Half of the gain; past the liquidation, at 90,000, the whole gain less the margin of 15,000.
    const [, ...curve] = hedge.rows("Curve");
    expect(curve.map(([price]) => price)).toEqual(Array.from({ length: 15 }, (_, at) => 48000 + at * 3000));
    for (const [price, unhedged, short, hedged] of curve as number[][]) {
      const gain = price! - 60000;
      expect([unhedged, short, hedged]).toEqual([gain, (60000 - price!) / 2, gain / 2]);
    }
  });

  /** E*(1 + 1/L)/(1 + m): margin and P&L of a short are its maintenance margin. */
  const liquidation = (entry: number, leverage: number) =>
    toShownDouble(
      over(times(entry, add(rational(1), over(rational(1), rational(leverage)))), rational(1.005)),
    );
  const inputs = { Ratio: 0.8, Leverage: 10, ExitPrice: 80000 };

  test("says in words that the short is liquidated before the exit, and counts its margin and no more", async () => {
    const hedge = await calculated("hedge-planner", { ...inputs, FeeRate: 0, FundingRate: 0 });
    expect(hedge.rows("Breakdown")).toEqual([
      ["Spot P&L", 20000],
      ["Futures P&L", -4800],
      ["Funding", 0],
      ["Fees", 0],
      ["Net P&L", 15200],
      ["Liquidation price", liquidation(60000, 10)],
      ["Liquidated", "yes"],
    ]);
    expect(hedge.texts()).toEqual([
      "The short is liquidated at 65,671.64, before the exit at 80,000.00.",
      "It loses its margin of 4,800.00, and the holding is unhedged until the exit.",
    ]);
    const [, ...curve] = hedge.rows("Curve");
    for (const [price, unhedged, short, hedged] of curve as number[][]) {
      const gain = price! - 60000;
      const ofShort = price! < 65671 ? -0.8 * gain : -4800;
      expect([unhedged, short]).toEqual([gain, expect.closeTo(ofShort, 9)]);
      expect(hedged).toBeCloseTo(gain + ofShort, 9);
    }
  });

  test("more margin, or a lower high, keeps the short open", async () => {
    // 16,000 on 0.8 at 60,000: liquidated at (16,000 + 48,000)/(0.8 x 1.005).
    const more = await calculated("hedge-planner", { ...inputs, ExtraMargin: 11200, ExitPrice: 79000 });
    expect(more.texts()).toEqual([
      "The short is open until the exit: it would be liquidated at 79,601.99.",
      "Then it would lose its margin of 16,000.00, and the holding would be unhedged.",
    ]);
    const back = await calculated("hedge-planner", { ...inputs, ExitPrice: 55000, HighPrice: 66000 });
    expect(back.texts()[0]).toBe("The short is liquidated at 65,671.64, before the exit at 55,000.00.");
    const below = await calculated("hedge-planner", { ...inputs, ExitPrice: 55000, HighPrice: 65000 });
    expect(below.texts()[0]).toBe("The short is open until the exit: it would be liquidated at 65,671.64.");
  });

  test("without a short, and with one that cannot be opened, it says so", async () => {
    expect((await calculated("hedge-planner", { Ratio: 0 }, ["#N/A"])).texts()[0]).toBe(
      "Nothing is sold short.",
    );
    const tooHigh = await calculated("hedge-planner", { Leverage: 200 }, ["#VALUE!"]);
    expect(tooHigh.texts()).toEqual([
      "This short cannot be opened: its margin does not cover the maintenance margin at entry.",
      "Lower the leverage, or add margin.",
    ]);
  });
});

describe("carry and funding", () => {
  test("locks the premium of the dated future in, less the fees of four trades", async () => {
    const carry = await shown("carry-and-funding");
    expect(carry.value("Basis")).toBe(0.01);
    expect(carry.value("Annual")).toBe(0.05);
    expect(carry.value("Compounded")).toBe(0.0510100501); // 1.01^5 - 1
    const net = subtract(rational(600), times(2, 0.0005, 120600));
    expect(carry.rows("Earned")).toEqual([
      ["Locked premium", 600],
      ["Fees", 120.6],
      ["Financing", 0],
      ["Net", 479.4],
      ["Capital", 120600],
      ["Return", toShownDouble(over(net, rational(120600)))],
      ["Annualised", toShownDouble(times(5, over(net, rational(120600))))],
    ]);
    expect(carry.column("Futures", "Net annualised")[1]).toBe(carry.rows("Earned")[6]![1]);

    const rates = carry.column("Rates", "Rate") as number[];
    const income = times(60000, rates.map((rate) => rational(rate)).reduce(add));
    expect(carry.rows("FundingEarned").slice(0, 3)).toEqual([
      ["Funding income", toShownDouble(income)],
      ["Fees (four legs)", 120],
      ["Net", toShownDouble(subtract(income, rational(120)))],
    ]);
    expect(carry.column("Rates", "So far").at(-1)).toBeCloseTo(toShownDouble(income), 9);
    // The first three payments in a row that sum to less than 0, and the funding up to the last of them.
    const left =
      rates.findIndex((_, at) => at >= 2 && rates[at - 2]! + rates[at - 1]! + rates[at]! < -1e-12) + 1;
    expect(carry.value("ExitPayment")).toBe(left);
    expect(carry.value("ExitIncome")).toBe(carry.column("Rates", "So far")[left - 1]);
    // The payment after which the funding has first paid the fees at the mean rate.
    expect(carry.value("BreakevenHours")).toBeCloseTo((120 / toShownDouble(income)) * 30 * 8, 6);
  });
});

describe("what charts mark", () => {
  test("the days on which futures are liquidated, at their equity, and no others", async () => {
    const book = await calculated("backtest", { Leverage: 20 });
    for (const key of ["Rule", "Rebalanced"]) {
      const equity = book.rows(key).flat();
      const events = book.rows(`${key}Events`).flat();
      const marks = book.rows(`${key}Liquidations`).flat();
      expect(events.some((event) => String(event).includes("liquidated"))).toBe(true);
      expect(marks).toEqual(
        events.map((event, day) => (String(event).includes("liquidated") ? equity[day] : "#N/A")),
      );
    }
  });

  test("the rise at which a hedge's short is liquidated, over the height of the curves", async () => {
    const hedge = await shown("hedge-planner");
    // 60,000 sold at 2x: (30,000 + 60,000)/(1 + 0.5 %), 49.25 % above what was paid. At 90,000 the holding has made 30,000.
    expect(hedge.rows("Liquidated").slice(-2)).toEqual([
      [expect.closeTo(90_000 / 1.005 / 60_000 - 1, 12), expect.closeTo(-15_000, 9)],
      [expect.closeTo(90_000 / 1.005 / 60_000 - 1, 12), 30_000],
    ]);
    const without = await calculated("hedge-planner", { High: 80_000 });
    expect(without.rows("Liquidated").map((row) => row.at(-1))).toEqual(["#N/A", "#N/A"]);
  });

  test("entry and mark price beside each leverage, and how far the mark price is, in words", async () => {
    const ladder = await shown("liquidation-ladder");
    expect(new Set(ladder.rows("Entry").flat())).toEqual(new Set([60_000]));
    expect(new Set(ladder.rows("Mark").flat())).toEqual(new Set([58_000]));
    // 60,000 at 10x and 0.5 %: 54,000/0.995; (58,000 - 54,271.36)/58,000 = 6.43 %.
    expect(ladder.texts()).toContain(
      "6.4% from the mark price to liquidation at 54,271.36 (by the maintenance rate)",
    );
  });
});

describe("backtest", () => {
  const strategies = ["Rule", "Rebalanced", "Buy and hold", "DCA"];

  test("every strategy is what its function gives of the path, and starts from the same capital less fees", async () => {
    const book = await shown("backtest");
    const all = ["Rule", "Rebalanced", "Held", "Averaged"].map((key) =>
      book.rows(key).map(([equity]) => equity as number),
    );
    const [, , held, averaged] = all as [number[], number[], number[], number[]];
    expect(all.map(({ length }) => length)).toEqual(strategies.map(() => pathPrices.length));
    // 10,000 less 0.05 % of 0.6 on spot and of 2 x 0.3 in futures; of all on spot; of a first of 13 purchases.
    const opened = toShownDouble(over(rational(10000), rational(1.0006)));
    expect(all.map(([first]) => first)).toEqual([
      opened,
      opened,
      9995,
      expect.closeTo(10000 - (0.0005 * 10000) / 13, 9),
    ]);
    expect(book.rows("Final").slice(-1)[0]).toEqual([
      "Final equity",
      ...all.map((equity): unknown => expect.closeTo(equity.at(-1)!, 9)),
    ]);
    expect(held.at(-1)).toBeCloseTo((9995 * pathPrices.at(-1)!) / 60000, 9);
    // DCA: 13 equal parts bought at every 30th price.
    const coins = pathPrices
      .filter((_, day) => day % 30 === 0)
      .reduce((sum, price) => sum + ((10000 / 13) * 0.9995) / price, 0);
    expect(averaged.at(-1)).toBeCloseTo(coins * pathPrices.at(-1)!, 7);
    expect(book.rows("RebalancedEvents").flatMap(([event]) => (event === "" ? [] : [event]))).toEqual([
      "opened",
      ...Array<string>(4).fill("rebalanced after 90 bars"),
    ]);
  });

  test("the figures beside each are those of its equity", async () => {
    const book = await shown("backtest");
    const returns = ["Rule", "Rebalanced", "Held", "Averaged"].map((key) => {
      const equity = book.rows(key) as number[][];
      return equity.at(-1)![0]! / equity[0]![0]! - 1;
    });
    const figures = ["RuleFigures", "RebalancedFigures", "HeldFigures", "AveragedFigures"].map((key) =>
      book.rows(key).map((row) => row.at(-1)),
    );
    // 365 returns are a year, so that growth a year is the return.
    figures.forEach(([total, annual], at) => {
      expect(total).toBeCloseTo(returns[at]!, 12);
      expect(annual).toBeCloseTo(returns[at]!, 12);
    });
    const events = book.rows("RuleEvents").map(([event]) => String(event));
    const shifts = events.filter((event) => event.includes("shifted")).length;
    expect(shifts).toBeGreaterThan(0);
    const back = events.filter((event) => event.includes("back to")).length;
    expect(book.rows("Counts")).toEqual([
      ["Trades after the first day", shifts + back, 4, 0, 12],
      ["Days with a margin call", 0, 0, 0, 0],
      ["Liquidated", 0, 0, 0, 0],
    ]);
  });

  test("figures follow a path pasted over the one that is there, shorter or longer", async () => {
    const template = templates.find(({ id }) => id === "backtest")!;
    const { names } = placeSheets(template, nothingTaken);
    const book = await openBook({ functions: true });
    try {
      await insertTemplate(template);
      await book.calculated();
      for (const prices of [pathPrices.slice(0, 40), [...pathPrices, 57000, 61000, 1000]]) {
        const shownNow = await Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getItem("Backtest");
          const table = sheet.tables.getItem("BacktestPath");
          table.resize(sheet.getRange(`G28:I${28 + prices.length}`));
          sheet.getRange(`H29:H${28 + prices.length}`).values = prices.map((price) => [price]);
          sheet.getRange(`I29:I${28 + prices.length}`).values = prices.map(() => [0]);
          await context.sync();
          await book.calculated();
          const spills = ["K29", "L29", "M29", "N29", "P29", "Q29"].map((cell) =>
            sheet.getRange(cell).getSpillingToRange().load("values"),
          );
          const results = ["Final", "Counts", "RuleFigures", "AveragedFigures"].map((key) => {
            const { row, column, rowCount, columnCount } = names.find(
              ({ name }) => name === `Backtest${key}`,
            )!.block;
            return sheet.getRangeByIndexes(row, column, rowCount, columnCount).load("values");
          });
          const note = sheet.getRange("G26").load("values");
          await context.sync();
          return {
            spills: spills.map(({ values }) => values),
            results: results.map(({ values }) => values),
            note: note.values,
          };
        });
        const { spills, results, note } = shownNow;
        expect(spills.map(({ length }) => length)).toEqual(Array<number>(6).fill(prices.length));
        const [rule, rebalanced, held, averaged, ruleEvents, rebalancedEvents] = spills.map((rows) =>
          rows.map(([value]) => value as unknown),
        );
        const times = (events: unknown[] | undefined, event: string) =>
          events!.filter((one) => String(one).includes(event)).length;
        const [final, counts, figures, averagedFigures] = results;
        expect(final!.at(-1)).toEqual([
          "Final equity",
          ...[rule, rebalanced, held, averaged].map((equity): unknown =>
            expect.closeTo(equity!.at(-1) as number, 9),
          ),
        ]);
        expect(held!.at(-1)).toBeCloseTo((9995 * prices.at(-1)!) / prices[0]!, 9);
        const fell = prices.length > pathPrices.length ? 1 : 0;
        expect(counts).toEqual([
          [
            "Trades after the first day",
            times(ruleEvents, "shifted") + times(ruleEvents, "back to"),
            times(rebalancedEvents, "rebalanced"),
            0,
            Math.ceil(prices.length / 30) - 1,
          ],
          [
            "Days with a margin call",
            times(ruleEvents, "margin call"),
            times(rebalancedEvents, "margin call"),
            0,
            0,
          ],
          ["Liquidated", fell, fell, 0, 0],
        ]);
        const returnOf = (equity: unknown[] | undefined) =>
          (equity!.at(-1) as number) / (equity![0] as number) - 1;
        expect(figures![0]![1]).toBeCloseTo(returnOf(rule), 12);
        expect(figures![1]![1] === "under a year").toBe(prices.length < 366);
        expect(averagedFigures![0]![0]).toBeCloseTo(returnOf(averaged), 12);
        expect(note[0]![0]).toMatch(new RegExp(`^There are ${prices.length} rows now`));
      }
    } finally {
      book.close();
    }
  });
});

test("the page compares the strategies as the workbook does", async () => {
  const book = await shown("backtest");
  const text = readFileSync(path.join(__dirname, "../../docs/templates/backtest.md"), "utf8");
  const figures = ["RuleFigures", "RebalancedFigures", "HeldFigures", "AveragedFigures"].map((key) =>
    book.rows(key).map((row) => row.at(-1)),
  );
  const labels = book.rows("RuleFigures").map(([label]) => label);
  const rows = [
    ...[...book.rows("Final").slice(-1), ...book.rows("Counts")].map(([label, ...values]) => ({
      label,
      values,
    })),
    ...labels.map((label, at) => ({ label, values: figures.map((one) => one[at]) })),
  ];
  const written = [...text.matchAll(/^\| ([A-Z][a-z ]+?) *\|((?: +-?[\d.,]+(?: %)? \|){4})$/gm)];
  expect(written).toHaveLength(5);
  for (const [, label, cells] of written) {
    const { values } = rows.find((row) => row.label === label)!;
    const figures = cells!.split("|").slice(0, 4);
    expect([label, ...figures.map((figure) => figure.trim())]).toEqual([
      label,
      ...values.map((value, at) => {
        const isPercent = figures[at]!.includes("%");
        const decimals = figures[at]!.split(".")[1]?.replace(/\D/g, "").length ?? 0;
        const amount = (value as number) * (isPercent ? 100 : 1);
        const digits = amount.toFixed(decimals).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");
        return digits + (isPercent ? " %" : "");
      }),
    ]);
  }
});

describe("first position", () => {
  test("100 at 2x open 0.0033, with a margin call at 30,188.68 and liquidation at 30,150.75", async () => {
    const book = await shown("backtest");
    const value = (key: string) => book.value(key) as number;
    expect(["Quantity", "Worth", "Margin"].map(value)).toEqual([0.0033, 198, 99]);
    expect(value("Fee")).toBeCloseTo(0.099, 12);
    expect(value("Rest")).toBeCloseTo(0.901, 12);
    // 0.8*60000*(1/2 - 1) / (0.005 - 0.8), and 60000*(1 - 1/2) / (1 - 0.005).
    expect(value("MarginCall")).toBeCloseTo(30188.679245283, 9);
    expect(value("Liquidation")).toBeCloseTo(30000 / 0.995, 9);
    expect(value("Against")).toBeCloseTo(-0.2, 12);
    const [, ...steps] = book.rows("Position");
    for (const [price, , equity, , status] of steps as [number, number, number, unknown, string][]) {
      const before = steps.findIndex(([, , , , one]) => one === "liquidated");
      const gone = before >= 0 && steps.findIndex(([one]) => one === price) >= before;
      expect([price, status]).toEqual([
        price,
        gone ? "liquidated" : price <= value("MarginCall") ? "margin call" : "open",
      ]);
      expect(equity).toBeCloseTo(gone ? 0 : 99 + 0.0033 * (price - 60000), 9);
    }
    expect(new Set(steps.map((row) => row[4]))).toEqual(new Set(["open", "margin call", "liquidated"]));
    expect(value("Left")).toBeCloseTo(0.901, 9);
  });

  test("a short has its margin call above, and lives through the fall", async () => {
    const book = await calculated("backtest", { Side: "short" });
    expect(book.value("MarginCall")).toBeCloseTo(89440.9937888199, 9);
    expect(book.value("Against")).toBeCloseTo(-0.2, 12);
    expect(
      new Set(
        book
          .rows("Position")
          .slice(1)
          .map((row) => row[4]),
      ),
    ).toEqual(new Set(["open"]));
  });
});

describe("allocation model", () => {
  test("takes the portfolio to 60, 10 and 30 and keeps the money together", async () => {
    const model = await shown("allocation-model");
    expect(model.column("Buckets", "Target")).toEqual([0.6, 0.1, 0.3]);
    expect(model.column("Buckets", "Due")).toEqual(["rebalance", "rebalance", "rebalance"]);
    const trades = model.rows("Trades").slice(1) as (string | number)[][];
    const sum = (column: number) => trades.reduce((total, row) => total + (row[column] as number), 0);
    expect(sum(7) + sum(9)).toBeCloseTo(0, 8); // trades with that of cash, and fees
    expect(sum(10)).toBeCloseTo(1, 12);
    expect(trades.map(([asset]) => asset)).toEqual(["BTC", "ETH", "BTC-PERP margin", "Cash"]);
    // Fees of 0.1 % on spot and, at 2x, of 0.2 % on margin.
    for (const [row, rate] of [0.001, 0.001, 0.002].entries()) {
      expect(trades[row]![9]).toBeCloseTo(Math.abs(trades[row]![7] as number) * rate, 9);
    }
    expect(model.rows("Guard").map(([, status]) => status)).toEqual(["ok", "ok", "ok", "ok"]);
    expect(model.value("TargetExposure")).toBe(1.2);
    expect(model.value("LeverageTier")).toBe("2x to 5x");
  });

  test("shows the articles' bull run: 70 and 30, 15 sold and all put to work at 3x", async () => {
    const model = await shown("allocation-model");
    expect([model.value("BullBefore"), model.value("BullAfter")]).toEqual([0.7, 1.9]);
  });

  // The adjustments of the 66,000 on spot, 12,000 in cash and 9,000 of margin that the template holds.
  test.each([
    ["Conservative Accumulator (A)", "crash", [78 / 87, 0, 9 / 87]],
    ["Balanced Growth Manager (B)", "momentum", [66 / 87, 0, 21 / 87]],
    ["Balanced Growth Manager (B)", "funding-spike", [66.3 / 87, 12 / 87, 0.1]],
    ["Aggressive Capitalizer (C)", "overbought", [66 / 87, 12 / 87, 9 / 87]],
    ["Balanced Growth Model (2)", "reversal", [66 / 87, 12 / 87, 9 / 87]],
  ])("%s on %s aims at %j", async (Profile, Signal, targets) => {
    const model = await calculated("allocation-model", { Profile, Signal });
    const shownTargets = model.column("Buckets", "Target") as number[];
    targets.forEach((target, at) => expect(shownTargets[at]).toBeCloseTo(target, 12));
  });
});

describe.each(templates.map(({ id }) => [id] as const))("the page of %s", (id) => {
  test("gives the figures that the workbook shows, by their names", async () => {
    const text = readFileSync(path.join(__dirname, `../../docs/templates/${id}.md`), "utf8");
    const { value } = await shown(id);
    const rows = [...text.matchAll(/^\|[^|]+\| `([A-Z][a-z]+)(\w+)` *\| *([^|]+?) *\|$/gm)];
    expect(rows.length).toBeGreaterThan(3);
    for (const [, , key, figure] of rows) {
      const [, digits, unit] = /^(-?[\d,.]+)(| %|x| times| days)$/.exec(figure!)!;
      const decimals = digits!.split(".")[1]?.length ?? 0;
      const amount = (value(key!) as number) * (unit === " %" ? 100 : 1);
      expect([key, amount.toFixed(decimals)]).toEqual([key, digits!.replaceAll(",", "")]);
    }
  });
});

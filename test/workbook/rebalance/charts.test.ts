import { readHoldings } from "../../../src/workbook/inputs/holdings";
import type { RebalanceForm } from "../../../src/workbook/rebalance/place";
import { closeTestBook, valuesOf } from "../../excel/book";
import { openWithHoldings, write } from "./writing";

// A workbook with its calculation engine takes its time, more so on a busy machine.
jest.setTimeout(180_000);

afterEach(closeTestBook);

/** Coins of which each second one is far above its weight, with a name that takes room. */
const coins = (count: number): unknown[][] => [
  ["Asset", "Bucket", "Quantity", "Price"],
  ...Array.from({ length: count }, (_, at) => [
    `Coin with a long name ${at + 1}`,
    at % 2 === 0 ? "spot" : "futures",
    at === 0 ? 500 : 1 + ((at * 7) % 11),
    100 + at,
  ]),
  ["Cash", "cash", 5000, 1],
];

test.each<[number, RebalanceForm]>([
  [2, "live"],
  [40, "live"],
  [40, "values"],
])("of %i coins the chart shows the largest trades, sold ones below 0, as %s", async (count, form) => {
  const book = await openWithHoldings(coins(count));
  const holdings = await readHoldings({ kind: "block", address: `'My book'!B2:E${count + 3}` });
  await write({ form }, holdings);
  await book.calculated();
  const table = await valuesOf(`Rebalance!L6:S${count + 5}`);
  const trades = table.map((row) => [row[0], row[7]] as [string, number]);
  const largest = trades
    .map((trade, at) => ({ trade, at }))
    .sort((a, b) => Math.abs(b.trade[1]) - Math.abs(a.trade[1]) || a.at - b.at)
    .slice(0, 8)
    .map(({ trade }) => trade);
  await Excel.run(async (context) => {
    const charts = context.workbook.worksheets.getItem("Rebalance").charts.load("items/title/text");
    await context.sync();
    const chart = charts.items[1]!;
    expect(chart.title.text).toBe(count > 8 ? `The 8 largest of ${count} trades` : "Trades by asset");
    const [bought, sold] = [0, 1].map((at) => chart.series.getItemAt(at));
    const names = bought!.getDimensionValues("Categories");
    const [ins, outs] = [bought!, sold!].map((series) => series.getDimensionValues("Values"));
    await context.sync();
    // "Coin with a long name 40" is too long for the axis, and differs from the others at its end.
    expect(names.value).toEqual(largest.map(([asset]) => `Coin with a…${asset.slice(-8)}`));
    expect(ins!.value).toEqual(largest.map(([, trade]) => Math.max(0, trade)));
    expect(outs!.value).toEqual(largest.map(([, trade]) => Math.min(0, trade)));
    expect(largest.some(([, trade]) => trade < 0)).toBe(true);
  });
  expect(book.host.missing).toEqual([]);
});

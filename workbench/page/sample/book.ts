import type { ICellData, IStyleData, IWorkbookData } from "@univerjs/core";
import { BooleanNumber, BorderStyleTypes, HorizontalAlign, LocaleType, VerticalAlign } from "@univerjs/core";
import { ROW_PIXELS } from "../../excel/formats/range-format";
import { sampleDays } from "./prices";

/** The book that the workbench opens with: a table of holdings, examples of functions, and a price history. */

const note = "Illustrative prices, not market data.";

const plainText: IStyleData = { ff: "Arial", fs: 10, vt: VerticalAlign.MIDDLE };
const title: IStyleData = { fs: 16, bl: BooleanNumber.TRUE };
const heading: IStyleData = {
  bl: BooleanNumber.TRUE,
  bd: { b: { s: BorderStyleTypes.THIN, cl: { rgb: "#9AA0A6" } } },
};
const muted: IStyleData = { cl: { rgb: "#6B7280" } };
const price: IStyleData = { n: { pattern: "#,##0.00" } };
const quantity: IStyleData = { n: { pattern: "#,##0.00" } };
const plain: IStyleData = { n: { pattern: "0" } };
const percent: IStyleData = { n: { pattern: "0.0%" } };
/** Aligns the errors of a number cell to the right as well. */
const right = (style: IStyleData): IStyleData => ({ ...style, ht: HorizontalAlign.RIGHT });
const columnName = right(muted);
/** Cells for input are blue, as is usual in financial models. */
const input = (style: IStyleData): IStyleData => ({ ...style, cl: { rgb: "#1D4ED8" } });

const holdings: [string, string, number, number][] = [
  ["BTC", "spot", 0.8, 60000],
  ["ETH", "spot", 6, 3000],
  ["USDT", "cash", 12000, 1],
  ["BTC-PERP margin", "futures", 9000, 1],
];

const days = sampleDays(220, 7);

export const sampleTables = [
  { sheet: "Holdings", address: "A4:D8", name: "Holdings" },
  { sheet: "Prices", address: `A4:G${4 + days.length}`, name: "Prices" },
];

/** The chart beside the prices. */
export const sampleChart = {
  sheet: "Prices",
  title: "Close, made-up prices",
  values: `E4:E${4 + days.length}`,
  dates: `A5:A${4 + days.length}`,
  minimum: 40_000,
  from: "I4",
  to: "O19",
};

/** The cells of each row by column letter. */
type Rows = Record<number, Record<string, ICellData>>;

const holdingsRows: Rows = {
  1: { A: { v: "Holdings", s: title } },
  2: { A: { v: note, s: muted } },
  4: { A: { v: "Asset" }, B: { v: "Bucket" }, C: { v: "Quantity" }, D: { v: "Price" } },
  ...Object.fromEntries(
    holdings.map(([asset, bucket, held, at], index) => [
      5 + index,
      {
        A: { v: asset },
        B: { v: bucket },
        C: { v: held, s: input(quantity) },
        D: { v: at, s: input(price) },
      },
    ]),
  ),
};

const exampleRows: Rows = {
  1: { A: { v: "Examples", s: title } },
  2: { A: { v: `${note} Change a blue figure and the results follow.`, s: muted } },

  4: {
    A: { v: "Spot holding with a short against it", s: heading },
    B: { s: heading },
    D: { v: "Liquidation ladder", s: heading },
    E: { s: heading },
    F: { s: heading },
    G: { s: heading },
  },
  5: {
    A: { v: "Quantity" },
    B: { v: 1, s: input(quantity) },
    D: { f: '=LIQ.LADDER("long",B13)', s: columnName },
    E: { s: columnName },
    F: { s: columnName },
    G: { s: columnName },
  },
  6: { A: { v: "Entry price" }, B: { v: 60000, s: input(price) } },
  7: { A: { v: "Price now" }, B: { v: 54000, s: input(price) } },
  8: { A: { v: "P&L fully hedged" }, B: { f: "=HEDGE.PNL(B5,B6,B7)", s: price } },
  9: {
    A: { v: "P&L half hedged, exit at 55,000" },
    B: { f: "=HEDGE.PNL(B5,B6,55000,0.5)", s: price },
  },

  12: { A: { v: "Isolated long", s: heading }, B: { s: heading } },
  13: { A: { v: "Entry price" }, B: { v: 60000, s: input(price) } },
  14: { A: { v: "Leverage" }, B: { v: 10, s: input(plain) } },
  15: { A: { v: "Liquidation price" }, B: { f: '=LIQ.PRICE("long",B13,B14)', s: price } },

  17: {
    A: { v: "Wrong on purpose", s: heading },
    B: { s: heading },
    D: { v: "Balanced Growth Manager, 100,000", s: heading },
    E: { s: heading },
    F: { s: heading },
  },
  18: {
    A: { v: "Liquidation price of a negative entry" },
    B: { f: '=LIQ.PRICE("long",-5,10)', s: right(price) },
    D: { f: '=ALLOC.TARGET("balanced-growth-manager",100000)' },
    E: { s: percent },
    F: { s: price },
  },
  19: {
    A: { v: "Select the cell: the status bar says what is wrong.", s: muted },
    E: { s: percent },
    F: { s: price },
  },
  20: { E: { s: percent }, F: { s: price } },
};

const date: IStyleData = { n: { pattern: "yyyy-mm-dd" } };
const fundingRate: IStyleData = { n: { pattern: "0.0000%" } };
const volume: IStyleData = { n: { pattern: "#,##0" } };

const priceRows: Rows = {
  1: { A: { v: "Prices", s: title } },
  2: {
    A: {
      v: "Made up by a random walk with a fixed seed: no market's data. Each funding rate is that of a day, 24 hours.",
      s: muted,
    },
  },
  4: Object.fromEntries(
    ["Date", "Open", "High", "Low", "Close", "Volume", "Funding rate"].map((name, column) => [
      "ABCDEFG"[column]!,
      { v: name },
    ]),
  ),
  ...Object.fromEntries(
    days.map((day, index) => [
      5 + index,
      {
        A: { v: day.date, s: date },
        B: { v: day.open, s: price },
        C: { v: day.high, s: price },
        D: { v: day.low, s: price },
        E: { v: day.close, s: price },
        F: { v: day.volume, s: volume },
        G: { v: day.fundingRate, s: fundingRate },
      },
    ]),
  ),
};

/** Formats of the cells that the ladder fills: rate, price and distance beside the leverage. */
const ladderFormats: Rows = Object.fromEntries(
  Array.from({ length: 8 }, (_, index) => [
    6 + index,
    { E: { s: right(percent) }, F: { s: right(price) }, G: { s: right(percent) } },
  ]),
);

function cellData(...parts: Rows[]) {
  const cells: Record<number, Record<number, ICellData>> = {};
  for (const rows of parts) {
    for (const [row, columns] of Object.entries(rows)) {
      for (const [letter, cell] of Object.entries(columns)) {
        (cells[Number(row) - 1] ??= {})[letter.charCodeAt(0) - 65] = cell;
      }
    }
  }
  return cells;
}

const width = (...pixels: number[]) => Object.fromEntries(pixels.map((w, column) => [column, { w }]));

/** The first row is higher for the title. */
const height = { 0: { h: 36 } };

export const sampleBook: IWorkbookData = {
  id: "book",
  name: "Sample holdings",
  appVersion: "",
  locale: LocaleType.EN_US,
  styles: {},
  sheetOrder: ["holdings", "examples", "prices"],
  sheets: {
    holdings: {
      id: "holdings",
      name: "Holdings",
      rowCount: 1000,
      defaultRowHeight: ROW_PIXELS,
      columnCount: 26,
      columnData: width(150, 100, 110, 120),
      rowData: height,
      defaultStyle: plainText,
      cellData: cellData(holdingsRows),
    },
    examples: {
      id: "examples",
      name: "Examples",
      rowCount: 1000,
      defaultRowHeight: ROW_PIXELS,
      columnCount: 26,
      columnData: width(250, 110, 30, 110, 130, 130, 90),
      rowData: height,
      defaultStyle: plainText,
      cellData: cellData(exampleRows, ladderFormats),
    },
    prices: {
      id: "prices",
      name: "Prices",
      rowCount: 1000,
      defaultRowHeight: ROW_PIXELS,
      columnCount: 26,
      columnData: width(100, 95, 95, 95, 95, 80, 105),
      rowData: height,
      defaultStyle: plainText,
      cellData: cellData(priceRows),
    },
  },
};

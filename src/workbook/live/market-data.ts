import { Problem } from "../../base/problem";
import { formatAddress, reference, type Block } from "../../excel/addresses";
import type { CellsSource } from "../../excel/cells/source";
import type { SheetSet } from "../../excel/sheets/description";
import { readTaken } from "../../excel/sheets/free-name";
import { placeSheets } from "../../excel/sheets/place";
import { writeSheets } from "../../excel/sheets/write-sheets";
import { write } from "../../excel/writes/write";
import { isNoValue, type Market } from "../../market/live/interface";
import type { LiveSource } from "./source";

/** The cells that signals are read from. */
export interface MarketData {
  readonly prices: CellsSource;
  readonly funding: CellsSource;
  readonly sheet: string;
}

/** Daily bars, and payments, of which a day has three at most venues. */
const barCount = 200;
const paymentCount = 90;

const notWritten = "The market data was not written.";
const headerRow = 3;
const fundingColumn = 7;

/** Writes a sheet with the daily bars and the funding of a contract as live formulas that spill. The venue is asked first. */
export async function writeMarketData(
  market: Market,
  { venue, contract }: Pick<LiveSource, "venue" | "contract">,
): Promise<MarketData> {
  const [bars, rates] = await Promise.all([
    market.bars(venue, contract, "1d", barCount),
    market.fundingHistory(venue, contract, paymentCount),
  ]);
  const refused = [bars, rates].find(isNoValue);
  if (isNoValue(bars) || isNoValue(rates)) {
    throw new Problem(
      notWritten,
      [`${contract} of ${venue}: ${refused!.reason}.`],
      "Pick another venue or contract in Settings, or use prices from a sheet.",
    );
  }
  return write({ kind: "market data", what: notWritten }, async (writing): Promise<MarketData> => {
    const described = marketDataSheet(venue, contract, bars.length, rates.length);
    const placed = placeSheets(described, await readTaken(writing.context));
    await writeSheets(writing, placed, false);
    const { name, printArea } = placed.sheets[0]!;
    await writing.remember(formatAddress(printArea));
    const regionAt = (column: number): CellsSource => {
      const cell: Block = { sheet: name, row: headerRow, column, rowCount: 1, columnCount: 1 };
      return { kind: "region", address: reference(cell).replaceAll("$", "") };
    };
    return { prices: regionAt(0), funding: regionAt(fundingColumn), sheet: name };
  });
}

function marketDataSheet(venue: string, contract: string, bars: number, rates: number): SheetSet {
  const price = "#,##0.00######";
  return {
    title: "Market data",
    prefix: "MarketData",
    sheets: [
      {
        name: "Market data",
        columnWidths: [14, 16, 16, 16, 16, 18, 4, 20, 14],
        frozenRows: headerRow + 1,
        repeatedRow: headerRow,
        orientation: "landscape",
        parts: [
          {
            kind: "text",
            corner: { row: 0, column: 0 },
            style: "title",
            text: `${venue} ${contract}: daily bars and funding`,
          },
          {
            kind: "text",
            corner: { row: 1, column: 0 },
            style: "note",
            text: "Asked for once, while live data is on; enter the two formulas again for newer rows. Times are UTC.",
          },
          {
            kind: "spill",
            corner: { row: headerRow, column: 0 },
            key: "Bars",
            formula: `=MARKET.BARS("${venue}","${contract}","1d",${barCount})`,
            rowCount: bars + 1,
            hasHeader: true,
            columns: ["d mmm yyyy", price, price, price, price, "#,##0.00"].map((format) => ({ format })),
          },
          {
            kind: "spill",
            corner: { row: headerRow, column: fundingColumn },
            key: "Funding",
            formula: `=MARKET.FUNDINGHISTORY("${venue}","${contract}",${paymentCount})`,
            rowCount: rates + 1,
            hasHeader: true,
            columns: ["d mmm yyyy hh:mm", "0.0000%"].map((format) => ({ format })),
          },
        ],
      },
    ],
  };
}

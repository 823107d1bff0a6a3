import { calledName } from "../../base/function-names";
import { componentKey, isFutures } from "../../core/allocation/targets";
import { baseCoin } from "../../core/venues/base-coin";
import { formatAddress, localAddress } from "../../excel/addresses";
import { readCells, type CellsSource } from "../../excel/cells/source";
import { runExcel } from "../../excel/run";
import { loadBlock } from "../../excel/writes/snapshot";
import { write } from "../../excel/writes/write";
import { isNoValue, type Market } from "../../market/live/interface";
import { readHoldingsTable, type HoldingRow } from "../inputs/holdings-table";
import type { LiveSource } from "./source";

/** A row's live price: the quantity that it is, and of which symbol. */
interface WantedPrice {
  readonly quantity: "spot" | "mark";
  readonly symbol: string;
}

export interface Filled {
  /** Rows whose price is a live formula now. */
  readonly filled: number;
  /** Rows that keep their price, and why. */
  readonly left: readonly { readonly asset: string; readonly reason: string }[];
  /** Address of the prices; undefined where nothing was written. */
  readonly address?: string;
}

/** The live price of a row of the holdings; undefined where its price is no market price: cash, and margin in money. */
export function wantedPrice(
  { asset, bucket, price }: Pick<HoldingRow, "asset" | "bucket" | "price">,
  quote: string,
): WantedPrice | undefined {
  const [coin = ""] = asset.trim().split(/[\s,]/); // ETH of "ETH margin, hedge"
  if (componentKey(bucket) === "cash" || stable.test(coin)) return undefined;
  const isMargin = isFutures(bucket);
  if (isMargin && price === 1) return undefined;
  return { quantity: isMargin ? "mark" : "spot", symbol: `${baseCoin(coin)}${quote}` };
}

/** Coins that stand for a dollar: their price is 1 in each other. */
const stable = /^(?:USDT|USDC|FDUSD|BUSD|TUSD|DAI|USDE|PYUSD|USD)$/i;

/**
 * Puts live formulas into the price column of the holdings: the last price on spot and, of margin in a coin, the mark price. The venue
 * is asked first, so that a row whose price it does not have keeps the one that it has.
 */
export async function fillPrices(
  market: Market,
  { venue, quote }: LiveSource,
  source: CellsSource,
): Promise<Filled> {
  const what = "The prices were not filled.";
  const before = await runExcel(what, (context) => readWanted(context, source, quote));
  const asked = new Map(before.wanted.flatMap((one) => (one ? [[keyOf(one), one] as const] : [])));
  const answers = new Map(
    await Promise.all(
      [...asked].map(
        async ([key, { quantity, symbol }]) => [key, await market.read(quantity, venue, symbol)] as const,
      ),
    ),
  );
  return write(
    { kind: "live prices", what },
    async ({ context, changes, run, remember }): Promise<Filled> => {
      const { rows, cells, wanted } = await readWanted(context, source, quote);
      const found = wanted.map((one) => one && answers.get(keyOf(one)));
      const left = rows.flatMap(({ asset }, at) => {
        const value = found[at];
        return isNoValue(value) ? [{ asset, reason: value.reason }] : [];
      });
      const formulas = wanted.map((one, at) =>
        typeof found[at] === "number" ? formulaOf(venue, one!) : undefined,
      );
      const filled = formulas.filter((formula) => formula !== undefined).length;
      if (filled === 0) return { filled, left };
      const sheet = context.workbook.worksheets.getItem(cells.sheet).load("id");
      const { snapshot } = await loadBlock(context, sheet, cells, []);
      changes.replaced.push({ sheet: sheet.id, snapshot });
      const address = formatAddress(cells);
      const work = (): void => {
        const range = sheet.getRange(localAddress(cells));
        // In a cell that is formatted as text Excel would keep the formula as a text.
        range.numberFormat = snapshot.numberFormat.map(([format], at) => [
          formulas[at] !== undefined && format === "@" ? "General" : format!,
        ]);
        // The whole column at once: after one formula Excel might fill the table's other rows with it.
        range.formulas = snapshot.contents.map(([content], at) => [formulas[at] ?? content]);
      };
      await run([{ words: `Writing ${address}`, work }]);
      await remember(address);
      return { filled, left, address };
    },
  );
}

/** The holdings, the cells of their prices, and the live price of each row. */
async function readWanted(context: Excel.RequestContext, source: CellsSource, quote: string) {
  const { block, values } = await readCells(context, source);
  const { rows, columns } = readHoldingsTable(block, values);
  return { rows, cells: columns.price, wanted: rows.map((row) => wantedPrice(row, quote)) };
}

function keyOf({ quantity, symbol }: WantedPrice): string {
  return `${quantity} ${symbol}`;
}

function formulaOf(venue: string, { quantity, symbol }: WantedPrice): string {
  return `=${calledName(quantity === "spot" ? "MARKET.SPOT" : "MARKET.MARK")}("${venue}","${symbol}")`;
}

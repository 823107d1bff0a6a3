import { isFutures } from "../../core/allocation/targets";
import type { PlanRow } from "../../core/allocation/parts";
import { contractCells } from "./contracts/cells";
import { amountWords, cellsOf, placeCell, placeTitles, type RebalancePlace } from "./place";
import { headerRow, tableLeft, mostTrades, orderColumn, pageWidth } from "./rows";
import { assetCount, inOrder, tableCell, tableColumnRoom, unlessTableFails } from "./table";
import type { PlacedCell } from "../../excel/sheets/placed";

/** What to do, in words: the trades with most money first, then the rows that are not traded, each with its reason. */
export function actionCells(place: RebalancePlace): PlacedCell[] {
  const { rows, form } = place;
  const titles = [
    "What to do",
    "Asset",
    "Quantity",
    "Price",
    "Value",
    "Fee",
    "Reason",
    ...Array<string>(pageWidth - 7).fill(""),
  ];
  const list = form === "live" ? liveTrades(place) : tradesAsValues(place);
  return [
    ...placeTitles(place, rows.trades, titles, (at) => at < 2 || at > 5),
    ...list,
    ...contractCells(place),
    ...cashCells(place),
    placeCell(place, rows.more, 0, moreWords(place), "text", "note"),
  ];
}

/** The reason is a text behind numbers. */
const lookOf = (column: number): "result" | "indentedLabel" => (column === 6 ? "indentedLabel" : "result");

const formats = ["text", "text", "price", "price", "change", "money", "text"] as const;

function tradesAsValues(place: RebalancePlace): PlacedCell[] {
  return inOrder(place.plan.rows)
    .slice(0, place.rows.tradeCount)
    .flatMap((row, at) => {
      const { asset, tradeQuantity, price, tradeValue, fee, reason } = row;
      const isTraded = tradeQuantity !== 0;
      const contents = [
        actionWords(row, place.decimals),
        asset,
        isTraded ? Math.abs(tradeQuantity) : "",
        price,
        tradeValue,
        fee,
        reason,
      ];
      return contents.map((content, column) =>
        placeCell(
          place,
          place.rows.trades + 1 + at,
          column,
          content,
          typeof content === "string" ? "literal" : formats[column]!,
          lookOf(column),
        ),
      );
    });
}

/** Each row of the page shows the row of the table whose number stands beside the table. */
function liveTrades(place: RebalancePlace): PlacedCell[] {
  const table = cellsOf(place, headerRow, tableLeft);
  return Array.from({ length: place.rows.tradeCount }, (_, at) => {
    const number = cellsOf(place, headerRow + 1 + at, orderColumn);
    const of = (title: string): string => `INDEX(${tableColumnRoom(place, title)},${number})`;
    const ifShown = (formula: string): string =>
      `=IF(ISERROR(${table}),"",IF(ISNUMBER(${number}),${formula},""))`;
    const traded = `${of("Trade quantity")}<>0`;
    const contents = [
      at === 0
        ? unlessTableFails(place, `IF(ISNUMBER(${number}),${liveWords(place, of)},"")`)
        : ifShown(liveWords(place, of)),
      ifShown(of("Asset")),
      ifShown(`IF(${traded},ABS(${of("Trade quantity")}),"")`),
      ifShown(of("Price")),
      ifShown(of("Trade value")),
      ifShown(of("Fee")),
      ifShown(`${of("Reason")}&""`),
    ];
    return contents.map((content, column) =>
      placeCell(place, place.rows.trades + 1 + at, column, content, formats[column]!, lookOf(column)),
    );
  }).flat();
}

/** What to do with a row: "Sell 0.1672 BTC", "Transfer 17,100.00 into futures margin". */
function actionWords({ asset, bucket, price, tradeQuantity, tradeValue }: PlanRow, decimals: number): string {
  if (tradeQuantity === 0) return "No trade";
  const isIn = tradeQuantity > 0;
  const size = String(Number(Math.abs(tradeQuantity).toFixed(quantityDigits)));
  if (!isFutures(bucket)) return `${isIn ? "Buy" : "Sell"} ${size} ${asset}`;
  // Margin in money moves as an amount, margin in a coin as so much of that coin.
  const moved = price === 1 ? amountWords(Math.abs(tradeValue), decimals) : `${size} ${asset}`;
  return `Transfer ${moved} ${isIn ? "into" : "out of"} ${marginWords(bucket.trim().toLowerCase())}`;
}

function liveWords(place: RebalancePlace, of: (title: string) => string): string {
  const [quantity, value, bucket] = [of("Trade quantity"), of("Trade value"), of("Bucket")];
  const size = `ROUND(ABS(${quantity}),${quantityDigits})&" "&${of("Asset")}`;
  const isMargin = ["futures", "active", reserve].map((name) => `${bucket}="${name}"`).join(",");
  const moved = `IF(${of("Price")}=1,FIXED(ABS(${value}),${place.decimals}),${size})`;
  const where = `IF(${bucket}="${reserve}","${marginWords(reserve)}",${bucket}&" margin")`;
  const transfer = `"Transfer "&${moved}&IF(${quantity}>0," into "," out of ")&${where}`;
  return `IF(${quantity}=0,"No trade",IF(OR(${isMargin}),${transfer},IF(${quantity}>0,"Buy ","Sell ")&${size}))`;
}

const quantityDigits = 8;
const reserve = "hedge reserve";

function marginWords(bucket: string): string {
  return bucket === reserve ? "the hedge reserve" : `${bucket} margin`;
}

/** What the trades leave in cash. */
function cashCells(place: RebalancePlace): PlacedCell[] {
  const { rows, form, plan, decimals } = place;
  const { cash } = rows;
  if (form === "values") {
    const { value, tradeValue, fee } = plan.rows.at(-1)!;
    const left = value + tradeValue;
    return [
      placeCell(
        place,
        cash,
        0,
        `Cash ${tradeValue < 0 ? "falls" : tradeValue > 0 ? "rises" : "stays"}${tradeValue === 0 ? " at" : " to"} ${amountWords(left, decimals)}`,
        "text",
        "result",
      ),
      placeCell(place, cash, 4, tradeValue, "change", "result"),
      placeCell(place, cash, 5, fee, "money", "result"),
    ];
  }
  const of = (title: string): string => tableCell(place, title, assetCount(place));
  const [value, change] = [of("Value"), of("Trade value")];
  return [
    placeCell(
      place,
      cash,
      0,
      unlessTableFails(
        place,
        `"Cash "&IF(${change}<0,"falls to ",IF(${change}>0,"rises to ","stays at "))&FIXED(${value}+${change},${decimals})`,
      ),
      "text",
      "result",
    ),
    placeCell(place, cash, 4, unlessTableFails(place, change), "change", "result"),
    placeCell(place, cash, 5, unlessTableFails(place, of("Fee")), "money", "result"),
  ];
}

/** How many rows the page has no room for. */
function moreWords(place: RebalancePlace): string {
  const { rows, form, plan } = place;
  const where = "in the table to the right";
  if (form === "values") {
    const more = plan.rows.length - 1 - mostTrades;
    return more > 0
      ? `${more} more ${more === 1 ? "row is" : "rows are"} ${where}, with no larger trade.`
      : "";
  }
  const more = `(${assetCount(place)}-${rows.tradeCount})`;
  return `=IF(${more}>0,${more}&IF(${more}=1," more row is"," more rows are")&" ${where}, with no larger trade.","")`;
}

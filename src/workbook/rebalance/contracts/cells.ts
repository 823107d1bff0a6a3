import { calledName } from "../../../base/function-names";
import { reference } from "../../../excel/addresses";
import type { PlacedCell } from "../../../excel/sheets/placed";
import { legRowsOf } from "../leg";
import { cellsOf, nameOf, placeCell, type CellFormat, type RebalancePlace } from "../place";
import { legLater, legNow } from "../rows";
import {
  byValue,
  closing,
  contractTrade,
  lessThanALot,
  moneyDigits,
  noContracts,
  noPrice,
  reserveShort,
  severalRows,
  smallestChange,
  tradedLot,
  usedBuckets,
} from "./trade";

const columns = ["action", "asset", "quantity", "price", "value", "fee", "reason"] as const;
type Column = (typeof columns)[number];
const formats: Readonly<Record<Column, CellFormat>> = {
  action: "text",
  asset: "text",
  quantity: "plain",
  price: "price",
  value: "change",
  fee: "money",
  reason: "text",
};

/**
 * The futures trade below the other trades: whole lots of the contract, where its size and price are known, and their value. Live, its
 * size, lot and price are cells that may be typed over.
 */
export function contractCells(place: RebalancePlace): PlacedCell[] {
  const contents = place.form === "live" ? liveContents(place) : contentsAsValues(place);
  return columns.flatMap((column, at) => {
    const content = contents[column];
    if (content === undefined) return [];
    const style = column === "reason" ? "indentedLabel" : "result";
    return [placeCell(place, place.rows.contracts, at, content, formats[column], style)];
  });
}

type Contents = Readonly<Partial<Record<Column, string | number>>>;

function contentsAsValues(place: RebalancePlace): Contents {
  const { kind, action, reason, value, quantity, price } = contractTrade(
    place.plan,
    place.lot,
    place.decimals,
  );
  const isCounted = kind === "trade" && quantity !== undefined;
  return {
    action,
    asset: isCounted && typeof place.lot !== "string" ? place.lot.symbol : "",
    quantity: isCounted ? quantity : "",
    price: isCounted ? (price ?? "") : "",
    value,
    reason,
  };
}

function liveContents(place: RebalancePlace): Contents {
  const { plan, decimals, rows } = place;
  const { leverageRow, notionalRow, reserveRow } = legRowsOf(place);
  const held = cellsOf(place, notionalRow, legLater);
  const leverage = cellsOf(place, leverageRow, legLater);
  const change = `(${held}-${cellsOf(place, notionalRow, legNow)})`;
  const [side, symbol, type, unit, size, lot, price] = [
    "Side",
    "Contract",
    "ContractType",
    "ContractUnit",
    "ContractSize",
    "ContractLot",
    "ContractPrice",
  ].map((name) => nameOf(place, name)) as [string, string, string, string, string, string, string];
  const cell = (column: Column): string => cellsOf(place, rows.contracts, columns.indexOf(column));
  const isInverse = `${type}="inverse"`;
  const buckets = `TRIM(${reference(plan.holdings.columns.bucket)})`;
  const futuresRows = `SUM(${usedBuckets.map((name) => `(${buckets}="${name}")`).join("+")})`;
  const isSized = `AND(N(${size})>0,N(${lot})>0)`;
  const isPriced = `OR(${isInverse},N(${price})>0)`;
  const isCounted = `AND(${isSized},${isPriced},${futuresRows}<2)`;
  const call = `${calledName("ALLOC.CONTRACTS")}(ROUND(${change},${moneyDigits}),IF(${isInverse},1,${price}),1,"long",ROUND(${size}*${lot},15),${type})`;
  const isNone = `ABS(${change})<${smallestChange}`;
  /** The formula where a trade is counted in lots; blank where it stays in money, and where there is none. */
  const inLotsOnly = (formula: string): string =>
    `=IF(ISERROR(${change}),"",IF(${isNone},"",IF(${isCounted},${formula},"")))`;
  /** The formula where a trade is counted in lots, the change where it stays in money, 0 where there is none. */
  const inLotsOrMoney = (formula: string): string =>
    `=IF(ISERROR(${change}),${change},IF(${isNone},0,IF(${isCounted},${formula},${change})))`;
  const verb = `IF((${change}>0)=(${side}<>"short"),"Buy ","Sell ")`;
  const size0 = cell("quantity");
  const isTraded = `N(${size0})>0`;
  const number = `IF(${size0}=INT(${size0}),FIXED(${size0},0),ROUND(${size0},8))`;
  const inLots = `${verb}&${number}&" "&${unit}&IF(${unit}="contracts"," "," of ")&${symbol}`;
  const inMoney = `${verb}&"contracts for "&FIXED(ABS(${change}),${decimals})`;
  const isDivided = plan.risk.parts.length === 4;
  const short = isDivided
    ? `IF(${cellsOf(place, reserveRow, legLater)}>0,"${reserveShort}","${noContracts}")`
    : `"${noContracts}"`;
  const action = `IF(${isNone},${short},IF(${isCounted},IF(${isTraded},${inLots},"${noContracts}"),${inMoney}))`;
  const goal = `FIXED(${held},${decimals})&" at "&ROUND(${leverage},2)&"x "&${side}`;
  const known = tradedLot(plan, place.lot);
  const why = `IF(${futuresRows}>1,"${severalRows}",IF(${isSized},"${noPrice}","${typeof known === "string" ? known.replaceAll('"', '""') : "no contract size"}"))`;
  const rounded = `IF(${isTraded},IF(${held}=0,"${closing}","To hold at most "&${goal}),FIXED(ABS(${change}),${decimals})&" is ${lessThanALot}")`;
  return {
    action: `=IF(ISERROR(${change}),${change},${action})`,
    asset: `=IF(${isTraded},${symbol}&"","")`,
    quantity: inLotsOnly(`ABS(INDEX(${call},2,6))/${size}`),
    price: `=IF(${isTraded},IF(${isInverse},"",${price}),"")`,
    value: inLotsOrMoney(`INDEX(${call},2,5)`),
    reason: `=IF(ISERROR(${change}),"",IF(${isNone},"",IF(${isCounted},${rounded},"To hold "&${goal}&"; ${byValue} "&${why})))`,
  };
}

import type { Trade } from "../../../core/accounting/trades";
import { contractOfSymbol } from "../../../core/accounting/contract";
import { type Decimal, zero } from "../../../core/number/decimal";
import { optional, type ReadInSlices } from "../../cells/declaration";
import { anyNumber, positive } from "../numbers";
import { choice } from "../words";
import { coin, contractSymbol, counted, isOption, perhapsText, time } from "./cells";
import { headedTable, type HeadedTable } from "./table";

/** A fill and its row in the given range. */
export interface FillRow extends Trade {
  readonly row: number;
}

const tradeSide = choice(["buy", "sell"], { b: "buy", s: "sell", bid: "buy", ask: "sell" });

const columns = {
  time,
  account: perhapsText,
  symbol: contractSymbol,
  // "?" stands where an export names no side; such a fill is listed and not counted.
  side: {
    ...tradeSide,
    read: (value: number | string | boolean) => (value === "?" ? "?" : tradeSide.read(value)),
  },
  position: optional(choice<Trade["position"]>(["net", "long", "short"], { both: "net" }), "net"),
  quantity: positive,
  price: positive,
  fee: optional(anyNumber, zero),
  feeCoin: optional(coin, ""),
  counted,
  market: perhapsText,
  // A blank cell is no 0.
  realised: optional<Decimal | undefined>({ ...anyNumber, zeroIsBlank: true }, undefined),
};

/** Fills as an import writes them, those that count. A fee without a coin is in that of the P&L. */
export const fills: ReadInSlices<HeadedTable<FillRow>> = headedTable({
  wanted: "a table of fills: Time, Symbol, Side, Quantity, Price",
  columns,
  otherNames: {
    qty: "quantity",
    size: "quantity",
    amount: "quantity",
    commission: "fee",
    realized: "realised",
  },
  // Written out, as a spread of each row of a long table takes most of the time.
  of: (row): FillRow | undefined => {
    const { symbol = "", side } = row;
    if (row.counted === false || side === "?" || row.market === "option" || isOption(symbol))
      return undefined;
    const { kind, settle } = contractOfSymbol(symbol);
    return {
      row: row.row!,
      time: row.time!,
      account: row.account!,
      symbol,
      side: side!,
      position: row.position!,
      quantity: row.quantity!,
      price: row.price!,
      fee: row.fee!,
      feeCoin: row.feeCoin === "" ? settle : row.feeCoin!,
      realised: kind === "spot" ? undefined : row.realised,
    };
  },
});

import type { Payment } from "../../../core/accounting/funding";
import type { Decimal } from "../../../core/number/decimal";
import { optional } from "../../cells/declaration";
import { anyNumber } from "../numbers";
import { sideOrOneWay } from "../sides";
import { coin, contractSymbol, counted, perhapsText, time } from "./cells";
import { headedTable } from "./table";

/** Funding payments as an import writes them, those that count. A statement of an account names no symbol. */
export const funding = headedTable({
  wanted: "a table of funding: Time, Symbol, Amount, Coin",
  columns: {
    time,
    account: perhapsText,
    symbol: optional(contractSymbol, ""),
    side: optional(sideOrOneWay, "one way"),
    amount: anyNumber,
    coin,
    counted,
  },
  of: ({ counted, side, ...row }): Payment | undefined =>
    counted === false
      ? undefined
      : { ...(row as Payment & { amount: Decimal }), side: side === "one way" ? "" : side! },
});

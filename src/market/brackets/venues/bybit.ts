import { contractOf } from "../../../core/venues/contract-of";
import { type BracketVenue, grouped, inOrder, isJson, number, numberOrNone, rowsWith, text } from "../answer";
import { contractName } from "../symbols";

const endpoint = "https://api.bybit.com/v5/market/risk-limit";

/** A row says where its bracket ends, in the settlement currency. An answer for all contracts comes in pages. */
export const bybit: BracketVenue = {
  venue: "Bybit",
  endpoint,
  requests: ({ base, quote }) => {
    const category = quote === "USD" ? "inverse" : "linear";
    const symbol = quote === "USDC" ? `${base}PERP` : base + quote;
    return [{ url: `${endpoint}?category=${category}&symbol=${symbol}` }];
  },
  nextPage: ({ url }, answer) => {
    const result = isJson(answer) && isJson(answer.result) ? answer.result : {};
    const cursor = text(result, "nextPageCursor");
    // It comes encoded, as it has to be sent.
    return cursor === "" ? undefined : { url: `${url.replace(/&cursor=.*/, "")}&cursor=${cursor}` };
  },
  read: (answers) => {
    const rows = rowsWith(answers, "riskLimitValue", "maintenanceMargin");
    if (rows.length === 0) return undefined;
    return grouped(rows, (row) => text(row, "symbol")).map(([venueSymbol, own]) => ({
      venue: "Bybit",
      venueSymbol,
      symbol: contractName(venueSymbol),
      contract: contractOf(contractName(venueSymbol)),
      unit: "notional",
      brackets: inOrder(
        own.map((row) => ({
          cap: number(row, "riskLimitValue"),
          maxLeverage: number(row, "maxLeverage"),
          rate: number(row, "maintenanceMargin"),
          amount: numberOrNone(row, "mmDeduction"),
        })),
      ),
      remarks: [],
    }));
  },
};

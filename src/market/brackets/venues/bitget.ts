import { contractOf } from "../../../core/venues/contract-of";
import { type BracketVenue, grouped, inOrder, number, rowsWith, text } from "../answer";
import { contractName } from "../symbols";

const endpoint = "https://api.bitget.com/api/v2/mix/market/query-position-lever";

export const bitget: BracketVenue = {
  venue: "Bitget",
  endpoint,
  requests: ({ base, quote }) => {
    const product = quote === "USD" ? "COIN" : quote;
    const symbol = quote === "USDC" ? `${base}PERP` : base + quote;
    return [{ url: `${endpoint}?symbol=${symbol}&productType=${product}-FUTURES` }];
  },
  read: (answers) => {
    const rows = rowsWith(answers, "startUnit", "endUnit", "keepMarginRate");
    if (rows.length === 0) return undefined;
    return grouped(rows, (row) => text(row, "symbol")).map(([venueSymbol, own]) => {
      const symbol = contractName(venueSymbol);
      return {
        venue: "Bitget",
        venueSymbol,
        symbol,
        contract: contractOf(symbol),
        unit: "notional",
        brackets: inOrder(
          own.map((row) => ({
            floor: number(row, "startUnit"),
            cap: number(row, "endUnit"),
            maxLeverage: number(row, "leverage"),
            rate: number(row, "keepMarginRate"),
          })),
        ),
        remarks: [],
      };
    });
  },
};

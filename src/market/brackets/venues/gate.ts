import { contractOf } from "../../../core/venues/contract-of";
import { type BracketVenue, grouped, inOrder, number, numberOrNone, rowsWith, text } from "../answer";
import { contractName } from "../symbols";

const api = "https://api.gateio.ws/api/v4/futures";

/** A row says where its bracket ends, in the settlement currency. An answer for one contract does not name it. */
export const gate: BracketVenue = {
  venue: "Gate",
  endpoint: `${api}/usdt/risk_limit_tiers`,
  keepsPagesOut: true,
  requests: ({ base, quote }) => {
    const settle = quote === "USD" ? base.toLowerCase() : quote.toLowerCase();
    return [{ url: `${api}/${settle}/risk_limit_tiers?contract=${base}_${quote}` }];
  },
  read: (answers) => {
    const rows = rowsWith(answers, "risk_limit", "maintenance_rate", "leverage_max");
    if (rows.length === 0) return undefined;
    return grouped(rows, (row) => text(row, "contract")).map(([venueSymbol, own]) => {
      const symbol = contractName(venueSymbol);
      return {
        venue: "Gate",
        venueSymbol,
        symbol,
        contract: contractOf(symbol),
        unit: "notional",
        brackets: inOrder(
          own.map((row) => ({
            cap: number(row, "risk_limit"),
            maxLeverage: number(row, "leverage_max"),
            rate: number(row, "maintenance_rate"),
            amount: numberOrNone(row, "deduction"),
          })),
        ),
        remarks: [],
      };
    });
  },
};

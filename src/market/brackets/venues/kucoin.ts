import { contractOf } from "../../../core/venues/contract-of";
import { type BracketVenue, grouped, inOrder, type Json, number, rowsWith, text } from "../answer";
import { contractName } from "../symbols";

const api = "https://api-futures.kucoin.com/api/v1/contracts";

/** The answer about risk limits has all levels; that about a contract has the first. */
export const kucoin: BracketVenue = {
  venue: "KuCoin",
  endpoint: `${api}/risk-limit`,
  keepsPagesOut: true,
  requests: ({ base, quote }) => [{ url: `${api}/risk-limit/${base === "BTC" ? "XBT" : base}${quote}M` }],
  read: (answers) => {
    const rows = rowsWith(answers, "maxRiskLimit", "maintainMargin", "maxLeverage");
    if (rows.length === 0) return undefined;
    return grouped(rows, (row) => text(row, "symbol")).map(([venueSymbol, all]) => {
      const levels = all.filter((row) => "level" in row);
      const symbol = contractName(venueSymbol);
      return {
        venue: "KuCoin",
        venueSymbol,
        symbol,
        contract: contractOf(symbol),
        unit: "notional",
        brackets: inOrder(levels.length > 0 ? levels.map(levelOf) : [firstLevel(all[0]!)]),
        remarks:
          levels.length > 0
            ? []
            : [
                `The answer about a contract has its first level only; /contracts/risk-limit/${venueSymbol} has all.`,
              ],
      };
    });
  },
};

function levelOf(row: Json) {
  return { ...figuresOf(row), floor: number(row, "minRiskLimit"), cap: number(row, "maxRiskLimit") };
}

/** The lowest risk limit is that of the first level; the others go up from there by the risk step. */
function firstLevel(row: Json) {
  return { ...figuresOf(row), cap: number(row, "minRiskLimit", "maxRiskLimit") };
}

function figuresOf(row: Json) {
  return { maxLeverage: number(row, "maxLeverage"), rate: number(row, "maintainMargin") };
}

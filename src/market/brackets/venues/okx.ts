import { contractOf } from "../../../core/venues/contract-of";
import { type BracketVenue, grouped, inOrder, number, numberOrNone, rowsIn, rowsWith, text } from "../answer";
import { contractName } from "../symbols";

const endpoint = "https://www.okx.com/api/v5/public/position-tiers";
const instruments = "https://www.okx.com/api/v5/public/instruments";

/** Tiers count contracts; what one contract holds stands in the answer about instruments. */
export const okx: BracketVenue = {
  venue: "OKX",
  endpoint,
  requests: ({ base, quote }) => {
    const family = `${base}-${quote}`;
    return [
      { url: `${endpoint}?instType=SWAP&tdMode=isolated&instFamily=${family}` },
      { url: `${instruments}?instType=SWAP&instId=${family}-SWAP` },
    ];
  },
  read: (answers) => {
    const rows = rowsWith(answers, "maxSz", "mmr");
    if (rows.length === 0) return undefined;
    const described = answers.flatMap(rowsIn).filter((row) => "ctVal" in row);
    return grouped(rows, nameOf).map(([venueSymbol, own]) => {
      const symbol = contractName(venueSymbol);
      const about = described.find(
        (row) => text(row, "ctVal") !== "" && contractName(text(row, "instId")) === symbol,
      );
      const isMargin = own.some((row) => text(row, "baseMaxLoan") !== "");
      return {
        venue: "OKX",
        venueSymbol,
        symbol,
        contract: contractOf(symbol),
        unit: isMargin ? "quantity" : "contracts",
        contractSize: about && number(about, "ctVal").times(numberOrNone(about, "ctMult") ?? 1),
        brackets: inOrder(
          own.map((row) => ({
            floor: number(row, "minSz"),
            cap: number(row, "maxSz"),
            maxLeverage: number(row, "maxLever"),
            rate: number(row, "mmr"),
          })),
        ),
        fault: isMargin
          ? `These are the tiers of margin trading on spot (a most that may be borrowed is in them), not those of the swap. Ask for instType=SWAP, or paste that answer.`
          : undefined,
        remarks: [],
      };
    });
  },
};

/** What names the contract: the swap's family, or the spot pair of margin trading. */
function nameOf(row: Parameters<typeof text>[0]): string {
  const family = text(row, "instFamily") || text(row, "uly");
  return text(row, "instId") || `${family}-SWAP`;
}

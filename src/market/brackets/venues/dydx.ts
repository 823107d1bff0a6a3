import { divide, one } from "../../../core/number/decimal";
import { type BracketVenue, isJson, number } from "../answer";
import { contractName } from "../symbols";

const endpoint = "https://indexer.dydx.trade/v4/perpetualMarkets";

/** A market has one maintenance rate, whatever the size. */
export const dydx: BracketVenue = {
  venue: "dYdX",
  endpoint,
  requests: ({ base, quote }) => [{ url: `${endpoint}?ticker=${base}-${quote}` }],
  read: (answers) => {
    const markets = answers.flatMap((answer) =>
      isJson(answer) && isJson(answer.markets) ? [answer.markets] : [],
    );
    const found = markets
      .flatMap((list) => Object.entries(list))
      .flatMap(([ticker, market]) =>
        isJson(market) && "maintenanceMarginFraction" in market ? [{ ticker, market }] : [],
      );
    if (found.length === 0) return undefined;
    return found.map(({ ticker, market }) => ({
      venue: "dYdX",
      venueSymbol: ticker,
      symbol: contractName(ticker),
      contract: "linear",
      unit: "notional",
      brackets: [
        {
          maxLeverage: divide(one, number(market, "initialMarginFraction")),
          rate: number(market, "maintenanceMarginFraction"),
        },
      ],
      remarks: [
        "dYdX has one maintenance rate for any size. Its initial margin rises with open interest, so that the maximum leverage may be lower than this.",
      ],
    }));
  },
};

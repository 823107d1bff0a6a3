import { Prices } from "../../../core/accounting/prices";
import type { Decimal } from "../../../core/number/decimal";
import { findSliced } from "../../../core/slices";
import type { WholeArgument } from "../../cells/declaration";
import { aboutRow, refuse, texts } from "../../cells/errors";
import { isStopped } from "../../cells/reading";
import { readTable } from "../../cells/table";
import { withUsualNames } from "../column-names";
import { positive } from "../numbers";
import { coin } from "./cells";

const columns = { symbol: coin, price: positive };

const otherNames = { coin: "symbol", asset: "symbol", mark: "price", markprice: "price" };

/** Prices of coins in dollars, and of contracts in their quote. */
export const marks: WholeArgument<Prices> = {
  kind: "whole",
  wanted: "a table of Symbol or Coin, and Price",
  read: function* (argument, given) {
    const cells = withUsualNames(argument, given, otherNames);
    if (isStopped(cells)) return cells;
    const rows = yield* readTable(argument, columns, cells);
    if (isStopped(rows)) return rows;
    const prices = new Map<string, Decimal>();
    const again = yield* findSliced(rows, ({ symbol, price }) => {
      const { size } = prices;
      return prices.set(symbol, price).size === size;
    });
    if (again >= 0) {
      const { row, symbol } = rows[again]!;
      return refuse(texts.twice(aboutRow(argument, given, row), symbol));
    }
    return new Prices(prices);
  },
};

export const noPrices = new Prices(new Map());

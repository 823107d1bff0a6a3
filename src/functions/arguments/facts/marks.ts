import { Prices } from "../../../core/accounting/prices";
import type { Decimal } from "../../../core/number/decimal";
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
  read: (argument, given) => {
    const cells = withUsualNames(argument, given, otherNames);
    if (isStopped(cells)) return cells;
    const rows = readTable(argument, columns, cells);
    if (isStopped(rows)) return rows;
    const prices = new Map<string, Decimal>();
    for (const { symbol: name, price, row } of rows) {
      if (prices.has(name)) return refuse(texts.twice(aboutRow(argument, given, row), name));
      prices.set(name, price);
    }
    return new Prices(prices);
  },
};

export const noPrices = new Prices(new Map());

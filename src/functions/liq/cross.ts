import { crossLiquidationPrices, type CrossPrice, type NoCrossPrice } from "../../core/account/cross";
import { usualRules } from "../../core/account/rules";
import type { Decimal } from "../../core/number/decimal";
import { quotientOf } from "../../core/number/fraction";
import { accountRules } from "../arguments/account-rules";
import { priceOrNone } from "../arguments/failures";
import { legsOf } from "../arguments/leg-maintenance";
import { anyNumber, rate } from "../arguments/numbers";
import { crossPositions } from "../arguments/positions";
import { symbolTiers } from "../arguments/symbol-tiers";
import { optional, optionalWhole } from "../cells/declaration";
import { Failure, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const cross = once(
  "LIQ.CROSS",
  {
    walletBalance: anyNumber,
    positions: crossPositions,
    feeRate: optional<Decimal | undefined>(rate, undefined),
    rules: optionalWhole(accountRules, undefined),
    tiers: optionalWhole(symbolTiers, undefined),
  },
  ({ walletBalance, positions: table, feeRate, rules, tiers }) => {
    if (table.withoutRates && !tiers) return table.withoutRates;
    const account = legsOf(table, tiers);
    if (account instanceof Failure) return account;
    const { legs, pastLastCap } = account;
    const { fee, ...counted } = rules ?? usualRules;
    const prices = crossLiquidationPrices({
      balance: walletBalance,
      contract: table.contract,
      legs,
      rules: { ...counted, fee: feeRate ?? fee },
    });
    const rates = table.positions.map(({ maintenanceRate }) => maintenanceRate);
    const outputs = Array.from({ length: table.rows }, (): Output[] => [""]);
    for (const [index, { row }] of table.positions.entries()) {
      const found = prices[index]!;
      // Without rules and tiers an account that is liquidated already has no price.
      const isOver = typeof found === "object" && "price" in found && found.isLiquidated && !rules && !tiers;
      outputs[row] = [isOver ? priceOrNone("liquidated already", ...rates) : output(found)];
    }
    return outputs;

    function output(found: CrossPrice | NoCrossPrice): Output {
      if (found === "no weights") return unsolved(texts.noShares(), "positions");
      if (typeof found === "string") return priceOrNone(found, ...rates);
      return "price" in found ? quotientOf(found.price) : pastLastCap(found.beyond);
    }
  },
);

/**
 * Liquidation price of each position of a cross-margin account.
 *
 * @customfunction LIQ_CROSS LIQ.CROSS
 * @helpurl https://localhost:3000/docs/functions/LIQ.CROSS.html
 * @param {any[][]} walletBalance Balance of the account without unrealised P&L, quote currency (linear) or coin (inverse).
 * @param {any[][]} positions Table: side, quantity, entryPrice, markPrice, maintenanceRate and what stands in the remarks.
 * @param {any[][]} [feeRate] Liquidation fee rate as a fraction, added to each maintenance rate. Default 0.
 * @returns {any[][]} A column with one price per position.
 * @remarks
 * The price of a position's symbol at which the whole account's equity is its maintenance margin, while the other symbols stay at
 * their mark prices. With W the balance, U and M the unrealised P&L and maintenance margin of the other positions, and s, q, E, m, c
 * as in LIQ.ISOLATED: linear `(W + U - M + c - s*q*E) / (q*m - s*q)`, inverse `q*(s + m) / (W + U - M + c + s*q/E)`.
 *
 * Columns, by header in any order or without header in this one: side, quantity, entryPrice, markPrice, maintenanceRate,
 * [maintenanceAmount], [contract], [symbol]. The names in exports of exchanges are known too, such as positionSide, positionAmt, avgPrice
 * and markPx; a column that counts contracts is none of them. Two columns that may mean the same are refused.
 *
 * The side is long or short, Buy or Sell, or it is blank, BOTH or net and the quantity has a sign; a short's quantity may have one
 * beside. A row with a quantity of 0 is no position and gives a blank.
 *
 * Rows of the same symbol in any spelling (BTCUSDT, BTC/USDT:USDT, BINANCE:BTCUSDT.P) move together and so have one price, as the long
 * and the short leg of a hedge have on Binance; a row without a symbol moves alone. All positions settle in one currency: all linear, or
 * all inverse in the same coin.
 *
 * The fee counts for every position, since closing the account pays it for all of them. A blank row of the table gives a blank; a
 * blank maintenanceAmount counts as 0. Where the equity is below the maintenance margin at the mark prices, the account is liquidated already and
 * no row has a price.
 * @throws #VALUE! when the table has no such columns or two for the same, a value in it is not as described (any row counts for all others), or linear
 * and inverse positions are mixed, or a long has a negative quantity.
 * @throws #N/A in the row of a position that no positive price of its symbol liquidates, or every price.
 * @throws #N/A when the account is liquidated already at the mark prices.
 * @throws #NUM! when a result is too large for Excel.
 * @example =LIQ.CROSS(10000, {"long",1,50000,50000,0.01}) → {40404.0404040404}
 * @example =LIQ.CROSS(10000, {"side","quantity","entryPrice","markPrice","maintenanceRate";"long",1,50000,51000,0.01;"short",10,3000,3100,0.01}) → {41727.2727272727;4008.91089108911}
 * @example =LIQ.CROSS(20, {"long",2,100,110,0.01,0,"linear","ABC";"short",1,120,110,0.01,0,"linear","ABC"}) → {61.8556701030928;61.8556701030928}
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 * @see https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46
 */
export function liqCross(
  walletBalance: any[][],
  positions: any[][],
  feeRate?: any[][],
  rules?: any[][],
  tiers?: any[][],
): any[][] {
  return cross([walletBalance, positions, feeRate, rules, tiers]);
}

import { crossLiquidationPrices, type CrossPrice, type NoCrossPrice } from "../../core/account/cross";
import { usualRules } from "../../core/account/rules";
import { type Decimal, toNumber } from "../../core/number/decimal";
import { quotientOf } from "../../core/number/fraction";
import { rowsAtOnce, rowsSliced, type Sliced } from "../../core/slices";
import { accountRules } from "../arguments/account/rules";
import { priceOrNone } from "../arguments/failures";
import { legsOf } from "../arguments/account/legs";
import { anyNumber, rate } from "../arguments/numbers";
import { crossPositions } from "../arguments/account/positions";
import { symbolTiers } from "../arguments/account/symbol-tiers";
import { optional, optionalTable } from "../cells/declaration";
import { Failure, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const cross = once(
  "LIQ.CROSS",
  {
    walletBalance: anyNumber,
    positions: crossPositions,
    feeRate: optional<Decimal | undefined>(rate, undefined),
    rules: optionalTable(accountRules),
    tiers: optionalTable(symbolTiers),
  },
  function* ({ walletBalance, positions: table, feeRate, rules, tiers }): Sliced<Output[][] | Failure> {
    if (table.withoutRates && !tiers) return table.withoutRates;
    const account = yield* legsOf(table.positions, tiers);
    if (account instanceof Failure) return account;
    const { legs, pastLastCap } = account;
    const { fee, ...counted } = rules ?? usualRules;
    const closing = feeRate ?? fee;
    const prices = yield* crossLiquidationPrices({
      balance: walletBalance,
      contract: table.contract,
      legs,
      rules: { ...counted, fee: closing },
    });
    // One failure for all rows that have the same.
    const rates = new Map([[toNumber(closing), closing]]);
    for (const { maintenanceRate } of table.positions) rates.set(toNumber(maintenanceRate), maintenanceRate);
    const failures = new Map<string, Output>();
    const outputs = yield* rowsSliced(table.rows, (): Output[] => [""]);
    for (const [index, { row }] of table.positions.entries()) {
      if (index % rowsAtOnce === 0) yield;
      const found = prices[index]!;
      // Without rules and tiers an account that is liquidated already has no price.
      const isOver = typeof found === "object" && "price" in found && found.isLiquidated && !rules && !tiers;
      outputs[row] = [isOver ? none("liquidated already") : output(found)];
    }
    return outputs;

    function output(found: CrossPrice | NoCrossPrice): Output {
      if (found === "no weights") return unsolved(texts.noShares(), "positions");
      if (typeof found === "string") return none(found);
      return "price" in found ? quotientOf(found.price) : pastLastCap(found.beyond);
    }

    function none(why: "liquidated already" | Exclude<NoCrossPrice, object | "no weights">): Output {
      const failure = failures.get(why) ?? priceOrNone(why, ...rates.values());
      failures.set(why, failure);
      return failure;
    }
  },
);

/**
 * Liquidation price of each position of a cross-margin account.
 *
 * @customfunction LIQ_CROSS LIQ.CROSS
 * @helpurl https://localhost:3000/docs/functions/LIQ.CROSS.html
 * @param {any[][]} walletBalance Balance of the account without unrealised P&L, quote currency (linear) or coin (inverse).
 * @param {any[][]} positions Table: side, quantity, entryPrice, markPrice, maintenanceRate and others in the remarks.
 * @param {any[][]} [feeRate] Liquidation fee rate as a fraction, added to each maintenance rate. Default the fee of the rules, else 0.
 * @param {any[][]} [rules] Which rule applies, such as "bitget", or a table of settings and values. Default mark, with nothing else set.
 * @param {any[][]} [tiers] Table of brackets as LIQ.TIERS shows it, with a column symbol where they are of one. Default none.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} A column with one price per position.
 * @remarks
 * The price of a position's symbol at which the whole account's equity is its maintenance margin, while the other symbols stay at
 * their mark prices. With W the balance, U and M the unrealised P&L and maintenance margin of the other positions, and s, q, E, m, c
 * as in LIQ.ISOLATED: linear `(W + U - M + c - s*q*E) / (q*m - s*q)`, inverse `q*(s + m) / (W + U - M + c + s*q/E)`.
 *
 * Columns, by header in any order or without header in this one: side, quantity, entryPrice, markPrice, maintenanceRate,
 * [maintenanceAmount], [contract], [symbol], [asset], [settle], [venue], [margin], [maintenanceMargin], [orderMargin], [funding],
 * [account], [label], [marginMode]. The names in exports of exchanges are known too, such as positionSide, positionAmt, avgPrice and
 * markPx; a column that counts contracts is none of them. Two columns that may mean the same are refused.
 *
 * The result of PNL.POSITIONS is taken as it is: Average is the entry price, the contract follows from the symbol, the mark price from
 * Unrealised (to 12 digits); spot and closed positions give a blank.
 *
 * The side is long or short, Buy or Sell, or it is blank, BOTH or net and the quantity has a sign; a short's quantity may have one
 * beside. A row with a quantity of 0 is no position and gives a blank.
 *
 * Rows of the same symbol in any spelling (BTCUSDT, BTC/USDT:USDT, BINANCE:BTCUSDT.P) move together and so have one price, as the long
 * and the short leg of a hedge have on Binance; a row without a symbol moves alone. All positions settle in one currency: all linear, or
 * all inverse in the same coin. Spot positions and isolated ones (margin filled, or marginMode isolated) are refused: they are no part of such an account.
 *
 * The maintenance margin is by the first of these that a position has:
 *
 * - A figure in maintenanceMargin, which stays as it is and holds its fee.
 * - A maintenanceRate above 0.
 * - Where that is 0 or blank, brackets: those of its symbol in tiers, else those in tiers without a symbol, else those shipped of its
 *   venue (LIQ.SOURCE dates them), else none.
 *
 * Where tiers has a column venue, as the table Brackets has, its rows of the position's venue count, and a column unit says whether floors
 * and caps are notional or quantity. Rows of one symbol and side in the same brackets are one position; the other side has its own.
 *
 * Amounts that are left out or blank are chained as in LIQ.TIERED; a column of amounts that are all 0 stands: each rate on the whole.
 *
 * orderMargin is the maintenance margin of open orders and stays; KuCoin and Bybit count it, Binance and Hyperliquid do not. funding has
 * accrued and is not in the balance yet, received above 0.
 *
 * Settings of rules, each with its default first:
 *
 * | Setting | Values |
 * | --- | --- |
 * | maintenance | mark: margin and fee on the value at the price itself; entry: at entry; held: at today's mark price |
 * | others | held: the other symbols stay; joint: all move by one factor; notional, maintenance: each symbol has that share of the equity at the marks |
 * | pairs | both sides of a symbol carry margin and fee; larger: only the one with more quantity, of equal ones that of the first row |
 * | threshold | 1: times the maintenance margin, at which the account is liquidated; 0 is bankruptcy; the fee is not multiplied |
 * | fee | 0: closing fee rate, on the same value; the argument feeRate wins over it |
 * | borrowRate | 0: maintenance rate of what is borrowed, which is settleBalance with P&L where that is below 0 |
 * | settleBalance | walletBalance: the part of it in the settlement currency |
 * | otherMaintenance | 0: maintenance margin of what is not in the table |
 * | liquidationFee, order | 0, all: for LIQ.CASCADE alone |
 * | venue | one of the names below; the other settings win over it |
 *
 * Names, and what is known of them: mark, entry, held; binance (mark: its worked example to the cent); binance-pm (threshold 1.05, its FAQ);
 * bybit (held: prices that it prints); bitget (mark, pairs larger, fee 0.0006: recorded 2024-06 and on a demo account 2026-10; in 2023-11
 * it held the margin); okx (mark, fee 0.0005, its documentation); gate (mark, fee 0.00075, recorded 2022); kucoin (others notional, fee
 * 0.0006, its page); hyperliquid (mark); mexc and moonxbt (entry). A name brings no brackets, and the column venue brings no rule.
 *
 * Not known: what a venue takes in the end. held is a way to print a price; the liquidation itself takes the mark price (Bybit since
 * 2025-09-02), so that a printed price of a short is too far away and that of a long too near. KuCoin's page prints 47,956 where its own
 * formula gives 48,243.01. Whether Bybit counts maintenance of debts gross or net, or both legs of a pair, is not published.
 *
 * Up to two prices may liquidate an account, one below and one above the mark: a symbol that is long on balance shows the lower one,
 * another the upper one, and the other one if there is none. Where maintenance jumps at the border of brackets that do not chain, the
 * price may be the border. Past the last cap nothing is known: empty that cap if its rate goes on.
 *
 * The fee counts for every position, since closing the account pays it for all of them. A blank row of the table gives a blank; a
 * blank maintenanceAmount counts as 0, and so does a blank feeRate: leave it out for that of the rules. Where the equity is below the
 * maintenance margin at the mark prices, the account is liquidated already: without rules and tiers no row has a price, with them it is
 * the price beyond which the account would live.
 * @throws #VALUE! when the table has no such columns or two for the same, a value in it is not as described (any row counts for all others), or linear
 * and inverse positions are mixed, or a long has a negative quantity.
 * @throws #VALUE! when a row is a spot or an isolated position, or settles in another currency than those before it.
 * @throws #VALUE! when rules is not one of those names or a table of these settings, or sets borrowRate or otherMaintenance beside shares of the equity.
 * @throws #N/A in the row of a position that no positive price of its symbol liquidates, or every price.
 * @throws #N/A when the account is liquidated already at the mark prices, and neither rules nor tiers are given.
 * @throws #N/A when a position lies or would have to lie past the last cap of its brackets, or none of its venue are known.
 * @throws #NUM! when a result is too large for Excel.
 * @example One long behind a balance of 10,000.
 * =LIQ.CROSS(10000, {"long",1,50000,50000,0.01}) → {40404.0404040404}
 * @example =LIQ.CROSS(10000, {"side","quantity","entryPrice","markPrice","maintenanceRate";"long",1,50000,51000,0.01;"short",10,3000,3100,0.01}) → {41727.2727272727;4008.91089108911}
 * @example =LIQ.CROSS(20, {"long",2,100,110,0.01,0,"linear","ABC";"short",1,120,110,0.01,0,"linear","ABC"}) → {61.8556701030928;61.8556701030928}
 * @example =LIQ.CROSS(2200, {"long",1,20000,20000,0.005}, , "entry") → {17900}
 * @example =LIQ.CROSS(500000, {"side","quantity","entryPrice","markPrice","venue","symbol";"Buy",100,60000,60000,"Binance","BTCUSDT"}) → {55434.3434343434}
 * @example =LIQ.CROSS(1200, {"short",1,10000,10000,0}, , {"fee",0.0006;"threshold",1.05}, {0,10000,0.01;10000,50000,0.02}) → {11065.9749412686}
 * @see https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93
 * @see https://www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46
 * @see https://www.kucoin.com/support/35084431335065
 */
export function liqCross(
  walletBalance: any[][],
  positions: any[][],
  feeRate?: any[][],
  rules?: any[][],
  tiers?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return cross([walletBalance, positions, feeRate, rules, tiers, invocation]);
}

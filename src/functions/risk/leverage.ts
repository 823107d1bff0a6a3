import { accountLeverage } from "../../core/risk/size";
import { anyNumber, positive } from "../arguments/numbers";
import { list } from "../cells/declaration";
import { once } from "../cells/once";

const leverage = once(
  "RISK.LEVERAGE",
  { notionals: list(anyNumber), equity: positive },
  function* ({ notionals, equity }) {
    return [[yield* accountLeverage(notionals, equity)]];
  },
);

/**
 * Effective leverage of an account: the size of all positions over its equity.
 *
 * @customfunction RISK_LEVERAGE RISK.LEVERAGE
 * @helpurl https://localhost:3000/docs/functions/RISK.LEVERAGE.html
 * @param {any[][]} notionals Row or column: value of each position; the sign does not matter.
 * @param {any[][]} equity Equity of the account, in the same currency.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Leverage: the sum of the absolute values over the equity.
 * @remarks
 * `sum(|notional|) / equity`. Longs and shorts add up: it is the gross leverage. The series ends with its last value that is
 * neither blank nor 0; a heading in its first cell is skipped. Blank notionals are left out.
 * @throws #VALUE! when an argument is missing or blank, a notional is not a number, or equity is not positive.
 * @throws #NUM! when the result is too large for Excel.
 * @example A long and a short count both: 50,000 of positions on 10,000.
 * =RISK.LEVERAGE({30000;-20000}, 10000) → 5
 * @see https://www.investopedia.com/terms/l/leverageratio.asp
 */
export function riskLeverage(
  notionals: any[][],
  equity: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return leverage([notionals, equity, invocation]);
}

import { zero } from "../../core/number/decimal";
import { stakingReward } from "../../core/yield/staking";
import { atLeastZero, positive, rate, share } from "../arguments/numbers";
import { optional } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";

const staking = forEachCell(
  "YIELD.STAKING",
  {
    quantity: atLeastZero,
    apr: rate,
    days: positive,
    compoundsPerYear: optional(atLeastZero, zero),
    commission: optional(share, zero),
  },
  stakingReward,
);

/**
 * Rewards that staked coins earn over a number of days.
 *
 * @customfunction YIELD_STAKING YIELD.STAKING
 * @helpurl https://localhost:3000/docs/functions/YIELD.STAKING.html
 * @param {any[][]} quantity Coins that are staked, at least 0.
 * @param {any[][]} apr Annual rewards as a fraction (0.03 is 3 %), without compounding.
 * @param {any[][]} days Days staked, above 0.
 * @param {any[][]} [compoundsPerYear] How often a year the rewards are staked again, 0 for never. Default 0.
 * @param {any[][]} [commission] Part of the rewards that the validator or the exchange keeps, as a fraction. Default 0.
 * @returns {any[][]} Rewards in coins.
 * @remarks
 * With a the apr less the commission, `apr*(1 - commission)`, q the quantity, d the days and n compoundsPerYear: `q*a*d/365`, or with
 * compounding `q*((1 + a/n)^(n*d/365) - 1)`. A year is 365 days.
 *
 * The rewards are coins: what they are worth moves with the price. Not in it are slashing, the days in which coins that leave earn
 * nothing and cannot be sold, and that the apr changes from day to day.
 *
 * Every argument takes a single value, a range or an array. Single values meet everything, equal shapes meet cell by cell, a
 * column meets a row as a grid. A blank compoundsPerYear or commission counts as 0. Where all ranges are blank the result is blank.
 * @throws #VALUE! when a required argument is missing or blank, the apr is not from 0 to below 1, the commission is not from 0 to 1, or
 * another value is negative.
 * @throws #VALUE! when the shapes of two ranges do not fit.
 * @throws #NUM! when the result is too large for Excel.
 * @example 32 ETH at 3 % for a year.
 * =YIELD.STAKING(32, 0.03, 365) → 0.96
 * @example =YIELD.STAKING(32, 0.03, {90;365}, 365, 0.1) → {0.213743904627019;0.875736859332624}
 * @see https://ethereum.org/en/staking/
 */
export function yieldStaking(
  quantity: any[][],
  apr: any[][],
  days: any[][],
  compoundsPerYear?: any[][],
  commission?: any[][],
): any[][] {
  return staking([quantity, apr, days, compoundsPerYear, commission]);
}

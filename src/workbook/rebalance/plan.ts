import { exactRules } from "../../core/allocation/rebalancing/book";
import type { GuardLimits } from "../../core/allocation/guard";
import type { Profile, Component } from "../../core/allocation/profiles";
import type { Holdings } from "../inputs/holdings";
import type { Rules } from "../settings/rules";
import { heldPartsOf, type PlanRow } from "../../core/allocation/parts";
import { leverageHeld, positionHeld, positionsAfter } from "../../core/allocation/futures-leg";
import type { AccountStanding } from "../../core/allocation/findings/account";
import { type Risk, assessRisk, type RiskAssumptions } from "../../core/allocation/risk";
import { atOnce, type Sliced, rowsSliced } from "../../core/slices";
import { shiftOn, shiftedWeights, type Shift } from "../../core/allocation/shift";
import { fromNumber, toNumber, type Decimal, sum } from "../../core/number/decimal";
import { contractsBehind } from "../../core/allocation/rebalancing/margin";
import { rebalanceSliced, type RebalanceRow } from "../../core/allocation/rebalancing/rebalance";
import { isCash, noPlan, refuseFees, refuseStrangeRows } from "./refusals";
import { Problem } from "../../base/problem";
import { splitByValue } from "../../core/allocation/split";
import { componentsWithoutBucket, isFutures } from "../../core/allocation/targets";

/** The profile's adjustment that is applied: the signal, and the reason in one sentence. */
export interface AppliedShift {
  readonly signal: string;
  readonly reason: string;
  /** False if nothing is adjusted: the reason says why. */
  readonly isChange: boolean;
}

/** The accounts of the workbook's positions and collateral, as they are before the trades. */
export interface WholeAccounts {
  readonly standings: readonly AccountStanding[];
  /** LIQ.BOOK's view of them, as a formula without the sign before it. */
  readonly book: string;
}

export interface RebalancePlan {
  readonly profile: Profile;
  /** The weights rebalanced to, as a cell holds them: the profile's own, or those of the applied adjustment. */
  readonly components: readonly Component[];
  readonly shift?: AppliedShift;
  readonly holdings: Holdings;
  readonly rules: Rules;
  /** Undefined where the workbook has no positions. */
  readonly accounts?: WholeAccounts;
  /** The table's rows as they will be written. The last one is Cash. */
  readonly rows: readonly PlanRow[];
  readonly totals: {
    /** Of assets; margin that moves is neither bought nor sold. */
    readonly buys: number;
    readonly sells: number;
    /** Money moved into futures margin, below 0 when it is taken out. */
    readonly intoMargin: number;
    readonly fees: number;
    readonly newWeights: number;
  };
  readonly risk: Risk;
  /** The parts with a weight that no row of the holdings belongs to: their weight stays cash. */
  readonly missing: readonly Component[];
}

/**
 * The rebalance of these holdings to the profile, or to its weights on a signal, in the numbers that the live formulas give in
 * the sheet. Throws a Problem where a bucket is none of the profile's or no rebalance exists.
 */
export function planRebalance(
  profile: Profile,
  holdings: Holdings,
  rules: Rules,
  signal?: string,
): RebalancePlan {
  return atOnce(planSliced(profile, holdings, rules, signal));
}

/** The same in slices, as thousands of holdings take a while. */
export function* planSliced(
  profile: Profile,
  holdings: Holdings,
  rules: Rules,
  signal?: string,
  accounts?: WholeAccounts,
): Sliced<RebalancePlan> {
  refuseStrangeRows(profile, holdings);
  const shift = signal === undefined ? undefined : shiftFrom(profile, holdings, rules, signal);
  const leverages = contractsOf(profile, holdings, rules, shift);
  refuseFees(holdings, leverages, rules);
  const components = shift ? shiftedWeights(shift) : profile.components;
  const targets = targetsInSheet(components, holdings);
  yield;
  const traded = yield* rowsSliced(holdings.rows.length, (index) => {
    const row = holdings.rows[index]!;
    return {
      asset: row.asset,
      quantity: fromNumber(row.quantity),
      price: fromNumber(row.price),
      target: targets[index]!,
      step: fromNumber(row.step),
      cash: isCash(row.bucket),
      minNotional: fromNumber(row.minNotional),
      floor: fromNumber(row.core),
      leverage: leverages[index],
    };
  });
  const plan = yield* rebalanceSliced(traded, exactRules(rules));
  if ("missing" in plan) {
    const sold = holdings.rows.some(({ core }) => core > 0) ? "all but the core" : "everything";
    const reason = `After selling ${sold}, ${String(toNumber(plan.missing))} is missing for the withdrawal.`;
    throw new Problem(noPlan, [reason], "Withdraw less: change Cash flow under Rules.");
  }
  const buckets = holdings.rows.map(({ bucket }) => bucket).filter((bucket) => !isCash(bucket));
  yield;
  const assets = yield* rowsSliced(plan.rows.length, (index) => rounded(plan.rows[index]!, buckets[index]!));
  const rows = [...assets, rounded(plan.cash, "cash")];
  const margin = assets.filter(({ bucket }) => isFutures(bucket));
  const bought = assets.filter(({ bucket }) => !isFutures(bucket));
  return {
    profile,
    components,
    shift:
      signal !== undefined && shift ? { signal, reason: shift.reason, isChange: shift.isChange } : undefined,
    holdings,
    rules,
    accounts,
    rows,
    totals: {
      buys: total(bought.map(({ tradeValue }) => Math.max(0, tradeValue))),
      sells: total(bought.map(({ tradeValue }) => Math.max(0, -tradeValue))),
      intoMargin: total(margin.map(({ tradeValue }) => tradeValue)),
      fees: total(rows.map(({ fee }) => fee)),
      newWeights: total(rows.map(({ newWeight }) => newWeight)),
    },
    risk: assessRisk(
      profile,
      components,
      holdings.rows,
      rows,
      assumptionsOf(rules),
      shift,
      accounts?.standings,
    ),
    missing: componentsWithoutBucket(
      components,
      holdings.rows.map(({ bucket }) => bucket),
    ),
  };
}

/** The profile's adjustment to what is held. A profile of the user's own has none, so that its weights are what is rebalanced to. */
function shiftFrom(profile: Profile, { rows }: Holdings, rules: Rules, signal: string): Shift | undefined {
  if (profile.adjustments.length === 0) return undefined;
  const parts = heldPartsOf(profile.components, rows);
  const isHeld = sum(parts.map(({ amount }) => amount)).gt(0);
  return shiftOn(profile, signal, {
    parts: isHeld ? parts : undefined,
    leverage: leverageHeld(profile, rows, rules),
    position: positionHeld(profile, rules.side),
  });
}

function assumptionsOf(rules: Rules): RiskAssumptions {
  const { heldFor, breakout } = rules;
  return {
    ...rules,
    limits: guardLimits(rules),
    horizon: heldFor === "any" ? undefined : heldFor,
    hasBreakout: breakout === "yes",
  };
}

function guardLimits({ minCore, maxCore, minActive, maxActive, maxLeverage }: Rules): GuardLimits {
  return {
    core: { low: fromNumber(minCore), high: fromNumber(maxCore) },
    active: { low: fromNumber(minActive), high: fromNumber(maxActive) },
    maxLeverage,
  };
}

/** The targets as ALLOC.SPLIT returns them to the sheet: over the sheet's own products, rounded to what a cell holds. */
function targetsInSheet(components: readonly Component[], { rows }: Holdings): Decimal[] {
  const buckets = rows.map(({ bucket }) => bucket);
  const values = rows.map(({ quantity, price }) => fromNumber(Math.max(0, quantity * price)));
  return atOnce(splitByValue(components, buckets, values)).map((target) => fromNumber(toNumber(target)));
}

function rounded(row: RebalanceRow, bucket: string): PlanRow {
  return {
    bucket,
    asset: row.asset,
    price: toNumber(row.price),
    quantity: toNumber(row.quantity),
    value: toNumber(row.value),
    weight: toNumber(row.weight),
    target: toNumber(row.target),
    drift: toNumber(row.drift),
    tradeValue: toNumber(row.tradeValue),
    tradeQuantity: toNumber(row.tradeQuantity),
    fee: toNumber(row.fee),
    newWeight: toNumber(row.newWeight),
    reason: row.reason,
  };
}

/** The contracts behind each row, at the leverage of the leg where the row has none of its own. */
function contractsOf(
  profile: Profile,
  { rows }: Holdings,
  rules: Rules,
  shift: Shift | undefined,
): (Decimal | undefined)[] {
  const assumed = shift
    ? positionsAfter(shift, profile.position.margin).used.abs()
    : leverageHeld(profile, rows, rules);
  return rows.map(({ bucket, leverage }) => contractsBehind(bucket, fromNumber(leverage), assumed));
}

function total(values: readonly number[]): number {
  return toNumber(sum(values.map(fromNumber)));
}

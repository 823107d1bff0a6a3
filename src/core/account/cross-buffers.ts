import { type Decimal, one, zero } from "../number/decimal";
import { eachSliced, type Sliced } from "../slices";
import type { ContractType } from "../position/contract";
import type { Beyond } from "./brackets";
import { bySymbol, largerSidesCarrying, type Leg, profitOf, type ValuedLeg, valuedLegs } from "./legs";
import {
  addLines,
  amountLine,
  type Line,
  negated,
  signOf,
  sumOfLines,
  sumOfLinesSliced,
  timesLine,
} from "./lines";
import { mapLines, negativePart, type Piecewise, straight, sumOfPiecewise } from "./piecewise";
import { type Demand, requiredFor } from "./required";
import type { AccountRules } from "./rules";

/** An account whose balance backs all of its legs. They settle in one currency. */
export interface CrossAccount {
  /** Without unrealised P&L. */
  readonly balance: Decimal;
  readonly contract: ContractType;
  readonly legs: readonly Leg[];
  readonly rules: AccountRules;
}

export interface SymbolBuffer {
  /**
   * What the account has above what its legs require: a function of the value of one unit of the symbol, which is its price or the
   * inverse of it, or of the factor on all mark values where all symbols move.
   */
  readonly buffer: Piecewise;
  /** Its sign at the mark prices: below 0 the account is liquidated already. */
  readonly signAtMarks: number;
}

/** Why there are no buffers: nothing to share equity by, or legs past the last cap of their brackets. */
export type NoBuffers = "no weights" | Beyond;

/** The buffer of each symbol, or none for all. A symbol that has a share of its own may lie past its brackets by itself. */
export function* symbolBuffers(
  account: CrossAccount,
): Sliced<Map<unknown, SymbolBuffer | Beyond> | NoBuffers> {
  const { balance, rules } = account;
  const valued = yield* valuedLegs(account.legs);
  const legs = rules.pairs === "larger" ? yield* largerSidesCarrying(valued) : valued;
  const groups = yield* bySymbol(legs);
  const { others } = rules;
  if (others === "joint") {
    const buffer = bufferOf(wholeBacking(balance, rules), legs, movingJointly, rules);
    return "beyond" in buffer ? buffer : new Map([...groups.keys()].map((symbol) => [symbol, buffer]));
  }
  const backings =
    others === "held"
      ? yield* besideOthers(balance, groups, rules)
      : yield* shares(balance, groups, { ...rules, others });
  if (!(backings instanceof Map)) return backings;
  const buffers = new Map<unknown, SymbolBuffer | Beyond>();
  for (const [symbol, own] of groups) {
    yield;
    buffers.set(symbol, bufferOf(backings.get(symbol)!, own, moving, rules));
  }
  return buffers;
}

/** What backs legs beside their own profit. */
interface Backing {
  readonly equity: Line;
  /** What of it is in the settlement currency: with the profit below 0 it is borrowed. */
  readonly settled: Line;
}

type ValueOf = (leg: ValuedLeg) => Line;
const atMark: ValueOf = (leg) => leg.atMark;
const atEntry: ValueOf = (leg) => leg.atEntry;
const moving: ValueOf = () => ({ constant: zero, slope: one, denominator: one });
const movingJointly: ValueOf = ({ atMark: { constant, denominator } }) => ({
  constant: zero,
  slope: constant,
  denominator,
});

/** `W + U - (threshold*(M + borrowRate*borrowed) + fee)`. */
function bufferOf(
  { equity, settled }: Backing,
  legs: readonly ValuedLeg[],
  valueOf: ValueOf,
  rules: AccountRules,
): SymbolBuffer | Beyond {
  const at = (value: ValueOf) => {
    const required = requiredBy(legs, value, rules);
    if ("beyond" in required) return required;
    const profit = profitOfAll(legs, value);
    const buffer = [straight(addLines(equity, profit)), mapLines(required, negated)];
    const rate = rules.borrowRate.times(rules.threshold);
    if (rate.isZero()) return sumOfPiecewise(buffer);
    const borrowed = negativePart(addLines(settled, profit));
    return sumOfPiecewise([...buffer, mapLines(borrowed, (line) => timesLine(line, rate))]);
  };
  const now = at(atMark);
  if ("beyond" in now) return now;
  const buffer = at(valueOf);
  return "beyond" in buffer ? buffer : { buffer, signAtMarks: signOf(now.first.constant) };
}

function wholeBacking(balance: Decimal, rules: AccountRules): Backing {
  const apart = rules.otherMaintenance.times(rules.threshold);
  return { equity: amountLine(balance.minus(apart)), settled: amountLine(rules.settleBalance ?? balance) };
}

/** The account with the other symbols at their marks: all of it less what is the symbol's own. */
function* besideOthers(
  balance: Decimal,
  groups: ReadonlyMap<unknown, readonly ValuedLeg[]>,
  rules: AccountRules,
): Sliced<Map<unknown, Backing> | Beyond> {
  const own = new Map<unknown, Backing>();
  for (const [symbol, legs] of groups) {
    yield;
    const required = requiredBy(legs, atMark, rules);
    if ("beyond" in required) return required;
    const settled = profitOfAll(legs, atMark);
    own.set(symbol, { equity: addLines(settled, negated(required.first)), settled });
  }
  const whole = wholeBacking(balance, rules);
  const equity = addLines(whole.equity, yield* sumOfLinesSliced([...own.values()].map((one) => one.equity)));
  const settled = addLines(
    whole.settled,
    yield* sumOfLinesSliced([...own.values()].map((one) => one.settled)),
  );
  const less = (all: Line, part: Line) => addLines(all, negated(part));
  return yield* mapValues(own, (part) => ({
    equity: less(equity, part.equity),
    settled: less(settled, part.settled),
  }));
}

/** Each symbol's share of the equity at the marks, less the profit that is in it. */
function* shares(
  balance: Decimal,
  groups: ReadonlyMap<unknown, readonly ValuedLeg[]>,
  rules: AccountRules & { readonly others: "notional" | "maintenance" },
): Sliced<Map<unknown, Backing> | NoBuffers> {
  const own = new Map<unknown, { readonly weight: Line; readonly profit: Line }>();
  for (const [symbol, legs] of groups) {
    yield;
    const weight = weightOf(legs, rules);
    if ("beyond" in weight) return weight;
    own.set(symbol, { weight, profit: profitOfAll(legs, atMark) });
  }
  const profits = yield* sumOfLinesSliced([...own.values()].map(({ profit }) => profit));
  const equity = addLines(amountLine(balance), profits);
  const weights = yield* sumOfLinesSliced([...own.values()].map(({ weight }) => weight));
  if (signOf(weights.constant) <= 0) return "no weights";
  return yield* mapValues(own, ({ weight, profit }) => {
    const isAlike = weight.denominator.eq(weights.denominator);
    const [times, over] = isAlike ? [one, one] : [weights.denominator, weight.denominator];
    const share = {
      constant: equity.constant.times(weight.constant).times(times),
      slope: zero,
      denominator: equity.denominator.times(weights.constant).times(over),
    };
    const beside = addLines(share, negated(profit));
    return { equity: beside, settled: beside };
  });
}

function weightOf(
  legs: readonly ValuedLeg[],
  rules: AccountRules & { readonly others: "notional" | "maintenance" },
): Line | Beyond {
  if (rules.others === "notional") return sumOfLines(legs.map((leg) => timesLine(leg.atMark, leg.quantity)));
  const required = requiredBy(legs, atMark, { ...rules, threshold: one, fee: zero });
  return "beyond" in required ? required : required.first;
}

function requiredBy(
  legs: readonly ValuedLeg[],
  valueOf: ValueOf,
  { maintenance, threshold, fee }: Pick<AccountRules, "maintenance" | "threshold" | "fee">,
): Piecewise | Beyond {
  const demand: Demand = { threshold, feeRate: fee };
  const value = maintenance === "mark" ? valueOf : maintenance === "entry" ? atEntry : atMark;
  return requiredFor(legs, (leg) => ({ unit: value(leg) }), demand);
}

function profitOfAll(legs: readonly ValuedLeg[], valueOf: ValueOf): Line {
  return sumOfLines(legs.map((leg) => profitOf(leg, valueOf(leg))));
}

function* mapValues<K, A, B>(map: ReadonlyMap<K, A>, to: (value: A) => B): Sliced<Map<K, B>> {
  const mapped = new Map<K, B>();
  yield* eachSliced(map, ([key, value]) => mapped.set(key, to(value)));
  return mapped;
}

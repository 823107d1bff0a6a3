import { accountFinding, type AccountStanding } from "./findings/account";
import { guard, guardRules, type GuardLimits, type GuardRule, type Horizon } from "./guard";
import type { Component, Profile } from "./profiles";
import { componentWeight } from "./targets";
import { partOf, partsOf, valuesOf, type Part, type PartName, type PlanRow, type Values } from "./parts";
import { percent, unseen } from "./allowed-range";
import {
  legOf,
  positionHeld,
  positionsAfter,
  positionsHeld,
  type HeldRow,
  type Leg,
  type LegAssumptions,
  type Positions,
} from "./futures-leg";
import type { RuleFinding } from "./findings/finding";
import type { Shift } from "./shift";
import type { Position } from "./adjusting/book";
import { divide, fromNumber, zero, type Decimal } from "../number/decimal";

export type { Leg } from "./futures-leg";

/** What is assumed about the futures leg, and what the rules are checked with. */
export interface RiskAssumptions extends LegAssumptions {
  /** A trade that leaves a smaller distance to liquidation is marked; 0 for no such limit. */
  readonly minDistance: number;
  readonly limits: GuardLimits;
  /** How long the futures position is held; absent if that is not said. */
  readonly horizon?: Horizon;
  readonly hasBreakout: boolean;
}

export interface Risk {
  /** The side of the leg that is held. */
  readonly side: Position;
  readonly parts: readonly Part[];
  readonly positions: { readonly before: Positions; readonly after: Positions };
  readonly before: Leg;
  readonly after: Leg;
  /** The leg if the margin moves but no contract is traded; absent if there is no such leg before or after. */
  readonly untraded?: Leg;
  /** How the portfolio after the trades stands to each rule. */
  readonly rules: readonly RuleFinding[];
}

/** Checks a rebalance against the profile's rules, and describes the futures leg before and after it. */
export function assessRisk(
  profile: Profile,
  components: readonly Component[],
  held: readonly HeldRow[],
  rows: readonly PlanRow[],
  assumptions: RiskAssumptions,
  shift: Shift | undefined,
  accounts: readonly AccountStanding[] = [],
): Risk {
  const { margin } = profile.position;
  const parts = partsOf(components, rows);
  const [before, after] = [valuesOf(parts, "valueBefore"), valuesOf(parts, "valueAfter")];
  const kept = positionsHeld(profile, held, assumptions);
  const positions = { before: kept, after: shift ? positionsAfter(shift, margin) : kept };
  const leg = (values: Values, open: Positions): Leg => legOf(values, open, margin as PartName, assumptions);
  const legAfter = leg(after, positions.after);
  const isMoved = [before.used, after.used, positions.before.used, positions.after.used].every(
    (one) => !one.isZero(),
  );
  return {
    side: positionHeld(profile, assumptions.side),
    parts,
    positions,
    before: leg(before, positions.before),
    after: legAfter,
    untraded: isMoved
      ? leg(after, { ...positions.after, used: divide(before.used.times(positions.before.used), after.used) })
      : undefined,
    rules: [
      ...guardFindings(profile, before, after, legAfter, assumptions),
      ...coreFinding(before, after, legAfter),
      ...liquidationFinding(legAfter, assumptions),
      ...accountFinding(accounts, assumptions.minDistance),
    ],
  };
}

/** The rules that a row's trade breaks, or takes the portfolio further from. */
export function rulesBrokenBy({ bucket, tradeValue }: PlanRow, { parts, rules }: Risk): string[] {
  if (tradeValue === 0) return [];
  const part = partOf(
    bucket,
    parts.map(({ name }) => name),
  );
  return rules.filter(({ worsenedBy }) => worsenedBy.includes(part)).map(({ rule }) => rule);
}

/** The hedge reserve is kept liquid: it is no part of the active margin. */
function guardFindings(
  profile: Profile,
  before: Values,
  after: Values,
  { leverage, side }: Leg,
  { limits, horizon, hasBreakout }: RiskAssumptions,
): RuleFinding[] {
  const { spotValue, cash, used } = after;
  const book = {
    spotValue,
    cash,
    futuresMargin: used,
    leverage: fromNumber(leverage),
    hedging: side === "short",
    horizon,
    hasBreakout,
  };
  return (guard(profile, book, limits) ?? []).map(({ rule, breached, isWarning, message }) => ({
    rule,
    isKept: !breached,
    isWarning,
    message,
    source: guardRules[rule],
    worsenedBy: breached ? worsened(rule, profile, before, after) : [],
  }));
}

/** The core is not sold for margin, unless the margin hedges it. */
function coreFinding(before: Values, after: Values, { side }: Leg): RuleFinding[] {
  const capital = capitalOf(before);
  if (capital.isZero()) return [];
  const sold = before.spotValue.minus(after.spotValue);
  const bought = marginOf(after).minus(marginOf(before));
  const isSold = [sold, bought].every((amount) => amount.gt(capital.times(unseen)));
  const funds = `${amountInWords(sold)} of spot is sold for ${amountInWords(bought)} of margin`;
  const isKept = !isSold || side === "short";
  return [
    {
      rule: "core never funds margin",
      isKept,
      isWarning: false,
      message: !isSold
        ? "No spot is sold for margin."
        : isKept
          ? `${funds}, which a hedge may do.`
          : `${funds}; fund it from cash, or leave the margin as it is.`,
      source: "Capital meant for spot does not fund futures margin, unless it hedges the spot.",
      worsenedBy: isKept ? [] : ["spot", ...futuresParts],
    },
  ];
}

function marginOf({ used, reserve }: Values): Decimal {
  return used.plus(reserve);
}

/** An amount of money with groups of thousands, and with its cents where it has any, as the messages of the rules have it. */
function amountInWords(amount: Decimal): string {
  const [whole, cents] = amount.toDecimalPlaces(2).toFixed().split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ",");
  return cents === undefined ? grouped : `${grouped}.${cents.padEnd(2, "0")}`;
}

const futuresParts: readonly PartName[] = ["futures", "hedge reserve", "active"];

/** The parts whose trades take a share further from its weight in the profile. */
function worsened(rule: GuardRule, profile: Profile, before: Values, after: Values): readonly PartName[] {
  if (rule === "leverage tier") return futuresParts;
  const [part, shareOf, moved]: [PartName, (values: Values) => Decimal, readonly PartName[]] =
    rule === "core share"
      ? ["spot", ({ spotValue }) => spotValue, ["spot"]]
      : [profile.position.margin as PartName, ({ used }) => used, futuresParts];
  const wanted = componentWeight(profile.components, part) ?? zero;
  const miss = (values: Values): Decimal => {
    const capital = capitalOf(values);
    return capital.isZero() ? zero : divide(shareOf(values), capital).minus(wanted).abs();
  };
  return miss(after).gt(miss(before)) ? moved : [];
}

function capitalOf({ spotValue, cash, used }: Values): Decimal {
  return spotValue.plus(cash).plus(used);
}

function liquidationFinding({ distance }: Leg, { minDistance }: RiskAssumptions): RuleFinding[] {
  if (minDistance === 0) return [];
  const isKept = distance === undefined || distance >= minDistance;
  const limit = percent(fromNumber(minDistance));
  return [
    {
      rule: "liquidation distance",
      isKept,
      isWarning: false,
      message:
        distance === undefined
          ? "No price liquidates the futures leg."
          : `Liquidation is ${percent(fromNumber(distance))} away; ${isKept ? `${limit} is your limit.` : `lower the leverage to keep ${limit}.`}`,
      source: "The limit is your own, from Rules.",
      worsenedBy: isKept ? [] : futuresParts,
    },
  ];
}

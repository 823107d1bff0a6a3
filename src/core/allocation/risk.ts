import { netExposure } from "./exposure";
import { guard, guardRules, type GuardLimits, type GuardRule } from "./guard";
import type { Component, Profile } from "./profiles";
import { componentWeight, isFutures } from "./targets";
import { partOf, partsOf, valuesOf, type Part, type PartName, type PlanRow, type Values } from "./parts";
import type { Side } from "../position/contract";
import { divide, fromNumber, one, sum, toNumber, zero, type Decimal } from "../number/decimal";
import { liquidationDistance } from "../liquidation/distance";
import { isolatedLiquidationPrice, positionAtLeverage } from "../liquidation/isolated";

/** A holding before the rebalance. The leverage of a futures row is 0 if it is not known. */
export interface HeldRow {
  readonly bucket: string;
  readonly quantity: number;
  readonly price: number;
  readonly leverage: number;
}

/** What is assumed about the futures leg. The exchange's own brackets are not used. */
export interface RiskAssumptions {
  /** Of the futures margin; 0 for the holdings' own, or else the profile's lowest. */
  readonly leverage: number;
  readonly maintenanceRate: number;
  /** A trade that leaves a smaller distance to liquidation is marked; 0 for no such limit. */
  readonly minDistance: number;
  readonly limits: GuardLimits;
}

export interface Risk {
  readonly side: Side;
  readonly parts: readonly Part[];
  readonly before: Leg;
  readonly after: Leg;
  /** The leg if the margin moves but no contract is traded; absent if there is no margin before or after. */
  readonly untraded?: Leg;
  /** How the portfolio after the trades stands to each rule. */
  readonly rules: readonly RuleFinding[];
}

/** The futures leg and its effect on the portfolio. */
export interface Leg {
  readonly leverage: number;
  /** Net exposure over all capital; absent without capital. */
  readonly exposure?: number;
  /** How far the price may move before liquidation, as a fraction of it; absent if no price liquidates the leg or it has no margin. */
  readonly distance?: number;
}

export interface RuleFinding {
  readonly rule: GuardRule | "liquidation distance";
  readonly isKept: boolean;
  readonly message: string;
  /** The rule itself, as practitioners state it. */
  readonly source: string;
  /** The parts whose trades break the rule or take the portfolio further from it. */
  readonly worsenedBy: readonly PartName[];
}

/** Checks a rebalance against the profile's rules, and describes the futures leg before and after it. */
export function assessRisk(
  profile: Profile,
  components: readonly Component[],
  held: readonly HeldRow[],
  rows: readonly PlanRow[],
  assumptions: RiskAssumptions,
  shiftedLeverage: number | undefined,
): Risk {
  const { side } = profile.position;
  const parts = partsOf(components, rows);
  const leverage = leverageHeld(profile, held, assumptions);
  const [before, after] = [valuesOf(parts, "valueBefore"), valuesOf(parts, "valueAfter")];
  const leg = (values: Values, at: Decimal): Leg => {
    const exposure = netExposure({ ...values, futuresMargin: values.used, leverage: at, side });
    const distance = values.used.isZero() ? undefined : distanceAt(side, at, assumptions);
    return {
      leverage: toNumber(at),
      exposure: exposure && toNumber(exposure),
      distance: distance && toNumber(distance),
    };
  };
  const [heldAt, keptAt] = [
    fromNumber(leverage),
    fromNumber(leverageAfter(profile, held, assumptions, shiftedLeverage)),
  ];
  const legAfter = leg(after, keptAt);
  return {
    side,
    parts,
    before: leg(before, heldAt),
    after: legAfter,
    untraded:
      before.used.isZero() || after.used.isZero()
        ? undefined
        : leg(after, divide(before.used.times(heldAt), after.used)),
    rules: [
      ...guardFindings(profile, before, after, keptAt, assumptions),
      ...liquidationFinding(legAfter, assumptions),
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

/** The leverage of the futures leg after a rebalance. */
export function leverageAfter(
  profile: Profile,
  held: readonly HeldRow[],
  assumptions: Pick<RiskAssumptions, "leverage">,
  shiftedLeverage: number | undefined,
): number {
  return shiftedLeverage ?? leverageHeld(profile, held, assumptions);
}

/** The leverage of the futures leg: what the user states, or the holdings' own weighted by margin, or the profile's lowest. */
function leverageHeld(
  { minLeverage }: Profile,
  rows: readonly HeldRow[],
  { leverage }: Pick<RiskAssumptions, "leverage">,
): number {
  if (leverage > 0) return leverage;
  const legs = rows
    .filter((row) => isFutures(row.bucket) && row.leverage > 0)
    .map((row) => ({
      margin: fromNumber(row.quantity).times(fromNumber(row.price)),
      leverage: fromNumber(row.leverage),
    }));
  const margin = sum(legs.map((leg) => leg.margin));
  if (margin.isZero()) return minLeverage;
  return toNumber(divide(sum(legs.map((leg) => leg.margin.times(leg.leverage))), margin));
}

/** How far the price may move against a position whose margin is its initial margin at this leverage. */
function distanceAt(
  side: Side,
  leverage: Decimal,
  { maintenanceRate }: RiskAssumptions,
): Decimal | undefined {
  if (leverage.isZero()) return undefined;
  const position = positionAtLeverage(
    {
      side,
      contract: "linear",
      rule: "mark",
      entryPrice: one,
      maintenanceRate: fromNumber(maintenanceRate),
    },
    leverage,
  );
  const price = isolatedLiquidationPrice(position);
  return price && liquidationDistance(side, one, fromNumber(toNumber(price)));
}

function guardFindings(
  profile: Profile,
  before: Values,
  after: Values,
  leverage: Decimal,
  { limits }: RiskAssumptions,
): RuleFinding[] {
  const { spotValue, cash, used, reserve } = after;
  const book = {
    spotValue,
    cash: cash.minus(reserve),
    futuresMargin: used.plus(reserve),
    leverage,
    hedging: profile.position.side === "short",
  };
  return (guard(profile, book, limits) ?? []).map(({ rule, breached, message }) => ({
    rule,
    isKept: !breached,
    message,
    source: guardRules[rule],
    worsenedBy: breached ? worsened(rule, profile, before, after) : [],
  }));
}

const futuresParts: readonly PartName[] = ["futures", "hedge reserve", "active"];

/** The parts whose trades take a share further from its weight in the profile. */
function worsened(rule: GuardRule, profile: Profile, before: Values, after: Values): readonly PartName[] {
  if (rule === "leverage tier") return futuresParts;
  const [part, shareOf, moved]: [PartName, (values: Values) => Decimal, readonly PartName[]] =
    rule === "core share"
      ? ["spot", ({ spotValue }) => spotValue, ["spot"]]
      : ["futures", ({ used, reserve }) => used.plus(reserve), futuresParts];
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
  const limit = percent(minDistance);
  return [
    {
      rule: "liquidation distance",
      isKept,
      message:
        distance === undefined
          ? "No price liquidates the futures leg."
          : `Liquidation is ${percent(distance)} away; ${isKept ? `${limit} is your limit.` : `lower the leverage to keep ${limit}.`}`,
      source: "The limit is your own, from Rules.",
      worsenedBy: isKept ? [] : futuresParts,
    },
  ];
}

function percent(share: number): string {
  return `${fromNumber(share).times(100).toDecimalPlaces(2).toString()} %`;
}

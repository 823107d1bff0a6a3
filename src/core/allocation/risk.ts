import { netExposure } from "./exposure";
import { guard, guardRules, type GuardLimits, type GuardRule } from "./guard";
import type { Component, Profile } from "./profiles";
import { componentKey, componentWeight, isFutures } from "./targets";
import type { Side } from "../position/contract";
import { divide, fromNumber, one, sum, toNumber, zero, type Decimal } from "../number/decimal";
import { liquidationDistance } from "../liquidation/distance";
import { isolatedLiquidationPrice, positionAtLeverage } from "../liquidation/isolated";
import type { RebalanceRow } from "./rebalance";

/** A row of the rebalance table in the numbers that its cells show, with the bucket that it belongs to. */
export type PlanRow = { readonly bucket: string } & {
  readonly [Key in keyof RebalanceRow]: Key extends "asset" ? string : number;
};

/** What is held before the rebalance. The leverage of a futures row is 0 where it is not known. */
export interface HeldRow {
  readonly bucket: string;
  readonly quantity: number;
  readonly price: number;
  readonly leverage: number;
}

/** What the futures leg is taken to be; the exchange's own brackets are not looked at. */
export interface RiskAssumptions {
  /** Of the futures margin; 0 for the holdings' own, or else the profile's lowest. */
  readonly leverage: number;
  readonly maintenanceRate: number;
  /** The distance to liquidation below which a trade is marked; 0 where there is no such limit. */
  readonly minDistance: number;
  /** What the guard holds the portfolio within. */
  readonly limits: GuardLimits;
}

/** Parts of the portfolio that are told apart. The hedge reserve is margin that no position uses. */
export type PartName = "spot" | "cash" | "hedge reserve" | "futures" | "active";

export interface Part {
  readonly name: PartName;
  readonly target: number;
  readonly valueBefore: number;
  readonly valueAfter: number;
}

export interface Risk {
  readonly side: Side;
  readonly parts: readonly Part[];
  readonly before: Leg;
  readonly after: Leg;
  /** The leg after the margin has moved and no contract is traded with it; absent where margin or position is none. */
  readonly untraded?: Leg;
  /** The portfolio after the trades, held against each rule. */
  readonly rules: readonly RuleFinding[];
}

/** The futures leg and what it makes of the portfolio. */
export interface Leg {
  readonly leverage: number;
  /** Net exposure over all capital; absent where there is no capital. */
  readonly exposure?: number;
  /** Fraction of the price to go to liquidation; absent where no price liquidates it, or nothing is at stake. */
  readonly distance?: number;
}

export interface RuleFinding {
  readonly rule: GuardRule | "liquidation distance";
  readonly isKept: boolean;
  readonly message: string;
  /** The rule itself, as its practitioners state it. */
  readonly source: string;
  /** Whether the trades break it or take the portfolio further from it: the parts whose trades do. */
  readonly worsenedBy: readonly PartName[];
}

/** Holds a rebalance against the profile's rules, and says what the futures leg makes of it before and after. */
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
  const leverageAfter = shiftedLeverage ?? leverage;
  const [before, after] = [valuesOf(parts, "valueBefore"), valuesOf(parts, "valueAfter")];
  const leg = (values: Values, at: Decimal): Leg => ({
    leverage: toNumber(at),
    ...known("exposure", netExposure({ ...values, futuresMargin: values.used, leverage: at, side })),
    ...known("distance", values.used.isZero() ? undefined : distanceAt(side, at, assumptions)),
  });
  const [heldAt, keptAt] = [fromNumber(leverage), fromNumber(leverageAfter)];
  const legAfter = leg(after, keptAt);
  return {
    side,
    parts,
    before: leg(before, heldAt),
    after: legAfter,
    ...(!before.used.isZero() &&
      !after.used.isZero() && { untraded: leg(after, divide(before.used.times(heldAt), after.used)) }),
    rules: [
      ...guardFindings(profile, before, after, keptAt, assumptions),
      ...liquidationFinding(legAfter, assumptions),
    ],
  };
}

/** The rules that a trade breaks, or takes the portfolio further from. */
export function rulesBrokenBy({ bucket, tradeValue }: PlanRow, { parts, rules }: Risk): string[] {
  if (tradeValue === 0) return [];
  const part = partOf(
    bucket,
    parts.map(({ name }) => name),
  );
  return rules.filter(({ worsenedBy }) => worsenedBy.includes(part)).map(({ rule }) => rule);
}

/** The parts that the weights tell apart, in the order in which they are shown. */
function partNames(components: readonly Component[]): PartName[] {
  const isDivided = components.some(({ component }) =>
    ["active", "hedge reserve"].includes(componentKey(component)),
  );
  return ["spot", "cash", ...(isDivided ? (["hedge reserve", "active"] as const) : (["futures"] as const))];
}

/** The leverage of the futures leg where the user states none: the holdings' own by margin, or the profile's lowest. */
function leverageHeld(
  { minLeverage }: Profile,
  rows: readonly HeldRow[],
  { leverage }: RiskAssumptions,
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

interface Values {
  readonly spotValue: Decimal;
  /** With the hedge reserve, which no position uses. */
  readonly cash: Decimal;
  /** Margin of the open position. */
  readonly used: Decimal;
  readonly reserve: Decimal;
}

function partsOf(components: readonly Component[], rows: readonly PlanRow[]): Part[] {
  const names = partNames(components);
  return names.map((name) => {
    const own = rows.filter(({ bucket }) => partOf(bucket, names) === name);
    const valueBefore = sum(own.map(({ value }) => fromNumber(value)));
    return {
      name,
      target: toNumber(componentWeight(components, name) ?? zero),
      valueBefore: toNumber(valueBefore),
      valueAfter: toNumber(valueBefore.plus(sum(own.map(({ tradeValue }) => fromNumber(tradeValue))))),
    };
  });
}

/** What a bucket belongs to: "futures" in a profile that divides its margin is what is in use. */
function partOf(bucket: string, names: readonly PartName[]): PartName {
  const key = componentKey(bucket);
  return names.find((name) => name === key) ?? (isFutures(key) ? names.at(-1)! : "spot");
}

function valuesOf(parts: readonly Part[], when: "valueBefore" | "valueAfter"): Values {
  const of = (...names: PartName[]): Decimal =>
    sum(parts.filter(({ name }) => names.includes(name)).map((part) => fromNumber(part[when])));
  return {
    spotValue: of("spot"),
    cash: of("cash", "hedge reserve"),
    used: of("futures", "active"),
    reserve: of("hedge reserve"),
  };
}

/** How far the price may go against a position whose margin is its initial margin at that leverage. */
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

/** The parts whose trades take a share further from what the profile gives it. */
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

function known<Key extends string>(key: Key, value: Decimal | undefined): Partial<Record<Key, number>> {
  return (value && { [key]: toNumber(value) }) as Partial<Record<Key, number>>;
}

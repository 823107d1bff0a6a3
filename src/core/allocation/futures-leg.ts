import { isolatedLiquidationPrice, positionAtLeverage } from "../liquidation/isolated";
import { liquidationDistance } from "../liquidation/distance";
import { divide, fromNumber, one, sum, toNumber, zero, type Decimal } from "../number/decimal";
import type { Side } from "../position/contract";
import { isMargin, type Position } from "./adjusting/book";
import type { PartName, Values } from "./parts";
import type { Profile } from "./profiles";
import type { Shift } from "./shift";
import { isFutures } from "./targets";

/** A holding before the rebalance. The leverage of a futures row is 0 if it is not known. */
export interface HeldRow {
  readonly bucket: string;
  readonly quantity: number;
  readonly price: number;
  readonly leverage: number;
}

/** What is assumed about the futures leg. The exchange's own brackets are not used. */
export interface LegAssumptions {
  /** Of the futures margin; 0 for the holdings' own, or else the profile's lowest. */
  readonly leverage: number;
  /** The side of the leg. */
  readonly side: PositionChoice;
  readonly maintenanceRate: number;
}

/** The side of the futures position as a user picks it. */
export type PositionChoice = "profile" | Position;

/** The leverage of the margin in use and of the hedge reserve: below 0 for a short, 0 where no position is open. */
export interface Positions {
  readonly used: Decimal;
  readonly reserve: Decimal;
}

/** The futures leg and its effect on the portfolio. */
export interface Leg {
  readonly side: Position;
  /** The part that is its margin. */
  readonly margin: PartName;
  readonly leverage: number;
  /** Net exposure over all capital; absent without capital. */
  readonly exposure?: number;
  /** How far the price may move before liquidation, as a fraction of it; absent if no price liquidates the leg or it has no margin. */
  readonly distance?: number;
  /** The margin of open positions over all capital: what isolated positions can lose. Absent without capital. */
  readonly atRisk?: number;
}

export function positionHeld({ position }: Pick<Profile, "position">, choice: PositionChoice): Position {
  return choice === "profile" ? position.side : choice;
}

/** The leverage of the futures leg: what the user states, or the holdings' own weighted by margin, or the profile's lowest. */
export function leverageHeld(
  { minLeverage }: Pick<Profile, "minLeverage">,
  rows: readonly HeldRow[],
  { leverage, side }: Pick<LegAssumptions, "leverage" | "side">,
): Decimal {
  if (side === "none") return zero;
  if (leverage > 0) return fromNumber(leverage);
  const legs = rows
    .filter((row) => isFutures(row.bucket) && row.leverage > 0)
    .map((row) => ({
      margin: fromNumber(row.quantity).times(fromNumber(row.price)),
      leverage: fromNumber(row.leverage),
    }));
  const margin = sum(legs.map((leg) => leg.margin));
  if (margin.isZero()) return fromNumber(minLeverage);
  const weighted = divide(sum(legs.map((leg) => leg.margin.times(leg.leverage))), margin);
  return fromNumber(toNumber(weighted));
}

export function positionsHeld(
  profile: Pick<Profile, "position" | "minLeverage">,
  rows: readonly HeldRow[],
  assumptions: LegAssumptions,
): Positions {
  const leverage = leverageHeld(profile, rows, assumptions);
  const isShort = positionHeld(profile, assumptions.side) === "short";
  return { used: isShort ? leverage.neg() : leverage, reserve: zero };
}

/** The positions after an adjustment, at the digits that a cell holds. */
export function positionsAfter({ components }: Shift, margin: string): Positions {
  const of = (name: string): Decimal => {
    const leverage = components.find(({ component }) => isMargin(component, name))?.leverage ?? zero;
    return fromNumber(toNumber(leverage));
  };
  return { used: of(margin), reserve: margin === "hedge reserve" ? zero : of("hedge reserve") };
}

/** The leg of these positions: that on the margin in use, or else that on the hedge reserve. */
export function legOf(
  { spotValue, cash, used, reserve }: Values,
  positions: Positions,
  margin: PartName,
  { maintenanceRate }: Pick<LegAssumptions, "maintenanceRate">,
): Leg {
  const isReserve = positions.used.isZero() && !positions.reserve.isZero();
  const [amount, leverage] = isReserve ? [reserve, positions.reserve] : [used, positions.used];
  const capital = spotValue.plus(cash).plus(used);
  const share = (value: Decimal) => (capital.isZero() ? undefined : toNumber(divide(value, capital)));
  const side = leverage.isZero() ? "none" : leverage.isNegative() ? "short" : "long";
  const distance =
    side === "none" || amount.isZero() ? undefined : distanceAt(side, leverage.abs(), maintenanceRate);
  return {
    side,
    margin: isReserve ? "hedge reserve" : margin,
    leverage: toNumber(leverage.abs()),
    exposure: share(spotValue.plus(used.times(positions.used)).plus(reserve.times(positions.reserve))),
    distance: distance && toNumber(distance),
    atRisk: share((positions.used.isZero() ? zero : used).plus(positions.reserve.isZero() ? zero : reserve)),
  };
}

/** How far the price may move against a position whose margin is its initial margin at this leverage. */
function distanceAt(side: Side, leverage: Decimal, maintenanceRate: number): Decimal | undefined {
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

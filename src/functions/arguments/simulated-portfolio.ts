import { componentWeight } from "../../core/allocation/targets";
import { decimal, type Decimal, one, toNumber, zero } from "../../core/number/decimal";
import type { Sliced } from "../../core/slices";
import type { Division, PortfolioBar } from "../../core/simulation/holdings";
import { optional } from "../cells/declaration";
import type { Failure } from "../cells/errors";
import { type Layout, withBlankRows } from "../cells/series";
import type { Output } from "../cells/spill";
import { feeTakesMargin } from "./failures";
import { notCovered } from "./maintenance";
import { leverageAtLeastZero } from "./numbers";
import type { SimulatedProfile } from "./profile";

/** The leverage of a simulated portfolio: 0 for no position, undefined for the profile's lowest. */
export const simulatedLeverage = optional<Decimal | undefined>(leverageAtLeastZero, undefined);

interface DivisionArguments {
  readonly profile: SimulatedProfile;
  readonly leverage: Decimal | undefined;
  readonly feeRate: Decimal;
  readonly maintenanceRate: Decimal;
}

/**
 * What a profile means for a simulation, or why its position cannot be opened. `opensLater` is true where a position may be
 * opened even if the profile has no futures margin.
 */
export function divisionOf(
  { profile, feeRate, maintenanceRate, ...given }: DivisionArguments,
  opensLater = false,
): Division | Failure {
  const leverage = given.leverage ?? decimal(profile.minLeverage);
  if (feeRate.times(leverage).gte(1)) return feeTakesMargin(feeRate, leverage);
  const weight = (component: string) => componentWeight(profile.components, component) ?? zero;
  const [spot, futures, margin] = [weight("spot"), weight("futures"), weight(profile.position.margin)];
  if ((opensLater || margin.gt(0)) && leverage.times(maintenanceRate.plus(feeRate)).gt(1))
    return notCovered(maintenanceRate, feeRate);
  const rest = one.minus(spot).minus(futures);
  return {
    spot: toNumber(spot),
    margin: toNumber(margin),
    reserve: toNumber(futures.minus(margin)),
    cash: toNumber(rest.isNegative() ? zero : rest),
    side: profile.position.side,
    leverage: toNumber(leverage),
    feeRate: toNumber(feeRate),
    maintenanceRate: toNumber(maintenanceRate),
  };
}

/** A bar of a simulated portfolio as a row of the result. */
export function portfolioRow(
  price: number,
  { spot, cash, margin, equity, exposure, event }: PortfolioBar,
): Output[] {
  return [price, spot, cash, margin, equity, exposure, event];
}

export function* portfolioTable(layout: Layout, rows: readonly Output[][]): Sliced<Output[][]> {
  const header = ["Price", "Spot", "Cash", "Margin", "Equity", "Exposure", "Event"];
  return yield* withBlankRows(layout, header, rows);
}

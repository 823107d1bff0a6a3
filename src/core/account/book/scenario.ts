import type { Decimal } from "../../number/decimal";

/** What happens to an asset: its price changes by a part of it, contracts get a basis to it and pay funding on their notional. */
export interface Shock {
  readonly shock: Decimal;
  readonly basis: Decimal;
  readonly funding: Decimal;
}

/** Shocks by asset, and that of the moving assets that are not listed. */
export interface Scenario {
  readonly shocks: ReadonlyMap<string, Shock>;
  readonly others: Shock | undefined;
}

/** What happens to one asset, which moves where nothing else is said, or does not. */
export function shockIn({ shocks, others }: Scenario, asset: string, isMoving: boolean): Shock | undefined {
  return shocks.get(asset) ?? (isMoving ? others : undefined);
}

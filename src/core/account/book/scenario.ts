import { type Decimal, one } from "../../number/decimal";
import { mapSliced, type Sliced } from "../../slices";
import type { Account } from "./account";
import { usualBetas } from "./shocks";

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

/** The account after a scenario. Spot legs have no basis and no funding. */
export function* afterScenario(account: Account, { shocks, others }: Scenario): Sliced<Account> {
  const usual = others && (yield* usualBetas(account));
  const shockOf = (asset: string) => shocks.get(asset) ?? (usual?.has(asset) ? others : undefined);
  return {
    ...account,
    coins: yield* mapSliced(account.coins, (coin) => {
      const found = shockOf(coin.asset);
      return found ? { ...coin, price: coin.price.times(found.shock.plus(one)) } : coin;
    }),
    legs: yield* mapSliced(account.legs, (leg) => {
      const found = shockOf(leg.asset);
      if (!found) return leg;
      const { shock, basis, funding } = found;
      const markPrice = leg.markPrice.times(shock.plus(one));
      return leg.isSpot
        ? { ...leg, markPrice }
        : {
            ...leg,
            markPrice: basis.isZero() ? markPrice : markPrice.times(basis.plus(one)),
            fundingRate: funding,
          };
    }),
  };
}

import { eachSliced, type Sliced } from "../../slices";
import { isDollar } from "../coins";
import type { Account } from "./account";

/** The assets of an account, and whether each moves where nothing else is said. What legs move with comes first, then coins. */
export type Assets = ReadonlyMap<string, boolean>;

/** Dollars and what linear legs settle in stay, all other assets move alike. */
export function* assetsOf(account: Account): Sliced<Assets> {
  const stay = yield* settlingLinear(account);
  const assets = new Map<string, boolean>();
  const add = ({ asset }: { readonly asset: string }) => {
    if (!assets.has(asset)) assets.set(asset, !isDollar(asset) && !stay.has(asset));
  };
  yield* eachSliced(account.legs, add);
  yield* eachSliced(account.coins, add);
  return assets;
}

/** What linear legs settle in. Nothing is a straight line where it moves. */
export function* settlingLinear({ legs }: Account): Sliced<Set<string>> {
  const settling = new Set<string>();
  yield* eachSliced(legs, ({ contract, isSpot, settle }) => {
    if (contract === "linear" && !isSpot) settling.add(settle);
  });
  return settling;
}

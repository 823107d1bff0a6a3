import { type Decimal, one, zero } from "../../number/decimal";
import { eachSliced, mapSliced, type Sliced } from "../../slices";
import { addLines, amountLine, type Line, negated, timesLine } from "../lines";
import type { Account } from "./account";
import { type Assets, assetsOf } from "./assets";
import { type Scenario, shockIn } from "./scenario";

/** How an asset's prices change. Along a path they are lines over it; a premium and funding are those of one point. */
export interface Move {
  /** What the price of the coin is multiplied by. */
  readonly price: Line;
  /** What that of a contract is multiplied by. */
  readonly mark: Line;
  /** What part of its value today a long linear contract gains, with the funding that it pays. */
  readonly gain: Line;
  /** What is quoted in the coin is multiplied by this: where its own price is that in value, nothing. */
  readonly quote: Line;
  /** What a coin's worth of a contract is in value, where the coin's own price is that worth. */
  readonly kept: Line;
  /** What a long contract pays of its notional. */
  readonly funding: Decimal;
}

/** How the prices of each asset change; those that are not in it stay. */
export type Moves = ReadonlyMap<string, Move>;

/** A price that changes by a part of today's. */
export function movedBy(change: Line): Move {
  const price = addLines(change, whole);
  return { price, mark: price, gain: change, quote: whole, kept: whole, funding: zero };
}

/** What a scenario does to the assets of an account. */
export function* movesIn(scenario: Scenario, assets: Assets): Sliced<Moves> {
  const moves = new Map<string, Move>();
  yield* eachSliced(assets, ([asset, isMoving]) => {
    const found = shockIn(scenario, asset, isMoving);
    if (!found) return;
    const { shock, basis, funding } = found;
    const price = amountLine(shock.plus(one));
    const premium = basis.plus(one);
    const mark = timesLine(price, premium);
    const gain = addLines(timesLine(mark, one.minus(funding)), negated(whole));
    moves.set(asset, { price, mark, gain, quote: price, kept: { ...whole, denominator: premium }, funding });
  });
  return moves;
}

/** How much more an inverse contract is worth in coins than today, as a part of it. The prices have no slope. */
export function inverseGain({ mark: { constant, denominator }, funding }: Move): Line {
  return {
    constant: denominator.times(funding.plus(one)).minus(constant),
    slope: zero,
    denominator: constant,
  };
}

/** The account whose today is after a scenario. Spot legs have no basis and no funding. */
export function* afterScenario(account: Account, scenario: Scenario): Sliced<Account> {
  const moves = yield* movesIn(scenario, yield* assetsOf(account));
  return {
    ...account,
    coins: yield* mapSliced(account.coins, (coin) => {
      const move = moves.get(coin.asset);
      return move ? { ...coin, price: coin.price.times(move.price.constant) } : coin;
    }),
    legs: yield* mapSliced(account.legs, (leg) => {
      const move = moves.get(leg.asset);
      if (!move) return leg;
      const { price, mark, funding } = move;
      return leg.isSpot
        ? { ...leg, markPrice: leg.markPrice.times(price.constant) }
        : { ...leg, markPrice: leg.markPrice.times(mark.constant), fundingRate: funding };
    }),
  };
}

const whole = amountLine(one);

import { groupedBy } from "../../grouped";
import { type Decimal, one, zero } from "../../number/decimal";
import { adjustedEquity, coinMaintenance } from "./adjusted";
import type { Beyond } from "../brackets";
import type { BookLeg, Holding, Standing } from "./account";
import { requiredOfCarrying } from "./carrying";
import type { ValuedLeg } from "../legs";
import { addLines, amountLine, type Line, negated, sumOfLines, timesLine, timesLines } from "../lines";
import { mapLines, type Piecewise, straight, sumOfPiecewise } from "../piecewise";
import { requiredFor, type Worth } from "../required";

/** By how much each asset's prices change, as a part of today's; those that are not in it stay. */
export type Moves = ReadonlyMap<string, Line>;

/** How often each part counts in a sum: adjusted equity, less maintenance margin and fee. */
export interface Weights {
  readonly adjusted: Decimal;
  readonly maintenance: Decimal;
  readonly fee: Decimal;
}

/** Below 0 the account is liquidated. */
export function bufferWeights({ account: { rules } }: Standing): Weights {
  return { adjusted: one, maintenance: rules.threshold, fee: rules.fee };
}

/** Less maintenance margin and fee. */
export function requiredWeights({ account: { rules } }: Standing): Weights {
  return { adjusted: zero, maintenance: one, fee: rules.fee };
}

export const adjustedWeights: Weights = { adjusted: one, maintenance: zero, fee: zero };

/**
 * Such a sum of an account where prices move. A coin that settles linear legs does not, and an inverse leg settles in its own asset:
 * then all is lines between borders.
 */
export function sumAlong(standing: Standing, moves: Moves, weights: Weights): Piecewise | Beyond {
  const parts = [...coinParts(standing, moves, weights, () => true)].map(([, part]) => part);
  for (const legs of groupedBy(standing.legs, ({ asset }) => asset).values())
    parts.push(legPart(standing, legs, moves, weights));
  return summed(parts, constantPart(standing, weights));
}

/** The same for several ways to move. What does not move with one is taken from today, so that each costs only what moves with it. */
export function sumsAlong(
  standing: Standing,
  weights: Weights,
): Beyond | ((moves: Moves) => Piecewise | Beyond) {
  const today = new Map<unknown, Line>();
  const none: Moves = new Map();
  for (const [holding, part] of coinParts(standing, none, weights, () => true)) {
    if ("beyond" in part) return part;
    today.set(holding, part.first);
  }
  const byAsset = groupedBy(standing.legs, ({ asset }) => asset);
  for (const [asset, legs] of byAsset) {
    const part = legPart(standing, legs, none, weights);
    if ("beyond" in part) return part;
    today.set(asset, part.first);
  }
  const whole = addLines(constantPart(standing, weights), sumOfLines([...today.values()]));
  return (moves) => {
    const parts: (Piecewise | Beyond)[] = [];
    const gone: Line[] = [];
    for (const [holding, part] of coinParts(standing, moves, weights, (one) => isMovedBy(one, moves))) {
      parts.push(part);
      gone.push(today.get(holding)!);
    }
    for (const asset of moves.keys()) {
      const legs = byAsset.get(asset);
      if (!legs) continue;
      parts.push(legPart(standing, legs, moves, weights));
      gone.push(today.get(asset)!);
    }
    return summed(parts, addLines(whole, negated(sumOfLines(gone))));
  };
}

/** Equity of a coin in value where prices move. */
export function equityAlong({ coin, flat, moving, equity }: Holding, moves: Moves): Line {
  let coins = equity;
  const own = moves.get(coin.asset);
  if (own) coins = addLines(coins, timesLines(flat, own));
  if (moving.size > 0)
    for (const [asset, change] of moves) {
      const gained = moving.get(asset);
      if (gained) coins = addLines(coins, timesLines(gained, change));
    }
  return timesLine(coins, coin.price);
}

/** What one coin is worth. */
export function priceAlong({ coin: { asset, price } }: Holding, moves: Moves): Line {
  const change = moves.get(asset);
  return change ? timesLine(addLines(change, whole), price) : amountLine(price);
}

/** What a leg's requirement is counted with where prices move. */
export function worthAlong(
  { account, holdings }: Standing,
  moves: Moves,
): (leg: BookLeg & ValuedLeg) => Worth {
  const { maintenance } = account.rules;
  return (leg) => {
    const { asset, settle, contract, left } = leg;
    const holding = holdings.get(settle)!;
    const coin = priceAlong(holding, moves);
    if (maintenance !== "mark")
      return { unit: timesLines(maintenance === "entry" ? leg.atEntry : leg.atMark, coin), coin, left };
    // The value of an inverse leg stays, since its coin moves as its price does.
    const { price } = holding.coin;
    const change = contract === "inverse" ? undefined : moves.get(asset);
    const mark = change ? timesLines(leg.atMark, addLines(change, whole)) : leg.atMark;
    return { unit: timesLine(mark, price), coin, left };
  };
}

const whole = amountLine(one);

function* coinParts(
  { holdings }: Standing,
  moves: Moves,
  { adjusted, maintenance }: Weights,
  counts: (holding: Holding) => boolean,
): Generator<readonly [Holding, Piecewise | Beyond]> {
  for (const holding of holdings.values()) {
    if (!counts(holding)) continue;
    const equity = equityAlong(holding, moves);
    const unit = priceAlong(holding, moves);
    const parts: Piecewise[] = [];
    if (!adjusted.isZero())
      parts.push(mapLines(adjustedEquity(holding.coin, equity, unit), (line) => timesLine(line, adjusted)));
    if (!maintenance.isZero()) {
      const required = coinMaintenance(holding.coin, equity, unit);
      if ("beyond" in required) {
        yield [holding, required];
        continue;
      }
      parts.push(mapLines(required, (line) => timesLine(line, maintenance.neg())));
    }
    yield [holding, sumOfPiecewise(parts)];
  }
}

function legPart(
  standing: Standing,
  legs: readonly (BookLeg & ValuedLeg)[],
  moves: Moves,
  { maintenance, fee }: Weights,
): Piecewise | Beyond {
  if (maintenance.isZero() && fee.isZero()) return straight(nothing);
  const worthOf = worthAlong(standing, moves);
  const demand = { threshold: maintenance, feeRate: fee };
  const required = requiredOfCarrying(legs, standing.account.rules.pairs, (own) =>
    requiredFor(own, worthOf, demand),
  );
  return "beyond" in required ? required : mapLines(required, negated);
}

function constantPart({ account }: Standing, { maintenance }: Weights): Line {
  return amountLine(account.rules.otherMaintenance.times(maintenance).neg());
}

const nothing = amountLine(zero);

function summed(parts: readonly (Piecewise | Beyond)[], constant: Line): Piecewise | Beyond {
  const known: Piecewise[] = [straight(constant)];
  for (const part of parts) {
    if ("beyond" in part) return part;
    known.push(part);
  }
  return sumOfPiecewise(known);
}

function isMovedBy({ coin, moving }: Holding, moves: Moves): boolean {
  if (moves.has(coin.asset)) return true;
  for (const asset of moves.keys()) if (moving.has(asset)) return true;
  return false;
}

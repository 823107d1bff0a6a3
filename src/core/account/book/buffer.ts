import { groupedBy } from "../../grouped";
import { type Decimal, one, zero } from "../../number/decimal";
import { rowsAtOnce, type Sliced } from "../../slices";
import { adjustedEquity, coinMaintenance } from "./adjusted";
import type { Beyond } from "../brackets";
import type { BookLeg, Holding, Standing } from "./account";
import { requiredOfCarrying } from "./carrying";
import { bySymbol, type ValuedLeg } from "../legs";
import {
  addLines,
  amountLine,
  type Line,
  negated,
  sumOfLines,
  sumOfLinesSliced,
  timesLine,
  timesLines,
} from "../lines";
import { mapLines, type Piecewise, straight, sumOfPiecewise, sumOfPiecewiseSliced } from "../piecewise";
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
export function* sumAlong(standing: Standing, moves: Moves, weights: Weights): Sliced<Piecewise | Beyond> {
  const coins = yield* coinParts(standing, moves, weights, () => true);
  const byAsset = yield* groupedBy(standing.legs, ({ asset }) => asset);
  const parts = [...coins, ...(yield* legParts(standing, byAsset, moves, weights))];
  return yield* summed(parts, constantPart(standing, weights));
}

/**
 * The same for several ways to move. What does not move with one is taken from today, so that each costs only what moves with it, or
 * only what does not.
 */
export function* sumsAlong(
  standing: Standing,
  weights: Weights,
): Sliced<Beyond | ((moves: Moves) => Sliced<Piecewise | Beyond>)> {
  const today = new Map<unknown, Line>();
  const none: Moves = new Map();
  const coins = yield* coinParts(standing, none, weights, () => true);
  const byAsset = yield* groupedBy(standing.legs, ({ asset }) => asset);
  for (const [of, part] of [...coins, ...(yield* legParts(standing, byAsset, none, weights))]) {
    if ("beyond" in part) return part;
    today.set(of, part.first);
  }
  const fixed = constantPart(standing, weights);
  const whole = addLines(fixed, yield* sumOfLinesSliced([...today.values()]));
  return function* (moves) {
    const moved = yield* coinParts(standing, moves, weights, (one) => isMovedBy(one, moves));
    const legs = [...moves.keys()].map((asset) => [asset, byAsset.get(asset) ?? []] as const);
    const parts = [...moved, ...(yield* legParts(standing, legs, moves, weights))];
    const moving = new Map(parts);
    const rest =
      2 * parts.length > today.size
        ? addLines(
            fixed,
            yield* sumOfLinesSliced([...today].flatMap(([of, line]) => (moving.has(of) ? [] : [line]))),
          )
        : addLines(whole, negated(yield* sumOfLinesSliced(parts.map(([of]) => today.get(of) ?? nothing))));
    return yield* summed(parts, rest);
  };
}

/** Equity of a coin in value where prices move. */
export function equityAlong({ coin, flat, moving, equity }: Holding, moves: Moves): Line {
  const lines = [equity];
  const own = moves.get(coin.asset);
  if (own) lines.push(timesLines(flat, own));
  if (moving.size > 0)
    for (const [asset, change] of moves) {
      const gained = moving.get(asset);
      if (gained) lines.push(timesLines(gained, change));
    }
  return timesLine(sumOfLines(lines), coin.price);
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

/** A part of a sum, and what it is of: a holding, or the legs on an asset. */
type Part = readonly [unknown, Piecewise | Beyond];

function* coinParts(
  { holdings }: Standing,
  moves: Moves,
  { adjusted, maintenance }: Weights,
  counts: (holding: Holding) => boolean,
): Sliced<Part[]> {
  const found: Part[] = [];
  for (const [index, holding] of [...holdings.values()].entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) yield;
    if (!counts(holding)) continue;
    const equity = equityAlong(holding, moves);
    const unit = priceAlong(holding, moves);
    const parts: Piecewise[] = [];
    if (!adjusted.isZero())
      parts.push(mapLines(adjustedEquity(holding.coin, equity, unit), (line) => timesLine(line, adjusted)));
    if (!maintenance.isZero()) {
      const required = coinMaintenance(holding.coin, equity, unit);
      if ("beyond" in required) {
        found.push([holding, required]);
        continue;
      }
      parts.push(mapLines(required, (line) => timesLine(line, maintenance.neg())));
    }
    found.push([holding, sumOfPiecewise(parts)]);
  }
  return found;
}

function* legParts(
  standing: Standing,
  byAsset: Iterable<readonly [string, readonly (BookLeg & ValuedLeg)[]]>,
  moves: Moves,
  weights: Weights,
): Sliced<Part[]> {
  const parts: Part[] = [];
  let done = 0;
  for (const [asset, legs] of byAsset) {
    parts.push([asset, yield* legPart(standing, legs, moves, weights)]);
    if ((done += legs.length) < rowsAtOnce) continue;
    done = 0;
    yield;
  }
  return parts;
}

/** Legs of several symbols require nothing together. */
function* legPart(
  standing: Standing,
  legs: readonly (BookLeg & ValuedLeg)[],
  moves: Moves,
  weights: Weights,
): Sliced<Piecewise | Beyond> {
  if (legs.length < rowsAtOnce) return partOf(standing, legs, moves, weights);
  const parts: Part[] = [];
  for (const [symbol, own] of yield* bySymbol(legs)) {
    yield;
    parts.push([symbol, partOf(standing, own, moves, weights)]);
  }
  return yield* summed(parts, nothing);
}

function partOf(
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

function* summed(parts: readonly Part[], constant: Line): Sliced<Piecewise | Beyond> {
  const known: Piecewise[] = [straight(constant)];
  for (const [, part] of parts) {
    if ("beyond" in part) return part;
    known.push(part);
  }
  return yield* sumOfPiecewiseSliced(known);
}

function isMovedBy({ coin, moving }: Holding, moves: Moves): boolean {
  if (moves.has(coin.asset)) return true;
  for (const asset of moves.keys()) if (moving.has(asset)) return true;
  return false;
}

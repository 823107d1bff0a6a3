import { type Decimal, one, zero } from "../../number/decimal";
import { rowsAtOnce, type Sliced } from "../../slices";
import type { Holding, Standing, StandingLeg } from "./account";
import { adjustedEquity, coinMaintenance } from "./adjusted";
import type { Beyond } from "../brackets";
import { type Carrying, requiredOfCarrying } from "./carrying";
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
import { inverseGain, type Moves } from "./moves";
import { type Piecewise, straight, sumOfPiecewise, sumOfPiecewiseSliced } from "../piecewise";
import { requiredOf, timesAll, type Worth } from "../required";

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

/**
 * Such a sum of an account where prices move. Along a path a coin that settles linear legs does not, and an inverse leg settles in its
 * own asset: then all is lines between borders.
 */
export function* sumAlong(
  standing: Standing,
  moves: Moves,
  weights: Weights,
  coins?: readonly CoinAlong[],
): Sliced<Piecewise | Beyond> {
  const parts = yield* coinParts(coins ?? (yield* coinsAlong(standing, moves)), weights);
  for (const part of yield* legParts(standing, standing.carrying, moves, weights)) parts.push(part);
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
  const coins = yield* coinParts(yield* coinsAlong(standing, none), weights);
  for (const [of, part] of [...coins, ...(yield* legParts(standing, standing.carrying, none, weights))]) {
    if ("beyond" in part) return part;
    today.set(of, part.first);
  }
  const fixed = constantPart(standing, weights);
  const whole = addLines(fixed, yield* sumOfLinesSliced([...today.values()]));
  return function* (moves) {
    const moved = yield* coinsAlong(standing, moves, true);
    const legs = [...moves.keys()].map((asset) => [asset, standing.carrying.get(asset) ?? []] as const);
    const parts = [
      ...(yield* coinParts(moved, weights)),
      ...(yield* legParts(standing, legs, moves, weights)),
    ];
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

/** A coin where prices move: its equity in value, and what one is worth. */
export interface CoinAlong {
  readonly holding: Holding;
  readonly equity: Line;
  readonly unit: Line;
}

export function* coinsAlong({ holdings }: Standing, moves: Moves, isOnlyMoved = false): Sliced<CoinAlong[]> {
  const coins: CoinAlong[] = [];
  let done = 0;
  for (const holding of holdings.values()) {
    if (++done % rowsAtOnce === 0) yield;
    if (isOnlyMoved && !isMovedBy(holding, moves)) continue;
    coins.push({ holding, equity: equityAlong(holding, moves), unit: priceAlong(holding, moves) });
  }
  return coins;
}

/** Equity of a coin in value where prices move. */
export function equityAlong({ coin, rest, moving }: Holding, moves: Moves): Line {
  const lines = [rest];
  if (moving.size > 0)
    for (const [asset, move] of moves) {
      const legs = moving.get(asset);
      if (!legs) continue;
      lines.push(timesLines(legs.linear, move.gain));
      if (asset === coin.asset || legs.inverse.constant.isZero()) continue;
      lines.push(timesLines(legs.inverse, inverseGain(move)));
    }
  const { inverse: own = nothing } = moving.get(coin.asset) ?? {};
  const move = moves.get(coin.asset);
  const all = sumOfLines(lines);
  const equity = move
    ? addLines(timesLines(all, move.price), timesLine(timesLines(own, move.kept), move.funding.plus(one)))
    : addLines(all, own);
  return timesLine(equity, coin.price);
}

/** What one coin is worth. */
export function priceAlong({ coin: { asset, price } }: Holding, moves: Moves): Line {
  const move = moves.get(asset);
  return move ? timesLine(move.price, price) : amountLine(price);
}

/** What a leg's requirement is counted with where prices move. */
export function worthAlong({ account, holdings }: Standing, moves: Moves): (leg: StandingLeg) => Worth {
  const { maintenance } = account.rules;
  return (leg) => {
    const { asset, settle, contract, left, atMark } = leg;
    const holding = holdings.get(settle)!;
    const coin = priceAlong(holding, moves);
    if (maintenance !== "mark")
      return { unit: timesLines(maintenance === "entry" ? leg.atEntry : atMark, coin), coin, left };
    // The value of an inverse leg of its own coin stays, since the coin moves as its price does.
    const isOwn = contract === "inverse" && asset === settle;
    const unit = timesLine(isOwn ? atMark : markAlong(leg, moves), holding.coin.price);
    const move = moves.get(settle);
    return { unit: move ? timesLines(unit, isOwn ? move.kept : move.quote) : unit, coin, left };
  };
}

/** What a unit of a leg is worth in what it settles in, where prices move. That of an inverse leg is known where they have no slope. */
export function markAlong({ atMark, asset, contract, isSpot }: StandingLeg, moves: Moves): Line {
  const move = moves.get(asset);
  if (!move) return atMark;
  const { constant, denominator } = isSpot ? move.price : move.mark;
  return contract === "inverse"
    ? { ...timesLine(atMark, denominator), denominator: atMark.denominator.times(constant) }
    : timesLines(atMark, isSpot ? move.price : move.mark);
}

/** A part of a sum, and what it is of: a holding, or the legs on an asset. */
type Part = readonly [unknown, Piecewise | Beyond];

function* coinParts(coins: readonly CoinAlong[], { adjusted, maintenance }: Weights): Sliced<Part[]> {
  const found: Part[] = [];
  for (const [index, { holding, equity, unit }] of coins.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) yield;
    const parts: Piecewise[] = [];
    if (!adjusted.isZero()) parts.push(timesAll(adjustedEquity(holding.coin, equity, unit), adjusted));
    if (!maintenance.isZero()) {
      const required = coinMaintenance(holding.coin, equity, unit);
      if ("beyond" in required) {
        found.push([holding, required]);
        continue;
      }
      parts.push(timesAll(required, maintenance.neg()));
    }
    found.push([holding, parts.length === 1 ? parts[0]! : sumOfPiecewise(parts)]);
  }
  return found;
}

/** Legs of several symbols require nothing together. */
function* legParts(
  standing: Standing,
  byAsset: Iterable<readonly [string, readonly Carrying<StandingLeg>[]]>,
  moves: Moves,
  { maintenance, fee }: Weights,
): Sliced<Part[]> {
  const parts: Part[] = [];
  if (maintenance.isZero() && fee.isZero()) return parts;
  const worthOf = worthAlong(standing, moves);
  const demand = { threshold: maintenance.neg(), feeRate: fee.neg() };
  let done = 0;
  for (const [asset, carrying] of byAsset) {
    const own: Part[] = [];
    for (const legs of carrying) {
      own.push([legs, requiredOfCarrying(legs, (positions) => requiredOf(positions, worthOf, demand))]);
      if ((done += legs.positions.length) < rowsAtOnce) continue;
      done = 0;
      yield;
    }
    parts.push([asset, own.length === 1 ? own[0]![1] : yield* summed(own, nothing)]);
  }
  return parts;
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

import type { PriceFraction } from "../liquidation/isolated";
import { one } from "../number/decimal";
import { mapSliced, type Sliced } from "../slices";
import type { Fraction } from "../number/fraction";
import { type CrossAccount, type NoBuffers, symbolBuffers } from "./cross-buffers";
import { bySymbol, type Leg, netQuantity } from "./legs";
import type { Piecewise } from "./piecewise";
import { type End, type Interval, isFraction, livingIntervals, nearestTo } from "./living";

export interface CrossPrice {
  readonly price: PriceFraction;
  /** True if the account is liquidated at the mark prices already. The price is then the one beyond which it would live. */
  readonly isLiquidated: boolean;
}

/** Why there is no price of a symbol to wait for: no positive one liquidates the account, every one does, or there are no buffers. */
export type NoCrossPrice = "no price" | "every price" | NoBuffers;

/**
 * The liquidation price of each leg: the price of its symbol at which the account's equity is what its legs require, while the other
 * symbols do what the rules say. Legs of one symbol share the price.
 *
 * Two prices may liquidate the account, one below the mark and one above it. The one below is given where the symbol is net long, else
 * the one above; if there is none on that side, that on the other.
 */
export function* crossLiquidationPrices(account: CrossAccount): Sliced<(CrossPrice | NoCrossPrice)[]> {
  const { contract, legs, rules } = account;
  const buffers = yield* symbolBuffers(account);
  if (!(buffers instanceof Map)) return yield* mapSliced(legs, () => buffers);
  const isJoint = rules.others === "joint";
  const found = new Map<unknown, Fraction | NoCrossPrice>();
  const liquidated = new Set<unknown>();
  const parts = new Map<Piecewise, Interval[]>(); // Symbols that move together share one buffer.
  for (const [symbol, own] of yield* bySymbol(legs)) {
    yield;
    const state = buffers.get(symbol)!;
    if ("beyond" in state) {
      found.set(symbol, state);
      continue;
    }
    const { buffer, signAtMarks } = state;
    if (signAtMarks < 0) liquidated.add(symbol);
    const living = parts.get(buffer) ?? (yield* livingIntervals(buffer));
    parts.set(buffer, living);
    const prices = contract === "linear" ? living : living.map(inverted).reverse();
    const mark = { numerator: isJoint ? one : own[0]!.markPrice, denominator: one };
    const end = endOf(prices, own, mark);
    // Rows of a symbol may state different mark prices. Then these decide, as they do where there is a price.
    found.set(symbol, end !== "none" ? end : signAtMarks > 0 ? "no price" : "every price");
  }
  return yield* mapSliced(legs, ({ symbol, markPrice }) => {
    const end = found.get(symbol)!;
    if (typeof end === "string" || "beyond" in end) return end;
    const { numerator, denominator } = end;
    const price = { numerator: isJoint ? numerator.times(markPrice) : numerator, denominator };
    return { price, isLiquidated: liquidated.has(symbol) };
  });
}

/** The end to wait for of the part that lives around the mark, or nearest to it; "none" if nothing lives. */
function endOf(living: readonly Interval[], own: readonly Leg[], mark: Fraction): End {
  const part = nearestTo(mark, living);
  if (!part) return "none";
  const net = netQuantity(own);
  const isLong = net.sign > 0;
  const [end, other] = isLong ? [part.from, part.to] : [part.to, part.from];
  if (end !== "none") return end;
  // What is past the last cap could liquidate a pair, but not a position that gains there.
  const isPair = own.some(({ side }) => side !== own[0]!.side);
  return isFraction(other) || isPair ? other : "none";
}

/** The prices whose inverses lie between two ends. */
function inverted({ from, to }: Interval): Interval {
  return { from: inverse(to), to: inverse(from) };
}

function inverse(end: End): End {
  return isFraction(end) ? { numerator: end.denominator, denominator: end.numerator } : end;
}

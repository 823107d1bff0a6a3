import type { Brackets } from "../../liquidation/tiers";
import { groupedBy } from "../../grouped";
import { type Decimal, one, zero } from "../../number/decimal";
import { signed } from "../../position/contract";
import { eachSliced, rowsAtOnce, type Sliced } from "../../slices";
import type { Leg } from "../legs";
import { directed, gainTo, valuedLegs, type ValuedLeg } from "../legs";
import { addLines, amountLine, type Line, negated, sumOfLinesSliced, timesLine, timesLines } from "../lines";
import type { AccountRules } from "../rules";

/** A coin of an account with its price in the account's value currency, above 0. */
export interface Coin {
  readonly asset: string;
  readonly price: Decimal;
  /** Without unrealised P&L; below 0 it is a debt. */
  readonly balance: Line;
  /** Liability and interest. */
  readonly owed: Decimal;
  readonly ratios: Ratios;
  /** Maintenance rate of what is borrowed, or the brackets of its value. */
  readonly borrowing: Decimal | Brackets;
  readonly otherMaintenance: Decimal;
}

/** What parts of a coin count. Above the last cap nothing does. */
export interface Ratios {
  /** What caps count: coins or their value. */
  readonly unit: "coin" | "value";
  readonly tiers: readonly RatioTier[];
}

export interface RatioTier {
  readonly cap: Decimal | undefined;
  readonly ratio: Decimal;
}

/** A leg of a book. A spot leg is a balance of its asset against one of its quote currency. */
export interface BookLeg extends Leg {
  /** What its price moves with. */
  readonly asset: string;
  /** The asset that it settles in, a coin of its account. */
  readonly settle: string;
  readonly isSpot: boolean;
  readonly label: string;
  /** Funding that a scenario has it pay, as a part of the notional at the mark price. */
  readonly fundingRate?: Decimal;
  /** The part of it that is left; undefined if that is all. */
  readonly left?: Line;
  /** In the table. */
  readonly row: number;
}

/** Coins that back legs, or the margin of one isolated leg. */
export interface Account {
  readonly name: string;
  readonly coins: readonly Coin[];
  readonly legs: readonly BookLeg[];
  readonly rules: AccountRules;
  readonly isIsolated: boolean;
}

/** A coin of an account with what its legs have in it. All lines count coins. */
export interface Holding {
  readonly coin: Coin;
  /** What keeps its number of coins, less what is owed. */
  readonly flat: Line;
  /** What linear legs have gained since a price of 0, by the asset that it moves with. */
  readonly moving: ReadonlyMap<string, Line>;
  /** Equity today. Besides the two it has what inverse legs are worth, which is the same value at every price of the coin. */
  readonly equity: Line;
}

/** An account with the sums that do not depend on how prices move. */
export interface Standing {
  readonly account: Account;
  readonly legs: readonly (BookLeg & ValuedLeg)[];
  readonly holdings: ReadonlyMap<string, Holding>;
}

export function* standingOf(account: Account): Sliced<Standing> {
  const legs = yield* valuedLegs(account.legs);
  const bySettle = yield* groupedBy(legs, ({ settle }) => settle);
  const spotByAsset = yield* groupedBy(
    legs.filter(({ isSpot }) => isSpot),
    ({ asset }) => asset,
  );
  const holdings = new Map<string, Holding>();
  for (const coin of account.coins) {
    yield;
    const standing = [coin.balance, amountLine(coin.owed.neg())];
    const linear = new Map<string, Line[]>();
    const inverse: Line[] = [];
    yield* eachSliced(bySettle.get(coin.asset) ?? [], (leg) => {
      const { asset, atEntry, contract, isSpot } = leg;
      const part = partOf(leg);
      standing.push(part(negated(timesLine(atEntry, directed(leg)))), part(fundingOf(leg)));
      if (isSpot) return;
      const mark = part(timesLine(leg.atMark, directed(leg)));
      const known = linear.get(asset);
      if (contract === "inverse") inverse.push(mark);
      else if (known) known.push(mark);
      else linear.set(asset, [mark]);
    });
    yield* eachSliced(spotByAsset.get(coin.asset) ?? [], (leg) => {
      standing.push(partOf(leg)(amountLine(directed(leg))));
    });
    const flat = yield* sumOfLinesSliced(standing);
    const moving = new Map<string, Line>();
    for (const [asset, marks] of linear) {
      if (moving.size % rowsAtOnce === 0) yield;
      moving.set(asset, yield* sumOfLinesSliced(marks));
    }
    const equity = yield* sumOfLinesSliced([flat, ...moving.values(), ...inverse]);
    holdings.set(coin.asset, { coin, flat, moving, equity });
  }
  return { account, legs, holdings };
}

/** The P&L of a leg today with its funding, in what it settles in. */
export function profitToday(leg: BookLeg & ValuedLeg, mark: Line = leg.atMark): Line {
  return partOf(leg)(addLines(gainTo(leg, mark), fundingOf(leg)));
}

function fundingOf({ funding, fundingRate = zero, side, quantity, atMark }: BookLeg & ValuedLeg): Line {
  const accrued = amountLine(funding);
  return fundingRate.isZero()
    ? accrued
    : addLines(accrued, timesLine(atMark, signed(side, quantity).times(fundingRate).neg()));
}

function partOf({ left }: BookLeg): (line: Line) => Line {
  return left ? (line) => timesLines(line, left) : (line) => line;
}

/** A coin that counts in full and backs nothing else. */
export function plainCoin(asset: string, price: Decimal, balance: Line): Coin {
  const ratios: Ratios = { unit: "coin", tiers: [{ cap: undefined, ratio: one }] };
  return { asset, price, balance, owed: zero, ratios, borrowing: zero, otherMaintenance: zero };
}

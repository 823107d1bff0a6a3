import type { Brackets } from "../../liquidation/tiers";
import { groupedBy } from "../../grouped";
import { type Decimal, one, zero } from "../../number/decimal";
import { type ContractType, signed } from "../../position/contract";
import { eachSliced, mapSliced, rowsAtOnce, type Sliced } from "../../slices";
import type { Leg } from "../legs";
import { directed, gainTo, valuedLegs, type ValuedLeg } from "../legs";
import { addLines, amountLine, type Line, negated, sumOfLinesSliced, timesLine, timesLines } from "../lines";
import type { AccountRules } from "../rules";
import { type Carrying, carryingOf } from "./carrying";

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
  /** Equity today, but for what inverse legs on the coin itself are worth, which is the same value at every price of it. */
  readonly rest: Line;
  /** What its legs have gained since a price of 0, or are worth if they are inverse, by the asset that they move with. */
  readonly moving: ReadonlyMap<string, Readonly<Record<ContractType, Line>>>;
}

/** An account with what does not depend on how prices move. */
export interface Standing {
  readonly account: Account;
  readonly legs: readonly StandingLeg[];
  readonly holdings: ReadonlyMap<string, Holding>;
  /** What legs require margin, by the asset that it moves with. */
  readonly carrying: ReadonlyMap<string, readonly Carrying<StandingLeg>[]>;
}

export type StandingLeg = BookLeg & ValuedLeg;

export function* standingOf(account: Account): Sliced<Standing> {
  const legs = yield* valuedLegs(account.legs);
  const rests = new Map(
    account.coins.map((coin) => [coin.asset, [coin.balance, amountLine(coin.owed.neg())]]),
  );
  yield* eachSliced(legs, (leg) => {
    const part = partOf(leg);
    const paid = negated(timesLine(leg.atEntry, directed(leg)));
    rests.get(leg.settle)!.push(part(paid), part(fundingOf(leg, leg.atMark, leg.fundingRate)));
    if (leg.isSpot) rests.get(leg.asset)!.push(part(amountLine(directed(leg))));
  });
  const contracts = yield* groupedBy(
    legs.filter(({ isSpot }) => !isSpot),
    ({ settle }) => settle,
  );
  const holdings = new Map<string, Holding>();
  for (const coin of account.coins) {
    yield;
    const rest = rests.get(coin.asset)!;
    const moving = new Map<string, Record<ContractType, Line>>();
    for (const [asset, own] of yield* groupedBy(contracts.get(coin.asset) ?? [], (leg) => leg.asset)) {
      if (moving.size % rowsAtOnce === 0) yield;
      const linear = yield* marksOf(own, "linear");
      const inverse = yield* marksOf(own, "inverse");
      moving.set(asset, { linear, inverse });
      rest.push(linear);
      if (asset !== coin.asset) rest.push(inverse);
    }
    holdings.set(coin.asset, { coin, rest: yield* sumOfLinesSliced(rest), moving });
  }
  const carrying = new Map<string, Carrying<StandingLeg>[]>();
  for (const [asset, own] of yield* groupedBy(legs, ({ asset }) => asset)) {
    if (carrying.size % rowsAtOnce === 0) yield;
    carrying.set(asset, yield* carryingOf(own, account.rules.pairs));
  }
  return { account, legs, holdings, carrying };
}

function* marksOf(legs: readonly StandingLeg[], contract: ContractType): Sliced<Line> {
  const own = legs.filter((leg) => leg.contract === contract);
  return yield* sumOfLinesSliced(
    yield* mapSliced(own, (leg) => partOf(leg)(timesLine(leg.atMark, directed(leg)))),
  );
}

/** The P&L of a leg today, or at another mark, with its funding, in what it settles in. */
export function profitToday(leg: StandingLeg, mark = leg.atMark, rate = leg.fundingRate): Line {
  return partOf(leg)(addLines(gainTo(leg, mark), fundingOf(leg, mark, rate)));
}

function fundingOf({ funding, side, quantity }: StandingLeg, mark: Line, rate = zero): Line {
  const accrued = amountLine(funding);
  return rate.isZero()
    ? accrued
    : addLines(accrued, timesLine(mark, signed(side, quantity).times(rate).neg()));
}

function partOf({ left }: BookLeg): (line: Line) => Line {
  return left ? (line) => timesLines(line, left) : (line) => line;
}

/** A coin that counts in full and backs nothing else. */
export function plainCoin(asset: string, price: Decimal, balance: Line): Coin {
  const ratios: Ratios = { unit: "coin", tiers: [{ cap: undefined, ratio: one }] };
  return { asset, price, balance, owed: zero, ratios, borrowing: zero, otherMaintenance: zero };
}

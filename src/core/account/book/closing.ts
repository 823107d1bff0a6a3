import { quotientOf } from "../../number/fraction";
import { foldSliced, type Sliced } from "../../slices";
import { type Account, type BookLeg, profitToday, standingOf } from "./account";
import type { Beyond } from "../brackets";
import { markAlong, priceAlong } from "./buffer";
import { legMargins, notionalAt } from "./figures";
import type { Moves } from "./moves";
import {
  addLines,
  amountLine,
  compareFractions,
  fractionOf,
  type Line,
  negated,
  timesLine,
  timesLines,
} from "../lines";
import type { AccountRules } from "../rules";

/** A leg that is closed. Money is in value. */
export interface Closing {
  readonly leg: BookLeg;
  /** What today's price is multiplied by; undefined if it is today's. */
  readonly change: Line | undefined;
  readonly realised: Line;
  readonly fee: Line;
}

/** The leg that is closed first; of several alike the first of the table. Undefined where there is none. */
export function* nextToClose(
  account: Account,
  contracts: readonly BookLeg[],
  order: AccountRules["order"],
  moves: Moves,
): Sliced<BookLeg | Beyond | undefined> {
  if (order === "all" || order === "table" || contracts.length < 2) return contracts[0];
  const standing = yield* standingOf(account);
  const legs = standing.legs.filter(({ isSpot }) => !isSpot);
  if (order === "maintenance") {
    const margins = yield* legMargins(standing, moves);
    return "beyond" in margins ? margins : yield* highest(legs, ({ row }) => margins.get(row)!);
  }
  if (order === "size") return yield* highest(legs, (leg) => notionalAt(standing, leg, moves));
  return yield* highest(legs, (leg) => {
    const price = priceAlong(standing.holdings.get(leg.settle)!, moves);
    return negated(timesLines(profitToday(leg, markAlong(leg, moves)), price));
  });
}

/** The account without a leg, whose P&L less the fee of its liquidation goes to the balance, at 34 digits. */
export function* closed(
  account: Account,
  { row }: BookLeg,
  moves: Moves,
): Sliced<Closing & { readonly account: Account }> {
  const standing = yield* standingOf(account);
  const leg = standing.legs.find((one) => one.row === row)!;
  const mark = markAlong(leg, moves);
  const profit = profitToday(leg, mark);
  const fee = timesLine(mark, leg.quantity.times(account.rules.liquidationFee));
  const gained = addLines(profit, negated(fee));
  const price = priceAlong(standing.holdings.get(leg.settle)!, moves);
  return {
    account: {
      ...account,
      coins: account.coins.map((coin) =>
        coin.asset === leg.settle
          ? { ...coin, balance: amountLine(quotientOf(fractionOf(addLines(coin.balance, gained)))) }
          : coin,
      ),
      legs: account.legs.filter((one) => one.row !== row),
    },
    leg,
    change: moves.get(leg.asset)?.mark,
    realised: timesLines(profit, price),
    fee: timesLines(fee, price),
  };
}

function highest<L>(legs: readonly L[], figureOf: (leg: L) => Line): Sliced<L | undefined> {
  let best: Line | undefined;
  return foldSliced<L, L | undefined>(legs, undefined, (before, leg) => {
    const figure = figureOf(leg);
    if (best && compareFractions(fractionOf(figure), fractionOf(best)) <= 0) return before;
    best = figure;
    return leg;
  });
}

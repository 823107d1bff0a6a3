import { filterSliced, mapSliced, type Sliced } from "../../core/slices";
import { type Account, type BookLeg, plainCoin, standingOf } from "../../core/account/book/account";
import { isDollar } from "../../core/account/coins";
import { figuresAt, notionalAt } from "../../core/account/book/figures";
import { amountLine, fractionOf, sumOfLinesSliced } from "../../core/account/lines";
import { shocksOf } from "../../core/account/book/shocks";
import {
  type Change,
  changedBy,
  leastChange,
  topUpGoals,
  withLess,
  withMore,
} from "../../core/account/book/top-up";
import { one, zero } from "../../core/number/decimal";
import { type Fraction, quotientOf } from "../../core/number/fraction";
import { bentPath, bookTables, oneCross } from "../arguments/account/book";
import { assetKey, collateral } from "../arguments/account/coins";
import { endOutput, shownOf } from "../arguments/account/outputs";
import { bookPositions } from "../arguments/account/positions";
import { betasOf } from "../arguments/account/scenario";
import { symbolKey } from "../arguments/account/symbol-key";
import { positiveFraction } from "../arguments/numbers";
import { choice, text } from "../arguments/words";
import { optional } from "../cells/declaration";
import { Failure, refuse, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

const topUp = once(
  "LIQ.TOPUP",
  {
    collateral,
    positions: bookPositions,
    target: positiveFraction,
    goal: optional(choice(topUpGoals), "distance"),
    means: optional(choice(["cash", "coin", "cut"]), "cash"),
    item: optional<string | undefined>(text, undefined),
    ...bookTables,
  },
  function* ({ target, goal, means, item, ...given }): Sliced<Output[][] | Failure> {
    const book = yield* oneCross(given);
    if (book instanceof Failure) return book;
    const { cross } = book;
    const betas = yield* betasOf(cross, undefined);
    const bent = yield* bentPath(cross, betas);
    if (bent) return bent;
    const chosen = means === "cut" ? yield* cutOf(cross, item) : moreOf(cross, item, means);
    if (chosen instanceof Failure) return chosen;
    const { change, name, valueOf, unitOf } = chosen;
    const least = yield* leastChange(change, { goal, target, betas });
    if (!least) return unsolved(texts.noTopUp());
    if ("beyond" in least) return book.pastLastCap(least.beyond);
    const standing = yield* standingOf(yield* changedBy(change, least));
    const figures = yield* figuresAt(standing, new Map());
    const shocks = yield* shocksOf(standing, figures, betas);
    const ends = "beyond" in shocks ? ({ down: shocks, up: shocks } as const) : shocks.joint;
    return [
      header,
      [
        ...[means, name, quotientOf(times(least, unitOf)), quotientOf(times(least, valueOf))],
        shownOf(yield* figuresAt(yield* standingOf(cross), new Map()), book).ratio,
        shownOf(figures, book).ratio,
        endOutput(ends, "down", book),
        endOutput(ends, "up", book),
      ],
    ];
  },
);

const header = [
  ...[
    "Means",
    "Item",
    "Amount",
    "Value",
    "Ratio before",
    "Ratio after",
    "Shock down after",
    "Shock up after",
  ],
];

/** A change, with what one of it is: units of the item, and value. */
interface Chosen {
  readonly change: Change;
  readonly name: string;
  readonly unitOf: Fraction;
  readonly valueOf: Fraction;
}

function moreOf(cross: Account, item: string | undefined, means: string): Chosen | Failure {
  if (item === undefined && means === "coin") return refuse(texts.omitted("item", "a coin of collateral"));
  const assets = cross.coins.map(({ asset }) => asset);
  const asset = item === undefined ? (assets.find(isDollar) ?? "USD") : assetKey(item);
  const held = cross.coins.find((one) => one.asset === asset);
  if (!held && !isDollar(asset)) return refuse(texts.noSuchItem("item", assets, item ?? asset));
  // A dollar without a row is one that the account has none of.
  const coins = held ? cross.coins : [...cross.coins, plainCoin(asset, one, amountLine(zero))];
  const valueOf = { numerator: held?.price ?? one, denominator: one };
  const change = withMore({ ...cross, coins }, asset);
  return { change, name: asset, unitOf: { ...valueOf, numerator: one }, valueOf };
}

function* cutOf(cross: Account, item: string | undefined): Sliced<Chosen | Failure> {
  const standing = yield* standingOf(cross);
  const contracts = standing.legs.filter(({ isSpot }) => !isSpot);
  const cut = yield* filterSliced(contracts, (leg) => item === undefined || isCalled(leg, item));
  const labels = contracts.map(({ label }) => label);
  if (cut.length === 0 && item !== undefined) return refuse(texts.noSuchItem("item", labels, item));
  const notionals = yield* mapSliced(cut, (leg) => notionalAt(standing, leg, new Map()));
  const valueOf = fractionOf(yield* sumOfLinesSliced(notionals));
  const [only, second] = cut;
  const unitOf = { numerator: only && !second ? only.quantity : one, denominator: one };
  return { change: yield* withLess(cross, cut), name: item ?? "all", unitOf, valueOf };
}

function isCalled({ label, symbol }: BookLeg, item: string): boolean {
  return label.toLowerCase() === item.toLowerCase() || symbol === symbolKey(item);
}

function times(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator.times(b.numerator), denominator: a.denominator.times(b.denominator) };
}

/**
 * What to add to an account, or close in it, so that it survives a shock or keeps a ratio.
 *
 * @customfunction LIQ_TOPUP LIQ.TOPUP
 * @helpurl https://localhost:3000/docs/functions/LIQ.TOPUP.html
 * @param {any[][]} collateral Balance in USD, or a table: asset, quantity, price, haircut and others in the guide.
 * @param {any[][]} positions Table: side, quantity, entryPrice, markPrice, maintenanceRate and others that LIQ.CROSS lists. It may be blank.
 * @param {any[][]} target Joint shock to survive, as a fraction (0.2 is 20 %), or the highest margin ratio.
 * @param {any[][]} [goal] "distance", "down", "up" or "ratio". Default "distance".
 * @param {any[][]} [means] "cash", "coin" or "cut". Default "cash".
 * @param {any[][]} [item] Coin to add, or symbol or label to close. Default the first dollar; for cut all contracts alike.
 * @param {any[][]} [rules] Which rule applies, such as "okx", or a table of settings and values. Default mark, with nothing else set.
 * @param {any[][]} [tiers] Table of brackets as LIQ.TIERS shows it, with a column symbol where they are of one. Default none.
 * @param {any[][]} [ratios] Table of collateral ratios: asset, floor, cap, ratio, unit. Default none.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and one row: Means, Item, Amount, Value, the ratio before and after, the shocks after.
 * @remarks
 * The least amount that reaches the goal:
 *
 * - "distance", "down" and "up": the buffer is 0 or more today and after the shock, down and up or on that side alone. A target of 1 or more
 *   downwards means that no fall liquidates.
 * - "ratio": maintenance margin and fee are at most the target times adjusted equity today.
 *
 * It is exact: at a buffer of 0 the liquidation lies just at the target. An amount of 0 means that the target is met already.
 *
 * What is done for it:
 *
 * - "cash" and "coin" add to a coin of collateral, which moves with its price and counts by its ratio: a coin that falls with the positions
 *   takes more than dollars, and beyond the last tier of ratios it does not help at all. "coin" takes an item.
 * - "cut" closes a part of contracts at their marks, all in the same proportion or those of the item, and pays the fee of the rules; P&L goes
 *   to the balance, and quantity, funding, orderMargin and the row's maintenance amounts shrink alike.
 *
 * Amount is in units of the coin, in quantity where one position is cut, else the part of all; Value is at today's prices.
 *
 * Cutting more may be worse where positions hedge each other: the least amount that does is given. Between the points nothing is tested:
 * where brackets chain and ratios do not rise, both ends alive is enough; with others it may not be.
 *
 * Coins move alike, dollars and what linear positions settle in stay. Isolated positions are left out, their margin is LIQ.MARGIN's.
 * Tables, rules and whose they are, assumptions and what cannot be known are in the guide Whole accounts (docs/book.html).
 * @throws #VALUE! when a table has no such columns, a value in it is not as described, or a coin that is needed has no row or price.
 * @throws #VALUE! when the tables hold several accounts, or none of their coins or positions is called so.
 * @throws #VALUE! when an inverse position settles in another coin than its own.
 * @throws #N/A when no amount reaches the target: the ratio tiers are used up, or what is cut is a hedge.
 * @throws #N/A when a position or debt is past the last cap of its brackets at one of the points.
 * @throws #NUM! when a result is too large for Excel.
 * @example Cash to add so that one BTC long survives a 20 % fall.
 * =LIQ.TOPUP(5000, {"long",1,50000,50000,0.01,0,"linear","BTCUSDT"}, 0.2) → {"Means","Item","Amount","Value","Ratio before","Ratio after","Shock down after","Shock up after";"cash","USD",5400,5400,0.1,0.0480769230769231,-0.2,#N/A}
 * @example How much of it to close instead.
 * =LIQ.TOPUP(5000, {"long",1,50000,50000,0.01,0,"linear","BTCUSDT"}, 0.2, "down", "cut") → {"Means","Item","Amount","Value","Ratio before","Ratio after","Shock down after","Shock up after";"cut","all",0.519230769230769,25961.5384615385,0.1,0.0480769230769231,-0.2,#N/A}
 * @see https://localhost:3000/docs/book.html
 */
export function liqTopup(
  collateral: any[][],
  positions: any[][],
  target: any[][],
  goal?: any[][],
  means?: any[][],
  item?: any[][],
  rules?: any[][],
  tiers?: any[][],
  ratios?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return topUp([collateral, positions, target, goal, means, item, rules, tiers, ratios, invocation]);
}

import { one, zero } from "../../number/decimal";
import type { Fraction } from "../../number/fraction";
import { quotientOf } from "../../number/fraction";
import { eachSliced, type Sliced } from "../../slices";
import { type Account, type BookLeg, plainCoin, standingOf } from "./account";
import { assetsOf } from "./assets";
import type { Beyond } from "../brackets";
import { bufferWeights, priceAlong, sumAlong } from "./buffer";
import { closed, type Closing, nextToClose } from "./closing";
import { type Figures, figuresAt } from "./figures";
import { amountLine, compareFractions, fractionOf, type Line, negated, timesLine, valueAt } from "../lines";
import { livingIntervals } from "../living";
import { movedBy, type Move, type Moves } from "./moves";
import { type Scenario, shockIn } from "./scenario";

export interface CascadeEvent {
  readonly kind: "liquidated" | "repaid" | "bankrupt" | "end";
  /** The row of the path before it, and the part of the way to the next. */
  readonly row: number;
  readonly part: Fraction;
  readonly closing: Closing | undefined;
  readonly after: Figures;
  readonly legsLeft: number;
}

/**
 * What happens to an account as prices go straight from today's to each row of a path in turn. Closing frees maintenance margin and costs
 * its fee. Past the last cap of brackets nothing is known.
 */
export function* cascade(start: Account, path: readonly Scenario[]): Sliced<CascadeEvent[] | Beyond> {
  const events: CascadeEvent[] = [];
  const legs = yield* segmentsOf(start, path);
  let account = start;
  for (const [row, moves] of legs.entries()) {
    let part: Fraction = startOfWay;
    while (!isCash(account)) {
      const death = yield* firstDeath(account, moves, part);
      if (!death) break;
      if ("beyond" in death) return death;
      part = death;
      const closing = yield* closingAt(account, yield* at(moves, part));
      if ("beyond" in closing) return closing;
      for (const { account: after, ...event } of closing) {
        account = after;
        events.push({ ...event, row, part });
      }
    }
  }
  const after = yield* figuresAt(yield* standingOf(account), yield* at(legs.at(-1)!, endOfWay));
  const end = { kind: "end", row: legs.length - 1, part: endOfWay, closing: undefined } as const;
  return [...events, { ...end, after, legsLeft: contractsOf(account).length }];
}

type Step = Omit<CascadeEvent, "row" | "part"> & { readonly account: Account };

const startOfWay: Fraction = { numerator: zero, denominator: one };
const endOfWay: Fraction = { numerator: one, denominator: one };

/** The changes of prices between the rows, over the part of the way. */
function* segmentsOf(account: Account, path: readonly Scenario[]): Sliced<Moves[]> {
  const assets = yield* assetsOf(account);
  const segments: Moves[] = [];
  for (const [index, row] of path.entries()) {
    const before = path[index - 1];
    const moves = new Map<string, Move>();
    yield* eachSliced(assets, ([asset, isMoving]) => {
      const changeIn = (point: Scenario) => shockIn(point, asset, isMoving)?.shock ?? zero;
      const constant = before ? changeIn(before) : zero;
      const slope = changeIn(row).minus(constant);
      if (!constant.isZero() || !slope.isZero())
        moves.set(asset, movedBy({ constant, slope, denominator: one }));
    });
    segments.push(moves);
  }
  return segments;
}

function* at(moves: Moves, part: Fraction): Sliced<Moves> {
  const there = new Map<string, Move>();
  yield* eachSliced(moves, ([asset, { gain }]) => there.set(asset, movedBy(valueAt(gain, part))));
  return there;
}

/** The first part of the way from this one on at which the account is liquidated. */
function* firstDeath(account: Account, moves: Moves, from: Fraction): Sliced<Fraction | Beyond | undefined> {
  const standing = yield* standingOf(account);
  const { margin } = yield* figuresAt(standing, yield* at(moves, from));
  if ("beyond" in margin) return margin;
  if (margin.isLiquidated) return from;
  const buffer = yield* sumAlong(standing, moves, bufferWeights(standing));
  if ("beyond" in buffer) return buffer;
  const [first] = yield* livingIntervals(buffer, from, endOfWay);
  if (first?.from === "none" && first.to !== "none") return first.to;
  // Alive up to the end of the way, or with nothing that is required.
  const atEnd = (yield* figuresAt(standing, yield* at(moves, endOfWay))).margin;
  if ("beyond" in atEnd) return atEnd;
  if (!atEnd.isLiquidated) return undefined;
  return first?.from === "none" ? endOfWay : from;
}

/** What is closed, or repaid, where an account is liquidated. */
function* closingAt(account: Account, moves: Moves): Sliced<Step[] | Beyond> {
  if (account.isIsolated) return [yield* loss(account, moves)];
  const { order } = account.rules;
  const steps: Step[] = [];
  let left = account;
  for (;;) {
    const leg = yield* nextToClose(left, contractsOf(left), order, moves);
    if (!leg) break;
    if ("beyond" in leg) return leg;
    const { account: after, ...closing } = yield* closed(left, leg, moves);
    left = after;
    const figures = yield* figuresAt(yield* standingOf(left), moves);
    steps.push(stepOf("liquidated", left, figures, closing));
    if (order !== "all" && !isLiquidated(figures)) break;
  }
  const last = yield* figuresAt(yield* standingOf(left), moves);
  // Nothing to close is the end of it: at adjusted equity of 0 the account lives, but past it it does not.
  if (contractsOf(left).length > 0 || (steps.length > 0 && !isLiquidated(last))) return steps;
  const cash = asCash(left, last.equity);
  const kind = last.equity.constant.gt(0) ? "repaid" : "bankrupt";
  return [...steps, stepOf(kind, cash, yield* figuresAt(yield* standingOf(cash), moves))];
}

/** An isolated leg loses its margin, all of it and nothing else. */
function* loss(account: Account, moves: Moves): Sliced<Step> {
  const [leg] = account.legs as [BookLeg];
  const standing = yield* standingOf(account);
  const holding = standing.holdings.get(leg.settle)!;
  const margin = timesLine(priceAlong(holding, moves), quotientOf(fractionOf(holding.coin.balance)));
  const closing = {
    leg,
    change: moves.get(leg.asset)?.mark,
    realised: negated(margin),
    fee: amountLine(zero),
  };
  const gone = asCash(account, amountLine(zero));
  return stepOf("liquidated", gone, yield* figuresAt(yield* standingOf(gone), moves), closing);
}

function stepOf(kind: CascadeEvent["kind"], account: Account, after: Figures, closing?: Closing): Step {
  return { kind, account, after, closing, legsLeft: contractsOf(account).length };
}

/** All sold and repaid. */
function asCash(account: Account, equity: Line): Account {
  const cash = plainCoin(cashName, one, amountLine(quotientOf(fractionOf(equity))));
  const rules = { ...account.rules, otherMaintenance: zero };
  return { ...account, coins: [cash], legs: [], rules };
}

const cashName = "cash";

function isCash({ coins }: Account): boolean {
  return coins.every(({ asset }) => asset === cashName);
}

function isLiquidated({ margin }: Figures): boolean {
  return "beyond" in margin || margin.isLiquidated;
}

function contractsOf({ legs }: Account): BookLeg[] {
  return legs.filter(({ isSpot }) => !isSpot);
}

/** The order in which events happen. */
export function compareEvents(a: CascadeEvent, b: CascadeEvent): number {
  return (
    Number(a.kind === "end") - Number(b.kind === "end") || a.row - b.row || compareFractions(a.part, b.part)
  );
}

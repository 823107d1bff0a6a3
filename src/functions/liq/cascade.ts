import { cascade as cascadeOf, type CascadeEvent, compareEvents } from "../../core/account/book/cascade";
import type { Closing } from "../../core/account/book/closing";
import { assetsOf } from "../../core/account/book/assets";
import type { Scenario } from "../../core/account/book/scenario";
import { timesLine } from "../../core/account/lines";
import { closingOrders, usualRules } from "../../core/account/rules";
import { addFractions, quotientOf } from "../../core/number/fraction";
import { fromNumber, one, zero } from "../../core/number/decimal";
import { eachSliced, mapSliced, type Sliced, sortedSliced } from "../../core/slices";
import { bentPath, type Book, bookOf, bookTables, markedIfHeld } from "../arguments/account/book";
import { collateral } from "../arguments/account/coins";
import { amountOf, noRatio, shownOf } from "../arguments/account/outputs";
import { path } from "../arguments/account/path";
import { bookPositions } from "../arguments/account/positions";
import { choice } from "../arguments/words";
import { optional } from "../cells/declaration";
import { Failure, refuse, texts } from "../cells/errors";
import { once } from "../cells/once";
import type { Output } from "../cells/spill";

type Order = (typeof closingOrders)[number];

const cascade = once(
  "LIQ.CASCADE",
  {
    collateral,
    positions: bookPositions,
    path,
    order: optional<Order | undefined>(choice(closingOrders), undefined),
    ...bookTables,
  },
  function* ({ path, order, ...given }) {
    const rules = markedIfHeld(given.rules) ?? usualRules;
    const book = yield* bookOf({ ...given, rules: { ...rules, order: order ?? rules.order } });
    if (book instanceof Failure) return book;
    const unknown = yield* unknownAssets(book, path[0]!);
    if (unknown) return unknown;
    const moved = yield* movedByName(path);
    const events: Named[] = [];
    for (const account of book.accounts) {
      const bent = yield* bentPath(account, moved);
      if (bent) return bent;
      const found = yield* cascadeOf(account, path);
      if ("beyond" in found) return book.pastLastCap(found.beyond);
      yield* eachSliced(found, (event) => events.push({ name: account.name, event }));
    }
    const inOrder = yield* sortedSliced(events, (a, b) => compareEvents(a.event, b.event));
    return [header, ...(yield* mapSliced(inOrder, (event, index) => rowOf(event, index + 1, book)))];
  },
  ["positions", "path"],
);

const header = [
  ...["Step", "Point", "Event", "Account", "Leg", "Quantity", "Price", "Realised P&L", "Fee"],
  ...["Equity after", "Maintenance after", "Ratio after", "Legs left"],
];

interface Named {
  readonly name: string;
  readonly event: CascadeEvent;
}

/** A header that names nothing of the accounts is none. */
function* unknownAssets({ accounts }: Book, { shocks, others }: Scenario): Sliced<Failure | undefined> {
  const [first] = shocks.keys();
  if (first === undefined || others) return undefined;
  const assets = new Set<string>();
  for (const account of accounts) for (const asset of (yield* assetsOf(account)).keys()) assets.add(asset);
  const isKnown = [...shocks.keys()].some((asset) => assets.has(asset));
  return isKnown ? undefined : refuse(texts.noSuchItem("path", [...assets], first));
}

/** The assets that the path names and moves. All others that move are none that a contract settles in. */
function* movedByName(path: readonly Scenario[]): Sliced<Set<string>> {
  const moving = new Set<string>();
  yield* eachSliced(path, ({ shocks }) => {
    for (const [asset, { shock }] of shocks) if (!shock.isZero()) moving.add(asset);
  });
  return moving;
}

function rowOf({ name, event }: Named, step: number, book: Book): Output[] {
  const { kind, row, part, closing, after, legsLeft } = event;
  const { equity, required, ratio } = shownOf(after, book);
  const point = addFractions({ numerator: fromNumber(row), denominator: one }, part);
  const closed: Output[] = closing
    ? [
        ...[closing.leg.label, closing.leg.quantity, priceIn(closing), amountOf(closing.realised)],
        amountOf(closing.fee),
      ]
    : ["", "", "", "", kind === "end" ? "" : zero];
  return [
    ...[kind === "end" ? "" : step, quotientOf(point), kind, name, ...closed, equity],
    ...[required, ratio === noRatio ? "" : ratio, legsLeft],
  ];
}

function priceIn({ leg: { markPrice }, change }: Closing): Output {
  return change ? amountOf(timesLine(change, markPrice)) : markPrice;
}

/**
 * Which positions of whole accounts are liquidated on a path of prices, where, and what is left.
 *
 * @customfunction LIQ_CASCADE LIQ.CASCADE
 * @helpurl https://localhost:3000/docs/functions/LIQ.CASCADE.html
 * @param {any[][]} collateral Balance in USD, or a table: asset, quantity, price, haircut and others in the guide.
 * @param {any[][]} positions Table: side, quantity, entryPrice, markPrice, maintenanceRate and others that LIQ.CROSS lists. It may be blank.
 * @param {any[][]} path Row or column of joint shocks from today's prices, or a table of shocks whose header names assets.
 * @param {any[][]} [order] "all", "loss", "maintenance", "size" or "table". Default that of the rules, else all.
 * @param {any[][]} [rules] Which rule applies, such as "okx", or a table of settings and values. Default mark, with nothing else set.
 * @param {any[][]} [tiers] Table of brackets as LIQ.TIERS shows it, with a column symbol where they are of one. Default none.
 * @param {any[][]} [ratios] Table of collateral ratios: asset, floor, cap, ratio, unit. Default none.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header, a row per event in order, and last a row "end" per account.
 * @remarks
 * Prices go in straight lines from today (point 0) to each row of the path (row k is point k); each shock is a part of today's price, and
 * asset * in the header is all moving coins that are not named.
 *
 * Each account is followed alone to the first point with a buffer of 0 or less, found exactly. There its contracts are closed at their
 * prices: "all" at once, or one at a time until the buffer is above 0, the lowest P&L ("loss"), the highest maintenance margin or value
 * ("maintenance", "size") or the first of the table first.
 *
 * P&L goes to the balance, less the rules' liquidationFee times the value: equity changes by that fee alone, since closing frees
 * maintenance margin and helps nothing else.
 *
 * With no contract left and still liquidated, debts are repaid from the coins at their prices without haircut: Event "repaid", or
 * "bankrupt" where equity is 0 or less; from there the account holds cash.
 *
 * An isolated position loses its whole margin.
 *
 * Point is the row before the event and the part of the way; Maintenance after is with the fee; Ratio after is blank without adjusted
 * equity above 0; Legs left counts contracts. Balances are rounded to 34 digits after an event.
 *
 * Blank rows of the path are left out, a 0 is a point at today's prices. The rule held is read as mark.
 *
 * Not modelled: closing in part (OKX two tiers down and hedged pairs first, Hyperliquid 20 % above 100,000), price impact, insurance
 * funds, auto-deleveraging, and what some venues return of the margin. In which order a venue closes and what it charges is not published:
 * order and liquidationFee are yours.
 *
 * Tables, rules and whose they are, assumptions and what cannot be known are in the guide Whole accounts (docs/book.html).
 * @throws #VALUE! when a table has no such columns, a value in it is not as described, or a coin that is needed has no row or price.
 * @throws #VALUE! when what linear positions settle in moves on the path, or an inverse position settles in another coin than its own.
 * @throws #N/A when a position or debt comes past the last cap of its brackets on the way.
 * @throws #NUM! when a result is too large for Excel.
 * @example =LIQ.CASCADE(2080, {"long",1,10000,10000,0.01,0,"linear","AUSDT"}, {-0.2;0.1}) → {"Step","Point","Event","Account","Leg","Quantity","Price","Realised P&L","Fee","Equity after","Maintenance after","Ratio after","Legs left";1,1,"liquidated","","AUSDT",1,8000,-2000,0,80,0,0,0;"",2,"end","","","","","","",80,0,0,0}
 * @see https://localhost:3000/docs/book.html
 */
export function liqCascade(
  collateral: any[][],
  positions: any[][],
  path: any[][],
  order?: any[][],
  rules?: any[][],
  tiers?: any[][],
  ratios?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return cascade([collateral, positions, path, order, rules, tiers, ratios, invocation]);
}

import { legOf, splitPair, type Leg } from "../../core/accounting/attribution";
import { contractOfSymbol } from "../../core/accounting/contract";
import type { Payment } from "../../core/accounting/funding";
import { positionsSliced } from "../../core/accounting/positions";
import type { Prices } from "../../core/accounting/prices";
import type { Position } from "../../core/accounting/run";
import type { Trade } from "../../core/accounting/trades";
import { groupedBy } from "../../core/grouped";
import { eachSliced, filterSliced, mapSliced, type Sliced } from "../../core/slices";
import { type Decimal, zero } from "../../core/number/decimal";
import { feesIn, feesText } from "../arguments/facts/fees";
import { fills } from "../arguments/facts/fills";
import { funding } from "../arguments/facts/funding";
import { marks } from "../arguments/facts/marks";
import { type Pair, pairs, pairsOf } from "../arguments/facts/pairs";
import { openedBefore } from "../arguments/facts/realised";
import { inTime } from "../arguments/facts/table";
import { optionalTable } from "../cells/declaration";
import { type Failure, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import { isStopped } from "../cells/reading";
import type { Output } from "../cells/spill";

const attribution = once(
  "PNL.ATTRIBUTION",
  { fills, funding, marks, pairs: optionalTable(pairs) },
  function* ({ fills, funding, marks, pairs }) {
    const trades = yield* fills.rows();
    if (isStopped(trades)) return trades;
    const payments = yield* funding.rows();
    if (isStopped(payments)) return payments;
    const { positions } = yield* positionsSliced(yield* inTime(trades));
    const known: Known = {
      positions: yield* groupedBy(positions, ({ symbol }) => symbol),
      trades: yield* groupedBy(trades, ({ symbol }) => symbol),
      payments: yield* groupedBy(payments, ({ symbol }) => symbol),
      marks,
    };
    const parts: Parts[] = [];
    for (const pair of pairs ?? pairsOf(known.trades.keys())) parts.push(yield* partsOf(pair, known));
    if (parts.length === 0) return unsolved(texts.noPair());
    return [header, ...parts.map(rowOf), rowOf(allOf(parts))];
  },
);

const header = ["Pair", "Matched", "Price", "Basis", "Funding", "Fees", "Total", "Unpriced fees"];

type Figure = Decimal | Failure;

interface Known {
  readonly positions: ReadonlyMap<string, readonly Position[]>;
  readonly trades: ReadonlyMap<string, readonly Trade[]>;
  readonly payments: ReadonlyMap<string, readonly Payment[]>;
  readonly marks: Prices;
}

/** The parts of a P&L in dollars. */
interface Parts {
  readonly name: string;
  readonly matched: Output;
  readonly price: Figure;
  readonly basis: Figure;
  readonly funding: Figure;
  readonly fees: Decimal;
  readonly total: Figure;
  readonly unpriced: ReadonlyMap<string, Decimal>;
}

function* partsOf({ spot, perp }: Pair, { positions, trades, payments, marks }: Known): Sliced<Parts> {
  const of = <T>(map: ReadonlyMap<string, readonly T[]>, symbols: readonly string[]): T[] =>
    symbols.flatMap((symbol) => map.get(symbol) ?? []);
  const onSpot = yield* legIn(of(positions, spot), marks);
  const ofPerp = of(positions, perp);
  const short = yield* legIn(yield* filterSliced(ofPerp, ({ side }) => side === "short"), marks);
  const long = yield* legIn(yield* filterSliced(ofPerp, ({ side }) => side === "long"), marks);
  const received = yield* mapSliced(
    of(payments, perp),
    ({ amount, coin }) => marks.convert(amount, coin, "USD") ?? noPrice(coin),
  );
  const funding = sum(received);
  const paid = new Map<string, Decimal>();
  yield* eachSliced(of(trades, [...spot, ...perp]), ({ fee, feeCoin }) => {
    if (!fee.isZero()) paid.set(feeCoin, (paid.get(feeCoin) ?? zero).plus(fee));
  });
  const { fees, unpriced } = feesIn("USD", paid, marks);
  const gains = sum([onSpot, short, long].map((leg) => ("gain" in leg ? leg.gain : leg)));
  const isInverse = perp.some((symbol) => contractOfSymbol(symbol).kind === "inverse");
  const split = isStopped(onSpot) || isStopped(short) || isInverse ? undefined : splitPair(onSpot, short);
  const unknown = isStopped(gains) ? gains : inverseNotSplit;
  return {
    name: `${spot.join(" + ")} / ${perp.join(" + ")}`,
    matched: split?.matched ?? unknown,
    price: split ? sum([split.price, "gain" in long ? long.gain : long]) : unknown,
    basis: split?.basis ?? unknown,
    funding,
    fees: fees.neg(),
    total: sum([gains, funding, fees.neg()]),
    unpriced,
  };
}

/** A leg in dollars. It may be of several contracts on one coin. */
function* legIn(positions: readonly Position[], marks: Prices): Sliced<Leg | Failure> {
  let [quantity, gain] = [zero, zero];
  for (const [symbol, own] of yield* groupedBy(positions, (position) => position.symbol)) {
    const leg = yield* legOf(own, marks.ofContract(symbol));
    if (!leg) return own.every(({ entry }) => entry) ? noPrice(symbol) : openedBefore;
    const { settle } = contractOfSymbol(symbol);
    const value = marks.convert(leg.gain, settle, "USD");
    if (!value) return noPrice(settle);
    [quantity, gain] = [quantity.plus(leg.quantity), gain.plus(value)];
  }
  return { quantity, gain };
}

const inverseNotSplit = unsolved(texts.inverseNotSplit());

function noPrice(name: string): Failure {
  return unsolved(texts.noPriceIn("marks", name));
}

function sum(figures: readonly Figure[]): Figure {
  let total = zero;
  for (const figure of figures) {
    if (isStopped(figure)) return figure;
    total = total.plus(figure);
  }
  return total;
}

function allOf(parts: readonly Parts[]): Parts {
  const unpriced = new Map<string, Decimal>();
  for (const part of parts)
    for (const [coin, fee] of part.unpriced) unpriced.set(coin, (unpriced.get(coin) ?? zero).plus(fee));
  return {
    name: "All",
    matched: "",
    price: sum(parts.map(({ price }) => price)),
    basis: sum(parts.map(({ basis }) => basis)),
    funding: sum(parts.map(({ funding }) => funding)),
    fees: parts.reduce((total, { fees }) => total.plus(fees), zero),
    total: sum(parts.map(({ total }) => total)),
    unpriced,
  };
}

function rowOf({ name, matched, price, basis, funding, fees, total, unpriced }: Parts): Output[] {
  return [name, matched, price, basis, funding, fees, total, feesText(unpriced)];
}

/**
 * P&L of delta-neutral pairs split into price, basis, funding and fees.
 *
 * @customfunction PNL_ATTRIBUTION PNL.ATTRIBUTION
 * @helpurl https://localhost:3000/docs/functions/PNL.ATTRIBUTION.html
 * @param {any[][]} fills Table with header: Time, Symbol, Side, Quantity, Price, and what stands in PNL.POSITIONS.
 * @param {any[][]} funding Table with header: Time, Symbol, Amount (plus received), Coin. It may have no rows.
 * @param {any[][]} marks Table: Symbol or Coin, Price.
 * @param {any[][]} [pairs] Table: Spot, Perp. Default every coin with fills on spot and off it.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header, a row per pair, and last a row All: Pair, Matched, Price, Basis, Funding, Fees, Total, Unpriced fees.
 * @remarks
 * Of spot qs was bought at S0, and sold or marked at S1; of the short qp was sold at F0, and bought back or marked at F1, each an average of
 * all fills; Matched is `m = min(qs, qp)` in coins. Basis is `m*((F0 - S0) - (F1 - S1))`, Price `(qs - m)*(S1 - S0) - (qp - m)*(F1 - F0)`,
 * Fees what was paid with a minus. Total is their sum, and exactly spot P&L, futures P&L and funding less fees. All is in dollars.
 *
 * What was held long off spot counts in Price. Contracts on one coin count together, over all accounts. A contract is marked at its own row of
 * marks, else at its coin's. Fees and funding in other coins are valued at marks; fees that have no price are not in the
 * figures and stand in the last column. An inverse contract's P&L is converted at the coin's price, and its pair is not split.
 * @throws #VALUE! when a table has no such columns, a value in it is not as described, or pairs names a symbol twice.
 * @throws #N/A when no coin has fills on spot and off it.
 * @throws #N/A in a cell that needs a price that marks lacks, the opening of a position that no fill shows, or the split of an inverse pair.
 * @throws #NUM! when a result is too large for Excel.
 * @example =PNL.ATTRIBUTION({"Time","Symbol","Side","Quantity","Price","Fee","Fee coin";"2026-03-02","BTC-USDT","buy",1,60000,60,"USDT";"2026-03-02","BTC-USDT-PERP","sell",0.8,60300,24.12,"USDT"}, {"Time","Symbol","Amount","Coin";"2026-03-02 08:00","BTC-USDT-PERP",5,"USDT"}, {"Symbol","Price";"BTC-USDT",59000;"BTC-USDT-PERP",59100}) → {"Pair","Matched","Price","Basis","Funding","Fees","Total","Unpriced fees";"BTC-USDT / BTC-USDT-PERP",0.8,-200,160,5,-84.12,-119.12,"";"All","",-200,160,5,-84.12,-119.12,""}
 */
export function pnlAttribution(
  fills: any[][],
  funding: any[][],
  marks: any[][],
  pairs?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return attribution([fills, funding, marks, pairs, invocation]);
}

import { fundingFinder, type Payment } from "../../core/accounting/funding";
import { positionsSliced } from "../../core/accounting/positions";
import type { Prices } from "../../core/accounting/prices";
import type { Position } from "../../core/accounting/run";
import { type Decimal, zero } from "../../core/number/decimal";
import { eachSliced, rowsSliced, type Sliced } from "../../core/slices";
import { serialOf } from "../arguments/facts/cells";
import { feesIn, feesText } from "../arguments/facts/fees";
import { fills } from "../arguments/facts/fills";
import { method } from "../arguments/facts/method";
import { funding } from "../arguments/facts/funding";
import { marks, noPrices } from "../arguments/facts/marks";
import { openedBefore } from "../arguments/facts/realised";
import { inTime } from "../arguments/facts/table";
import { optionalTable } from "../cells/declaration";
import { type Failure, texts, unsolved } from "../cells/errors";
import { once } from "../cells/once";
import { isStopped } from "../cells/reading";
import type { Output } from "../cells/spill";

const positions = once(
  "PNL.POSITIONS",
  { fills, method, funding: optionalTable(funding), marks: optionalTable(marks) },
  function* ({ fills, method, funding, marks = noPrices }) {
    const trades = yield* fills.rows();
    if (isStopped(trades)) return trades;
    if (trades.length === 0) return unsolved(texts.nothingCounts("fills"));
    const payments = funding ? yield* funding.rows() : [];
    if (isStopped(payments)) return payments;
    const { positions } = yield* positionsSliced(yield* inTime(trades), method);
    const received = yield* sumsOf(payments, positions, marks);
    const rows = yield* rowsSliced(positions.length, (index) => {
      const position = positions[index]!;
      return rowOf(position, received.get(position) ?? zero, marks);
    });
    return [header, ...rows];
  },
);

const header = [
  ...["Account", "Symbol", "Side", "Status", "Opened", "Closed", "Largest", "Quantity", "Entry", "Exit"],
  ...["Average", "Realised", "Fees", "Funding", "Unrealised", "Net", "Coin", "Unpriced fees"],
];

/** The funding of each position in the coin of its P&L. */
function* sumsOf(
  payments: readonly Payment[],
  positions: readonly Position[],
  marks: Prices,
): Sliced<Map<Position, Decimal | Failure>> {
  const sums = new Map<Position, Decimal | Failure>();
  const find = yield* fundingFinder(positions);
  yield* eachSliced(payments, (payment) => {
    const position = find(payment);
    if (!position) return;
    const { amount, coin } = payment;
    const before = sums.get(position) ?? zero;
    const own = marks.convert(amount, coin, position.coin) ?? unsolved(texts.noPriceIn("marks", coin));
    sums.set(position, isStopped(before) ? before : isStopped(own) ? own : before.plus(own));
  });
  return sums;
}

function rowOf(position: Position, funding: Decimal | Failure, marks: Prices): Output[] {
  const { account, symbol, side, isOpen, opened, closed, largest, quantity, entry, exit, average, coin } =
    position;
  const { fees, unpriced } = feesIn(coin, position.fees, marks);
  const isKnown = entry !== undefined;
  const realised = isKnown ? position.realised : openedBefore;
  const mark = marks.ofContract(symbol);
  return [
    ...[
      account,
      symbol,
      side,
      isOpen ? "open" : "closed",
      opened === undefined ? openedBefore : serialOf(opened),
    ],
    ...[closed === undefined ? "" : serialOf(closed), largest, quantity, entry ?? openedBefore, exit ?? ""],
    ...[average ?? "", realised, fees, funding],
    !isOpen ? zero : mark ? position.unrealised(mark) : unsolved(texts.noPriceIn("marks", symbol)),
    isKnown && !isStopped(funding)
      ? position.realised.minus(fees).plus(funding)
      : isKnown
        ? funding
        : realised,
    ...[coin, feesText(unpriced)],
  ];
}

/**
 * Positions from fills, from flat to flat, with what they realised, paid and earned.
 *
 * @customfunction PNL_POSITIONS PNL.POSITIONS
 * @helpurl https://localhost:3000/docs/functions/PNL.POSITIONS.html
 * @param {any[][]} fills Table with header: Time, Symbol, Side, Quantity, Price, and Account, Position, Fee, Fee coin, Counted.
 * @param {any[][]} [method] "average" or "fifo". Default "average".
 * @param {any[][]} [funding] Table with header: Time, Symbol, Amount (plus received), Coin, and Account, Side, Counted. Default none.
 * @param {any[][]} [marks] Table: Symbol or Coin, Price. Default none.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds to cancel the call.
 * @returns {any[][]} Header and a row per position in the order in which they were opened.
 * @remarks
 * Columns: Account, Symbol, Side, Status (open or closed), Opened, Closed (Excel's times in UTC), Largest (quantity), Quantity (what is left),
 * Entry and Exit (averages of all openings and closings), Average (of what is left; inverse contracts have harmonic averages), Realised (of
 * prices alone), Fees (above 0 paid), Funding, Unrealised at the mark price, Net (`Realised - Fees + Funding`), Coin of all these amounts, and
 * Unpriced fees. LIQ.BOOK and LIQ.CROSS take the result as their positions.
 *
 * The tables are those of an import, such as Fills[#All]: columns are found by name, in any order, and times are UTC. Symbols are BTC-USDT on
 * spot, BTC-USDT-PERP, BTC-USDT-260626, and BTC-USD-PERP of an inverse contract, whose quantity is USD and whose amounts are the coin's.
 * Rows in which Counted is FALSE, options, and sides of "?" are left out. Rows may stand in any order; of one moment they count as they stand,
 * or from below where the table is newest first.
 *
 * A fill against the position closes it; one that is larger opens the rest the other way round, and its fee is split by quantity. Where
 * Position is long or short, and on spot, a close never opens. A fee in the coin that is traded on spot is a disposal at the fill's price.
 *
 * With the column Realised, as a venue states it, positions that are older than the fills are known too.
 *
 * A funding payment belongs to the position held just before its time; one that belongs to none is in PNL.FUNDING alone.
 *
 * A contract is marked at its own row of marks, else at its coin's. Fees in other coins, such as BNB, are converted at marks; those
 * without a price are in Unpriced fees and not in Fees and Net.
 * @throws #VALUE! when a table has no such columns, or a value in it is not as described, such as a symbol BTCUSDT.
 * @throws #N/A when no fill counts; in Entry, Realised and Net where no fill shows the opening; in Unrealised without a mark price.
 * @throws #NUM! when a result is too large for Excel.
 * @example =PNL.POSITIONS({"Time","Account","Symbol","Side","Quantity","Price","Fee","Fee coin";46083.25,"A","BTC-USDT-PERP","buy",0.2,60000,6,"USDT";46083.5,"A","BTC-USDT-PERP","sell",0.1,62000,3.1,"USDT"}, , {"Time","Account","Symbol","Amount","Coin";46083.375,"A","BTC-USDT-PERP",-1.21,"USDT"}, {"Symbol","Price";"BTC-USDT-PERP",61000}) → {"Account","Symbol","Side","Status","Opened","Closed","Largest","Quantity","Entry","Exit","Average","Realised","Fees","Funding","Unrealised","Net","Coin","Unpriced fees";"A","BTC-USDT-PERP","long","open",46083.25,"",0.2,0.1,60000,62000,60000,200,9.1,-1.21,100,189.69,"USDT",""}
 * @see https://help.bybit.com/hc/en-us/articles/900005391263, on P&L of prices, fees and funding
 */
export function pnlPositions(
  fills: any[][],
  method?: any[][],
  funding?: any[][],
  marks?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): any[][] {
  return positions([fills, method, funding, marks, invocation]);
}

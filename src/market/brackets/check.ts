import { calledName } from "../../base/function-names";
import { chainedAmounts } from "../../core/liquidation/tiers";
import { atOnce } from "../../core/slices";
import { type Decimal, decimal, divide, zero } from "../../core/number/decimal";
import type { ContractType } from "../../core/position/contract";
import { unitName } from "../../core/venues/brackets";
import type { PrintedBracket, PrintedTable } from "./answer";
import { shown } from "./figures";
import { findFaults } from "./faults";
import { joined } from "./joined";
import { type Shipped, shippedFor } from "./shipped";

/** A bracket as the workbook gets it: floors join, rates are fractions, and sizes are in the unit of the table. */
export interface Bracket {
  readonly floor: Decimal;
  readonly cap?: Decimal;
  readonly maxLeverage?: Decimal;
  readonly rate: Decimal;
  /** What is deducted; "none" where the rate is paid on the whole position, and undefined where that is not known. */
  readonly amount?: Decimal | "none";
}

/** The brackets of a contract with where they are from. */
export interface BracketTable {
  readonly venue: string;
  readonly symbol: string;
  readonly contract: ContractType;
  readonly unit: "notional" | "quantity";
  /** The unit in words. */
  readonly unitName: string;
  readonly brackets: readonly Bracket[];
  readonly source: string;
  /** The day on which they were read, as 2026-11-29. */
  readonly date: string;
}

export interface CheckedTable {
  readonly table: BracketTable;
  readonly shipped: Shipped | undefined;
  /** What is wrong; a table with faults is not written. */
  readonly faults: readonly string[];
  /** What was converted, and what is not known. */
  readonly remarks: readonly string[];
}

/** Checks what a venue prints, and puts it into the units that the product uses. */
export function checkTable(
  printed: PrintedTable,
  { source, date }: Pick<BracketTable, "source" | "date">,
): CheckedTable {
  const shipped = shippedFor(printed);
  const { venue, symbol, contract } = printed;
  const percent = inFractions(printed.brackets);
  const sized = inUnits({ ...printed, brackets: percent.brackets }, shipped);
  const { brackets: rows, remarks: joins, faults: gaps } = joined(sized.brackets, printed.unit);
  const amounts = amountsOf(rows, shipped);
  const table: BracketTable = {
    ...{ venue, symbol, contract, source, date },
    unit: sized.unit,
    unitName: unitName({ contract }, sized.unit),
    brackets: rows.map((row, at) => ({ ...row, amount: amounts.amounts[at] })),
  };
  return {
    table,
    shipped,
    faults: [
      ...(printed.fault === undefined ? [] : [printed.fault]),
      ...sized.faults,
      ...gaps,
      ...findFaults(rows),
    ],
    remarks: [
      ...printed.remarks,
      ...percent.remarks,
      ...sized.remarks,
      ...joins,
      ...amounts.remarks,
      ...unlikely(table, shipped),
      ...endsEarly(table, shipped),
    ],
  };
}

/** Where no rate can be a fraction, as each is above the initial margin at the maximum leverage, all are in percent. */
function inFractions(brackets: readonly PrintedBracket[]) {
  const isPercent = brackets.every(({ rate, maxLeverage }) => maxLeverage && rate.times(maxLeverage).gt(1));
  const rate = brackets[0]?.rate;
  if (!isPercent || !rate) return { brackets, remarks: [] };
  return {
    brackets: brackets.map((bracket) => ({ ...bracket, rate: bracket.rate.times("0.01") })),
    remarks: [`The rates are printed in percent: ${shown(rate)} is read as ${shown(rate)}%.`],
  };
}

interface Sized {
  readonly unit: "notional" | "quantity";
  readonly brackets: readonly PrintedBracket[];
  readonly faults: readonly string[];
  readonly remarks: readonly string[];
}

/** Contracts become the base units or USD that they are made of. */
function inUnits(
  { unit, brackets, contractSize, contract, symbol }: PrintedTable,
  shipped: Shipped | undefined,
): Sized {
  // A coin-margined contract in coin has its notional in coin.
  if (unit !== "contracts")
    return { unit: contract === "inverse" ? "notional" : unit, brackets, faults: [], remarks: [] };
  const size = contractSize ?? shipped?.contractSize;
  if (!size) {
    const fault = `The brackets count contracts, and what one contract of ${symbol} holds is not known here. Paste the venue's answer about the contract below that about the brackets.`;
    return { unit: "quantity", brackets, faults: [fault], remarks: [] };
  }
  const name = unitName({ contract }, "quantity");
  const from = contractSize ? "" : ", as shipped with Ballast";
  return {
    unit: "quantity",
    faults: [],
    remarks: [`Contracts are converted to ${name}: one is ${shown(size)}${from}.`],
    brackets: brackets.map(({ floor, cap, amount, ...others }) => ({
      ...others,
      floor: floor?.times(size),
      cap: cap?.times(size),
      amount: amount?.times(size),
    })),
  };
}

/** The amounts that are printed, or those that follow from the venue's rule. */
function amountsOf(
  rows: readonly (PrintedBracket & { readonly floor: Decimal })[],
  shipped: Shipped | undefined,
) {
  const chained = atOnce(chainedAmounts(rows));
  if (rows.some(({ amount }) => amount)) {
    const differing = rows.flatMap(({ amount = zero }, at) =>
      amount.eq(chained[at]!)
        ? []
        : [
            `Bracket ${at + 1}: the venue prints ${shown(amount)} as the amount, floors and rates give ${shown(chained[at]!)} (${shown(amount.minus(chained[at]!).abs())} ${amount.lt(chained[at]!) ? "less" : "more"} is printed).`,
          ],
    );
    return { amounts: rows.map(({ amount = zero }) => amount), remarks: differing };
  }
  const rateOn = shipped?.rateOn;
  if (rateOn === "part") return { amounts: chained, remarks: [] };
  if (rateOn === "whole") return { amounts: rows.map(() => "none" as const), remarks: [] };
  return {
    amounts: rows.map(() => undefined),
    remarks:
      rows.length > 1
        ? [
            `Whether a rate is paid on the whole position or on the part in its bracket is not known of this venue: ${calledName("LIQ.VENUE")} takes the first bracket alone, ${calledName("LIQ.TIERED")} the part.`,
          ]
        : [],
  };
}

/** A table that ends below the shipped one may be a part of what the venue has. */
function endsEarly({ brackets, unit }: BracketTable, shipped: Shipped | undefined): string[] {
  const end = brackets.at(-1)?.cap;
  const before = shipped?.unit === unit ? shipped.tiers.at(-1)?.cap : undefined;
  if (!end || !before || before === "unknown" || end.gte(before)) return [];
  return [
    `The table ends at ${shown(end)}, the shipped one at ${shown(before)}: if it goes on, read all of it.`,
  ];
}

/** How far the first cap may be from the shipped one before another unit is likelier than a change. */
const farOff = decimal(100);
const smallNotional = decimal(100);

function unlikely(
  { brackets, unit, unitName: name, contract }: BracketTable,
  shipped: Shipped | undefined,
): string[] {
  const cap = brackets[0]?.cap;
  if (!cap || cap.lte(0)) return [];
  const before = shipped?.unit === unit ? shipped.tiers[0]?.cap : undefined;
  if (before && before !== "unknown") {
    const factor = cap.gt(before) ? divide(cap, before) : divide(before, cap);
    return factor.gte(farOff)
      ? [`The first bracket ends at ${shown(cap)}, the shipped one at ${shown(before)}: is it in ${name}?`]
      : [];
  }
  const isSmall = unit === "notional" && contract === "linear" && cap.lt(smallNotional);
  return isSmall
    ? [`The first bracket ends at ${shown(cap)}, which is little for a ${name}: is it in coin?`]
    : [];
}

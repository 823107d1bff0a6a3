import { decimal, divide, zero, type Decimal } from "../../core/number/decimal";
import { eachSliced, type Sliced } from "../../core/slices";
import type { Book } from "../rows/book";
import { placesOf } from "../values/decimals";
import type { Stated } from "./rows";

/** What a stated P&L may hold. */
const readings = ["price", "price - fees", "price - fees + funding"] as const;
type Reading = (typeof readings)[number];

/**
 * Says of each stated P&L what it holds: that of price, fees and funding which is exact in most rows of the file, within the rounding of
 * the printed averages. The venue's documentation decides only between two that fit as often. A side that a file does not say is the one
 * for which its figures add up.
 */
export function* testStated({ tables }: Book): Sliced<void> {
  const fits = new Map<Stated, readonly Reading[]>();
  const counts = new Map<Reading, number>();
  yield* eachSliced(tables.positions, (row) => {
    if (row.side === "") row.side = sideOf(row);
    const own = fitting(row, row.side);
    fits.set(
      row,
      own.map(({ reading }) => reading),
    );
    const nearest = own.reduce<Decimal | undefined>(
      (least, { off }) => (least?.lte(off) ? least : off),
      undefined,
    );
    for (const { reading, off } of own)
      if (nearest && off.eq(nearest)) counts.set(reading, (counts.get(reading) ?? 0) + 1);
  });
  const most = Math.max(0, ...counts.values());
  yield* eachSliced(tables.positions, (row) => {
    const best = readings.filter((reading) => most > 0 && counts.get(reading) === most);
    const reading = best.find((one) => isPrior(one, row.prior)) ?? best[0];
    row.includes = reading && fits.get(row)!.includes(reading) ? reading : "unknown";
    if (row.gross === "") row.gross = priceGain(row, row.side)?.toDecimalPlaces(15).toFixed() ?? "";
  });
}

function isPrior(reading: Reading, prior: string): boolean {
  return prior === "price" ? reading === "price" : prior === "net" && reading !== "price";
}

/** The one side for which the figures add up; blank if both do or none does. */
function sideOf(row: Stated): string {
  const sides = ["long", "short"].filter((side) => fitting(row, side).length > 0);
  return sides.length === 1 ? sides[0]! : "";
}

/** A reading that is within the rounding, and how far off it is. */
interface Fit {
  readonly reading: Reading;
  readonly off: Decimal;
}

function fitting(row: Stated, side: string): Fit[] {
  const { stated, fees, funding, quantity, entry, exit } = row;
  const gross = row.gross === "" ? priceGain(row, side) : decimal(row.gross);
  if (!gross) return [];
  const isGiven = row.gross !== "";
  const move = isGiven ? zero : decimal(quantity).times(halfOf(entry).plus(halfOf(exit)));
  const inCoin = row.contract === "inverse" && !isGiven ? divide(move, decimal(entry).times(exit)) : move;
  // A figure that is the sum of others is off by half of the last place of each.
  const tolerance = inCoin.plus(halfOf(stated)).plus(isGiven ? halfOf(row.gross) : zero);
  const net = gross.minus(fees || "0");
  const values: Record<Reading, Decimal | undefined> = {
    price: gross,
    "price - fees": fees === "" ? undefined : net,
    "price - fees + funding": fees === "" || funding === "" ? undefined : net.plus(funding),
  };
  return readings.flatMap((reading) => {
    const off = values[reading]?.minus(stated).abs();
    return off?.lte(tolerance) ? [{ reading, off }] : [];
  });
}

function priceGain({ quantity, entry, exit, contract }: Stated, side: string): Decimal | undefined {
  if (quantity === "" || entry === "" || exit === "" || side === "" || entry === "0" || exit === "0")
    return undefined;
  const [size, sign] = [decimal(quantity), side === "long" ? 1 : -1];
  const gain =
    contract === "inverse"
      ? divide(size, decimal(entry)).minus(divide(size, decimal(exit)))
      : size.times(decimal(exit).minus(entry));
  return gain.times(sign);
}

/** Half a unit of the last printed place. */
function halfOf(printed: string): Decimal {
  return decimal(`5e-${placesOf(printed) + 1}`);
}

import { larger, zero, type Decimal } from "../../number/decimal";

/** What each bucket holds, and what was paid for it. Amounts are at least 0. */
export interface SweptBook {
  readonly spotValue: Decimal;
  readonly spotCost: Decimal;
  readonly cash: Decimal;
  readonly futuresEquity: Decimal;
  readonly futuresPaidIn: Decimal;
  /** The part of the gain on spot that becomes cash. */
  readonly spotShare: Decimal;
  /** The part of the gain on futures that becomes spot. */
  readonly futuresShare: Decimal;
}

export interface SweptBucket {
  readonly bucket: string;
  readonly before: Decimal;
  /** Negative where money leaves the bucket. */
  readonly move: Decimal;
  readonly after: Decimal;
}

/** Moves parts of the gains to where they are safer: of futures into spot, of spot into cash. A loss moves nothing. */
export function sweptBuckets(book: SweptBook): readonly SweptBucket[] {
  const toCash = gain(book.spotValue, book.spotCost).times(book.spotShare);
  const toSpot = gain(book.futuresEquity, book.futuresPaidIn).times(book.futuresShare);
  return [
    moved("spot", book.spotValue, toSpot.minus(toCash)),
    moved("cash", book.cash, toCash),
    moved("futures", book.futuresEquity, zero.minus(toSpot)),
  ];
}

function gain(value: Decimal, cost: Decimal): Decimal {
  return larger(value.minus(cost), zero);
}

function moved(bucket: string, before: Decimal, move: Decimal): SweptBucket {
  return { bucket, before, move, after: before.plus(move) };
}

import { rowsAtOnce, type Sliced } from "../slices";
import { decimal, type Decimal } from "./decimal";
import { wholeOf } from "./digits";

/** The variances of two numbers over many rows and their covariance, each times the squared count of rows. */
export interface Covariances {
  readonly ofFirst: Decimal;
  readonly ofSecond: Decimal;
  readonly both: Decimal;
}

/**
 * Each is `n*sum(a*b) - sum(a)*sum(b)` and exact, so that no digits cancel. The sums are whole numbers in units of the last place of any
 * row: these stay short, while a sum of products that no pair holds is computed from all of its parts again and again.
 */
export function* covariancesOf(
  count: number,
  at: (row: number) => readonly [Decimal, Decimal],
): Sliced<Covariances> {
  const unit = (power: number) => 10n ** BigInt(power);
  let places = 0;
  let sums = [0n, 0n, 0n, 0n, 0n];
  for (let row = 0; row < count; row++) {
    if (row % rowsAtOnce === 0) yield;
    const [one, other] = at(row);
    const [first, second] = [wholeOf(one), wholeOf(other)];
    const more = -Math.min(first.power, second.power) - places;
    if (more > 0) {
      places += more;
      sums = sums.map((sum, index) => sum * unit(index < 2 ? more : 2 * more));
    }
    const a = first.digits * unit(first.power + places);
    const b = second.digits * unit(second.power + places);
    sums[0]! += a;
    sums[1]! += b;
    sums[2]! += a * a;
    sums[3]! += b * b;
    sums[4]! += a * b;
  }
  const [a, b, aa, bb, ab] = sums as [bigint, bigint, bigint, bigint, bigint];
  const result = (products: bigint, product: bigint) =>
    decimal(`${BigInt(count) * products - product}e-${2 * places}`);
  return { ofFirst: result(aa, a * a), ofSecond: result(bb, b * b), both: result(ab, a * b) };
}

import type { Rational } from "./rational";

/** A fraction at 34 digits, cut, with one unit more where something is lost behind a 0 or a 5, as a decimal notation. It is not 0. */
export function cutQuotient({ numerator, denominator }: Rational): string {
  const size = numerator < 0n ? -numerator : numerator;
  let power = String(size).length - String(denominator).length - 34;
  const scaled = (): [bigint, bigint] =>
    power >= 0 ? [size, denominator * 10n ** BigInt(power)] : [size * 10n ** BigInt(-power), denominator];
  const at = ([n, d]: [bigint, bigint]) => n / d;
  while (at(scaled()) >= 10n ** 34n) power++;
  while (at(scaled()) < 10n ** 33n) power--;
  const [n, d] = scaled();
  const cut = n / d;
  const digits = n % d !== 0n && cut % 5n === 0n ? cut + 1n : cut;
  return `${numerator < 0n ? "-" : ""}${digits}e${power}`;
}

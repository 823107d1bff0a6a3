import { Holding } from "../accounting/holding";
import type { Method } from "../accounting/trades";
import { type Decimal, smaller, zero } from "../number/decimal";
import { rowsAtOnce, type Sliced } from "../slices";
import type { ContractType } from "./contract";
import type { Entry } from "./open";

/** What fills with a sign, in their order, realised and the average price of what they leave open; undefined of nothing. */
export function* followFills(
  fills: readonly Entry[],
  contract: ContractType,
  method: Method,
): Sliced<{ readonly realised: Decimal; readonly average: Decimal | undefined }> {
  const holding = new Holding({ kind: contract }, method);
  let sign: 1 | -1 = 1;
  let realised = zero;
  for (const [index, { quantity, price }] of fills.entries()) {
    if (index % rowsAtOnce === 0) yield;
    if (quantity.isZero()) continue;
    const own = quantity.isNegative() ? -1 : 1;
    if (holding.quantity.isZero()) sign = own;
    const size = quantity.abs();
    const closing = own === sign ? zero : smaller(size, holding.quantity);
    if (!closing.isZero()) {
      const exit = holding.worthOf(closing, price);
      realised = realised.plus(holding.gain(exit, holding.close(closing), sign));
    }
    const rest = size.minus(closing);
    if (rest.isZero()) continue;
    sign = own;
    holding.open(rest, price);
  }
  return { realised, average: holding.priceOf(holding.quantity, holding.worth) };
}

import * as fc from "fast-check";
import { hedgeBreakdown, hedgeCurve, hedgePnl } from "../../../src/functions/hedge";
import { liqPrice } from "../../../src/functions/liq";
import { expectEqual } from "../../support/expect-equal";
import { anySize, closePairs, share } from "../../support/generators";
import { add, multiply, quotient, rational, type Rational, shown, subtract } from "../../support/rational";
import { asShown, call, cell } from "../support";

/** A hedge with leverage, of figures as typed or with all of a double's digits, whose exit is often at its liquidation price. */
const hedges = fc
  .record({
    quantity: anySize,
    ratio: fc.oneof(share, fc.constantFrom(1, 1.5)),
    prices: closePairs(anySize),
    leverage: fc.oneof(fc.integer({ min: 1, max: 200 }), anySize),
    rate: share.map((part) => part / 4),
    extra: fc.oneof(fc.constant(0), anySize),
    spot: closePairs(anySize),
    funding: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    feeRate: share,
    atLiquidation: fc.constantFrom(undefined, -1, 0, 1),
  })
  .map(({ atLiquidation, ...hedge }) => {
    const [entry, exit] = hedge.prices;
    const price = cell(liqPrice, "short", entry, hedge.leverage, hedge.rate);
    const near = atLiquidation !== undefined && hedge.extra === 0 && typeof price === "number";
    return { ...hedge, entry, exit: near ? price * (1 + atLiquidation * 1e-15) : exit };
  });

type Hedged = typeof hedges extends fc.Arbitrary<infer T> ? T : never;

type ElevenOf<T> = [T, T, T, T, T, T, T, T, T, T, T];

function figuresOf({
  quantity,
  ratio,
  spot,
  entry,
  exit,
  funding,
  feeRate,
  leverage,
  rate,
  extra,
}: Hedged): ElevenOf<number> {
  return [quantity, ...spot, ratio, entry, exit, funding, feeRate, leverage, rate, extra];
}

const sum = (...parts: Rational[]) => parts.reduce(add);
const product = (...parts: Rational[]) => parts.reduce(multiply);
const isAtLeast = (a: Rational, b: Rational) => subtract(a, b).numerator >= 0n;

test("HEDGE.PNL with a leverage is the exact result at 15 digits", () => {
  const told = new Set<string>();
  fc.assert(
    fc.property(hedges, (hedge) => {
      const [q, E, X, h, FE, FX, cash, fee, L, m, extra] = figuresOf(hedge).map(shown) as ElevenOf<Rational>;
      const short = product(h, q);
      const value = product(short, FE);
      const margin = add(quotient(value, L)!, extra);
      const exists = short.numerator !== 0n;
      const carried = add(rational(1), m);
      const reached = (price: Rational) =>
        exists && isAtLeast(product(price, short, carried), add(margin, value));
      const result = cell(hedgePnl, ...figuresOf(hedge));
      if (reached(FE)) {
        told.add("refused");
        expectEqual(typeof result === "object" && result.error, "#VALUE!");
        return;
      }
      const gain = product(q, subtract(X, E));
      const isLiquidated = reached(FX);
      told.add(isLiquidated ? "liquidated" : "open");
      const futures = isLiquidated ? subtract(rational(0), margin) : product(short, subtract(FE, FX));
      const traded = isLiquidated ? FE : add(FE, FX);
      const fees = product(fee, short, traded);
      expectEqual(result, asShown(subtract(sum(gain, futures, cash), fees)));
    }),
    { numRuns: 3000 },
  );
  expect([...told].sort()).toEqual(["liquidated", "open", "refused"]);
});

test("without a leverage the other arguments of the margin change nothing", () => {
  fc.assert(
    fc.property(hedges, (hedge) => {
      const [q, E, X, h, FE, FX, cash, fee, , m, extra] = figuresOf(hedge);
      const today = [q, E, X, h, FE, FX, cash, fee];
      for (const none of [null, 0, ""]) {
        const given = [...today, none, m, extra, 2 * FX];
        expectEqual(call(hedgePnl, ...given), call(hedgePnl, ...today));
        expectEqual(call(hedgeBreakdown, ...given), call(hedgeBreakdown, ...today));
        const curve = [q, E, h, null, null, 5];
        expectEqual(call(hedgeCurve, ...curve, none, m, extra), call(hedgeCurve, ...curve));
      }
    }),
  );
});

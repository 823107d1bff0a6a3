import * as fc from "fast-check";
import { hedgePnl } from "../../src/functions/hedge";
import { liqPrice } from "../../src/functions/liq";
import { expectEqual } from "../support/expect-equal";
import {
  add,
  multiply,
  quotient,
  rational,
  shown,
  subtract,
  toShownDouble,
  type Rational,
} from "../support/rational";
import { closePairs, contract, figures, rule, side } from "../support/sizes";
import { call, cell, column, type Result } from "./support";

const runs = { numRuns: 4000 };

/** Prices and quantities as typed, as computed (0.1 + 0.2), and at the ends of the range. */
const size = figures(
  fc.double({ min: 1e-290, max: 1e290, noNaN: true }),
  fc.constantFrom(1e-300, 1e300, 1e15, 999999999999999, 1 / 3, 60000),
);
const share = fc.oneof(
  fc.constantFrom(0, 0.1 + 0.2, 0.5, 0.0005, 1e-8, 0.999999999999999),
  fc.double({ min: 0, max: 0.999, noNaN: true }),
);

const closePrices = closePairs(size);

const expected = (value: Rational | undefined): Result => {
  const double = value ? toShownDouble(value) : NaN;
  return Number.isFinite(double) ? double : { error: "#NUM!", message: undefined };
};

test("HEDGE.PNL is the exact result at 15 digits", () => {
  const parts = fc.tuple(
    size,
    closePrices,
    fc.oneof(share, size),
    closePrices,
    fc.oneof(share, size, fc.double({ min: -1e6, max: 1e6, noNaN: true })),
    share,
  );
  fc.assert(
    fc.property(parts, ([quantity, [entry, exit], ratio, [futuresEntry, futuresExit], funding, feeRate]) => {
      const [q, E, X, h, FE, FX, cash, fee] = [
        quantity,
        entry,
        exit,
        ratio,
        futuresEntry,
        futuresExit,
        funding,
        feeRate,
      ].map(shown) as Rational[];
      const short = multiply(h!, q!);
      const net = subtract(
        add(add(multiply(q!, subtract(X!, E!)), multiply(short, subtract(FE!, FX!))), cash!),
        multiply(multiply(fee!, short), add(FE!, FX!)),
      );
      expectEqual(
        cell(hedgePnl, quantity, entry, exit, ratio, futuresEntry, futuresExit, funding, feeRate),
        expected(net),
      );
    }),
    runs,
  );
});

test("LIQ.PRICE is the exact result at 15 digits", () => {
  const position = fc.record({
    side,
    entryPrice: size,
    leverage: fc.oneof(fc.integer({ min: 1, max: 200 }), size),
    maintenanceRate: share,
    contract,
    feeRate: fc.oneof(fc.constant(0), share),
    rule,
  });
  fc.assert(
    fc.property(position, ({ side, entryPrice, leverage, maintenanceRate, contract, feeRate, rule }) => {
      const one = rational("1");
      const s = rational(side === "long" ? "1" : "-1");
      const [E, L] = [shown(entryPrice), shown(leverage)];
      const m = add(shown(maintenanceRate), shown(feeRate));
      const marginShare = quotient(one, L)!;
      // The formulas of the function's page, which leave out the position's size.
      const price =
        contract === "linear"
          ? rule === "mark"
            ? quotient(multiply(E, subtract(marginShare, s)), subtract(m, s))
            : multiply(E, subtract(one, multiply(s, subtract(marginShare, m))))
          : rule === "mark"
            ? quotient(multiply(E, add(s, m)), add(marginShare, s))
            : quotient(multiply(s, E), add(subtract(marginShare, m), s));
      const none = { error: "#N/A", message: "LIQ.PRICE: no positive price liquidates this position." };
      const given = [side, entryPrice, leverage, maintenanceRate, contract, feeRate, rule];
      expectEqual(cell(liqPrice, ...given), price && price.numerator > 0n ? expected(price) : none);
    }),
    runs,
  );
});

test("a spilled result is the single results", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(size, size), { minLength: 2, maxLength: 20 }), (pairs) => {
      const [entries, exits] = [pairs.map(([entry]) => entry), pairs.map(([, exit]) => exit)];
      const spilled = call(hedgePnl, 0.1 + 0.2, column(...entries), column(...exits));
      expectEqual(
        spilled,
        pairs.map(([entry, exit]) => [cell(hedgePnl, 0.3, entry, exit)]),
      );
    }),
    { numRuns: 200 },
  );
});

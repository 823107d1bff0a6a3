import * as fc from "fast-check";
import { hedgePnl } from "../../src/functions/hedge";
import { liqPrice } from "../../src/functions/liq";
import { expectEqual } from "../support/expect-equal";
import { add, multiply, quotient, rational, shown, subtract } from "../support/rational";
import { anySize, closePairs, contract, rule, share, side } from "../support/generators";
import { asShown, call, cell, column } from "./support";

const runs = { numRuns: 4000 };

const closePrices = closePairs(anySize);

test("HEDGE.PNL is the exact result at 15 digits", () => {
  const parts = fc.tuple(
    anySize,
    closePrices,
    fc.oneof(
      share,
      anySize.filter((ratio) => ratio < 10),
    ),
    closePrices,
    fc.oneof(share, anySize, fc.double({ min: -1e6, max: 1e6, noNaN: true })),
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
      ].map(shown);
      const short = multiply(h!, q!);
      const net = subtract(
        add(add(multiply(q!, subtract(X!, E!)), multiply(short, subtract(FE!, FX!))), cash!),
        multiply(multiply(fee!, short), add(FE!, FX!)),
      );
      expectEqual(
        cell(hedgePnl, quantity, entry, exit, ratio, futuresEntry, futuresExit, funding, feeRate),
        asShown(net),
      );
    }),
    runs,
  );
});

test("LIQ.PRICE is the exact result at 15 digits", () => {
  const position = fc.record({
    side,
    entryPrice: anySize,
    leverage: fc.oneof(fc.integer({ min: 1, max: 200 }), anySize),
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
      const result = cell(liqPrice, side, entryPrice, leverage, maintenanceRate, contract, feeRate, rule);
      const isCovered = subtract(marginShare, m).numerator >= 0n;
      if (isCovered && subtract(one, m).numerator > 0n)
        expectEqual(result, price && price.numerator > 0n ? asShown(price) : none);
      // Liquidated as it is opened; rates from 10 % on were meant in percent.
      else
        expect(result).toMatchObject({
          error: isCovered || Math.max(maintenanceRate, feeRate) >= 0.1 ? "#VALUE!" : "#N/A",
        });
    }),
    runs,
  );
});

test("a spilled result is the single results", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anySize, anySize), { minLength: 2, maxLength: 20 }), (pairs) => {
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

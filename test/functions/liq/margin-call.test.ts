import * as fc from "fast-check";
import { liqMarginCall, liqPrice } from "../../../src/functions/liq";
import { simPosition } from "../../../src/functions/sim";
import { expectEqual } from "../../support/expect-equal";
import { contract, side } from "../../support/generators";
import { add, multiply, quotient, rational, shown, subtract } from "../../support/rational";
import { asShown, call, cell, notAvailable, valueError } from "../support";

const runs = { numRuns: 400 };
const one = rational("1");
const entry = fc.oneof(
  fc.constantFrom(60000, 0.1 + 0.2, 3000),
  fc.double({ min: 1e-4, max: 1e6, noNaN: true }),
);
const leverage = fc.oneof(fc.constantFrom(2, 3, 10, 25), fc.double({ min: 1.1, max: 50, noNaN: true }));
const ratio = fc.oneof(fc.constantFrom(0.5, 0.8, 0.9), fc.double({ min: 0.5, max: 0.99, noNaN: true }));
const maintenance = fc.constantFrom(0.001, 0.004, 0.005, 0.0075, 0.01);
const fee = fc.constantFrom(0, 0.0005, 0.001);

test("at a ratio of 1 it is the liquidation price, to the digit", () => {
  fc.assert(
    fc.property(side, entry, leverage, maintenance, fee, contract, (holder, price, times, m, f, kind) => {
      const called = call(liqMarginCall, holder, price, times, 1, m, f, kind)[0]![0];
      const liquidated = call(liqPrice, holder, price, times, m, kind, f)[0]![0];
      const isError = typeof liquidated === "object";
      if (isError) expect(called).toMatchObject({ error: liquidated.error });
      else expectEqual(called, liquidated);
    }),
    runs,
  );
});

test("the exact result at 15 digits", () => {
  fc.assert(
    fc.property(side, entry, leverage, ratio, maintenance, fee, contract, (holder, E, L, r, m, f, kind) => {
      const s = rational(holder === "long" ? "1" : "-1");
      const rate = add(shown(m), shown(f));
      const warned = multiply(s, shown(r));
      const backed = quotient(one, shown(L))!;
      const price =
        kind === "linear"
          ? quotient(multiply(multiply(shown(r), shown(E)), subtract(backed, s)), subtract(rate, warned))
          : quotient(multiply(shown(E), add(rate, warned)), multiply(shown(r), add(backed, s)));
      fc.pre(subtract(multiply(rate, shown(L)), shown(r)).numerator <= 0n);
      expectEqual(cell(liqMarginCall, holder, E, L, r, m, f, kind), asShown(price!));
    }),
    runs,
  );
});

test("it lies between the entry and the liquidation price, and a lower ratio warns earlier", () => {
  fc.assert(
    fc.property(side, entry, leverage, ratio, maintenance, contract, (holder, price, times, r, m, kind) => {
      const at = (warned: number) => Number(cell(liqMarginCall, holder, price, times, warned, m, 0, kind));
      const prices = [
        Number(price.toPrecision(15)),
        at(r),
        at((r + 1) / 2),
        Number(cell(liqPrice, holder, price, times, m, kind)),
      ];
      const falling = holder === "long" ? prices : [...prices].reverse();
      expect([...falling].sort((a, b) => b - a)).toEqual(falling);
    }),
    runs,
  );
});

test("it is where SIM.POSITION turns to a margin call; the fee of opening is less margin", () => {
  fc.assert(
    fc.property(side, entry, leverage, maintenance, fee, contract, (holder, price, backed, m, f, kind) => {
      // The margin that the opening fee leaves, as a leverage.
      const times = backed / (1 + f * backed);
      const called = Number(cell(liqMarginCall, holder, price, backed, 0.8, m, f, kind));
      const away = holder === "long" ? 1e-9 : -1e-9;
      const path = [[called * (1 + away)], [called * (1 - away)]];
      const rows = call(simPosition, holder, price, 1, times, path, null, m, f, kind);
      expect(rows.slice(1).map((row) => row[4])).toEqual(["open", "margin call"]);
    }),
    runs,
  );
});

test("why there is none", () => {
  expect(call(liqMarginCall, "long", 100, 1)[0]![0]).toEqual(
    notAvailable("LIQ.MARGINCALL: no price that moves against this position leads to the margin call."),
  );
  expect(call(liqMarginCall, "short", 100, 1, null, null, null, "inverse")[0]![0]).toMatchObject({
    error: "#N/A",
  });
  // Above the entry a larger value takes more maintenance than this margin earns: a warning there is none of a fall.
  expect(call(liqMarginCall, "long", 100, 0.5, 0.4, 0.5)[0]![0]).toMatchObject({ error: "#N/A" });
  expect(call(liqMarginCall, "long", 100, 90, 0.4)[0]![0]).toEqual(
    notAvailable(
      "LIQ.MARGINCALL: ratio must be at least the margin ratio at entry of 0.45, got 0.4; the margin call comes as the position is opened.",
    ),
  );
  expect(call(liqMarginCall, "long", 100, 2, 80)[0]![0]).toEqual(
    valueError(
      "LIQ.MARGINCALL: ratio must be a fraction above 0 and at most 1 (0.8 is 80 %), got 80; for 80 % type 0.8.",
    ),
  );
});

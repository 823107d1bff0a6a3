import * as fc from "fast-check";
import { allocExposure } from "../../../src/functions/alloc";
import { hedgeMaxRatio } from "../../../src/functions/hedge";
import { riskTargetVol } from "../../../src/functions/risk";
import { expectEqual } from "../../support/expect-equal";
import { size } from "../../support/generators";
import { multiply, quotient, rational, shown, subtract } from "../../support/rational";
import { asShown, call, cell, valueError } from "../support";

const one = rational("1");

test("HEDGE.MAXRATIO is exact and at most 1; below 1 the whole margin hedges", () => {
  fc.assert(
    fc.property(size, size, size, (spot, margin, leverage) => {
      const carried = quotient(multiply(shown(margin), shown(leverage)), shown(spot))!;
      const most = subtract(carried, one).numerator > 0n ? one : carried;
      expectEqual(cell(hedgeMaxRatio, spot, margin, leverage), asShown(most));
    }),
  );
  // 80 of spot against a short of 20 at 4x has no exposure left.
  expect(cell(hedgeMaxRatio, 80, 20, 4)).toBe(1);
  expect(cell(allocExposure, 80, 0, 20, 4, "short")).toBe(0);
});

test("RISK.TARGETVOL is exact, and at most the cap", () => {
  const volatility = fc.integer({ min: 1, max: 99_999 }).map((n) => n / 1e4);
  fc.assert(
    fc.property(volatility, volatility, size, (target, realised, cap) => {
      const exposure = quotient(shown(target), shown(realised))!;
      const capped = subtract(exposure, shown(cap)).numerator > 0n ? shown(cap) : exposure;
      expectEqual(cell(riskTargetVol, target, realised), asShown(exposure));
      expectEqual(cell(riskTargetVol, target, realised, cap), asShown(capped));
    }),
  );
  expect(call(riskTargetVol, 40, 0.8)[0]![0]).toEqual(
    valueError(
      "RISK.TARGETVOL: target must be a fraction above 0 and below 10 (0.8 is 80 %), got 40; for 40 % type 0.4.",
    ),
  );
});

import * as fc from "fast-check";

/** Figures as typed, as computed (0.1 + 0.2), and with all of a double's digits; among them as many of each other kind. */
export function figures(...others: fc.Arbitrary<number>[]): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: 1, max: 10 ** 9 }).map((n) => n / 100),
    fc.integer({ min: 1, max: 10 ** 6 }).map((n) => n / 1e8),
    fc
      .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }))
      .map(([a, b]) => a / 10 + b / 10),
    fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
    ...others,
  );
}

export const figure = figures(fc.constantFrom(1 / 3, 60000, 999999999999999, 1e-12));

/** Two figures, often so close that nearly all of their digits cancel. */
export function closePairs(size: fc.Arbitrary<number>): fc.Arbitrary<[number, number]> {
  return fc.oneof(
    fc.tuple(size, size),
    fc
      .tuple(size, fc.integer({ min: -3, max: 3 }))
      .map(([value, ulps]): [number, number] => [value, value * (1 + ulps * 1e-15)]),
  );
}

/** Maintenance and fee rates. */
export const rateFigure = fc.oneof(
  fc.constantFrom(0, 0.004, 0.005, 0.0065, 0.01, 0.025, 0.0005, 0.00055, 1 / 30),
  fc.double({ min: 0, max: 0.3, noNaN: true }),
);

export const side = fc.constantFrom("long", "short");
export const contract = fc.constantFrom("linear", "inverse");
export const rule = fc.constantFrom("mark", "entry");

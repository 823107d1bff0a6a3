import * as fc from "fast-check";

/** Figures as typed, as computed (0.1 + 0.2), and with all of a double's digits; among them as many of each other kind. */
function figures(...others: fc.Arbitrary<number>[]): fc.Arbitrary<number> {
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

/** Maintenance and fee rates, as first brackets have them. */
export const rateFigure = fc.oneof(
  fc.constantFrom(0, 0.004, 0.005, 0.0065, 0.01, 0.025, 0.0005, 0.00055, 1 / 30),
  fc.double({ min: 0, max: 0.25, noNaN: true }),
);

export const side = fc.constantFrom("long", "short");
export const contract = fc.constantFrom("linear", "inverse");
export const rule = fc.constantFrom("mark", "entry");

/** Prices and quantities as typed, as computed (0.1 + 0.2), and so large or small that products still fit. */
export const size = figures(
  fc.double({ min: 1e-60, max: 1e60, noNaN: true }),
  fc.constantFrom(1e15, 999999999999999, 1 / 3, 60000),
);

export const twoPrices = closePairs(size);

/** Funding rates and the like, of either sign and below 1. */
export const signedRate = fc.oneof(
  fc.constantFrom(0, 0.0001, -0.0001, 0.1 + 0.2),
  fc.integer({ min: -(10 ** 6), max: 10 ** 6 }).map((n) => n / 1e8),
  fc.double({ min: -0.9, max: 0.999, noNaN: true }).filter((rate) => Math.abs(rate) > 1e-60 || rate === 0),
);

/** Fee rates: from 0 to below 1. */
export const feeRate = fc.oneof(
  fc.constantFrom(0, 0.0005, 1 / 3),
  fc.integer({ min: 0, max: 10 ** 4 }).map((n) => n / 1e6),
);

/** Prices and quantities up to the ends of a double's range, where products do not fit. */
export const anySize = figures(
  fc.double({ min: 1e-290, max: 1e290, noNaN: true }),
  fc.constantFrom(1e-300, 1e300, 1e15, 999999999999999, 1 / 3, 60000),
);

/** Parts of the whole. */
export const share = fc.oneof(
  fc.constantFrom(0, 0.1 + 0.2, 0.5, 0.0005, 1e-8, 0.999999999999999),
  fc.double({ min: 0, max: 0.999, noNaN: true }),
);

/** Doubles of every size, and those that people type. */
export const anyDouble = fc.oneof(
  fc.double({ noDefaultInfinity: true, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-290),
  fc.integer(),
  fc
    .tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 12 }))
    .map(([n, places]) => n / 10 ** places),
  fc.maxSafeInteger(),
  // A hair below and above the powers of ten, where the number of digits changes.
  fc
    .tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -20, max: 20 }))
    .map(([power, ulps]) => Number(`1e${power}`) * (1 + ulps * 2 ** -52)),
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: -300, max: 300 }))
    .map(([n, power]) => Number(`${n}e${power}`)),
);

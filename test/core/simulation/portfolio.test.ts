import fc from "fast-check";
import { simulatedPortfolio, type PortfolioPlan } from "../../../src/core/simulation/portfolio";

const plan = (given: Partial<PortfolioPlan> = {}): PortfolioPlan => ({
  capital: 10_000,
  spot: 0.6,
  cash: 0.1,
  margin: 0.3,
  reserve: 0,
  side: "long",
  leverage: 2,
  every: 0,
  band: 0,
  feeRate: 0,
  maintenanceRate: 0.005,
  protectsCore: false,
  stakingPerBar: 0,
  ...given,
});
/** The bars as columns. */
function run(given: PortfolioPlan, prices: number[], rates = prices.map(() => 0)) {
  const next = simulatedPortfolio(given);
  const bars = prices.map((price, bar) => next(price, rates[bar]!));
  return {
    spot: bars.map(({ spot }) => spot),
    cash: bars.map(({ cash }) => cash),
    margin: bars.map(({ margin }) => margin),
    equity: bars.map(({ equity }) => equity),
    exposure: bars.map(({ exposure }) => exposure),
    events: bars.map(({ event }) => event),
  };
}

/** The margin of a position that was just opened. */
const marginBehind = ({ leverage }: PortfolioPlan, position: number) => Math.abs(position) / leverage;

describe("laws over random paths, profiles and rules", () => {
  const paths = fc.array(fc.tuple(fc.integer({ min: 300, max: 1500 }), fc.integer({ min: -30, max: 30 })), {
    minLength: 1,
    maxLength: 50,
  });
  const plans = fc
    .record({
      spot: fc.integer({ min: 0, max: 60 }),
      cash: fc.integer({ min: 0, max: 20 }),
      reserve: fc.integer({ min: 0, max: 20 }),
      side: fc.constantFrom("long" as const, "short" as const),
      leverage: fc.integer({ min: 1, max: 12 }),
      every: fc.integer({ min: 0, max: 9 }),
      band: fc.constantFrom(0, 0.02, 0.1),
      feeRate: fc.constantFrom(0, 0.0006, 0.01),
      protectsCore: fc.boolean(),
      stakingPerBar: fc.constantFrom(0, 0.0005),
    })
    .map(({ spot, cash, reserve, ...rules }) =>
      plan({
        ...rules,
        spot: spot / 100,
        cash: cash / 100,
        reserve: reserve / 100,
        margin: (100 - spot - cash - reserve) / 100,
      }),
    );

  /** Reads the holdings of a bar off its row, and carries them to the next price. */
  test("money is conserved: equity moves by prices and funding, less fees", () => {
    fc.assert(
      fc.property(paths, plans, (bars, given) => {
        const prices = bars.map(([price]) => price / 10);
        const rates = bars.map(([, rate]) => rate / 10_000);
        const { spot, cash, margin, equity, exposure, events } = run(given, prices, rates);
        fc.pre(given.margin > 0);
        let held = { spot: 0, position: 0, reserve: 0, equity: given.capital, price: prices[0]! };
        prices.forEach((price, bar) => {
          expect(spot[bar]! + cash[bar]! + margin[bar]!).toBeCloseTo(equity[bar]!, 6);
          const move = price / held.price;
          const liquidated = events[bar]!.includes("liquidated");
          const position = liquidated ? 0 : held.position * move;
          const futures = liquidated
            ? -(margin[bar - 1]! - held.reserve)
            : held.position * (move - 1) - held.position * move * rates[bar]!;
          const grown = bar === 0 ? 0 : held.spot * (move * (1 + given.stakingPerBar) - 1);
          const before = held.equity + grown + futures;
          const traded = events[bar]!.includes("rebalanced") || events[bar] === "opened";
          const now = { spot: spot[bar]!, position: exposure[bar]! * equity[bar]! - spot[bar]! };
          const fees = traded
            ? given.feeRate *
              (Math.abs(now.spot - held.spot * move * (1 + given.stakingPerBar)) +
                Math.abs(now.position - position))
            : 0;
          expect(equity[bar]! / (before - fees)).toBeCloseTo(1, 8);
          const reserve = traded ? margin[bar]! - marginBehind(given, now.position) : held.reserve;
          held = { ...now, reserve, equity: equity[bar]!, price };
        });
      }),
    );
  });

  test("after a rebalancing every share is its weight, and the position its leverage", () => {
    fc.assert(
      fc.property(paths, plans, (bars, given) => {
        const prices = bars.map(([price]) => price / 10);
        const unprotected = { ...given, protectsCore: false };
        const { spot, cash, margin, equity, exposure, events } = run(unprotected, prices);
        events.forEach((event, bar) => {
          if (!event.includes("rebalanced") && event !== "opened") return;
          expect(spot[bar]! / equity[bar]!).toBeCloseTo(given.spot, 10);
          expect(cash[bar]! / equity[bar]!).toBeCloseTo(given.cash, 10);
          expect(margin[bar]! / equity[bar]!).toBeCloseTo(given.margin + given.reserve, 10);
          const direction = given.side === "long" ? 1 : -1;
          expect(exposure[bar]).toBeCloseTo(given.spot + direction * given.leverage * given.margin, 9);
        });
      }),
    );
  });

  test("a protected core is never sold, and a liquidated position is never opened again", () => {
    fc.assert(
      fc.property(paths, plans, (bars, given) => {
        const prices = bars.map(([price]) => price / 10);
        const rates = bars.map(([, rate]) => rate / 10_000);
        const { spot, cash, margin, equity, exposure, events } = run(
          { ...given, protectsCore: true },
          prices,
          rates,
        );
        let closed = false;
        prices.forEach((price, bar) => {
          closed ||= events[bar]!.includes("liquidated");
          if (closed) expect(exposure[bar]! * equity[bar]!).toBeCloseTo(spot[bar]!, 6);
          if (bar === 0) return;
          const kept = (spot[bar - 1]! * price) / prices[bar - 1]!;
          expect(spot[bar]! + 1e-7).toBeGreaterThanOrEqual(kept * (1 + given.stakingPerBar));
          if (!events[bar]!.includes("rebalanced")) return;
          // What spot is above its weight, cash lacks first, and only then the futures account.
          if (spot[bar]! / equity[bar]! < given.spot + 1e-9) return;
          const short = given.margin + given.reserve - margin[bar]! / equity[bar]!;
          if (!closed && short > 1e-9) expect(cash[bar]).toBeCloseTo(0, 6);
        });
      }),
    );
  });

  test("nothing is ever below 0", () => {
    fc.assert(
      fc.property(paths, plans, (bars, given) => {
        const result = run(
          given,
          bars.map(([price]) => price / 10),
          bars.map(([, rate]) => rate / 10_000),
        );
        for (const column of [result.spot, result.cash, result.margin, result.equity])
          for (const value of column) expect(value).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("a spot holding hedged in full, at leverage 1 and without cost, keeps its worth", () => {
    fc.assert(
      fc.property(paths, (bars) => {
        const prices = bars.map(([price]) => price / 10);
        const hedged = plan({ spot: 0.5, cash: 0, margin: 0.5, side: "short", leverage: 1, band: 0.1 });
        const { equity, events } = run(hedged, prices);
        fc.pre(events.every((event) => !event.includes("liquidated")));
        for (const value of equity) expect(value).toBeCloseTo(10_000, 6);
      }),
    );
  });
});

describe("events", () => {
  test("a liquidation takes the margin; spot and cash live on, the next rebalancing opens the position again", () => {
    // 3000 behind 60 coins bought at 100: gone at (6000 - 3000) / (60 * 0.995) = 50.251256.
    const { spot, cash, margin, exposure, events } = run(plan({ every: 4 }), [100, 51, 50, 80, 80]);
    expect(events).toEqual([
      "opened",
      "",
      "futures liquidated at 50.251256, margin of 3000 lost",
      "",
      "rebalanced after 4 bars",
    ]);
    expect(margin).toEqual([3000, expect.closeTo(60, 9), 0, 0, expect.closeTo(1740, 9)]);
    expect(spot.slice(2, 4)).toEqual([3000, 4800]);
    expect(cash.slice(0, 4)).toEqual([1000, 1000, 1000, 1000]);
    expect(exposure[3]).toBeCloseTo(4800 / 5800, 12);
  });

  test("a margin ratio of 80 % or more is a margin call, and moves no money", () => {
    // 60 coins bought at 100 with 3000: 0.005 * 60 p is 0.8 of 3000 + 60 (p - 100) at 50.3145; at 50.3 it is 15.09 of 18.
    const { equity, events } = run(plan({ every: 0 }), [100, 50.32, 50.3, 50.2]);
    expect(events).toEqual([
      "opened",
      "",
      "margin call at a margin ratio of 83.8 %",
      "futures liquidated at 50.251256, margin of 3000 lost",
    ]);
    expect(equity[2]).toBeCloseTo(60 * 50.3 + 1000 + 18, 9);
  });

  test("the hedge reserve is not behind the position", () => {
    const { margin, events } = run(
      plan({ spot: 0.6, cash: 0, margin: 0.2, reserve: 0.2, leverage: 5 }),
      [100, 80],
    );
    expect(events[1]).toMatch(/^futures liquidated at 80\.40201, margin of 2000 lost$/);
    expect(margin).toEqual([4000, 2000]);
  });

  test("a share strictly beyond the band rebalances, one at it does not", () => {
    const onlySpot = plan({ spot: 0.5, cash: 0.5, margin: 0, band: 0.1 });
    expect(run(onlySpot, [100, 150]).events[1]).toBe("");
    expect(run(onlySpot, [100, 150.1]).events[1]).toBe("rebalanced: spot was 60.0 %, target 50.0 %");
    expect(run(plan({ every: 2 }), [1, 1, 1, 1, 1]).events.filter((event) => event !== "")).toHaveLength(3);
    // 0.1*0.375 of spot beside 0.9 of cash: cash is 0.96 of 0.9375, 0.06 above its weight.
    const mostlyCash = plan({ capital: 1, spot: 0.1, cash: 0.9, margin: 0, band: 0.06 });
    expect(run(mostlyCash, [1, 0.375]).events[1]).toBe("");
  });

  test("fees come out of the whole: opening 60 % spot and 60 % futures costs 1.2 fee rates", () => {
    const { equity } = run(plan({ feeRate: 0.01 }), [100]);
    expect(equity[0]).toBeCloseTo(10_000 / 1.012, 8);
  });

  test("no funding is due at the bar that opens, and a short receives a positive rate", () => {
    const short = plan({ side: "short", spot: 0.5, cash: 0, margin: 0.5, leverage: 1 });
    const { equity } = run(short, [100, 100, 100], [0.01, 0.01, 0]);
    expect(equity).toEqual([10_000, 10_050, 10_050]);
  });

  test("when everything is lost nothing is left to rebalance", () => {
    const all = plan({ spot: 0, cash: 0, margin: 1, leverage: 10, every: 1 });
    const { equity, exposure, events } = run(all, [100, 50, 100]);
    expect(equity).toEqual([10_000, 0, 0]);
    expect(exposure).toEqual([10, 0, 0]);
    expect(events[2]).toBe("");
  });
});

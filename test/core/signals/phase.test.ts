import { profiles } from "../../../src/core/allocation/profiles";
import { offersOf } from "../../../src/core/signals/reading/evidence";
import { readMarketState } from "../../../src/core/signals/reading/state";
import { generatedPhase, type GeneratedPhase } from "../../support/generated-prices";

const manager = profiles.find(({ id }) => id === "balanced-growth-manager")!;
const paths = 200;

/** How many of the paths are read as each phase, lead to each profile, and show momentum. */
function readingsOf(phase: GeneratedPhase) {
  const phases: Record<string, number> = {};
  const concluded: Record<string, number> = {};
  let momentum = 0;
  for (let seed = 1; seed <= paths; seed++) {
    const closes = generatedPhase(phase, seed);
    const state = readMarketState({ closes, fundingRates: [0.0001, 0.0001, 0.0001] });
    if (state.kind !== "read") throw new Error(state.words);
    const found = state.findings[0]!.state;
    phases[found] = (phases[found] ?? 0) + 1;
    const profile = state.conclusion.profile ?? "none";
    concluded[profile] = (concluded[profile] ?? 0) + 1;
    const offer = offersOf(manager, state).find(({ signal }) => signal === "momentum");
    if (offer?.evidence?.seen === "seen") momentum++;
  }
  return { phases, concluded, momentum };
}

describe("on 200 generated markets each", () => {
  test("every parabolic rise is read as one, leads to its profile, and has momentum", () =>
    expect(readingsOf("parabolic")).toEqual({
      phases: { parabolic: paths },
      concluded: { "aggressive-capitalizer": paths },
      momentum: paths,
    }));

  test("every consolidation is read as one, leads to its profile, and has no momentum", () =>
    expect(readingsOf("consolidation")).toEqual({
      phases: { consolidation: paths },
      concluded: { "conservative-accumulator": paths },
      momentum: 0,
    }));

  test("at least 132 falls are read as a bear market, nearly all others as a consolidation", () => {
    const { phases, concluded, momentum } = readingsOf("bear");
    expect(phases.bear).toBeGreaterThanOrEqual(132);
    expect(concluded["conservative-accumulator"]).toBeGreaterThanOrEqual(0.98 * paths);
    expect(momentum).toBeLessThanOrEqual(0.02 * paths);
  });

  test("two thirds of the bull transitions are read as one, and most others as parabolic", () => {
    const { phases, concluded } = readingsOf("bull transition");
    expect(phases["bull transition"]).toBeGreaterThanOrEqual(134);
    expect(phases["bull transition"]! + phases.parabolic!).toBeGreaterThanOrEqual(0.85 * paths);
    expect(phases.bear).toBeUndefined();
    expect(concluded["balanced-growth-manager"]).toBeGreaterThanOrEqual(134);
  });
});

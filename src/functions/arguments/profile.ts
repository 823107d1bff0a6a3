import type { GuardedProfile } from "../../core/allocation/guard";
import { type Component, findProfile, type Profile, profiles } from "../../core/allocation/profiles";
import { componentKey } from "../../core/allocation/targets";
import { decimal, type Decimal, one, sum, toNumber } from "../../core/number/decimal";
import { type Cells, type Stopped, type WholeArgument } from "../cells/declaration";
import { aboutCell, choices, refuse, texts } from "../cells/errors";
import { isStopped, readCell, shapeOf } from "../cells/reading";
import { readTable } from "../cells/table";
import { atLeastZero } from "./numbers";
import { text } from "./words";

const ids = profiles.map(({ id }) => id);
const wanted = `${choices(ids)}, a profile's name, or a table of component and weight`;

/** A profile's parts: by id or name in any case, or given as a table of component and weight. */
export const profile = profileRead(
  ({ components }) => components,
  (components) => components,
);

/** What a profile does on signals; a table has no adjustments. */
export const adjustedProfile = profileRead<Pick<Profile, "components" | "adjustments">>(
  (found) => found,
  (components) => ({ components, adjustments: [] }),
);

/** What a guard takes of a profile. A table has no tier of its own. */
export const guardedProfile = profileRead<GuardedProfile>(
  (found) => found,
  (components, argument) =>
    refusedComponent(components, argument, [...simulated, "hedge reserve", "active"]) ?? {
      components,
      adjustments: [],
    },
);

/** What a simulation takes of a profile. A table of spot, cash and futures stands for a long position at leverage 1 or more. */
export const simulatedProfile = profileRead<SimulatedProfile>(
  (found) => found,
  (components, argument) =>
    refusedComponent(components, argument, simulated) ?? {
      components,
      position: { side: "long", margin: "futures" },
      minLeverage: 1,
    },
);

export type SimulatedProfile = Pick<Profile, "components" | "position" | "minLeverage">;

const simulated = ["spot", "cash", "futures"];

function refusedComponent(
  components: readonly Component[],
  argument: string,
  known: readonly string[],
): Stopped | undefined {
  const odd = components.find(({ component }) => !known.includes(componentKey(component)));
  return odd && refuse(texts.unwanted({ argument }, `a table of ${known.join(", ")}`, `"${odd.component}"`));
}

function profileRead<T>(
  known: (profile: Profile) => T,
  own: (components: readonly Component[], argument: string) => T | Stopped,
): WholeArgument<T> {
  return {
    kind: "whole",
    wanted,
    choices: ids,
    read: (argument, cells) => {
      const { rows, columns } = shapeOf(cells);
      if (rows !== 1 || columns !== 1) {
        const components = ownProfile(argument, cells);
        return isStopped(components) ? components : own(components, argument);
      }
      const given = readCell({ ...text, wanted }, argument, cells, 0, 0);
      if (isStopped(given)) return given;
      const found = findProfile(given ?? "");
      return found ? known(found) : refuse(texts.unwanted({ argument }, wanted, `"${given}"`));
    },
  };
}

/** What weights of 15 digits may miss of a sum of 1. */
const lastDigits = decimal("1e-12");

/** Weights that sum to more than 1 by no more than the digits that a sheet rounds away count as a sum of 1. */
export function exceedsOne(weights: readonly Decimal[]): boolean {
  return sum(weights).gt(decimal("1.000000001"));
}

function ownProfile(argument: string, cells: Cells): readonly Component[] | Stopped {
  const components = readTable(argument, { component: text, weight: atLeastZero }, cells);
  if (isStopped(components)) return components;
  const seen = new Set<string>();
  for (const { component, row } of components) {
    if (seen.has(componentKey(component))) {
      return refuse(texts.twice(aboutCell(argument, shapeOf(cells), row, 0), `"${component}"`));
    }
    seen.add(componentKey(component));
  }
  const total = sum(components.map(({ weight }) => weight));
  return total.minus(one).abs().gt(lastDigits)
    ? refuse(texts.weightsNotOne(argument, toNumber(total)))
    : components;
}

import type { GuardedProfile } from "../../core/allocation/guard";
import { type Component, findProfile, type Profile, profiles } from "../../core/allocation/profiles";
import { isWhole, unroundedSliced } from "../../core/allocation/rounded-weights";
import type { AdjustedProfile } from "../../core/allocation/shift";
import { componentKey, partsByKey } from "../../core/allocation/targets";
import { mapSliced, rowsAtOnce, type Sliced } from "../../core/slices";
import { larger, sumSliced, toNumber } from "../../core/number/decimal";
import { type Cells, type Stopped, type WholeArgument } from "../cells/declaration";
import { aboutCell, refuse, texts } from "../cells/errors";
import { isOneCell, isStopped, readCell, shapeOf } from "../cells/reading";
import { readTable } from "../cells/table";
import { fractionOf, fractionAtLeastZero } from "./numbers";
import { isPerhapsBlank } from "../cells/values";
import { choices, quoted } from "../cells/wording";
import { text } from "./words";

const growth = findProfile("balanced-growth-manager")!;
const ids = profiles.map(({ id }) => id);
const wanted = `${choices(ids)}, a profile's name, or a table of component and weight`;

/** The components of a profile, which is given by its id or name in any case or as a table of component and weight. */
export const profile = profileRead(
  ({ components }) => components,
  (components) => components,
);

/** Which profile it is; a table has no id. */
export const profileId = profileRead<{ readonly id?: string }>(
  ({ id }) => ({ id }),
  () => ({}),
);

/** A profile with its adjustments to signals; a table has none, and stands for a long at leverage 1 or more. */
export const adjustedProfile = profileRead<AdjustedProfile>((found) => found, ownTable);

/** The part of a profile that its rules are checked with. A table has no adjustments and no highest leverage. */
export const guardedProfile = profileRead<GuardedProfile>(
  (found) => found,
  (components, argument) =>
    refusedComponent(components, argument, [...simulated, "hedge reserve", "active"]) ?? ownTable(components),
);

/** The part of a profile that is simulated. A table of spot, cash and futures is a long position at leverage 1 or more. */
export const simulatedProfile = profileRead<SimulatedProfile>(
  (found) => found,
  (components, argument) => refusedComponent(components, argument, simulated) ?? ownTable(components),
);

/** The same, and the profile for a rising market where the argument is omitted or a blank cell. */
export const simulatedProfileOrGrowth: WholeArgument<SimulatedProfile> = {
  ...simulatedProfile,
  read: (argument, cells) => (isBlankCell(cells) ? growth : simulatedProfile.read(argument, cells)),
  default: { value: growth },
};

export type SimulatedProfile = Pick<Profile, "components" | "position" | "minLeverage">;

const simulated = ["spot", "cash", "futures"];

function ownTable(components: readonly Component[]): AdjustedProfile {
  const isDivided = components.some(({ component }) => componentKey(component) === "active");
  return {
    components,
    adjustments: [],
    position: { side: "long", margin: isDivided ? "active" : "futures" },
    minLeverage: 1,
  };
}

function refusedComponent(
  components: readonly Component[],
  argument: string,
  known: readonly string[],
): Stopped | undefined {
  const odd = components.find(({ component }) => !known.includes(componentKey(component)));
  return odd && refuse(texts.unwanted({ argument }, `a table of ${known.join(", ")}`, quoted(odd.component)));
}

function profileRead<T>(
  known: (profile: Profile) => T,
  own: (components: readonly Component[], argument: string) => T | Stopped,
): WholeArgument<T> {
  return {
    kind: "whole",
    wanted,
    choices: ids,
    read: function* (argument, cells) {
      if (!isOneCell(cells)) {
        const components = yield* ownProfile(argument, cells);
        return isStopped(components) ? components : own(components, argument);
      }
      const given = readCell({ ...text, wanted }, argument, cells, 0, 0) ?? "";
      if (isStopped(given)) return given;
      const found = findProfile(given);
      return found ? known(found) : refuse(texts.unwanted({ argument }, wanted, quoted(given)));
    },
  };
}

function isBlankCell(cells: Cells): boolean {
  return isOneCell(cells) && isPerhapsBlank(cells[0]![0]);
}

function* ownProfile(argument: string, cells: Cells): Sliced<readonly Component[] | Stopped> {
  const components = yield* readTable(argument, { component: text, weight: fractionAtLeastZero }, cells);
  if (isStopped(components)) return components;
  const seen = new Set<string>();
  for (const [index, { component, row }] of components.entries()) {
    if (index % rowsAtOnce === 0) yield;
    if (seen.has(componentKey(component))) {
      return refuse(texts.twice(aboutCell(argument, shapeOf(cells), row, 0), component));
    }
    seen.add(componentKey(component));
  }
  const given = yield* mapSliced(components, ({ weight }) => weight);
  const total = yield* sumSliced(given);
  if (isWhole(total)) {
    const weights = yield* unroundedSliced(given, total);
    const own = yield* mapSliced(components, (part, index) => ({ ...part, weight: weights[index]! }));
    yield* partsByKey(own);
    return own;
  }
  const largest = toNumber(given.reduce(larger));
  const instead = largest > 1 ? fractionOf(largest) : undefined;
  return refuse(texts.weightsNotOne(argument, total, instead));
}

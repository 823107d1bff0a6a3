import * as v from "valibot";
import { findInvisible } from "./characters";
import { limits } from "./limits";
import { findProfile, type Profile } from "../../core/allocation/profiles";
import { componentKey } from "../../core/allocation/targets";
import { decimal, fromNumber, one, sum, toNumber, zero } from "../../core/number/decimal";

/** The components that a user's own profile may have. The last two divide the futures margin. */
export const profileComponents = ["spot", "cash", "futures", "hedge reserve", "active"] as const;

export const profileStances = ["long", "short", "delta-neutral"] as const;

/** Weights with 15 digits may sum to this much less or more than 1. */
const lastDigits = decimal("1e-12");

const leverage = v.pipe(
  v.number(`a leverage from 1 to ${limits.leverage}`),
  v.minValue(1, `a leverage from 1 to ${limits.leverage}`),
  v.maxValue(limits.leverage, `a leverage from 1 to ${limits.leverage}`),
);

const component = v.strictObject(
  {
    component: v.pipe(
      v.string(`one of ${profileComponents.join(", ")}`),
      v.transform(componentKey),
      v.picklist(profileComponents, `one of ${profileComponents.join(", ")}`),
    ),
    weight: v.pipe(
      v.number("a weight from 0 to 1, such as 0.25 for 25 %"),
      v.minValue(0, "a weight from 0 to 1, such as 0.25 for 25 %"),
      v.maxValue(1, "a weight from 0 to 1, such as 0.25 for 25 %"),
    ),
  },
  unknownKey("component and weight"),
);

/** The components of a profile: each at most once, futures margin either whole or divided, and a sum of 1. */
export const componentsSchema = v.pipe(
  v.array(v.unknown(), "a list of component and weight"),
  v.minLength(1, "at least one component"),
  v.maxLength(
    profileComponents.length,
    ({ input }) =>
      `at most ${profileComponents.length} components; these are ${input.length.toLocaleString("en-US")}`,
  ),
  v.array(component),
  v.check(
    (parts) => new Set(parts.map((part) => part.component)).size === parts.length,
    "each component only once",
  ),
  v.check(
    (parts) => !hasPart(parts, "futures") || !(hasPart(parts, "hedge reserve") || hasPart(parts, "active")),
    "either futures, or hedge reserve and active, which are parts of it",
  ),
  v.check(
    (parts) => sumOfWeights(parts).minus(one).abs().lte(lastDigits),
    ({ input }) => `weights that sum to 1; these sum to ${toNumber(sumOfWeights(input))}`,
  ),
  v.readonly(),
);

/** A profile as it is typed or imported. A message says what was expected. */
export const profileDraftSchema = v.pipe(
  v.strictObject(
    {
      name: v.pipe(
        v.string("a name"),
        v.normalize("NFC"),
        v.trim(),
        v.minLength(1, "a name"),
        v.maxLength(limits.name, `a name of at most ${limits.name} characters`),
        v.check(
          (name) => !findProfile(name),
          ({ input }) => `another name: ${input} is a profile of Ballast's own`,
        ),
        v.check(
          (name) => !/^[=+\-@']/.test(name),
          "a name that does not begin with = + - @ or ', which Excel reads as more than a text",
        ),
        v.check(
          (name) => !findInvisible(name),
          ({ input }) =>
            `a name without line breaks, tabs and characters that cannot be seen; ${invisibleIn(input)}`,
        ),
      ),
      components: componentsSchema,
      stance: v.picklist(profileStances, `one of ${profileStances.join(", ")}`),
      minLeverage: leverage,
      maxLeverage: leverage,
      notes: v.optional(
        v.pipe(
          v.string("a text"),
          v.maxLength(limits.notes, `a text of at most ${limits.notes} characters`),
          v.check(
            (notes) => !findInvisible(withoutBreaks(notes)),
            ({ input }) =>
              `a text without characters that cannot be seen; ${invisibleIn(withoutBreaks(input))}`,
          ),
        ),
        "",
      ),
    },
    unknownKey("name, components, stance, minLeverage, maxLeverage and notes"),
  ),
  v.forward(
    v.check(
      ({ minLeverage, maxLeverage }) => minLeverage <= maxLeverage,
      ({ input }) => `a leverage of at least the minimum, ${input.minLeverage}`,
    ),
    ["maxLeverage"],
  ),
  v.readonly(),
);

export type ProfileDraft = v.InferOutput<typeof profileDraftSchema>;

/** A profile that the user made; it is kept in the workbook. */
export type CustomProfile = ProfileDraft & {
  /** Does not change when the profile is renamed. */
  readonly id: string;
  /** The name of its cells on the Settings sheet. It does not change either, because formulas use it. */
  readonly rangeName: string;
};

/** A user's own profile in the form that the rest of the add-in takes. */
export interface OwnProfile extends Profile {
  readonly rangeName: string;
  /** When to pick it, in the user's words. */
  readonly notes: string;
}

export function asProfile({ notes, minLeverage, maxLeverage, ...custom }: CustomProfile): OwnProfile {
  const components = custom.components.map((part) => ({ ...part, weight: fromNumber(part.weight) }));
  const weightOf = (...names: string[]) =>
    sum(components.filter((part) => names.includes(part.component)).map(({ weight }) => weight));
  const isDivided = components.some((part) => part.component === "active");
  return {
    id: custom.id,
    rangeName: custom.rangeName,
    name: custom.name,
    spot: weightOf("spot"),
    cash: weightOf("cash"),
    futures: weightOf("futures", "hedge reserve", "active"),
    components,
    stance: custom.stance,
    position: {
      side: custom.stance === "long" ? "long" : "short",
      margin: isDivided ? "active" : "futures",
    },
    minLeverage,
    maxLeverage,
    phase: "any",
    notes,
    adjustments: [],
  };
}

function hasPart(parts: readonly { component: string }[], name: string): boolean {
  return parts.some((part) => part.component === name);
}

function sumOfWeights(parts: readonly { weight: number }[]) {
  return parts.length === 0 ? zero : sum(parts.map(({ weight }) => fromNumber(weight)));
}

/** Notes may have lines and tabs. */
function withoutBreaks(notes: string): string {
  return notes.replace(/[\t\r\n]/g, " ");
}

function invisibleIn(text: string): string {
  const found = findInvisible(text);
  return found ? `character ${found.position} is ${found.code}` : "";
}

/** The message for a key that an object lacks or has too much. */
function unknownKey(known: string) {
  return ({ expected }: v.StrictObjectIssue): string => {
    if (expected === "Object") return `an object with ${known}`;
    return expected === "never" ? `no more than ${known}` : `${known}; it is missing`;
  };
}

import * as v from "valibot";
import { isFutures } from "../../core/allocation/targets";
import { profileComponents, profileDraftSchema, type ProfileDraft } from "../../workbook/profiles/schema";
import { share } from "../parts/format";
import { describeUnread, readNumber, writeNumber } from "../parts/number-input";

export type WeightName = (typeof profileComponents)[number];

/** A profile as typed, still text. */
export interface ProfileForm {
  readonly name: string;
  /** True when the futures margin is divided into hedge reserve and active. */
  readonly isDivided: boolean;
  readonly weights: Readonly<Record<WeightName, string>>;
  readonly stance: ProfileDraft["stance"];
  readonly minLeverage: string;
  readonly maxLeverage: string;
  readonly notes: string;
}

export const emptyForm: ProfileForm = {
  name: "",
  isDivided: false,
  weights: { spot: "", cash: "", futures: "", "hedge reserve": "", active: "" },
  stance: "long",
  minLeverage: "1",
  maxLeverage: "1",
  notes: "",
};

export type FormFaults = Readonly<
  Partial<Record<"name" | "weights" | "minLeverage" | "maxLeverage" | "notes" | WeightName, string>>
>;

/** The form that shows a profile. */
export function writeForm(draft: ProfileDraft): ProfileForm {
  const written = Object.fromEntries(
    draft.components.map(({ component, weight }) => [component, writeNumber(weight, true)]),
  );
  return {
    ...draft,
    isDivided: draft.components.some(({ component }) => dividesFutures(component)),
    weights: { ...emptyForm.weights, ...written },
    minLeverage: String(draft.minLeverage),
    maxLeverage: String(draft.maxLeverage),
  };
}

/** The weights that the form shows. */
export function weightNames({ isDivided }: ProfileForm): readonly WeightName[] {
  return profileComponents.filter((name) => (isDivided ? name !== "futures" : !dividesFutures(name)));
}

function dividesFutures(component: string): boolean {
  return isFutures(component) && component !== "futures";
}

/** Reads the form. A fault says what to enter in its field. `names` are those of the other profiles. */
export function readForm(
  form: ProfileForm,
  names: readonly string[],
): { draft?: ProfileDraft; faults: FormFaults } {
  const faults: Partial<Record<string, string>> = {};
  const components = weightNames(form).map((component) => ({
    component,
    weight: readNumber(form.weights[component], true),
  }));
  for (const { component, weight } of components) {
    const wanted = "a percentage from 0 to 100";
    if (weight === undefined) faults[component] = describeUnread(form.weights[component], true, wanted);
    else if (weight < 0 || weight > 1) faults[component] = `Enter ${wanted}.`;
  }
  const { name, stance, notes } = form;
  const minLeverage = readNumber(form.minLeverage, false);
  const maxLeverage = readNumber(form.maxLeverage, false);
  const read = v.safeParse(profileDraftSchema, {
    name,
    components,
    stance,
    minLeverage,
    maxLeverage,
    notes,
  });
  for (const { path, message } of read.issues ?? []) {
    const field = String(path?.[0].key);
    if (field !== "components") faults[field] ??= `Enter ${message}.`;
    else if (path?.length === 1) faults.weights ??= sumOf(form);
  }
  if (names.some((other) => other.toLowerCase() === name.trim().toLowerCase())) {
    faults.name = "Enter another name: a profile already has it.";
  }
  return { draft: read.success && Object.keys(faults).length === 0 ? read.output : undefined, faults };
}

/** The sum of the weights, and its fault if it is not 100 %. */
export function sumOf(form: ProfileForm): string {
  const weights = weightNames(form).map((name) => readNumber(form.weights[name], true) ?? 0);
  // Differences in the fifteenth digit of the sum are rounding errors.
  const sum = Number(weights.reduce((a, b) => a + b, 0).toPrecision(14));
  if (sum === 1) return "The weights sum to 100%.";
  const missing = `${writeNumber(Number(Math.abs(1 - sum).toPrecision(12)), true)}%`;
  const sums = `The weights sum to ${sum === 0 ? share(0) : `${writeNumber(sum, true)}%`}`;
  return sum < 1 ? `${sums}: ${missing} is missing.` : `${sums}: ${missing} too much.`;
}

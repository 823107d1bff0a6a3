import * as v from "valibot";
import { profiles, type Profile } from "../../core/allocation/profiles";
import {
  asProfile,
  componentsSchema,
  profileDraftSchema,
  type CustomProfile,
  type OwnProfile,
  type ProfileDraft,
} from "./schema";
import { componentsIn, profilePrefix, removeProfileCells, writeProfileCells } from "./cells";
import { readNamedCells } from "../../excel/cells/named-cells";
import { runExcel, runWrite } from "../../excel/run";

/** The user's own profiles in this workbook. They are kept in its settings and travel with the file. */
export function customProfiles(): readonly CustomProfile[] {
  return known;
}

/** Calls the listener whenever the profiles change; the result ends it. */
export function onCustomProfilesChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All profiles: first the add-in's, then the user's own. */
export function allProfiles(): readonly Profile[] {
  return everyProfile;
}

/** The profile with this id or name, which may be one of the user's own. */
export function findAnyProfile(idOrName: string): Profile | undefined {
  const wanted = idOrName.trim().toLowerCase();
  return everyProfile.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
}

/** The profile as the argument of a worksheet function: its id in quotes, or the name of its cells on the Settings sheet. */
export function profileReference(profile: Profile): string {
  return isOwn(profile) ? profile.rangeName : `"${profile.id}"`;
}

export function isOwn(profile: Profile): profile is OwnProfile {
  return "rangeName" in profile;
}

/** Reads the workbook's own profiles; where a profile has cells on the Settings sheet, the weights there count. */
export function loadCustomProfiles(): Promise<readonly CustomProfile[]> {
  return runExcel("The profiles of your own were not read.", async (context) => {
    const { settings } = context.workbook;
    const setting = settings.getItemOrNullObject(settingName).load("value");
    const cells = await readNamedCells(context, profilePrefix);
    const stored = setting.isNullObject ? [] : parseStored(String(setting.value));
    const faults: string[] = [];
    const profiles = stored.map((profile) => {
      const named = cells.get(profile.rangeName.toLowerCase());
      if (!named) return profile;
      const read = v.safeParse(componentsSchema, componentsIn(named));
      if (read.success) return { ...profile, components: read.output };
      faults.push(`${named.address} (${profile.name}): expected ${read.issues[0].message}.`);
      return profile;
    });
    if (JSON.stringify(profiles) !== JSON.stringify(stored)) {
      settings.add(settingName, JSON.stringify(profiles));
      await context.sync();
    }
    know(profiles, faults);
    return profiles;
  });
}

/** Keeps the profiles in the workbook, and their weights in their cells on the Settings sheet where they have some. */
export async function saveCustomProfiles(next: readonly CustomProfile[]): Promise<void> {
  const gone = known.filter(({ id }) => !next.some((profile) => profile.id === id));
  know(next, []);
  await runWrite("The profiles of your own were not saved in the workbook.", async (context) => {
    const cells = await readNamedCells(context, profilePrefix);
    context.workbook.settings.add(settingName, JSON.stringify(next));
    for (const profile of next) {
      const named = cells.get(profile.rangeName.toLowerCase());
      if (named) writeProfileCells(named.range, profile);
    }
    for (const { rangeName } of gone) {
      const named = cells.get(rangeName.toLowerCase());
      if (named) removeProfileCells(context, named.range, rangeName);
    }
    await context.sync();
  });
}

/** Messages about cells of profiles without valid weights. The profile keeps the weights that it had. */
export function faultsInProfileCells(): readonly string[] {
  return faultsInCells;
}

/** Makes a profile from a draft, with an id and a range name that no other profile has. */
export function newProfile(draft: ProfileDraft, others: readonly CustomProfile[]): CustomProfile {
  const taken = new Set(others.map(({ rangeName }) => rangeName.toLowerCase()));
  const base = `${profilePrefix}${draft.name.replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_|_$/g, "")}`;
  for (let number = 1; ; number++) {
    const rangeName = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(rangeName.toLowerCase())) return { ...draft, id: crypto.randomUUID(), rangeName };
  }
}

/** Reads stored profiles. A file can come from anywhere, so a value that is no valid profile is left out. */
export function parseStored(text: string): readonly CustomProfile[] {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((entry: unknown) => {
    const identity = v.safeParse(identitySchema, entry);
    if (!identity.success) return [];
    const { id, rangeName, ...rest } = identity.output;
    const draft = v.safeParse(profileDraftSchema, rest);
    return draft.success ? [{ ...draft.output, id, rangeName }] : [];
  });
}

const identitySchema = v.looseObject({
  id: v.string(),
  rangeName: v.pipe(v.string(), v.regex(/^Ballast_Profile_[\p{L}\p{N}_]*$/u)),
});

const settingName = "Ballast.Profiles";
let known: readonly CustomProfile[] = [];
let everyProfile: readonly Profile[] = profiles;
let faultsInCells: readonly string[] = [];
const listeners = new Set<() => void>();

function know(next: readonly CustomProfile[], faults: readonly string[]): void {
  known = next;
  faultsInCells = faults;
  everyProfile = [...profiles, ...next.map(asProfile)];
  listeners.forEach((listener) => listener());
}

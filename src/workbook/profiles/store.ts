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
import { limits } from "./limits";
import { componentsIn, profilePrefix, removeProfileCells, writeProfileCells } from "./cells";
import { Problem } from "../../base/problem";
import { observable } from "../../base/observable";
import { readNamedCells } from "../../excel/cells/named-cells";
import { parseStored, storedUnder } from "../../excel/cells/stored";
import { freeName, numbered } from "../../excel/sheets/free-name";
import { runExcel, runWrite } from "../../excel/run";

interface ProfilesState {
  /** The user's own profiles in this workbook. */
  readonly own: readonly CustomProfile[];
  /** All profiles: first the add-in's, then the user's own. */
  readonly all: readonly Profile[];
  /** Messages about cells of profiles without valid weights. The profile keeps the weights that it had. */
  readonly faults: readonly string[];
}

/** The profiles of this workbook. The user's own are kept in its settings and travel with the file. */
export const profilesState = observable<ProfilesState>({ own: [], all: profiles, faults: [] });

export function customProfiles(): readonly CustomProfile[] {
  return profilesState.get().own;
}

export function allProfiles(): readonly Profile[] {
  return profilesState.get().all;
}

/** The profile with this id or name, which may be one of the user's own. */
export function findAnyProfile(idOrName: string): Profile | undefined {
  const wanted = idOrName.trim().toLowerCase();
  return allProfiles().find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
}

/** The profile as the argument of a worksheet function: its id in quotes, or the name of its cells on the Settings sheet. */
export function profileReference(profile: Profile): string {
  return isOwn(profile) ? profile.rangeName : `"${profile.id}"`;
}

export function isOwn(profile: Profile): profile is OwnProfile {
  return "rangeName" in profile;
}

/** Reads the user's own profiles. Where a profile has cells on the Settings sheet, its weights are those in the cells. */
export function loadCustomProfiles(): Promise<readonly CustomProfile[]> {
  return runExcel("The profiles of your own were not read.", async (context) => {
    const storedText = kept.load(context);
    const cells = await readNamedCells(context, profilePrefix);
    const stored = parseProfiles(storedText() ?? "");
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
      kept.save(context, profiles);
      await context.sync();
    }
    know(profiles, faults);
    return profiles;
  });
}

/** Keeps the profiles in the workbook. Those that have cells on the Settings sheet are written there too. */
export async function saveCustomProfiles(next: readonly CustomProfile[]): Promise<void> {
  const what = "The profiles of your own were not saved in the workbook.";
  if (next.length > limits.profiles) {
    throw new Problem(
      what,
      [`A workbook takes ${limits.profiles} profiles of your own; these would be ${next.length}.`],
      "Delete some that you no longer use.",
    );
  }
  const gone = customProfiles().filter(({ id }) => !next.some((profile) => profile.id === id));
  know(next, []);
  await runWrite(what, async (context) => {
    const cells = await readNamedCells(context, profilePrefix);
    kept.save(context, next);
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

/** Makes a profile from a draft, with an id and a range name that no other profile has. */
export function newProfile(draft: ProfileDraft, others: readonly CustomProfile[]): CustomProfile {
  const base = `${profilePrefix}${draft.name.replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_|_$/g, "")}`;
  const taken = others.map(({ rangeName }) => rangeName);
  const rangeName = freeName(taken, (number) => numbered(base, number, "_"));
  return { ...draft, id: crypto.randomUUID(), rangeName };
}

/** Reads stored profiles. A file can come from anywhere, so a value that is no valid profile is left out. */
export function parseProfiles(text: string): readonly CustomProfile[] {
  const stored = parseStored(text);
  if (!Array.isArray(stored)) return [];
  return stored.slice(0, limits.profiles).flatMap((entry: unknown) => {
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

const kept = storedUnder("Ballast.Profiles");

function know(own: readonly CustomProfile[], faults: readonly string[]): void {
  profilesState.set({ own, all: [...profiles, ...own.map(asProfile)], faults });
}

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
import {
  componentsIn,
  holdsProfile,
  profileBlock,
  profilePrefix,
  removeProfileCells,
  writeProfileCells,
} from "./cells";
import { Problem } from "../../base/problem";
import { observable } from "../../base/observable";
import { readNamedCells } from "../../excel/cells/named-cells";
import { parseStored, storedUnder } from "../../excel/cells/stored";
import { freeName, numbered } from "../../excel/sheets/free-name";
import { parseAddress, reference } from "../../excel/addresses";
import { runExcel } from "../../excel/run";
import { loadBlock } from "../../excel/writes/snapshot";
import { write, type Writing } from "../../excel/writes/write";

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
  const savesBefore = saves;
  return runExcel("Your profiles were not read.", async (context) => {
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
    if (saves !== savesBefore) return customProfiles(); // what was saved meanwhile is newer than what was read
    inWorkbook = profiles;
    know(profiles, faults);
    if (JSON.stringify(profiles) !== JSON.stringify(stored)) {
      kept.save(context, profiles);
      await context.sync().catch(() => undefined); // the cells have them, and are read again the next time
    }
    return profiles;
  });
}

/** Keeps the profiles in the workbook. Those that have cells on the Settings sheet are written there too. */
export async function saveCustomProfiles(next: readonly CustomProfile[]): Promise<void> {
  const what = "Your profiles were not saved in the workbook.";
  if (next.length > limits.profiles) {
    throw new Problem(
      what,
      [`A workbook holds at most ${limits.profiles} profiles of your own; this would make ${next.length}.`],
      "Delete some that you no longer use.",
    );
  }
  const former = customProfiles();
  const mine = ++saves;
  know(next, []);
  try {
    await write({ kind: "settings", what }, (writing) => save(writing, former, next));
    inWorkbook = next;
  } catch (error) {
    if (mine === saves) know(inWorkbook, []);
    throw error;
  }
}

async function save(
  { context, changes, run }: Writing,
  former: readonly CustomProfile[],
  next: readonly CustomProfile[],
): Promise<void> {
  const storedText = kept.load(context);
  const cells = await readNamedCells(context, profilePrefix);
  const before = new Map(former.map((profile) => [profile.id, profile]));
  const written = next.flatMap((profile) => {
    const named = cells.get(profile.rangeName.toLowerCase());
    const isSame = before.get(profile.id)?.name === profile.name && named && holdsProfile(named, profile);
    return named && !isSame ? [{ profile, named }] : [];
  });
  const removed = former.flatMap((profile) => {
    const named = cells.get(profile.rangeName.toLowerCase());
    return named && !next.some(({ id }) => id === profile.id) ? [{ profile, named }] : [];
  });
  for (const { named } of [...written, ...removed]) {
    const block = profileBlock(parseAddress(named.address));
    const sheet = context.workbook.worksheets.getItem(block.sheet).load("id");
    const rows = Array.from({ length: block.rowCount }, (_, row) => row);
    const { snapshot } = await loadBlock(context, sheet, block, rows, true);
    changes.replaced.push({ sheet: sheet.id, snapshot });
  }
  changes.stored.push({ key: kept.key, before: storedText() });
  for (const { profile, named } of removed) {
    const formula = `=${reference(parseAddress(named.address))}`;
    changes.removedNames.push({ name: profile.rangeName, formula });
  }
  const work = (): void => {
    kept.save(context, next);
    for (const { profile, named } of written) writeProfileCells(named.range, profile);
    for (const { profile, named } of removed) removeProfileCells(context, named.range, profile.rangeName);
  };
  await run([{ words: "Saving the profiles", work }]);
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
/** How often profiles were saved. */
let saves = 0;
/** The profiles that the workbook is known to hold. */
let inWorkbook: readonly CustomProfile[] = [];

function know(own: readonly CustomProfile[], faults: readonly string[]): void {
  profilesState.set({ own, all: [...profiles, ...own.map(asProfile)], faults });
}

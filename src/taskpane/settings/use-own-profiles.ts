import { useRef, useState } from "react";
import { newProfile, profilesState, saveCustomProfiles } from "../../workbook/profiles/store";
import { freeName } from "../../excel/sheets/free-name";
import { asProblem, type Problem } from "../../base/problem";
import { cutText } from "../../workbook/profiles/characters";
import { limits } from "../../workbook/profiles/limits";
import { readProfileFile, writeProfileFile } from "../../workbook/profiles/file";
import { asProfile, type CustomProfile, type ProfileDraft } from "../../workbook/profiles/schema";
import { readSelectedComponents } from "../../workbook/profiles/selection";
import { ensureProfileCells } from "../../workbook/settings/sheet";
import { settingsState } from "../../workbook/settings/store";
import { useObservable } from "../state/use-observable";
import { useProfiles } from "../state/use-profiles";
import { wantedProfile } from "../state/wanted";
import { writeAgain } from "../undo/TryAgain";
import { emptyForm, writeForm, type ProfileForm } from "./profile-form";

/** The profile that is being edited: a new one or an existing one. */
interface Editing {
  readonly id?: string;
  readonly form: ProfileForm;
}

const notSaved = "Your profiles were not saved in the workbook.";

/** The user's own profiles, and the actions on them. */
export function useOwnProfiles() {
  useProfiles(); // reads them
  const { own: profiles, faults } = useObservable(profilesState);
  const [editing, setEditing] = useState<Editing>();
  const [isImporting, setIsImporting] = useState(false);
  const [imported, setImported] = useState<readonly ProfileDraft[]>();
  const [before, setBefore] = useState<readonly CustomProfile[]>();
  const [result, setResult] = useState("");
  const [problem, setProblem] = useState<Problem>();

  async function attempt(what: string, work: () => Promise<void>): Promise<void> {
    setProblem(undefined);
    setResult("");
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(what, error));
    }
  }

  /** What wrote last, for another try. */
  const tried = useRef<() => Promise<void>>(undefined);

  const keep = (next: readonly CustomProfile[], said: string): Promise<void> => {
    const former = profiles;
    const write = async (): Promise<void> => {
      await saveCustomProfiles(next);
      setBefore(former);
      // An existing Settings sheet shows all profiles.
      if (settingsState.get().cells !== undefined) {
        for (const profile of next) await ensureProfileCells(asProfile(profile));
      }
      setResult(said);
    };
    tried.current = write;
    return attempt(notSaved, write);
  };

  const clashing =
    imported?.filter(({ name }) => profiles.some((profile) => isSame(profile.name, name))) ?? [];

  /** Adds the drafts. A draft with the name of a profile replaces it, or gets a number behind its name. */
  const add = (drafts: readonly ProfileDraft[], clash: "replace" | "number"): Promise<void> => {
    setImported(undefined);
    const next = drafts.reduce<readonly CustomProfile[]>((known, draft) => {
      const same = known.find(({ name }) => isSame(name, draft.name));
      if (same && clash === "replace") {
        return known.map((one) => (one === same ? { ...draft, id: one.id, rangeName: one.rangeName } : one));
      }
      const named = same ? { ...draft, name: numberedName(draft.name, known) } : draft;
      return [...known, newProfile(named, known)];
    }, profiles);
    return keep(next, drafts.length === 1 ? "1 profile is imported." : `${drafts.length} profiles imported.`);
  };

  const wanted = useObservable(wantedProfile);
  const [asked, setAsked] = useState<typeof wanted>();
  if (wanted !== asked) {
    setAsked(wanted);
    const profile = profiles.find(({ id }) => id === wanted?.id);
    if (profile) setEditing({ id: profile.id, form: writeForm(profile) });
    else if (wanted?.id === undefined) setEditing({ form: emptyForm });
  }

  return {
    profiles,
    faults,
    editing,
    clashing: clashing.map(({ name }) => name),
    result,
    problem,
    canUndo: before !== undefined,
    dismiss: () => setProblem(undefined),
    tryAgain: () => attempt(notSaved, () => writeAgain(tried.current!)),
    make: () => setEditing({ form: emptyForm }),
    edit: (profile: CustomProfile) => setEditing({ id: profile.id, form: writeForm(profile) }),
    stop: () => setEditing(undefined),
    save: (draft: ProfileDraft) => {
      setEditing(undefined);
      const next =
        editing?.id === undefined
          ? [...profiles, newProfile(draft, profiles)]
          : profiles.map((one) => (one.id === editing.id ? { ...one, ...draft } : one));
      return keep(next, `${draft.name} saved. Pick it in Portfolio.`);
    },
    remove: (profile: CustomProfile) =>
      keep(
        profiles.filter(({ id }) => id !== profile.id),
        `${profile.name} deleted.`,
      ),
    undo: () =>
      before && keep(before, "The profiles are back as they were.").then(() => setBefore(undefined)),
    fromSelection: () =>
      attempt("The selection was not read.", async () => {
        const components = await readSelectedComponents();
        const { name, stance, notes } = emptyForm;
        setEditing({ form: writeForm({ name, stance, notes, components, minLeverage: 1, maxLeverage: 1 }) });
      }),
    /** True while the import dialog is open. It stays open if the text cannot be read. */
    isImporting,
    startImport: () => {
      setProblem(undefined);
      setIsImporting(true);
    },
    stopImport: () => {
      setProblem(undefined);
      setIsImporting(false);
    },
    importText: (text: string) =>
      attempt("The profiles were not imported.", async () => {
        const drafts = readProfileFile(text);
        setIsImporting(false);
        if (drafts.some(({ name }) => profiles.some((profile) => isSame(profile.name, name))))
          setImported(drafts);
        else await add(drafts, "number");
      }),
    answer: (clash: "replace" | "number") => imported && add(imported, clash),
    cancelImport: () => setImported(undefined),
    exported: () => writeProfileFile(profiles),
  };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function numberedName(name: string, known: readonly CustomProfile[]): string {
  const taken = known.map((profile) => profile.name);
  return freeName(taken, (number) => `${cutText(name, limits.name - 6).trimEnd()} ${number + 1}`);
}

import { useEffect, useSyncExternalStore } from "react";
import type { Profile } from "../../core/allocation/profiles";
import { allProfiles, loadCustomProfiles, onCustomProfilesChanged } from "../../workbook/profiles/store";

/** The add-in's profiles and the user's own, which are read from the workbook once and followed from then on. */
export function useProfiles(): readonly Profile[] {
  useEffect(() => {
    // What keeps them from being read keeps the Portfolio's own choices from being read too, which says so.
    loaded ??= loadCustomProfiles().then(
      () => undefined,
      () => (loaded = undefined),
    );
  }, []);
  return useSyncExternalStore(onCustomProfilesChanged, allProfiles);
}

let loaded: Promise<undefined> | undefined;

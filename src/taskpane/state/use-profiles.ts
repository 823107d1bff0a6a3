import { useEffect } from "react";
import type { Profile } from "../../core/allocation/profiles";
import { loadCustomProfiles, profilesState } from "../../workbook/profiles/store";
import { useObservable } from "./use-observable";

/** The add-in's profiles and the user's own, which are read from the workbook once and followed from then on. */
export function useProfiles(): readonly Profile[] {
  useEffect(() => {
    // What keeps them from being read keeps the Portfolio's own choices from being read too, which says so.
    loaded ??= loadCustomProfiles().then(
      () => undefined,
      () => (loaded = undefined),
    );
  }, []);
  return useObservable(profilesState).all;
}

let loaded: Promise<undefined> | undefined;

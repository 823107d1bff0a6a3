import { useEffect, useMemo } from "react";
import { lotOf, type Lot } from "../../core/venues/lot";
import { loadCustomProfiles } from "../../workbook/profiles/store";
import { loadSettings, settingsState, type SettingsState } from "../../workbook/settings/store";
import { watchWorkbook } from "../../excel/watch";
import { moneyFormat } from "../parts/format";
import { useObservable } from "./use-observable";

/** The workbook's settings. They are read once and, while a Settings sheet has them, after every change of a sheet. */
export function useSettings(): SettingsState {
  useEffect(() => {
    // What keeps them from being read keeps the Portfolio's own choices from being read too, which says so.
    followed ??= follow().catch(() => (followed = undefined));
  }, []);
  return useObservable(settingsState);
}

/** The lot of the contract in the settings, or in words why it is not known. */
export function useLot(): Lot | string {
  const { venue, contract } = useSettings().settings;
  return useMemo(() => lotOf(venue, contract), [venue, contract]);
}

/** How this workbook shows amounts of money. */
export function useMoney(): (value: number) => string {
  const { decimals } = useSettings().settings;
  return useMemo(() => moneyFormat(decimals), [decimals]);
}

/** Milliseconds of quiet after which a change is followed. */
const quiet = 250;
let followed: Promise<unknown> | undefined;

async function follow(): Promise<void> {
  await loadSettings();
  let timer: ReturnType<typeof setTimeout> | undefined;
  await watchWorkbook(() => {
    if (settingsState.get().cells === undefined) return;
    clearTimeout(timer);
    timer = setTimeout(
      () =>
        void loadSettings()
          .then(loadCustomProfiles)
          .catch(() => undefined),
      quiet,
    );
  });
}

import { useEffect, useEffectEvent, useState } from "react";
import { type AccountStandings, readStandings } from "../../workbook/accounts/standings";
import { accountRules, pickedTables } from "../state/account-choice";
import { shownView } from "../state/navigation";
import { useObservable } from "../state/use-observable";
import { useWorkbookChanges } from "../state/use-workbook-changes";

/** How the accounts of the workbook's positions stand; undefined where it has none. They follow the sheet while the view is in front. */
export function useAccountStandings(): AccountStandings | undefined {
  const picked = useObservable(pickedTables);
  const rules = useObservable(accountRules);
  const isShown = useObservable(shownView) === "portfolio";
  const [standings, setStandings] = useState<AccountStandings>();
  async function readNow(): Promise<void> {
    const read = await readStandings(picked, rules);
    setStandings((before) => (JSON.stringify(before) === JSON.stringify(read) ? before : read));
  }
  // A workbook that cannot be read says so where the holdings are read.
  const follow = () => void readNow().catch(() => setStandings(undefined));
  const followNow = useEffectEvent(follow);
  useEffect(() => {
    if (!isShown) return undefined;
    const timer = setTimeout(() => followNow(), 0);
    return () => clearTimeout(timer);
  }, [isShown, picked, rules]);
  useWorkbookChanges(isShown, follow, () => setStandings(undefined));
  return standings;
}

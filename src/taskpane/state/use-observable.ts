import { useSyncExternalStore } from "react";
import type { Observable } from "../../base/observable";
import { writes, type Write } from "../../excel/writes/undo";

/** The value as it is now; the component is drawn again whenever it changes. */
export function useObservable<T>({ follow, get }: Observable<T>): T {
  return useSyncExternalStore(follow, get);
}

/** The write that Undo would take back. */
export function useLastWrite(): Write | undefined {
  return useObservable(writes).at(-1);
}

import { useEffect, useEffectEvent } from "react";
import { watchWorkbook } from "../../excel/watch";
import { afterQuiet } from "./after-quiet";

/** Calls `follow` after cells of the workbook have changed, for as long as the view watches. */
export function useWorkbookChanges(
  isWatching: boolean,
  follow: () => void,
  failed: (error: unknown) => void,
): void {
  const followNow = useEffectEvent(follow);
  const failedNow = useEffectEvent(failed);
  useEffect(() => {
    if (!isWatching) return undefined;
    const watch = watchWorkbook(afterQuiet(() => followNow()));
    watch.catch((error: unknown) => failedNow(error));
    return () => void watch.then((stop) => stop()).catch(() => undefined);
  }, [isWatching]);
}

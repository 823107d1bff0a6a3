import { observable } from "../../base/observable";

/** True from the time a search is asked for until it begins. */
const asked = observable(false);

/** Asks the repair section to search; it does so as soon as it is drawn. */
export function requestRepair(): void {
  asked.set(true);
}

/** Calls the listener once for each search that is asked for, or was before; the result ends it. */
export function onRepairRequested(listener: () => void): () => void {
  let isFollowing = true;
  const answer = (): void => {
    if (!isFollowing || !asked.get()) return;
    asked.set(false);
    listener();
  };
  const stop = asked.follow(answer);
  queueMicrotask(answer);
  return () => {
    isFollowing = false;
    stop();
  };
}

let isAsked = false;
const listeners = new Set<() => void>();

/** Asks the repair section to search; it does so as soon as it is drawn. */
export function requestRepair(): void {
  isAsked = true;
  listeners.forEach((listener) => listener());
}

/** Calls the listener once for each search that is asked for, or was before; the result ends it. */
export function onRepairRequested(listener: () => void): () => void {
  const answer = (): void => {
    if (!isAsked || !listeners.has(answer)) return;
    isAsked = false;
    listener();
  };
  listeners.add(answer);
  queueMicrotask(answer);
  return () => listeners.delete(answer);
}

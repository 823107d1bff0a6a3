/** One value that others follow. */
export interface Observable<T> {
  readonly get: () => T;
  /** Replaces the value and tells all who follow it. */
  readonly set: (next: T) => void;
  /** Calls the listener after each change; the result ends that. */
  readonly follow: (listener: () => void) => () => void;
}

export function observable<T>(value: T): Observable<T> {
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

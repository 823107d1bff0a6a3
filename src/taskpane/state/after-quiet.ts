/** Milliseconds without a change before it is followed, and the longest wait while prices keep streaming in. */
const quiet = 250;
const latest = 2000;

/** Calls the function once the calls have paused for `quiet`, or have gone on for `latest` milliseconds. */
export function afterQuiet(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first: number | undefined;
  return () => {
    const now = Date.now();
    first ??= now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        first = undefined;
        work();
      },
      Math.max(0, Math.min(quiet, first + latest - now)),
    );
  };
}

/** What the exchange takes the time from, so that a test can turn it. */
export interface Clock {
  now: () => number;
  /** Does work again and again; what it returns ends that. */
  every: (milliseconds: number, work: () => void) => () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  every: (milliseconds, work) => {
    const timer = setInterval(work, milliseconds);
    timer.unref(); // A process may end while it runs.
    return () => clearInterval(timer);
  },
};

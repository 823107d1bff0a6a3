let running = 0;

/** Does work in which the pane itself calls worksheet functions. */
export async function duringOwnCall<T>(work: () => T | Promise<T>): Promise<T> {
  running++;
  try {
    return await work();
  } finally {
    running--;
  }
}

/** True while the pane calls a worksheet function for itself: what it gives is in no cell. */
export function isOwnCall(): boolean {
  return running > 0;
}

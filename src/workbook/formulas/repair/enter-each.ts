/** Something to repair that Excel did not take, and why. */
export interface Refused<T> {
  readonly leftover: T;
  readonly reason: string;
}

/** Writes all in one round trip, and only where Excel refuses one by one. `queue` queues the writing of one. Returns the refused. */
export async function enterEach<T>(
  context: Excel.RequestContext,
  leftovers: readonly T[],
  queue: (leftover: T) => void,
): Promise<Refused<T>[]> {
  const enter = (some: readonly T[]): Promise<void> => {
    some.forEach(queue);
    return context.sync();
  };
  try {
    await enter(leftovers);
    return [];
  } catch {
    const refused: Refused<T>[] = [];
    for (const leftover of leftovers) {
      await enter([leftover]).catch((error: unknown) => refused.push({ leftover, reason: refusal(error) }));
    }
    return refused;
  }
}

export function refusal(error: unknown): string {
  return `Excel refused it: ${error instanceof Error ? error.message : String(error)}`;
}

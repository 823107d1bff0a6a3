import type { Block } from "./addresses";

/** Excel on the web takes requests and answers of up to five megabytes; these numbers stay well below that. */
const cellsOfRequest = 50_000;
const objectsOfRequest = 1_000;

/** The blocks in batches of which each is read in one round trip. Large blocks are cut between rows. */
export function blocksInBatches<T extends { readonly block: Block }>(items: readonly T[]): T[][] {
  const batches: T[][] = [];
  let room = 0;
  for (const slice of items.flatMap(slicesOf)) {
    const size = slice.block.rowCount * slice.block.columnCount;
    if (size > room || batches.length === 0) {
      batches.push([]);
      room = cellsOfRequest;
    }
    batches.at(-1)!.push(slice);
    room -= size;
  }
  return batches;
}

interface Sending<Batch, Loaded> {
  /** Queues the requests of a batch. */
  readonly queue: (batch: Batch) => Loaded;
  /** Gets what a batch has loaded, before the next one is queued. */
  readonly take?: (loaded: Loaded, batch: Batch) => void;
  /** Stops before the next batch. */
  readonly signal?: AbortSignal;
}

/** Sends each batch in a round trip of its own. */
export async function sendEach<Batch, Loaded>(
  context: Excel.RequestContext,
  batches: readonly Batch[],
  { queue, take, signal }: Sending<Batch, Loaded>,
): Promise<void> {
  for (const batch of batches) {
    if (signal?.aborted) return;
    const loaded = queue(batch);
    await context.sync();
    take?.(loaded, batch);
  }
}

/** Loads one object for each item, a thousand in a round trip. */
export async function loadEach<T, Loaded>(
  context: Excel.RequestContext,
  items: readonly T[],
  load: (item: T) => Loaded,
): Promise<Loaded[]> {
  const batches = Array.from({ length: Math.ceil(items.length / objectsOfRequest) }, (_, index) =>
    items.slice(index * objectsOfRequest, (index + 1) * objectsOfRequest),
  );
  const all: Loaded[] = [];
  await sendEach(context, batches, {
    queue: (batch) => batch.map(load),
    take: (loaded) => all.push(...loaded),
  });
  return all;
}

function slicesOf<T extends { readonly block: Block }>(item: T): T[] {
  const { block } = item;
  const rows = Math.max(1, Math.floor(cellsOfRequest / block.columnCount));
  return Array.from({ length: Math.ceil(block.rowCount / rows) }, (_, index) => ({
    ...item,
    block: {
      ...block,
      row: block.row + index * rows,
      rowCount: Math.min(rows, block.rowCount - index * rows),
    },
  }));
}

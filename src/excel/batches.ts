import type { Block } from "./addresses";

/** Excel on the web takes requests and answers of up to five megabytes; these numbers stay well below that. */
const cellsOfRequest = 50_000;
const objectsOfRequest = 1_000;

/**
 * Cells that are asked for at once where they are likely to be a rebalance: 10,000 rows of it are 280,000 cells, of which a third are
 * blank, and 2 to 4 megabytes. More of them take more round trips.
 */
const cellsAtOnce = 300_000;

/** The blocks in batches of which each is read in one round trip. Large blocks are cut between rows. */
export function blocksInBatches<T extends { readonly block: Block }>(
  items: readonly T[],
  most = cellsOfRequest,
): T[][] {
  const batches: T[][] = [];
  let room = 0;
  for (const slice of items.flatMap((item) => slicesOf(item, most))) {
    const size = slice.block.rowCount * slice.block.columnCount;
    if (size > room || batches.length === 0) {
      batches.push([]);
      room = most;
    }
    batches.at(-1)!.push(slice);
    room -= size;
  }
  return batches;
}

/** Leaves room for the calls around the cells. */
const bytesOfRequest = 4_500_000;

/** Rows of cells that are sent in one request. */
export interface RowsOfRequest {
  /** The place of the first among all rows. */
  readonly from: number;
  readonly rows: unknown[][];
  readonly bytes: number;
}

/** The rows in as few requests as take them: 10,000 rows of a rebalance are one. `most` are the bytes of each. */
export function rowsInRequests(
  rows: readonly (readonly unknown[])[],
  most = bytesOfRequest,
): RowsOfRequest[] {
  const encoder = new TextEncoder();
  const requests: { from: number; rows: unknown[][]; bytes: number }[] = [];
  rows.forEach((row, from) => {
    const bytes = encoder.encode(JSON.stringify(row)).length + 1;
    if (bytes > most - (requests.at(-1)?.bytes ?? most)) requests.push({ from, rows: [], bytes: 0 });
    const last = requests.at(-1)!;
    last.rows.push([...row]);
    last.bytes += bytes;
  });
  return requests;
}

export type RowsQueue = (
  rows: readonly (readonly unknown[])[],
  queue: (piece: RowsOfRequest) => void,
) => Promise<void>;

/** Queues rows one piece after the other; what is queued is sent before it is more than one request takes. */
export function queueOfRows(context: OfficeExtension.ClientRequestContext): RowsQueue {
  let room = bytesOfRequest;
  return async (rows, queue) => {
    for (const piece of rowsInRequests(rows, bytesOfRequest / 10)) {
      if (piece.bytes > room) {
        await context.sync();
        room = bytesOfRequest;
      }
      room -= piece.bytes;
      queue(piece);
    }
  };
}

/** @see https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling */
const tooLarge = "ResponsePayloadSizeLimitExceeded";

interface Reading<T> {
  readonly load: (slice: T) => Excel.Range;
  /** Gets what was loaded of a slice. */
  readonly take: (slice: T, range: Excel.Range) => void;
}

/**
 * Reads blocks of which large ones are cut between rows: all at once, so that the number of round trips is the same for 100 rows and for
 * 10,000. Where Excel on the web refuses because the answer is too large, they are read anew in smaller batches.
 */
export async function readBlocks<T extends { readonly block: Block }>(
  context: Excel.RequestContext,
  items: readonly T[],
  { load, take }: Reading<T>,
): Promise<void> {
  const read = (batches: readonly T[][]): Promise<void> =>
    sendEach(context, batches, {
      queue: (batch) => batch.map((slice) => ({ slice, range: load(slice) })),
      take: (loaded) => loaded.forEach(({ slice, range }) => take(slice, range)),
    });
  for (const batch of blocksInBatches(items, cellsAtOnce)) {
    await read([batch]).catch((error: unknown) => {
      if ((error as { code?: string }).code !== tooLarge) throw error;
      return read(blocksInBatches(batch));
    });
  }
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

function slicesOf<T extends { readonly block: Block }>(item: T, most: number): T[] {
  const { block } = item;
  const rows = Math.max(1, Math.floor(most / block.columnCount));
  return Array.from({ length: Math.ceil(block.rowCount / rows) }, (_, index) => ({
    ...item,
    block: {
      ...block,
      row: block.row + index * rows,
      rowCount: Math.min(rows, block.rowCount - index * rows),
    },
  }));
}

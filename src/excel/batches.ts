import type { Block } from "./addresses";

/** A request and its answer have to stay well below the five megabytes that Excel on the web takes. */
const cellsOfRequest = 50_000;
const objectsOfRequest = 1_000;

/** The blocks, cut between rows where they are large, as many together as one round trip reads. */
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

/** What is loaded for each item by an object of its own, as many together as one round trip takes. */
export async function loadEach<T, Loaded>(
  context: Excel.RequestContext,
  items: readonly T[],
  load: (item: T) => Loaded,
): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  for (let at = 0; at < items.length; at += objectsOfRequest) {
    for (const item of items.slice(at, at + objectsOfRequest)) loaded.push(load(item));
    await context.sync();
  }
  return loaded;
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

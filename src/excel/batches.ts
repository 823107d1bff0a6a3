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

/** Loads one object for each item, a thousand in a round trip. */
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

/** Names that a workbook holds already. */
export interface Taken {
  readonly sheets: readonly string[];
  /** Names of cells and of tables. */
  readonly names: readonly string[];
}

/** An empty workbook. */
export const nothingTaken: Taken = { sheets: [], names: [] };

/** Reads the names that a workbook holds. One round trip. */
export async function readTaken(context: Excel.RequestContext): Promise<Taken> {
  const { worksheets, names, tables } = context.workbook;
  for (const collection of [worksheets, names, tables]) collection.load("items/name");
  await context.sync();
  return {
    sheets: worksheets.items.map(({ name }) => name),
    names: [...names.items, ...tables.items].map(({ name }) => name),
  };
}

/** The lowest number, from 1 on, whose names are all free. Excel takes names that differ only in case for the same. */
export function firstFree(taken: readonly string[], namesOf: (number: number) => readonly string[]): number {
  const lowered = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    if (!namesOf(number).some((name) => lowered.has(name.toLowerCase()))) return number;
  }
}

/** The first of the numbered names that is free. */
export function freeName(taken: readonly string[], nameOf: (number: number) => string): string {
  return nameOf(firstFree(taken, (number) => [nameOf(number)]));
}

/** `Rebalance`, then `Rebalance 2` or, without the gap, `Rebalance2`. */
export function numbered(name: string, number: number, gap = ""): string {
  return number === 1 ? name : `${name}${gap}${number}`;
}

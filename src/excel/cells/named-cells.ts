/** The cells that a name stands for. */
export interface NamedCells {
  readonly range: Excel.Range;
  readonly address: string;
  readonly values: readonly (readonly unknown[])[];
}

/** Reads the cells of all names that begin with the prefix, by name in lower case. Names whose cells are gone are left out. Two round trips. */
export async function readNamedCells(
  context: Excel.RequestContext,
  prefix: string,
): Promise<ReadonlyMap<string, NamedCells>> {
  const names = context.workbook.names.load("items/name, items/type");
  await context.sync();
  const own = names.items.filter(
    ({ name, type }) => type === "Range" && name.toLowerCase().startsWith(prefix.toLowerCase()),
  );
  if (own.length === 0) return new Map();
  const ranges = own.map(({ name }) =>
    context.workbook.names.getItem(name).getRangeOrNullObject().load("address, values"),
  );
  await context.sync();
  return new Map(
    own.flatMap(({ name }, index) => {
      const range = ranges[index]!;
      if (range.isNullObject) return [];
      return [[name.toLowerCase(), { range, address: range.address, values: range.values as unknown[][] }]];
    }),
  );
}

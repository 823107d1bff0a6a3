/** Cells of the workbook that a name stands for. */
export interface NamedCells {
  readonly range: Excel.Range;
  readonly address: string;
  readonly values: readonly (readonly unknown[])[];
}

/** The cells of those names that begin with the prefix and still lead to cells, by name in lower case. Two round trips. */
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

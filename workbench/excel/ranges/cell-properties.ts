/** The properties that are asked for, by their names: `{ format: { font: { bold: true } } }`. */
export interface Wanted {
  readonly [name: string]: boolean | Wanted;
}

/** Those properties of an object. */
export function propertiesOf(object: object, wanted: Wanted): Record<string, unknown> {
  const asked = Object.entries(wanted).filter(([, how]) => how !== false);
  return Object.fromEntries(
    asked.map(([name, how]) => {
      const value: unknown = Reflect.get(object, name);
      return [name, typeof how === "object" ? propertiesOf(value as object, how) : value];
    }),
  );
}

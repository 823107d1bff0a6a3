/** A worksheet function as in Excel's metadata: HEDGE_PNL is HEDGE.PNL in a cell, or ACME.HEDGE.PNL in a build with a namespace. */
export interface NamedFunction {
  readonly id: string;
  readonly name: string;
}

/** A function that a name in a formula stands for. */
interface Found<T> {
  readonly function: T;
  /**
   * The namespace in the name: this build's own, or none where this build has one (a Ballast without it wrote the formula), or
   * another (a Ballast with that one did, or it is another add-in's function).
   */
  readonly namespace: "own" | "missing" | "other";
}

/**
 * Finds functions by the names that formulas have for them, whatever their case and with `_` for each `.`, as files store them:
 * ACME_HEDGE_PNL. A prefix such as `_xldudf_` is not part of the name.
 */
export function functionFinder<T extends NamedFunction>(
  functions: readonly T[],
): (name: string) => Found<T> | undefined {
  const own = new Map(functions.map((one) => [stored(one.name), one]));
  const bare = new Map(functions.map((one) => [stored(one.id), one]));
  return (name) => {
    const wanted = stored(name);
    const ofThisBuild = own.get(wanted);
    if (ofThisBuild) return { function: ofThisBuild, namespace: "own" };
    const withoutOne = bare.get(wanted);
    if (withoutOne) return { function: withoutOne, namespace: "missing" };
    for (let at = wanted.indexOf("_"); at > 0; at = wanted.indexOf("_", at + 1)) {
      const ofAnother = bare.get(wanted.slice(at + 1));
      if (ofAnother) return { function: ofAnother, namespace: "other" };
    }
    return undefined;
  };
}

function stored(name: string): string {
  return name.replaceAll(".", "_").toUpperCase();
}

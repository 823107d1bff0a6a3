import type { Column } from "./column";

type Kinds<T> = { readonly [K in keyof T]-?: () => Column<T[K]> };

/**
 * Makes tables whose rows keep their values in packed columns: what adds a row of such a table, and gives it as an object with its
 * properties. A million rows as objects of their own, with a text for each number, take several times the memory.
 */
export function packed<Common extends object, Own extends object>(
  common: Kinds<Common>,
  own: Kinds<Own>,
): () => (common: Common, own: Own) => Common & Own {
  const commonNames = namesOf(common);
  const ownNames = namesOf(own);
  class View {
    constructor(
      readonly columns: readonly Column<unknown>[],
      readonly index: number,
    ) {}
  }
  for (const [at, name] of [...commonNames, ...ownNames].entries())
    Object.defineProperty(View.prototype, name, {
      enumerable: true,
      get(this: View) {
        return this.columns[at]!.get(this.index);
      },
      set(this: View, value: unknown) {
        this.columns[at]!.set(this.index, value);
      },
    });
  return () => {
    const columns: readonly Column<unknown>[] = [
      ...commonNames.map((name) => common[name]()),
      ...ownNames.map((name) => own[name]()),
    ];
    let rows = 0;
    return (ofAll, ofOne) => {
      const index = rows++;
      commonNames.forEach((name, at) => columns[at]!.set(index, ofAll[name]));
      ownNames.forEach((name, at) => columns[commonNames.length + at]!.set(index, ofOne[name]));
      return new View(columns, index) as View & Common & Own;
    };
  };
}

function namesOf<T extends object>(kinds: Kinds<T>): (keyof T)[] {
  return Object.keys(kinds) as (keyof T)[];
}

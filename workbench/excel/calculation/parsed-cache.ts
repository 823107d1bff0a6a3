import { LRUMap } from "@univerjs/core";
import type { Grid } from "../grid";

const FORMULAS = 50_000;

/**
 * Lets the engine keep the parsed formulas of a large sheet. It keeps 5,000, and with more on a sheet it parses all of them
 * several times in each calculation. Its cache can be reached only while it is searched.
 */
export function keepParsedFormulas({ functions }: Grid): void {
  const search = Reflect.get(LRUMap.prototype, "forEach");
  LRUMap.prototype.forEach = function (this: LRUMap<unknown, unknown>) {
    this.limit = FORMULAS;
  };
  functions.deleteFormulaAstCacheKey();
  LRUMap.prototype.forEach = search;
}

import { LexerTreeBuilder } from "@univerjs/engine-formula";
import type { Grid } from "../grid";

/**
 * The engine's reader of formulas, with what it counts while it reads. These members are private in its source, and TypeScript lets
 * nobody name them without the cast below.
 */
interface Reader {
  _resetTemp: () => void;
  _squareBracketState: number;
  _tableBracketState: boolean;
}

/**
 * Makes the engine read each formula without the square brackets that an earlier one left open. It forgets all other brackets
 * and quotes by itself. The grid reads a formula after every key, so one is open as soon as somebody types `=SUM(Trades[`.
 */
export function forgetOpenBrackets(grid: Grid): void {
  const reader = grid.injector.get(LexerTreeBuilder) as unknown as Reader;
  const reset = reader._resetTemp.bind(reader);
  reader._resetTemp = () => {
    reset();
    reader._squareBracketState = 0;
    reader._tableBracketState = false;
  };
}

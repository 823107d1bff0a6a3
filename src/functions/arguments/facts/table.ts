import { filterSliced, rowsSliced, type Sliced, sortedSliced } from "../../../core/slices";
import type { Cells, ReadInSlices, Stopped } from "../../cells/declaration";
import { aboutCell, InputError, refuse, texts } from "../../cells/errors";
import { firstStop, isStopped, shapeOf } from "../../cells/reading";
import {
  type Columns,
  filledRows,
  headerIn,
  positionsByName,
  rowReader,
  type TableRow,
} from "../../cells/table";
import { cellValue, Unreadable } from "../../cells/values";
import { withUsualNames } from "../column-names";

/** The rows of a table whose first filled row is its header. They are read in slices, since a table of fills may be long. */
export interface HeadedTable<T> {
  /** The header's row in the given range. */
  readonly header: number;
  /** The last row that holds something. */
  readonly last: number;
  readonly rows: () => Sliced<T[] | Stopped>;
}

/** What a table takes, and what becomes of a row: undefined leaves it out, whatever its other cells hold. */
interface Shape<C extends Columns, T> {
  readonly wanted: string;
  readonly columns: C;
  readonly otherNames?: Readonly<Record<string, string>>;
  readonly of: (row: Partial<TableRow<C>>) => T | undefined;
}

/** A table that needs its header. Without rows below it is read all the same. */
export function headedTable<C extends Columns, T>({
  wanted,
  columns,
  otherNames = {},
  of,
}: Shape<C, T>): ReadInSlices<HeadedTable<T>> {
  return {
    kind: "whole",
    wanted,
    read: function* (argument, given) {
      const cells = withUsualNames(argument, given, otherNames);
      if (isStopped(cells)) return cells;
      const filled = yield* filledRows(cells);
      const top = cells[filled[0] ?? 0] ?? [];
      const header = headerIn(columns, top);
      if (!header) return withoutHeader(argument, wanted, given, filled[0] ?? 0);
      const positions = positionsByName(argument, columns, header);
      if (isStopped(positions)) return positions;
      return {
        header: filled[0]!,
        last: filled.at(-1)!,
        rows: function* () {
          const stops: Stopped[] = [];
          const ofRow: Stopped[] = [];
          const read = rowReader(argument, columns, cells, positions, ofRow);
          const rows = yield* rowsSliced(filled.length - 1, (index) => {
            const row = of(read(filled[index + 1]!));
            if (row !== undefined) stops.push(...ofRow);
            ofRow.length = 0;
            return row;
          });
          return firstStop(stops) ?? ((yield* filterSliced(rows, (row) => row !== undefined)) as T[]);
        },
      };
    },
  };
}

/** Where a formula gave an error instead of a table, it is the error that tells what is wrong. */
function withoutHeader(argument: string, wanted: string, cells: Cells, row: number): Stopped {
  const values = (cells[row] ?? []).map(cellValue);
  const error = values.find((value) => value instanceof InputError);
  if (error) return error;
  const column = values.findIndex((value) => value instanceof Unreadable);
  const strange = values[column];
  return strange instanceof Unreadable
    ? refuse(texts.unwanted(aboutCell(argument, shapeOf(cells), row, column), wanted, strange.name))
    : refuse(texts.noHeader(argument, wanted));
}

/** Facts in order of time. A table whose first row is later than its last is newest first; those of one moment keep their order. */
export function inTime<T extends { readonly time: number }>(facts: readonly T[]): Sliced<T[]> {
  const isNewestFirst = facts.length > 1 && facts[0]!.time > facts.at(-1)!.time;
  return sortedSliced(isNewestFirst ? [...facts].reverse() : facts, (a, b) => a.time - b.time);
}

import type { Scenario } from "../../../core/account/book/scenario";
import { type Decimal, zero } from "../../../core/number/decimal";
import { eachSliced, type Sliced } from "../../../core/slices";
import type { Cells, Stopped, WholeArgument } from "../../cells/declaration";
import { refuse, texts } from "../../cells/errors";
import { firstStop, isStopped, readCell, shapeOf } from "../../cells/reading";
import { cellValue, isBlank } from "../../cells/values";
import { text } from "../words";
import { plainShock, shock, shocksOf } from "./scenario";

/** Shocks from today's prices, point after point: of all moving assets, or of those that a header names. */
export const path: WholeArgument<readonly Scenario[]> = {
  kind: "whole",
  wanted: "one row or column of shocks, or a table of shocks whose header names assets",
  read: function* (argument, cells) {
    const filled: number[] = [];
    yield* eachSliced(cells, (line, row) => {
      if (!line.every(isBlank)) filled.push(row);
    });
    const [first] = filled;
    if (first === undefined) return refuse(texts.nothingInIt(argument));
    const isHeaded = cells[first]!.every((raw) => typeof (cellValue(raw) ?? "") === "string");
    const { rows, columns } = shapeOf(cells);
    if (isHeaded && filled.length > 1) return yield* ofAssets(argument, cells, filled);
    if (rows > 1 && columns > 1) return refuse(texts.notOneLine(argument, { rows, columns }));
    return yield* ofAll(argument, cells);
  },
};

function* ofAll(argument: string, cells: Cells): Sliced<Scenario[] | Stopped> {
  const stops: Stopped[] = [];
  const points: Scenario[] = [];
  yield* eachSliced(cells, (line, row) => {
    for (const [column, raw] of line.entries()) {
      if (isBlank(raw)) continue;
      const read = readCell<Decimal>(shock, argument, cells, row, column);
      if (isStopped(read)) stops.push(read);
      else points.push({ shocks: new Map(), others: plainShock(read ?? zero) });
    }
  });
  return firstStop(stops) ?? points;
}

function* ofAssets(
  argument: string,
  cells: Cells,
  [header, ...rows]: readonly number[],
): Sliced<Scenario[] | Stopped> {
  const names = cells[header!]!.map((_, column) => readCell(text, argument, cells, header!, column));
  const points: Scenario[] = [];
  for (const row of rows) {
    const shocks: { asset: string; row: number; shock: Decimal; basis: Decimal; funding: Decimal }[] = [];
    for (const [column, asset] of names.entries()) {
      const read = readCell<Decimal>(shock, argument, cells, row, column);
      if (isStopped(asset)) return asset;
      if (isStopped(read)) return read;
      if (asset !== undefined) shocks.push({ asset, row, ...plainShock(read ?? zero) });
    }
    const point = yield* shocksOf(shocks, ({ asset }) => refuse(texts.twice({ argument }, asset)));
    if (isStopped(point)) return point;
    points.push(point);
  }
  return points;
}

import { formatAddress, parseAddress, type Block } from "../../excel/addresses";
import type { RebalanceLayout } from "./sheet";

type Corner = Pick<Block, "sheet" | "row" | "column">;

/** A live rebalance that the workbook holds, laid out anew with what is rebalanced now. */
interface WrittenBefore {
  readonly layout: RebalanceLayout;
  readonly corner: Corner;
}

/**
 * The last live rebalance of the workbook, if what is rebalanced now takes the same cells. Its names say where it is: a name that leads
 * elsewhere, or other holdings, profile parts or limits, and there is none to update. One round trip.
 */
export async function findWrittenBefore(
  context: Excel.RequestContext,
  layOut: (corner: Corner, prefix: string) => RebalanceLayout,
): Promise<WrittenBefore | undefined> {
  const names = context.workbook.names.load("items/name, items/formula");
  await context.sync();
  const cells = new Map(
    names.items.map(({ name, formula }) => [name.toLowerCase(), blockOf(String(formula))]),
  );
  const [last] = names.items
    .flatMap(({ name }) => {
      const number = /^Rebalance(\d*)_Profile$/i.exec(name)?.[1];
      return number === undefined ? [] : [Number(number || 1)];
    })
    .sort((a, b) => b - a);
  if (last === undefined) return undefined;
  const prefix = last === 1 ? "Rebalance" : `Rebalance${last}`;
  const first = cells.get(`${prefix}_Profile`.toLowerCase());
  if (!first) return undefined;
  const own = layOut({ sheet: first.sheet, row: 0, column: 0 }, prefix);
  const profile = own.placed.names.find(({ name }) => name === `${prefix}_Profile`)!.block;
  const corner = { sheet: first.sheet, row: first.row - profile.row, column: first.column - profile.column };
  if (corner.row < 0 || corner.column < 0) return undefined;
  const layout = layOut(corner, prefix);
  const isSame = layout.placed.names.every(({ name, block }) => {
    const there = cells.get(name.toLowerCase());
    return there !== undefined && formatAddress(there) === formatAddress(block);
  });
  return isSame ? { layout, corner } : undefined;
}

/** The cells of a name; undefined where they are gone or are not one block. */
function blockOf(formula: string): Block | undefined {
  try {
    return parseAddress(formula.replace(/^=/, ""));
  } catch {
    return undefined;
  }
}

import { formatAddress, parseAddress, type Block } from "../../excel/addresses";
import { numbered } from "../../excel/sheets/free-name";
import type { RebalanceLayout } from "./sheet";

type Corner = Pick<Block, "sheet" | "row" | "column">;

/** A live rebalance that the workbook holds, laid out anew with what is rebalanced now. */
interface WrittenBefore {
  readonly layout: RebalanceLayout;
  readonly corner: Corner;
}

/**
 * The last live rebalance of the workbook, if what is rebalanced now takes the same cells. Its names say where it is: where one leads
 * elsewhere, as rows were inserted or there are other holdings or parts, there is none to update. One round trip.
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
      const number = /^Rebalance(\d*)_Page$/i.exec(name)?.[1];
      return number === undefined ? [] : [Number(number || 1)];
    })
    .sort((a, b) => b - a);
  if (last === undefined) return undefined;
  const prefix = numbered("Rebalance", last);
  const corner = cells.get(`${prefix}_Page`.toLowerCase());
  if (!corner) return undefined;
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

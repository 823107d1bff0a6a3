import { IFormulaDependencyGenerator } from "@univerjs/engine-formula";
import { fromGridRange } from "../addresses";
import { SheetCells } from "../cells/cells";
import { withAnchorFunction } from "../cells/spill-references";
import type { Grid } from "../grid";
import type { ReferredTable } from "../tables/structured-references";
import { withAddresses } from "../tables/structured-references";
import { lookOf } from "../tables/look";
import { AnchorArray } from "./anchor-array";

/** The engine builds a tree from a cell's formula before it calculates it. The method is private in its source. */
interface Generator {
  _createFDtree: (unitId: string, sheetId: string, row: number, column: number, ...rest: unknown[]) => Tree;
}

interface Tree {
  formula: string;
}

/**
 * Makes the engine calculate what it cannot read by itself: with addresses in place of references to tables, of which it knows
 * few forms, and with a function in place of the sign in `A1#`. The cells keep their formulas as entered.
 */
export function calculateReferences(grid: Grid): void {
  grid.functions.registerExecutors(new AnchorArray());
  const generator = grid.injector.get(IFormulaDependencyGenerator) as unknown as Generator;
  const create = generator._createFDtree.bind(generator);
  let tables: ReferredTable[] | undefined;
  grid.commands.onCommandExecuted(() => (tables = undefined));
  generator._createFDtree = (unitId, sheetId, row, column, ...rest) => {
    const tree = create(unitId, sheetId, row, column, ...rest);
    tables ??= referredTables(grid);
    tree.formula = withAddresses(withAnchorFunction(tree.formula), { sheetId, row, column }, tables);
    return tree;
  };
}

function referredTables(grid: Grid): ReferredTable[] {
  return grid.tables.getTableList(grid.unitId).flatMap(({ id, name, subUnitId, range }) => {
    const sheet = grid.sheet(subUnitId);
    const stored = grid.tables.getTableById(grid.unitId, id);
    if (!sheet || !stored) return [];
    const area = fromGridRange(range);
    const cells = new SheetCells(grid, subUnitId);
    const columns = Array.from({ length: area.columns }, (_, index) =>
      String(cells.value(area.row, area.column + index)),
    );
    const { totals: hasTotals } = lookOf(stored);
    return [{ name, sheetId: subUnitId, sheetName: sheet.getName(), area, hasTotals, columns }];
  });
}

import { IFormulaDependencyGenerator } from "@univerjs/engine-formula";
import { fromGridRange } from "./addresses";
import { SheetCells } from "./cells";
import type { Grid } from "./grid";
import type { ReferredTable } from "./structured-references";
import { withAddresses } from "./structured-references";
import { lookOf } from "./table-look";

/** What the engine builds from a cell's formula before it calculates; its source keeps this method to itself. */
interface Generator {
  _createFDtree: (unitId: string, sheetId: string, row: number, column: number, ...rest: unknown[]) => Tree;
}

interface Tree {
  formula: string;
}

/**
 * The engine knows few forms of references to tables. It is given addresses in their place, while the cells keep the formulas
 * as they were entered.
 */
export function calculateTableReferences(grid: Grid): void {
  const generator = grid.injector.get(IFormulaDependencyGenerator) as unknown as Generator;
  const create = generator._createFDtree.bind(generator);
  let tables: ReferredTable[] | undefined;
  grid.commands.onCommandExecuted(() => (tables = undefined));
  generator._createFDtree = (unitId, sheetId, row, column, ...rest) => {
    const tree = create(unitId, sheetId, row, column, ...rest);
    tables ??= referredTables(grid);
    tree.formula = withAddresses(tree.formula, { sheetId, row, column }, tables);
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

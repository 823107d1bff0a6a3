import "./value-types";
import type { IWorkbookData, Univer } from "@univerjs/core";
import { IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import type { Host } from "../host/host";
import { createHost } from "../host/host";
import { AddinFunctions } from "./functions/addin-functions";
import type { BlankCell } from "./functions/arguments";
import { EnteredByCode } from "./functions/entered-by-code";
import type { FunctionsMetadata } from "./functions/metadata";
import { Grid } from "./grid";
import { raiseEvents } from "./events/raise";
import { readSettings, saveSettings } from "./workbook/settings";
import { Range } from "./ranges/range";
import { selectedPlace } from "./cells/selection";
import { Workbook } from "./workbook/workbook";
import { ConditionalFormatCollection } from "./conditional/formats";
import type { UpwardLinks } from "./links";
import { keepReach } from "./ranges/keep-reach";
import { findWrittenFormulas } from "./calculation/written-formulas";
import { refuseLargeFormulas } from "./calculation/formula-size";
import { forgetOpenBrackets } from "./calculation/open-brackets";
import { keepParsedFormulas } from "./calculation/parsed-cache";
import { parseAnewAfterRenaming } from "./calculation/parsed-formulas";
import { RangeAreas } from "./ranges/range-areas";
import { followCells } from "./sheets/follow-cells";
import { Worksheet } from "./sheets/worksheet";
import { calculateReferences } from "./calculation/references";
import { TableCollection } from "./tables/collection";
import { growTables } from "./tables/growth";

export interface OpenOptions {
  book: IWorkbookData;
  /** The add-in's functions.json. */
  functions: FunctionsMetadata;
  blankCell: BlankCell;
  documentUrl: string;
  locale: string;
  post: (text: string) => void;
  onPaneVisible?: (visible: boolean) => void;
}

export interface OpenedBook {
  grid: Grid;
  host: Host;
}

/** Opens a workbook in Univer and plays Excel on it for one add-in. */
export function openWorkbook(univer: Univer, options: OpenOptions): OpenedBook {
  univer.createUnit(UniverInstanceType.UNIVER_SHEET, options.book);
  const grid = new Grid(univer, options.book.id, upwardLinks);
  refuseLargeFormulas(grid);
  forgetOpenBrackets(grid);
  keepParsedFormulas(grid);
  findWrittenFormulas(grid);
  parseAnewAfterRenaming(grid);
  calculateReferences(grid);
  growTables(grid);
  followCells(grid);
  keepReach(grid);
  // Undo and redo act on the workbook that has the focus.
  grid.injector.get(IUniverInstanceService).focusUnit(grid.unitId);
  const host = createHost({
    workbook: new Workbook(grid),
    document: {
      url: options.documentUrl,
      locale: options.locale,
      get settings() {
        return readSettings(grid);
      },
    },
    whenCalculated: () => grid.calculation.whenIdle(),
    whenRunEnds: () => grid.calculation.whenRunEnds(),
    saveSettings: (settings) => saveSettings(grid, settings),
    selectedValues: () => {
      const { sheetId, area } = selectedPlace(grid);
      return new Range(grid, sheetId, area).values;
    },
    post: options.post,
    onPaneVisible: options.onPaneVisible,
  });
  const unrecognised = /^tr\b/i.test(options.locale) ? new EnteredByCode(grid) : undefined;
  new AddinFunctions(grid, options.functions, () => host.functions, options.blankCell, unrecognised);
  raiseEvents(grid, host);
  return { grid, host };
}

const upwardLinks = (grid: Grid): UpwardLinks => ({
  worksheet: (sheetId) => new Worksheet(grid, sheetId),
  tables: (sheetId, isWanted) => new TableCollection(grid, sheetId, isWanted),
  conditionalFormats: (sheetId, area) => new ConditionalFormatCollection(grid, sheetId, area),
  rangeAreas: (sheetId, areas) => new RangeAreas(grid, sheetId, areas),
});

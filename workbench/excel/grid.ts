import type {
  Injector,
  IStyleBase,
  Univer,
  Workbook as UniverWorkbook,
  Worksheet as UniverWorksheet,
} from "@univerjs/core";
import { ICommandService, IUniverInstanceService } from "@univerjs/core";
import { FUniver } from "@univerjs/core/lib/facade";
import {
  FormulaDataModel,
  IActiveDirtyManagerService,
  IFunctionService,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import {
  SetWorksheetColumnCountMutation,
  SetWorksheetRowCountMutation,
  SheetsSelectionsService,
} from "@univerjs/sheets";
import { ConditionalFormattingService } from "@univerjs/sheets-conditional-formatting";
import type { FWorkbook, FWorksheet } from "@univerjs/sheets/lib/facade";
import "@univerjs/sheets/lib/facade";
import { TableManager } from "@univerjs/sheets-table";
import type { Area } from "./addresses";
import type { CellValue } from "./cells/cell-value";
import { Calculation } from "./calculation/calculation";
import { ChartStore } from "./charts/store";
import type { DirtyRange } from "./calculation/dirty-ranges";
import { notFound } from "../host/errors";
import type { UpwardLinks } from "./links";

/** The open workbook in Univer, with the services that the object model uses. */
export class Grid {
  readonly injector: Injector;
  readonly api: FUniver;
  readonly commands: ICommandService;
  readonly formulas: FormulaDataModel;
  readonly selections: SheetsSelectionsService;
  readonly tables: TableManager;
  readonly functions: IFunctionService;
  readonly calculation: Calculation;
  readonly links: UpwardLinks;
  readonly charts = new ChartStore((sheetId) => this.sheet(sheetId));
  /** True while the object model, and not a person, changes the workbook. */
  isWriting = false;
  /** The number format that the value in a cell brings along, if a function of the add-in gave it with one. */
  formatOfValue: (sheetId: string, row: number, column: number, value: CellValue) => string | undefined =
    () => undefined;
  /** The message of the error in a cell, if a function of the add-in gave one. */
  errorMessage: (sheetId: string, row: number, column: number) => string | undefined = () => undefined;

  constructor(
    readonly univer: Univer,
    readonly unitId: string,
    links: (grid: Grid) => UpwardLinks,
  ) {
    this.injector = univer.__getInjector();
    this.api = FUniver.newAPI(this.injector);
    this.commands = this.injector.get(ICommandService);
    this.formulas = this.injector.get(FormulaDataModel);
    this.selections = this.injector.get(SheetsSelectionsService);
    this.tables = this.injector.get(TableManager);
    this.functions = this.injector.get(IFunctionService);
    this.calculation = new Calculation(this.commands, this.injector.get(IActiveDirtyManagerService));
    this.links = links(this);
  }

  get workbook(): UniverWorkbook {
    return this.injector.get(IUniverInstanceService).getUnit<UniverWorkbook>(this.unitId)!;
  }

  get facade(): FWorkbook {
    return this.api.getUniverSheet(this.unitId)!;
  }

  sheet(sheetId: string): UniverWorksheet | undefined {
    return this.workbook.getSheetBySheetId(sheetId) ?? undefined;
  }

  sheetName(sheetId: string): string {
    return this.sheet(sheetId)?.getName() ?? notFound();
  }

  sheetFacade(sheetId: string): FWorksheet {
    return this.facade.getSheetBySheetId(sheetId)!;
  }

  /** The style that conditional formats give to a cell. */
  conditionalStyle(sheetId: string, row: number, column: number): IStyleBase | undefined {
    const service = this.injector.get(ConditionalFormattingService);
    return service.composeStyle(this.unitId, sheetId, row, column)?.style;
  }

  /** Runs a command of Univer. It can be undone, and formulas that depend on it are calculated. */
  run(commandId: string, params: object): boolean {
    const before = this.isWriting;
    this.isWriting = true;
    try {
      return this.commands.syncExecuteCommand(commandId, params);
    } finally {
      this.isWriting = before;
    }
  }

  /** Makes the sheet large enough for an area. Univer's sheets have a size of their own, while Excel's are all of the same size. */
  makeRoom(sheetId: string, area: Area): void {
    const sheet = this.sheet(sheetId);
    if (!sheet) return;
    const target = { unitId: this.unitId, subUnitId: sheetId };
    const rows = area.row + area.rows;
    const columns = area.column + area.columns;
    if (rows > sheet.getRowCount()) {
      this.run(SetWorksheetRowCountMutation.id, { ...target, rowCount: rows + SPARE_ROWS });
    }
    if (columns > sheet.getColumnCount()) {
      this.run(SetWorksheetColumnCountMutation.id, { ...target, columnCount: columns + SPARE_COLUMNS });
    }
  }

  /** Forgets the results of the add-in's functions, so that the next calculation calls them again. */
  forgetResults: () => void = () => undefined;

  /** The number of calls to the add-in's functions whose results are kept. */
  callsHeld: () => number = () => 0;

  /** Asks the engine to calculate certain cells or all formulas. */
  calculate({ everything = false, ...what }: CalculationOrder): void {
    this.commands.syncExecuteCommand(
      SetTriggerFormulaCalculationStartMutation.id,
      { ...nothing, ...what, forceCalculation: everything },
      { onlyLocal: true },
    );
  }

  dispose(): void {
    this.calculation.dispose();
    this.univer.dispose();
  }
}

export interface CalculationOrder {
  everything?: boolean;
  dirtyRanges?: DirtyRange[];
  /** Sheets whose formulas may now refer to other cells. */
  clearDependencyTreeCache?: Record<string, Record<string, string>>;
}

const nothing = {
  dirtyRanges: [],
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtySuperTableMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
  clearDependencyTreeCache: {},
};

const SPARE_ROWS = 100;
const SPARE_COLUMNS = 10;

import type { FunctionVariantType } from "@univerjs/engine-formula";
import {
  BaseFunction,
  BaseReferenceObject,
  SetFormulaCalculationNotificationMutation,
} from "@univerjs/engine-formula";
import type { CustomFunctionCalls } from "../../host/custom-functions";
import type { CellPlace } from "../addresses";
import { formatReference } from "../addresses";
import { SheetCells } from "../cells/cells";
import { dataTypesOf, formattedNumber } from "../cells/data-types";
import { dirtyRanges } from "../calculation/dirty-ranges";
import type { BlankCell, Given, Passes } from "./arguments";
import { toArguments } from "./arguments";
import { writeNamesAsRegistered } from "./case";
import type { EnteredByCode } from "./entered-by-code";
import type { FunctionMetadata, FunctionsMetadata } from "./metadata";
import type { Outcome } from "./results";
import { cellKey, toOutcome } from "./results";
import { ValueFormats } from "./value-formats";
import { errorObject, toValueObject } from "./values";
import type { Grid } from "../grid";

type FormulaValue = ReturnType<BaseFunction["calculate"]>;

/** A call of one cell with certain arguments. It is kept until a calculation of the cell no longer makes it. */
interface Call {
  id: number;
  outcome?: Outcome;
  /** The number of the calculation that last made this call. */
  asked: number;
}

/** The calls of one cell, by function and arguments. */
interface CellCalls {
  place: CellPlace;
  made: Map<string, Call>;
}

/**
 * Lets formulas call the add-in. The formula engine cannot wait, so a call gives #GETTING_DATA at first. When its result has
 * arrived, the cell is calculated again and takes it.
 */
export class AddinFunctions {
  private readonly calls = new Map<string, CellCalls>();
  private readonly formats: ValueFormats;
  private readonly touched = new Set<string>();
  private calculation = 0;
  private open = 0;
  private arrived: CellPlace[] = [];
  private readonly passes: Passes;

  constructor(
    private readonly grid: Grid,
    metadata: FunctionsMetadata,
    private readonly runtime: () => CustomFunctionCalls,
    private readonly blankCell: BlankCell,
    private readonly unrecognised?: EnteredByCode,
  ) {
    this.passes = {
      dataTypes: metadata.allowCustomDataForDataTypeAny === true,
      errors: metadata.allowErrorForDataTypeAny === true,
    };
    grid.functions.registerExecutors(...metadata.functions.map((one) => new AddinFunction(one, this)));
    writeNamesAsRegistered(
      grid.commands,
      metadata.functions.map(({ name }) => name),
    );
    grid.errorMessage = (sheetId, row, column) => this.message(sheetId, row, column);
    this.formats = new ValueFormats(grid, (anchor) => this.outcomes(anchor));
    grid.forgetResults = () => this.forget();
    grid.callsHeld = () => [...this.calls.values()].reduce((sum, { made }) => sum + made.size, 0);
    grid.commands.onCommandExecuted(({ id, params }) => {
      const state = (params as { functionsExecutedState?: number } | undefined)?.functionsExecutedState;
      if (id === SetFormulaCalculationNotificationMutation.id && state !== undefined) this.evict();
    });
  }

  /** The result of the function in that cell, or #GETTING_DATA while the call is under way. */
  evaluate(metadata: FunctionMetadata, place: CellPlace, given: FunctionVariantType[]): FormulaValue {
    if (this.unrecognised?.has(place)) return errorObject("#NAME?");
    const { blankCell, passes } = this;
    const converted = toArguments(
      metadata,
      given.map((one) => this.read(one)),
      { blankCell, passes },
    );
    const cellKey = keyOf(place);
    this.touched.add(cellKey);
    if ("error" in converted) return errorObject(converted.error);

    const { made: ofCell } = this.calls.get(cellKey) ?? { made: new Map<string, Call>() };
    this.calls.set(cellKey, { place, made: ofCell });
    const callKey = `${metadata.id} ${JSON.stringify(converted.values)}`;
    const call = ofCell.get(callKey) ?? this.start(metadata, place, converted.values, ofCell, callKey);
    call.asked = this.calculation;
    return call.outcome ? toValueObject(call.outcome, this.grid.unitId, place) : errorObject("#GETTING_DATA");
  }

  private read(given: FunctionVariantType): Given {
    if (!(given instanceof BaseReferenceObject)) return { value: given, dataTypeAt: () => undefined };
    const { startRow, startColumn } = given.getRangePosition();
    const sheetId = given.getSheetId();
    const dataTypeAt = dataTypesOf(this.grid, sheetId);
    return {
      value: given.toArrayValueObject(),
      dataTypeAt: (row, column, value) => {
        const at = [startRow + row, startColumn + column] as const;
        return dataTypeAt(...at) ?? formattedNumber(value, this.formats.of(sheetId, ...at, value));
      },
    };
  }

  private start(
    metadata: FunctionMetadata,
    place: CellPlace,
    values: unknown[],
    ofCell: Map<string, Call>,
    callKey: string,
  ): Call {
    const call: Call = { id: -1, asked: this.calculation };
    ofCell.set(callKey, call);
    this.count(1);
    call.id = this.runtime().call({
      functionId: metadata.id,
      values,
      address: this.address(place),
      parameterAddresses: null,
      cancelable: metadata.options?.cancelable ?? false,
      streaming: metadata.options?.stream ?? false,
      passes: this.passes,
      onResult: (result) => {
        const first = call.outcome === undefined;
        call.outcome = toOutcome(metadata, result);
        this.arrive(place, call.outcome);
        if (first) this.count(-1);
      },
    });
    return call;
  }

  private address({ sheetId, row, column }: CellPlace): string {
    const sheet = this.grid.sheet(sheetId)?.getName() ?? "";
    return formatReference(sheet, { row, column, rows: 1, columns: 1 });
  }

  private arrive(place: CellPlace, outcome: Outcome): void {
    const { values } = outcome;
    this.formats.arrived(place, outcome);
    const area = { row: place.row, column: place.column, rows: values.length, columns: values[0]!.length };
    this.grid.makeRoom(place.sheetId, area);
    this.arrived.push(place);
    if (this.arrived.length > 1) return;
    this.count(1);
    setTimeout(() => {
      const places = this.arrived;
      this.arrived = [];
      this.grid.calculate({ dirtyRanges: dirtyRanges(this.grid.unitId, places) });
      this.count(-1);
    }, 0);
  }

  private forget(): void {
    for (const { made } of this.calls.values()) {
      for (const [key, call] of made) if (call.outcome) made.delete(key);
    }
  }

  /** After a calculation, forgets and cancels the calls that its cells no longer make, and those of cells without a formula. */
  private evict(): void {
    for (const [cellKey, { place, made }] of this.calls) {
      if (!this.touched.has(cellKey) && this.hasFormula(place)) continue;
      for (const [callKey, call] of made) {
        if (call.asked === this.calculation) continue;
        made.delete(callKey);
        if (call.outcome) continue;
        this.runtime().cancel(call.id);
        this.count(-1);
      }
      if (made.size === 0) this.calls.delete(cellKey);
    }
    this.touched.clear();
    this.calculation++;
  }

  /** A cell that was cleared or has gone with its sheet is not calculated again. */
  private hasFormula({ sheetId, row, column }: CellPlace): boolean {
    const cell = this.grid.sheet(sheetId)?.getCellMatrix().getValue(row, column);
    return Boolean(cell?.f || cell?.si);
  }

  private count(change: number): void {
    this.open += change;
    this.grid.calculation.callsOpen(this.open);
  }

  private message(sheetId: string, row: number, column: number): string | undefined {
    const shown = new SheetCells(this.grid, sheetId).value(row, column);
    const anchor = this.anchor(sheetId, row, column);
    for (const outcome of this.outcomes(anchor)) {
      const at = [row - anchor.row, column - anchor.column] as const;
      if (outcome?.values[at[0]]?.[at[1]] === shown) return outcome.messages.get(cellKey(...at));
    }
    return undefined;
  }

  private outcomes(anchor: CellPlace): (Outcome | undefined)[] {
    return [...(this.calls.get(keyOf(anchor))?.made.values() ?? [])].map(({ outcome }) => outcome);
  }

  /** The cell whose formula fills this one. */
  private anchor(sheetId: string, row: number, column: number): CellPlace {
    const cells = new SheetCells(this.grid, sheetId);
    const anchor = cells
      .spills()
      .find(
        ({ area }) =>
          row >= area.row &&
          row < area.row + area.rows &&
          column >= area.column &&
          column < area.column + area.columns,
      );
    return { sheetId, row: anchor?.row ?? row, column: anchor?.column ?? column };
  }
}

class AddinFunction extends BaseFunction {
  /** A cell's data type is found by the reference to the cell. */
  override needsReferenceObject = true;

  constructor(
    private readonly metadata: FunctionMetadata,
    private readonly functions: AddinFunctions,
  ) {
    super(metadata.name.toUpperCase());
  }

  override calculate(...given: FunctionVariantType[]): FormulaValue {
    const place = { sheetId: this.subUnitId ?? "", row: this.row, column: this.column };
    return this.functions.evaluate(this.metadata, place, given);
  }
}

const keyOf = ({ sheetId, row, column }: CellPlace) => `${sheetId} ${row} ${column}`;

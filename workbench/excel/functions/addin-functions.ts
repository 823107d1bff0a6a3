import type { BaseValueObject, FunctionVariantType } from "@univerjs/engine-formula";
import { BaseReferenceObject, SetFormulaCalculationNotificationMutation } from "@univerjs/engine-formula";
import type { CustomFunctionCalls } from "../../host/custom-functions";
import type { CellPlace } from "../addresses";
import { formatReference } from "../addresses";
import { dataTypesOf, formattedNumber } from "../cells/data-types";
import { dirtyRanges } from "../calculation/dirty-ranges";
import type { FormulaValue } from "./addin-function";
import { AddinFunction } from "./addin-function";
import type { BlankCell, Given, Passes } from "./arguments";
import { toArguments } from "./arguments";
import { writeNamesAsRegistered } from "./case";
import type { EnteredByCode } from "./entered-by-code";
import { messageAt } from "./messages";
import type { FunctionMetadata, FunctionsMetadata } from "./metadata";
import { OpenCalls } from "./open-calls";
import type { Outcome } from "./results";
import { toOutcome } from "./results";
import type { Reader } from "./streams";
import { Streams, Updates } from "./streams";
import { ValueFormats } from "./value-formats";
import { errorObject, toValueObject } from "./values";
import type { Grid } from "../grid";

/** A call of one cell with certain arguments. It is kept until a calculation of the cell no longer makes it. */
interface Call extends Reader {
  /** The number of the calculation that last made this call. */
  asked: number;
  /** Cancels what nobody needs any more. */
  end: () => void;
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
  private readonly open: OpenCalls;
  private readonly streams = new Streams((call, outcome) => this.deliver(call, outcome));
  private readonly updates = new Updates((places) => {
    this.calculate(places);
    return this.grid.calculation.whenIdle();
  });
  private readonly passes: Passes;

  constructor(
    private readonly grid: Grid,
    metadata: FunctionsMetadata,
    private readonly runtime: () => CustomFunctionCalls,
    private readonly blankCell: BlankCell,
    private readonly unrecognised?: EnteredByCode,
  ) {
    this.open = new OpenCalls(grid.calculation, (places) => this.calculate(places));
    this.passes = {
      dataTypes: metadata.allowCustomDataForDataTypeAny === true,
      errors: metadata.allowErrorForDataTypeAny === true,
    };
    grid.functions.registerExecutors(
      ...metadata.functions.map(
        (one) => new AddinFunction(one, (place, given) => this.evaluate(one, place, given)),
      ),
    );
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
  private evaluate(metadata: FunctionMetadata, place: CellPlace, given: FunctionVariantType[]): FormulaValue {
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
      value: oneCell(given) ?? given.toArrayValueObject(),
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
    const call: Call = { place, asked: this.calculation, end: () => undefined };
    ofCell.set(callKey, call);
    const run = (onOutcome: (outcome: Outcome) => void) => this.run(metadata, place, values, onOutcome);
    const end = metadata.options?.stream
      ? this.streams.read(callKey, call, run)
      : run((outcome) => this.deliver(call, outcome));
    if (!call.outcome) this.open.begun();
    call.end = () => {
      if (!call.outcome) this.open.dropped();
      end();
    };
    return call;
  }

  /** Calls the function; what it returns cancels that. */
  private run(
    metadata: FunctionMetadata,
    place: CellPlace,
    values: unknown[],
    onOutcome: (outcome: Outcome) => void,
  ): () => void {
    const id = this.runtime().call({
      functionId: metadata.id,
      values,
      address: this.address(place),
      parameterAddresses: null,
      cancelable: metadata.options?.cancelable ?? false,
      streaming: metadata.options?.stream ?? false,
      passes: this.passes,
      onResult: (result) => onOutcome(toOutcome(metadata, result)),
    });
    return () => this.runtime().cancel(id);
  }

  /** The first outcome is what the workbook waits for. What a stream sends after it comes when it comes. */
  private deliver(call: Reader, outcome: Outcome): void {
    const { place, outcome: before } = call;
    call.outcome = outcome;
    this.formats.arrived(place, outcome);
    const area = {
      row: place.row,
      column: place.column,
      rows: outcome.values.length,
      columns: outcome.values[0]!.length,
    };
    this.grid.makeRoom(place.sheetId, area);
    if (before) this.updates.add(place);
    else this.open.answered(place);
  }

  private address({ sheetId, row, column }: CellPlace): string {
    const sheet = this.grid.sheet(sheetId)?.getName() ?? "";
    return formatReference(sheet, { row, column, rows: 1, columns: 1 });
  }

  private calculate(places: readonly CellPlace[]): void {
    this.grid.calculate({ dirtyRanges: dirtyRanges(this.grid.unitId, places) });
  }

  private forget(): void {
    for (const { made } of this.calls.values()) {
      for (const [key, call] of made) {
        if (!call.outcome) continue;
        call.end();
        made.delete(key);
      }
    }
  }

  /** After a calculation, forgets and cancels the calls that its cells no longer make, and those of cells without a formula. */
  private evict(): void {
    for (const [cellKey, { place, made }] of this.calls) {
      if (!this.touched.has(cellKey) && this.hasFormula(place)) continue;
      for (const [callKey, call] of made) {
        if (call.asked === this.calculation) continue;
        made.delete(callKey);
        call.end();
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

  private message(sheetId: string, row: number, column: number): string | undefined {
    return messageAt(this.grid, { sheetId, row, column }, (place) => this.outcomes(place));
  }

  private outcomes(place: CellPlace): readonly (Outcome | undefined)[] {
    return [...(this.calls.get(keyOf(place))?.made.values() ?? [])].map(({ outcome }) => outcome);
  }
}

/** The value of a reference to one cell, which an array around it would only make slower to read; undefined for a blank cell. */
function oneCell(given: BaseReferenceObject): BaseValueObject | undefined {
  if (given.getRowCount() * given.getColumnCount() !== 1) return undefined;
  let value: BaseValueObject | undefined;
  given.iterator((cell) => {
    value = cell ?? undefined;
  });
  return value;
}

const keyOf = ({ sheetId, row, column }: CellPlace) => `${sheetId} ${row} ${column}`;

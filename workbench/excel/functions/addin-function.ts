import type { FunctionVariantType } from "@univerjs/engine-formula";
import { BaseFunction } from "@univerjs/engine-formula";
import type { CellPlace } from "../addresses";
import type { FunctionMetadata } from "./metadata";

export type FormulaValue = ReturnType<BaseFunction["calculate"]>;

/** A function of the add-in as the formula engine knows it. */
export class AddinFunction extends BaseFunction {
  /** A cell's data type is found by the reference to the cell. */
  override needsReferenceObject = true;

  constructor(
    { name }: FunctionMetadata,
    private readonly evaluate: (place: CellPlace, given: FunctionVariantType[]) => FormulaValue,
  ) {
    super(name.toUpperCase());
  }

  /** Texts in the formula need not be searched for dates, which takes the engine longer than anything else about them. */
  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  override calculate(...given: FunctionVariantType[]): FormulaValue {
    return this.evaluate({ sheetId: this.subUnitId ?? "", row: this.row, column: this.column }, given);
  }
}

import type { FunctionVariantType } from "@univerjs/engine-formula";
import { BaseFunction, BaseReferenceObject } from "@univerjs/engine-formula";
import { ANCHOR_FUNCTION } from "../cells/spill-references";
import { errorObject } from "../functions/values";

/**
 * The cells that the formula in a cell fills, which `A1#` means; Excel's files call it ANCHORARRAY. The cell itself where its
 * formula fills no other; Excel tells `=SEQUENCE(1)` from `=1+1` there, the engine does not.
 */
export class AnchorArray extends BaseFunction {
  override minParams = 1;
  override maxParams = 1;
  override needsReferenceObject = true;

  constructor() {
    super(ANCHOR_FUNCTION);
  }

  /** The engine works out the cell before it asks which cells a formula depends on. */
  override isAddress(): boolean {
    return true;
  }

  override calculate(anchor: FunctionVariantType): FunctionVariantType {
    if (!(anchor instanceof BaseReferenceObject)) return anchor.isError() ? anchor : errorObject("#REF!");
    if (anchor.getRowCount() * anchor.getColumnCount() !== 1) return errorObject("#REF!");
    const { startRow, startColumn } = anchor.getRangePosition();
    if (anchor.getCellData(startRow, startColumn)?.v === "#SPILL!") return errorObject("#SPILL!");
    // What this calculation has already worked out is newer than what is in the sheet.
    const isNew = anchor.getCurrentRuntimeSheetData()?.getValue(startRow, startColumn);
    const filled = isNew
      ? anchor.getCurrentRuntimeActiveArrayFormulaRange()
      : anchor.getCurrentActiveArrayFormulaRange();
    const range = filled?.[startRow]?.[startColumn];
    if (range) return this.createReferenceObject(anchor, range);
    const cell = anchor.getCurrentActiveSheetData().cellData.getValue(startRow, startColumn);
    return cell?.f || cell?.si ? anchor : errorObject("#REF!");
  }
}

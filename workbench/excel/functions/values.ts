import type { BaseValueObject } from "@univerjs/engine-formula";
import {
  ArrayValueObject,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import type { CellPlace } from "../addresses";
import type { CellValue } from "../cells/cell-value";
import { isError } from "../cells/cell-value";
import type { Outcome } from "./results";

/** A result in the formula engine's terms. A block of several values spills. */
export function toValueObject({ values }: Outcome, unitId: string, { sheetId, row, column }: CellPlace) {
  const columns = values[0]!.length;
  if (values.length === 1 && columns === 1) return one(values[0]![0]!);
  return ArrayValueObject.create({
    calculateValueList: values.map((line) => line.map(one)),
    rowCount: values.length,
    columnCount: columns,
    unitId,
    sheetId,
    row,
    column,
  });
}

const isErrorType = (code: string): code is ErrorType =>
  (Object.values(ErrorType) as string[]).includes(code);

export const errorObject = (code: string): ErrorValueObject =>
  ErrorValueObject.create(isErrorType(code) ? code : ErrorType.VALUE);

function one(value: CellValue): BaseValueObject {
  if (isError(value)) return errorObject(value);
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return StringValueObject.create(value);
}

import type { FunctionResult } from "../../host/custom-functions";
import { FailureCode } from "../../host/custom-functions";
import type { CellValue } from "../cells/cell-value";
import type { FunctionMetadata } from "./metadata";

/** The result of a call as a block of values, with the messages of the errors in it. A single value is a block of one cell. */
export interface Outcome {
  values: CellValue[][];
  messages: ReadonlyMap<string, string>;
  /** The number formats that values bring along, by the same keys. */
  formats: ReadonlyMap<string, string>;
}

export const cellKey = (row: number, column: number): string => `${row},${column}`;

/** Reads a result as Excel does. A failure becomes an error value, and so does an array that the function has not declared. */
export function toOutcome({ result }: FunctionMetadata, given: FunctionResult): Outcome {
  if ("failure" in given) return failed(failureErrors[given.failure], given.message);
  const { value } = given;
  if (!Array.isArray(value)) return block([[value]]);
  const rows = value as unknown[];
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  const rectangular =
    width > 0 && rows.every((row): row is unknown[] => Array.isArray(row) && row.length === width);
  if (result?.dimensionality !== "matrix" || !rectangular) return failed("#VALUE!", "");
  return block(rows);
}

function block(rows: unknown[][]): Outcome {
  const messages = new Map<string, string>();
  const formats = new Map<string, string>();
  const values = rows.map((row, down) =>
    row.map((value, right) => {
      const { shown, message, format } = toCell(value);
      if (message) messages.set(cellKey(down, right), message);
      if (format) formats.set(cellKey(down, right), format);
      return shown;
    }),
  );
  return { values, messages, formats };
}

const failed = (error: string, message: string): Outcome => ({
  values: [[error]],
  messages: message && showsMessage(error) ? new Map([[cellKey(0, 0), message]]) : new Map(),
  formats: new Map(),
});

function toCell(value: unknown): { shown: CellValue; message?: string; format?: string } {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") {
    return { shown: value };
  }
  if (value === null || value === undefined) return { shown: 0 };
  const rich = value as RichValue;
  const { basicValue, numberFormat } = rich;
  if (typeof basicValue === "number" && typeof numberFormat === "string")
    return { shown: basicValue, format: numberFormat };
  const basic = rich.basicValue ?? rich.code;
  const isPlain = typeof basic === "number" || typeof basic === "string";
  const shown: CellValue = isPlain && (rich.type !== "Error" || resultErrors.has(basic)) ? basic : "#VALUE!";
  const { message } = rich;
  return message && showsMessage(String(shown)) ? { shown, message } : { shown };
}

/** A data type, or an error. Fields that its type does not have are undefined. */
interface RichValue {
  type?: string;
  basicValue?: unknown;
  numberFormat?: unknown;
  code?: string;
  message?: string;
}

/** The errors that a result may hold, by Microsoft's documentation those of CustomFunctions.ErrorCode. */
const resultErrors = new Set<unknown>(["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!", "#NAME?", "#REF!"]);

/** For all other errors Excel shows its own messages. */
const showsMessage = (error: string): boolean => error === "#VALUE!" || error === "#N/A";

const failureErrors: Record<FailureCode, string> = {
  [FailureCode.Unknown]: "#VALUE!",
  [FailureCode.NotAvailable]: "#N/A",
  [FailureCode.Thrown]: "#VALUE!",
  [FailureCode.Rejected]: "#VALUE!",
  [FailureCode.Mismatch]: "#VALUE!",
  [FailureCode.DivisionByZero]: "#DIV/0!",
  [FailureCode.Number]: "#NUM!",
  [FailureCode.Value]: "#VALUE!",
  [FailureCode.Null]: "#NULL!",
  [FailureCode.NoMetadata]: "#NAME?",
  [FailureCode.NotAssociated]: "#NAME?",
};

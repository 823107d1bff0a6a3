import type { FunctionsMetadata } from "../../../../workbench/excel/functions/metadata";

/** Functions that show what reaches them. */
export const metadata: FunctionsMetadata = {
  allowErrorForDataTypeAny: true,
  functions: [
    {
      id: "T_SHOW",
      name: "T.SHOW",
      parameters: [
        { name: "matrix", type: "any", dimensionality: "matrix" },
        { name: "number", type: "number", optional: true },
        { name: "text", type: "string", optional: true },
        { name: "any", type: "any", optional: true },
      ],
      result: {},
    },
    { id: "T_NUMBER", name: "T.NUMBER", parameters: [{ name: "n", type: "number" }], result: {} },
    {
      id: "T_COLUMN",
      name: "T.COLUMN",
      parameters: [{ name: "n", type: "number" }],
      result: { dimensionality: "matrix" },
    },
    { id: "T_SCALAR", name: "T.SCALAR", parameters: [], result: {} },
    { id: "T_MIXED", name: "T.MIXED", parameters: [], result: { dimensionality: "matrix" } },
    { id: "T_FAIL", name: "T.FAIL", parameters: [{ name: "how", type: "string" }], result: {} },
    { id: "T_ERROR", name: "T.ERROR", parameters: [{ name: "value", type: "any" }], result: {} },
    { id: "T_BACK", name: "T.BACK", parameters: [{ name: "error", type: "any" }], result: {} },
    { id: "T_WHERE", name: "T.WHERE", parameters: [], result: {} },
    {
      id: "T_SLOW",
      name: "T.SLOW",
      parameters: [{ name: "n", type: "number" }],
      result: {},
      options: { cancelable: true },
    },
  ],
};

export const cancelled: number[] = [];
export const called: unknown[] = [];

export const associate = {
  T_SHOW: (...values: unknown[]) => JSON.stringify(values.slice(0, -1)),
  T_NUMBER: (n: number) => {
    called.push(n);
    return n;
  },
  T_COLUMN: (n: number) => Array.from({ length: n }, (_, index) => [index + 1]),
  T_SCALAR: () => [[1], [2]],
  T_MIXED: () => [
    [1, new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, "the inner one")],
    ["", true],
  ],
  T_FAIL: (how: CustomFunctions.ErrorCode | "plain" | "promise") => {
    if (how === "plain") throw new Error("not for the cell");
    if (how === "promise") {
      return Promise.reject(new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "no data yet"));
    }
    throw new CustomFunctions.Error(how, `because of ${how}`);
  },
  T_ERROR: (value: unknown) =>
    value instanceof CustomFunctions.Error ? `an error: ${value.code}` : `no error: ${String(value)}`,
  T_BACK: (value: unknown) => value,
  T_WHERE: (invocation: CustomFunctions.Invocation) => invocation.address,
  T_SLOW: (n: number, invocation: CustomFunctions.CancelableInvocation) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(n), 5_000);
      invocation.onCanceled = () => {
        clearTimeout(timer);
        cancelled.push(n);
      };
    }),
};

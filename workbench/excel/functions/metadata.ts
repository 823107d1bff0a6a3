/** The part of functions.json that is needed to call a function. */
export interface FunctionsMetadata {
  functions: FunctionMetadata[];
  allowCustomDataForDataTypeAny?: boolean;
  allowErrorForDataTypeAny?: boolean;
}

export interface FunctionMetadata {
  id: string;
  name: string;
  description?: string;
  parameters: ParameterMetadata[];
  result?: { type?: string; dimensionality?: "scalar" | "matrix" };
  options?: {
    cancelable?: boolean;
    stream?: boolean;
    requiresParameterAddresses?: boolean;
  };
}

export interface ParameterMetadata {
  name: string;
  description?: string;
  type?: "number" | "string" | "boolean" | "any";
  dimensionality?: "scalar" | "matrix";
  optional?: boolean;
  repeating?: boolean;
}

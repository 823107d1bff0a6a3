/** The part of functions.json that is needed to call a function. */
export interface FunctionsMetadata {
  functions: FunctionMetadata[];
  allowCustomDataForDataTypeAny?: boolean;
  allowErrorForDataTypeAny?: boolean;
}

export interface FunctionMetadata {
  id: string;
  /** The name in cells. */
  name: string;
  /** The id in files, where it is another than `id`. */
  fileId?: string;
  description?: string;
  parameters: ParameterMetadata[];
  result?: { type?: string; dimensionality?: "scalar" | "matrix" };
  options?: {
    cancelable?: boolean;
    stream?: boolean;
    requiresParameterAddresses?: boolean;
  };
}

/** The functions as Excel takes them up for a manifest with a namespace: it stands before the names, and in files before the ids. */
export function inNamespace(metadata: FunctionsMetadata, namespace: string): FunctionsMetadata {
  if (namespace === "") return metadata;
  const functions = metadata.functions.map((one) => ({
    ...one,
    name: `${namespace}.${one.name}`,
    fileId: `${namespace}.${one.id}`.replaceAll(".", "_"),
  }));
  return { ...metadata, functions };
}

export interface ParameterMetadata {
  name: string;
  description?: string;
  type?: "number" | "string" | "boolean" | "any";
  dimensionality?: "scalar" | "matrix";
  optional?: boolean;
  repeating?: boolean;
}

/** The values of one property of all rows of a table, packed. */
export interface Column<V> {
  get(index: number): V;
  set(index: number, value: V): void;
}

type Packed = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** The array, or a longer one with the same values if it does not reach so far. */
export function reaching<A extends Packed>(array: A, index: number, longer: (length: number) => A): A {
  if (index < array.length) return array;
  const grown = longer(Math.max(16, index + 1, Math.ceil(array.length * 1.5)));
  grown.set(array);
  return grown;
}

export const doubles = (length: number): Float64Array<ArrayBuffer> => new Float64Array(length);
export const words = (length: number): Uint32Array<ArrayBuffer> => new Uint32Array(length);
export const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);

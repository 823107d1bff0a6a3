/** The formula engine looks up tables with `some` of an iterator, which Node 20 has not. */
const iterators = Object.getPrototypeOf(Object.getPrototypeOf([].values())) as Iterable<unknown> & {
  some?: (test: (value: unknown) => unknown) => boolean;
};

iterators.some ??= function some(this: Iterable<unknown>, test) {
  for (const value of this) if (test(value)) return true;
  return false;
};

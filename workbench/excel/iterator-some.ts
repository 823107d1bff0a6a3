/** The formula engine calls `some` of an iterator to find tables. Node 20 does not have this method. */
const iterators = Object.getPrototypeOf(Object.getPrototypeOf([].values())) as Iterable<unknown> & {
  some?: (test: (value: unknown) => unknown) => boolean;
};

iterators.some ??= function some(this: Iterable<unknown>, test) {
  for (const value of this) if (test(value)) return true;
  return false;
};

import { observable } from "../../src/base/observable";

test("every change is told until the following ends, with the new value in place", () => {
  const value = observable(1);
  const seen: number[] = [];
  const stop = value.follow(() => seen.push(value.get()));
  value.set(2);
  value.set(3);
  stop();
  value.set(4);
  expect(seen).toEqual([2, 3]);
  expect(value.get()).toBe(4);
});

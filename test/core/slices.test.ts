import fc from "fast-check";
import { atOnce, eachSliced, foldSliced, orderSliced, rowsAtOnce } from "../../src/core/slices";

test("the order of rows is that of a stable sort, whatever stands in order already", () => {
  const rows = fc.oneof(
    fc.array(fc.nat({ max: 5 })),
    fc.array(fc.integer(), { maxLength: 1000 }),
    fc.array(fc.array(fc.nat({ max: 9 }))).map((runs) => runs.flatMap((run) => run.sort((a, b) => a - b))),
  );
  fc.assert(
    fc.property(rows, (values) => {
      const order = atOnce(orderSliced(values.length, (a, b) => values[a]! < values[b]!));
      const expected = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
      expect([...order]).toEqual(expected);
    }),
  );
});

test("long work is interrupted every few hundred rows, in each of its parts", () => {
  const values = Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 20_011);
  let compared = 0;
  let most = 0;
  const work = orderSliced(values.length, (a, b) => {
    compared++;
    return values[a]! < values[b]!;
  });
  for (let step = work.next(); !step.done; step = work.next()) {
    most = Math.max(most, compared);
    compared = 0;
  }
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(2 * rowsAtOnce);
  const looks = [...eachSliced(values, () => undefined)].length;
  expect(looks).toBe(values.length / rowsAtOnce);
  expect(
    atOnce(foldSliced(values, "", (text, value) => (text.length < 3 ? text + String(value) : text))),
  ).toBe("07919");
});

import { atOnce, rowsSliced } from "../../../src/core/slices";
import { withPauses, workOff } from "../../../src/base/pauses";
import { signalSma } from "../../../src/functions/signal";
import { simStats } from "../../../src/functions/sim";
import { generatedMarket } from "../../support/generated-prices";
import { call, column } from "../support";

const { prices } = generatedMarket(20_000, 9);

function* counting(steps: number) {
  for (let step = 0; step < steps; step++) yield;
  return steps;
}

test("sliced work gives the same in one go as with pauses", async () => {
  expect(atOnce(counting(5))).toBe(5);
  await expect(withPauses(counting(5))).resolves.toBe(5);
  expect(atOnce(rowsSliced(2_500, (index) => index))).toEqual(Array.from({ length: 2_500 }, (_, row) => row));
});

function* lasting(milliseconds: number) {
  for (const end = Date.now() + milliseconds; Date.now() < end;) yield;
  return "done";
}

test("the work of a moment is handed over at once, longer work later, and none that was called off", async () => {
  const seen: unknown[] = [];
  workOff(counting(5), (result) => seen.push(result));
  expect(seen).toEqual([5]);
  const callOff = workOff(lasting(30), () => seen.push("called off"));
  await new Promise<void>((resolve) => {
    workOff(lasting(60), (result) => {
      seen.push(result);
      resolve();
    });
    expect(seen).toEqual([5]);
    callOff();
  });
  expect(seen).toEqual([5, "done"]);
});

test("others get their turn while long work goes on", async () => {
  let [turns, working] = [0, true];
  const others = () => {
    turns++;
    if (working) setImmediate(others);
  };
  setImmediate(others);
  await withPauses(lasting(60));
  working = false;
  expect(turns).toBeGreaterThan(1);
});

test("a long series gives a promise of what its parts give", async () => {
  const short = prices.slice(0, 4_000);
  const matrix = call(signalSma, column(...short), 20);
  const long: unknown = signalSma(column(...prices), [[20]]);
  expect(long).toBeInstanceOf(Promise);
  const resolved = (await long) as number[][];
  expect(resolved).toHaveLength(20_000);
  expect(resolved.slice(19, 4_000)).toEqual(matrix.slice(19));
});

test("the error of a whole long call rejects the promise, as the runtime expects it", async () => {
  const broken: unknown = simStats([...column(...prices), ["x"]]);
  await expect(broken).rejects.toMatchObject({ code: "#VALUE!" });
  await expect(broken).rejects.toBeInstanceOf(CustomFunctions.Error);
});

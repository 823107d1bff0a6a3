import { atOnce, rowsAtOnce, rowsSliced } from "../../../src/core/slices";
import { takePause, withPauses, workOff } from "../../../src/base/pauses";
import { type CellArgument, list, series } from "../../../src/functions/cells/declaration";
import { forEachCell } from "../../../src/functions/cells/each-cell";
import { once } from "../../../src/functions/cells/once";
import { alongSliced } from "../../../src/functions/cells/series";
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

describe("with a clock that ends each slice at once", () => {
  const { MessageChannel } = globalThis;
  /** What was done between two pauses. */
  let parts: number[];
  let done: number;

  beforeEach(async () => {
    await takePause(); // after which the work of the test before has ended
    await takePause();
    [parts, done] = [[], 0];
    let clock = 0;
    jest.spyOn(Date, "now").mockImplementation(() => (clock += 1_000));
    globalThis.MessageChannel = class extends MessageChannel {
      constructor() {
        super();
        parts.push(done);
        done = 0;
      }
    };
  });

  afterEach(() => {
    jest.restoreAllMocks();
    globalThis.MessageChannel = MessageChannel;
  });

  const counted: CellArgument<number> = {
    kind: "cell",
    wanted: "a number",
    zeroIsBlank: false,
    read: (value) => {
      done++;
      return Number(value);
    },
  };
  const rows = 6_000;
  const cells = (columns: number) =>
    Array.from({ length: rows / columns }, (_, row) =>
      Array.from({ length: columns }, (_, column) => 1 + 1_000 * row + column),
    );

  test.each([1, 2, 600])(
    "no more cells are read and computed than belong to a slice, in %d columns",
    async (columns) => {
      const sum = forEachCell("TEST.SUM", { a: counted, b: counted }, ({ a, b }) => {
        done++;
        return a + b;
      });
      const result = (await sum([cells(columns), cells(columns)])) as number[][];
      expect(result).toEqual(cells(columns).map((row) => row.map((value) => 2 * value)));
      expect(Math.max(...parts)).toBeLessThanOrEqual(3 * rowsAtOnce);
      expect(parts.reduce((all, part) => all + part, done)).toBe(3 * rows);
    },
  );

  test.each([
    ["a series", series(counted)],
    ["a list", list(counted)],
  ])("no more cells of %s are read than belong to a slice", async (_, values) => {
    const same = once("TEST.SAME", { values }, ({ values }, layout) => alongSliced(layout, values));
    const result: unknown = same([cells(1)]);
    expect(await result).toEqual(cells(1));
    expect(Math.max(...parts)).toBeLessThanOrEqual(rowsAtOnce);
    expect(parts.reduce((all, part) => all + part, done)).toBe(rows);
  });

  test("calls that come together take turns, and only the first begins at once", async () => {
    const turns: string[] = [];
    const named = function* (name: string) {
      for (let step = 0; step < 3; step++) {
        turns.push(name);
        yield;
      }
    };
    const first = withPauses(named("a"));
    const second = withPauses(named("b"));
    expect(turns).toEqual(["a"]);
    await first;
    await second;
    expect(turns).toEqual(["a", "a", "b", "a", "b", "b"]);
  });

  /** As Office.js has it: a property of the prototype, and kept after the call. */
  class Invocation {
    #onCanceled: (() => void) | undefined;
    get onCanceled() {
      return this.#onCanceled;
    }
    set onCanceled(handler) {
      this.#onCanceled = handler;
    }
  }

  test.each([
    [
      "of a series",
      once("TEST.SAME", { values: series(counted) }, ({ values }, layout) => alongSliced(layout, values)),
    ],
    ["cell by cell", forEachCell("TEST.SAME", { value: counted }, ({ value }) => value)],
  ])("a cancelled call %s does nothing more, and leaves the others their turn", async (_, same) => {
    const million = new Array<number[]>(1_048_576).fill([7]);
    const invocation = new Invocation();
    const settled = jest.fn();
    void (same([million, invocation]) as unknown as Promise<unknown>).then(settled, settled);
    const readSoFar = () => parts.reduce((all, part) => all + part, done);
    while (readSoFar() === 0) await takePause();
    const other: unknown = withPauses(counting(4));
    invocation.onCanceled!();
    const read = readSoFar();
    expect(await other).toBe(4);
    for (let pause = 0; pause < 5; pause++) await takePause();
    expect(readSoFar()).toBe(read);
    expect(settled).not.toHaveBeenCalled();
  });

  test("nothing of a call is kept where Office.js keeps its invocation", async () => {
    const same = once("TEST.SAME", { values: series(counted) }, ({ values }, layout) =>
      alongSliced(layout, values),
    );
    const invocation = new Invocation();
    await (same([cells(1), invocation]) as unknown as Promise<unknown>);
    expect(invocation.onCanceled).toBeUndefined();
  });

  test("a call that fails leaves the others their turn", async () => {
    const failing = function* (): Generator<void, never> {
      yield;
      throw new RangeError("no value");
    };
    const [failed, counted] = [withPauses(failing()), withPauses(counting(4))];
    await expect(failed).rejects.toThrow("no value");
    await expect(counted).resolves.toBe(4);
  });
});

import { eachSliced, type Sliced } from "../../core/slices";
import type { Stopped } from "./declaration";
import { texts, unsolved } from "./errors";
import { firstStop, isStopped } from "./reading";
import { alongSliced, type Layout } from "./series";
import type { Output } from "./spill";

/** Series of the same length. A value that could not be read is the failure or error itself; an omitted series is undefined. */
type Bars = Readonly<Record<string, readonly (number | Stopped)[] | undefined>>;
type KnownBars<B extends Bars> = {
  readonly [K in keyof B]: readonly number[] | Extract<B[K], undefined>;
};

/**
 * Computes lines of one output per bar. A bar without a number in one of the series is skipped like a blank one, and its own
 * cells show why. An indicator can therefore be computed from another one whose first bars are #N/A.
 */
export function* alongBars<B extends Bars>(
  layout: Layout,
  bars: B,
  compute: (known: KnownBars<B>) => readonly ArrayLike<Output>[],
): Sliced<Output[][]> {
  const stops = yield* stoppedBars(bars);
  if (stops.size === 0) {
    const lines = compute(bars as KnownBars<B>);
    yield;
    return yield* alongSliced(layout, ...lines);
  }
  const known = Object.entries(bars).map(([name, line]) => [name, line?.filter((_, bar) => !stops.has(bar))]);
  const lines = compute(Object.fromEntries(known) as KnownBars<B>).map((outputs) => {
    let next = 0;
    return layout.filled.map((_, bar) => stops.get(bar) ?? outputs[next++]!);
  });
  yield;
  return yield* alongSliced(layout, ...lines);
}

/** An indicator's values as outputs. The first bars, where it has fewer values than it needs, are #N/A. */
export function afterWarmUp(values: Float64Array, needed: number): Output[] {
  const outputs: Output[] = Array.from(values);
  return outputs.fill(unsolved(texts.warmingUp(needed)), 0, needed - 1);
}

function* stoppedBars(bars: Bars): Sliced<Map<number, Stopped>> {
  const stops = new Map<number, Stopped>();
  for (const line of Object.values(bars)) {
    yield* eachSliced(line ?? [], (value, bar) => {
      if (!isStopped(value)) return;
      const before = stops.get(bar);
      stops.set(bar, before ? firstStop([before, value])! : value);
    });
  }
  return stops;
}

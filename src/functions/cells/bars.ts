import type { Sliced } from "../../core/slices";
import type { Stopped } from "./declaration";
import { texts, unsolved } from "./errors";
import { firstStop, isStopped } from "./reading";
import { alongSeries, type Layout } from "./series";
import type { Output } from "./spill";

/** Series of the same length, read with what stopped a value in its place; undefined where one was not given. */
type Bars = Readonly<Record<string, readonly (number | Stopped)[] | undefined>>;
type KnownBars<B extends Bars> = {
  readonly [K in keyof B]: readonly number[] | Extract<B[K], undefined>;
};

/**
 * Computes lines of one output a bar. A bar at which a series holds no number is left out, as a blank one is: its own cells show
 * why, and the bars around it follow each other. So an indicator can be read from another one that begins with #N/A.
 */
export function* alongBars<B extends Bars>(
  layout: Layout,
  bars: B,
  compute: (known: KnownBars<B>) => readonly ArrayLike<Output>[],
): Sliced<Output[][]> {
  const stops = stoppedBars(bars);
  yield;
  if (stops.size === 0) {
    const lines = compute(bars as KnownBars<B>);
    yield;
    return alongSeries(layout, ...lines);
  }
  const known = Object.entries(bars).map(([name, line]) => [name, line?.filter((_, bar) => !stops.has(bar))]);
  const lines = compute(Object.fromEntries(known) as KnownBars<B>).map((outputs) => {
    let next = 0;
    return layout.filled.map((_, bar) => stops.get(bar) ?? outputs[next++]!);
  });
  yield;
  return alongSeries(layout, ...lines);
}

/** An indicator's values as outputs, with #N/A and the reason at the bars before the one that completes the values it needs. */
export function afterWarmUp(values: Float64Array, needed: number): Output[] {
  const outputs: Output[] = Array.from(values);
  return outputs.fill(unsolved(texts.warmingUp(needed)), 0, needed - 1);
}

function stoppedBars(bars: Bars): Map<number, Stopped> {
  const stops = new Map<number, Stopped>();
  for (const line of Object.values(bars)) {
    line?.forEach((value, bar) => {
      if (!isStopped(value)) return;
      const before = stops.get(bar);
      stops.set(bar, before ? firstStop([before, value])! : value);
    });
  }
  return stops;
}

import { eachSliced, filterSliced, isSliced, mapSliced, rowsSliced, type Sliced } from "../../core/slices";
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
  compute: (known: KnownBars<B>) => readonly Sliced<OutputLine>[] | Sliced<readonly OutputLine[]>,
): Sliced<Output[][]> {
  const stops = yield* stoppedBars(bars);
  if (stops.size === 0) {
    const lines = yield* made(compute(bars as KnownBars<B>));
    return yield* alongSliced(layout, ...lines);
  }
  const known: Record<string, unknown> = {};
  for (const [name, line] of Object.entries(bars))
    known[name] = line && (yield* filterSliced(line, (_, bar) => !stops.has(bar)));
  const lines: Output[][] = [];
  for (const outputs of yield* made(compute(known as KnownBars<B>))) {
    let next = 0;
    lines.push(yield* mapSliced(layout.filled, (_, bar) => stops.get(bar) ?? outputs[next++]!));
  }
  return yield* alongSliced(layout, ...lines);
}

type OutputLine = ArrayLike<Output>;

/** Lines that are computed one after the other, or together. */
function* made(
  computed: readonly Sliced<OutputLine>[] | Sliced<readonly OutputLine[]>,
): Sliced<readonly OutputLine[]> {
  if (!Array.isArray(computed)) return yield* computed as Sliced<readonly OutputLine[]>;
  const lines: OutputLine[] = [];
  for (const line of computed as readonly Sliced<OutputLine>[]) lines.push(yield* line);
  return lines;
}

/** An indicator's values as outputs. The first bars, where it has fewer values than it needs, are #N/A. */
export function* afterWarmUp(line: Float64Array | Sliced<Float64Array>, needed: number): Sliced<Output[]> {
  const values = isSliced(line) ? yield* line : line;
  const isWarmingUp = unsolved(texts.warmingUp(needed));
  return yield* rowsSliced(values.length, (bar) => (bar < needed - 1 ? isWarmingUp : values[bar]!));
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

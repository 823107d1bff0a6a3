import { type Asked, isNoValue } from "../../market/live/interface";
import { market } from "../../market/live/live";
import type { Arguments, Values } from "../cells/declaration";
import { forEachCell } from "../cells/each-cell";
import type { Output, OutputCell } from "../cells/spill";
import { withoutValue } from "./without-value";

type Invocation = CustomFunctions.StreamingInvocation<any[][]>;

/**
 * A function that streams: it gives its result at once, and again whenever a value in it changes, until Excel cancels it. Called without
 * Excel's invocation, as the pane does, it gives its result once, when no value is under way any more.
 */
export function streamed<A extends Arguments>(
  name: string,
  declared: A,
  askedOf: (values: Values<A>) => Asked,
) {
  const results = forEachCell<A, Asked[]>(name, declared, (values, asked): Output => {
    const one = askedOf(values);
    asked.push(one);
    const shown = market.shown(one);
    return isNoValue(shown) ? withoutValue(shown) : shown;
  });
  return (given: readonly unknown[]): any => {
    const at = given.findIndex(isInvocation);
    if (at < 0) return settled(results, given);
    stream(results, given.slice(0, at), given[at] as Invocation);
    return undefined;
  };
}

type Cells = OutputCell[][] | CustomFunctions.Error;

type Results = (given: readonly unknown[], asked: Asked[]) => Cells | Promise<Cells>;

/** Excel adds the invocation behind the last argument. */
function isInvocation(given: unknown): boolean {
  return typeof given === "object" && given !== null && "setResult" in given;
}

function settled(results: Results, given: readonly unknown[]): Cells | Promise<Cells> {
  const asked: Asked[] = [];
  const first = attempted(() => results(given, asked));
  const isUnderWay = asked.some((one) => {
    const shown = market.shown(one);
    return isNoValue(shown) && shown.isWaiting;
  });
  if (!isUnderWay) return first();
  const all = asked.map(({ quantity, venue, symbol }) => market.read(quantity, venue, symbol));
  return Promise.all(all).then(() => results(given, []));
}

function stream(results: Results, given: readonly unknown[], invocation: Invocation): void {
  const asked: Asked[] = [];
  let isCanceled = false;
  const show = (result: unknown) => {
    if (!isCanceled) invocation.setResult(result as Cells);
  };
  const send = (into: Asked[]) => {
    try {
      const cells = results(given, into);
      if (cells instanceof Promise) void cells.then(show, show);
      else show(cells);
    } catch (error) {
      show(error); // The message of a single error is shown where the error itself is the result.
    }
  };
  send(asked);
  const leave = market.follow(asked, () => send([]));
  invocation.onCanceled = () => {
    isCanceled = true;
    leave();
  };
}

/** What a call gives or throws, to be given or thrown later. */
function attempted<T>(call: () => T): () => T {
  try {
    const result = call();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

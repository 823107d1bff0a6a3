/** Work that may be interrupted wherever it yields. */
type Work<T> = Generator<void, T>;

/** Who asked for work and may no longer want it: it then calls `onCanceled`. */
export interface Caller {
  onCanceled?: () => void;
}

/**
 * Does sliced work with pauses, so that the page stays responsive: Excel holds up the task pane and its other functions
 * while one runs. Several works take turns, and all of them together have one slice of time between two pauses. A bare JavaScript
 * engine has nothing to pause with, so there the work is done in one go.
 *
 * What the caller cancels is not gone on with, and its promise stays open, as nobody waits for it.
 */
export function withPauses<T>(work: Work<T>, caller: Caller = {}): T | Promise<T> {
  const pauseHere = pause;
  if (!pauseHere) return toItsEnd(work);
  return new Promise((resolve, reject: (reason: Error) => void) => {
    const turn = (end: number): boolean => {
      try {
        const step = slice(work, end);
        if (!step.done) return false;
        resolve(step.value);
      } catch (error) {
        reject(error as Error);
      }
      caller.onCanceled = undefined; // Office.js keeps the caller, and with it whatever this would hold.
      return true;
    };
    caller.onCanceled = () => {
      const place = waiting.indexOf(turn);
      if (place >= 0) waiting.splice(place, 1);
    };
    waiting.push(turn);
    if (!isAtWork) void takeTurns(pauseHere);
  });
}

/**
 * Does sliced work with pauses and calls `onDone` with the result. Short work calls it before this returns. The function
 * that it returns cancels the rest.
 */
export function workOff<T>(work: Work<T>, onDone: (result: T) => void): () => void {
  let isOff = false;
  const goOn = (): void => {
    if (isOff) return;
    const step = slice(work);
    if (step.done) onDone(step.value);
    else if (pause) void pause().then(goOn);
    else onDone(toItsEnd(work));
  };
  goOn();
  return () => {
    isOff = true;
  };
}

/** Lets the page do what waits, such as drawing, before the next of several short calculations. */
export async function takePause(): Promise<void> {
  await pause?.();
}

const sliceMilliseconds = 8;

/** Each goes on until a time and says whether it is done. */
const waiting: ((end: number) => boolean)[] = [];
/** True from the first slice until nothing waits after a pause. What is called meanwhile waits. */
let isAtWork = false;

async function takeTurns(pause: () => Promise<void>): Promise<void> {
  isAtWork = true;
  while (waiting.length > 0) {
    const end = Date.now() + sliceMilliseconds;
    do {
      const next = waiting.shift()!;
      if (!next(end)) waiting.push(next);
    } while (waiting.length > 0 && Date.now() < end);
    await pause();
  }
  isAtWork = false;
}

function toItsEnd<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Continues the work until it is done or its slice of time has ended. */
export function slice<T>(work: Work<T>, end = Date.now() + sliceMilliseconds): IteratorResult<void, T> {
  let step = work.next();
  while (!step.done && Date.now() < end) step = work.next();
  return step;
}

/** Pauses by message where there are channels, because browsers delay the timers of a hidden page by up to a second. */
const pause =
  typeof MessageChannel !== "undefined" ? byMessage : typeof setTimeout !== "undefined" ? byTimer : undefined;

function byMessage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

function byTimer(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

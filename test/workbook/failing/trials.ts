import { lastWrite, undoLastWrite, writes } from "../../../src/excel/writes/undo";
import { UnfinishedProblem } from "../../../src/excel/writes/unfinished";
import type { Book } from "../../support/headless";
import { closeTestBook, openTestBook } from "../../excel/book";
import {
  blameFirst,
  failingHost,
  stopClock,
  type FailingHost,
  type Fault,
  type Received,
} from "./failing-host";
import { differences, readState, type State } from "./state";
import { notSaid } from "./said";

/** Something that changes the workbook. */
export interface Operation {
  readonly name: string;
  /** Makes ready the workbook that it is tried on. */
  readonly prepare?: (book: Book) => Promise<unknown>;
  /** For Undo: the write that it takes back, done before each trial. */
  readonly undone?: () => Promise<unknown>;
  readonly run: () => Promise<unknown>;
  /** What the add-in knows of the workbook without reading it. */
  readonly memory?: Memory;
  /** True where a trial takes long: requests done in part are left to smaller operations with the same steps. */
  readonly isLarge?: boolean;
}

interface Memory {
  readonly read: () => unknown;
  /** The result brings back what is known now. */
  readonly keep: () => () => void;
}

export interface Counts {
  tried: number;
  /** The workbook is as it was, and the operation says that it failed. */
  restored: number;
  /** The workbook is complete, and nothing was said to have failed. */
  finished: number;
  /** Every place with something left is said, Undo brings the workbook back, and another try completes it. */
  said: number;
  /** Trials that end in any other way. */
  readonly outside: string[];
}

/** A workbook to try on. */
interface Bench {
  readonly book: Book;
  readonly host: FailingHost;
  readonly before: State;
  readonly memory: string;
  readonly recall: (() => void) | undefined;
}

/** What the operation makes of the workbook where nothing fails. */
interface Complete {
  readonly requests: readonly Received[];
  readonly state: State;
  readonly memory: string;
}

type Outcome = "restored" | "finished" | "said" | { readonly outside: string };

afterEach(() => {
  closeTestBook();
  jest.useRealTimers();
});

/** Lets every request of an operation fail, in each way, alone and with all that follow. */
export async function tryAll(operation: Operation): Promise<Counts> {
  const counts: Counts = { tried: 0, restored: 0, finished: 0, said: 0, outside: [] };
  let bench: Bench | undefined = await open(operation);
  const complete = await completeIn(operation, bench);
  bench = undefined;
  for (const fault of faultsOf(complete.requests, operation.isLarge)) {
    bench ??= await open(operation);
    counts.tried += 1;
    const outcome = await tryOne(operation, bench, complete, fault);
    if (typeof outcome === "string") counts[outcome] += 1;
    else counts.outside.push(`${describe(fault, complete.requests.length)}: ${outcome.outside}`);
    if (typeof outcome !== "string" || !(await isReset(operation, bench, outcome))) bench = undefined;
  }
  closeTestBook();
  const { tried, restored, finished, said, outside } = counts;
  process.stdout.write(
    `${operation.name}: ${complete.requests.length} requests, ${tried} tried, ${restored} restored, ` +
      `${finished} finished, ${said} said, ${outside.length} outside\n`,
  );
  return counts;
}

/**
 * Each request is refused, alone and with all after it, so that nothing can be cleaned up. One that writes is also done but
 * answered with an error, and done in part like all after it: Undo then takes back the half of it.
 */
function faultsOf(requests: readonly Received[], isLarge = false): Fault[] {
  return requests.flatMap(({ writes: canWrite, actions }, index): Fault[] => {
    const at = index + 1;
    const refused: Fault[] = [
      { kind: "does nothing", at, goesOn: false },
      { kind: "does nothing", at, goesOn: true },
    ];
    if (!canWrite) return refused;
    const done: Fault = { kind: "does all", at, goesOn: false };
    const inPart: Fault = { kind: "stops midway", at, goesOn: true };
    return [...refused, done, ...(actions > 1 && !isLarge ? [inPart] : [])];
  });
}

function describe({ at, goesOn, kind }: Fault, requests: number): string {
  return `the host ${kind} at request ${at} of ${requests}${goesOn ? " and at all after it" : ""}`;
}

async function open(operation: Operation): Promise<Bench> {
  // The workbench's bundle may be built here, and knows by the clock whether it is stale.
  jest.useRealTimers();
  const book = await openTestBook({ onAnswer: blameFirst });
  stopClock();
  await operation.prepare?.(book);
  writes.set([]);
  await operation.undone?.();
  const host = failingHost(book);
  const recall = operation.memory?.keep();
  return { book, host, before: await readState(book), memory: remembered(operation), recall };
}

async function completeIn(operation: Operation, { book, host }: Bench): Promise<Complete> {
  host.begin();
  await operation.run();
  const requests = host.requests();
  return { requests, state: await readState(book), memory: remembered(operation) };
}

async function tryOne(
  operation: Operation,
  bench: Bench,
  complete: Complete,
  fault: Fault,
): Promise<Outcome> {
  const { book, host, before, memory } = bench;
  const kept = lastWrite();
  host.begin(fault);
  const error = await operation.run().then(
    () => undefined,
    (thrown: unknown) => thrown as Error,
  );
  host.begin();
  if (error === undefined) {
    const missing = await changesSince(complete.state, book);
    if (missing.length > 0) return { outside: `was said to be done, but not at ${some(missing)}` };
    if (remembered(operation) !== complete.memory) return { outside: "is done, but not in memory" };
    return "finished";
  }
  const changed = await changesSince(before, book);
  if (remembered(operation) !== memory) return { outside: "was not done, and memory has changed" };
  if (!(error instanceof UnfinishedProblem)) {
    if (changed.length === 0 && lastWrite() === kept) return "restored";
    return {
      outside: `"${error.message}", and ${some(changed)} changed`,
    };
  }
  const unsaid = notSaid(changed, error.message);
  if (unsaid.length > 0) return { outside: `"${error.message}" does not say ${some(unsaid)}` };
  return (await isMended(operation, bench, complete, fault)) ?? "said";
}

/** Presses Undo and, after one kind of fault, tries the operation again. */
async function isMended(
  operation: Operation,
  { book, before }: Bench,
  { state }: Complete,
  { kind }: Fault,
): Promise<Outcome | undefined> {
  await undoLastWrite(agree);
  const left = await changesSince(operation.undone ? state : before, book);
  if (left.length > 0) return { outside: `Undo leaves ${some(left)}` };
  if ((kind !== "stops midway" && !operation.isLarge) || operation.undone) return undefined;
  await operation.run();
  const missing = await changesSince(state, book);
  return missing.length > 0 ? { outside: `another try leaves ${some(missing)}` } : undefined;
}

/** Brings the workbook and the memory back for the next trial; false where the workbook has to be opened anew. */
async function isReset(
  operation: Operation,
  { book, before, recall }: Bench,
  outcome: string,
): Promise<boolean> {
  if (outcome === "restored") return true;
  while (lastWrite()) await undoLastWrite(agree);
  recall?.();
  await operation.undone?.();
  return (await changesSince(before, book)).length === 0;
}

/** Undo loses what may have been entered since. */
const agree = (): Promise<boolean> => Promise.resolve(true);

function remembered(operation: Operation): string {
  return JSON.stringify([operation.memory?.read()]);
}

/** The places where the workbook is not as it was then. Where one is, all is calculated first, for cells that results spill into. */
async function changesSince(then: State, book: Book): Promise<string[]> {
  if (differences(then, await readState(book)).length === 0) return [];
  book.grid.calculate({ everything: true });
  return differences(then, await readState(book));
}

function some(places: readonly string[]): string {
  return places.slice(0, 6).join(", ") + (places.length > 6 ? ` and ${places.length - 6} more` : "");
}

import { lastWrite, undoLastWrite, writes } from "../../../src/excel/writes/undo";
import { UnfinishedProblem } from "../../../src/excel/writes/unfinished";
import type { Book } from "../../support/headless";
import { closeTestBook, openTestBook } from "../../excel/book";
import {
  blameFirst,
  failingHost,
  hurryCalculation,
  kinds,
  type FailingHost,
  type Fault,
} from "./failing-host";
import { differences, readState, type State } from "./state";
import { notSaid } from "./said";

/** Something that changes the workbook. */
export interface Operation {
  readonly name: string;
  /** Makes ready the workbook that it is tried on. */
  readonly prepare?: (book: Book) => Promise<unknown>;
  readonly run: () => Promise<unknown>;
  /** What the add-in knows of the workbook without reading it. */
  readonly memory?: () => unknown;
  /** True for Undo itself, which goes on at the next press. */
  readonly undoes?: boolean;
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
}

/** What the operation makes of the workbook where nothing fails. */
interface Complete {
  readonly requests: number;
  readonly state: State;
  readonly memory: string;
}

type Outcome = "restored" | "finished" | "said" | { readonly outside: string };

beforeEach(hurryCalculation);
afterEach(() => {
  closeTestBook();
  jest.restoreAllMocks();
});

/** Lets every request of an operation fail, in each way, alone and with all that follow. */
export async function tryAll(operation: Operation): Promise<Counts> {
  const counts: Counts = { tried: 0, restored: 0, finished: 0, said: 0, outside: [] };
  let bench: Bench | undefined = await open(operation);
  const complete = await completeIn(operation, bench);
  bench = undefined;
  for (const fault of faultsOf(complete.requests)) {
    bench ??= await open(operation);
    counts.tried += 1;
    const outcome = await tryOne(operation, bench, complete, fault);
    if (typeof outcome === "string") counts[outcome] += 1;
    else counts.outside.push(`${describe(fault, complete.requests)}: ${outcome.outside}`);
    if (typeof outcome !== "string" || !(await isReset(operation, bench, outcome))) bench = undefined;
  }
  closeTestBook();
  const { tried, restored, finished, said, outside } = counts;
  process.stdout.write(
    `${operation.name}: ${complete.requests} requests, ${tried} tried, ${restored} restored, ` +
      `${finished} finished, ${said} said, ${outside.length} outside\n`,
  );
  return counts;
}

function* faultsOf(requests: number): Generator<Fault> {
  for (let at = 1; at <= requests; at++) {
    for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
      for (const goesOn of [false, true]) yield { kind, at, goesOn };
    }
  }
}

function describe({ at, goesOn, kind }: Fault, requests: number): string {
  return `the host ${kind} at request ${at} of ${requests}${goesOn ? " and at all after it" : ""}`;
}

async function open(operation: Operation): Promise<Bench> {
  const book = await openTestBook({ onAnswer: blameFirst });
  await operation.prepare?.(book);
  writes.set(operation.undoes ? writes.get().slice(-1) : []);
  const host = failingHost(book);
  return { book, host, before: await readState(book), memory: remembered(operation) };
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
  const after = await readState(book);
  if (error === undefined) {
    const missing = differences(complete.state, after);
    if (missing.length > 0) return { outside: `was said to be done, but not at ${some(missing)}` };
    if (remembered(operation) !== complete.memory) return { outside: "is done, but not in memory" };
    return "finished";
  }
  const changed = differences(before, after);
  if (remembered(operation) !== memory) return { outside: "was not done, and memory has changed" };
  if (!(error instanceof UnfinishedProblem)) {
    if (changed.length === 0 && lastWrite() === kept) return "restored";
    return {
      outside: `"${error.message}", and ${some(changed)} changed: ${change(before, after, changed[0])}`,
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
  const undone = await readState(book);
  const left = differences(operation.undoes ? state : before, undone);
  if (left.length > 0) return { outside: `Undo leaves ${some(left)}` };
  if (kind !== "stops midway" || operation.undoes) return undefined;
  await operation.run();
  const missing = differences(state, await readState(book));
  return missing.length > 0 ? { outside: `another try leaves ${some(missing)}` } : undefined;
}

/** Brings the workbook back for the next trial; false where it has to be opened anew. */
async function isReset(
  operation: Operation,
  { book, before, memory }: Bench,
  outcome: string,
): Promise<boolean> {
  if (outcome === "restored") return true;
  if (operation.undoes) return false;
  while (lastWrite()) await undoLastWrite(agree);
  if (outcome === "said") return remembered(operation) === memory;
  return differences(before, await readState(book)).length === 0 && remembered(operation) === memory;
}

/** Undo loses what may have been entered since. */
const agree = (): Promise<boolean> => Promise.resolve(true);

function remembered(operation: Operation): string {
  return JSON.stringify([operation.memory?.()]);
}

function change(before: State, after: State, place = ""): string {
  return `${before.get(place) ?? "nothing"} became ${after.get(place) ?? "nothing"}`;
}

function some(places: readonly string[]): string {
  return places.slice(0, 6).join(", ") + (places.length > 6 ? ` and ${places.length - 6} more` : "");
}

import type { MessageEntry } from "./events";
import { MessageCategory } from "./events";
import { RemoteObject, typeName } from "./remote";

/** One cell's call of one function, as the grid asks for it. */
export interface FunctionCall {
  /** The id in functions.json, such as HEDGE_PNL. */
  functionId: string;
  values: unknown[];
  /** The calling cell, such as `Sheet1!A1`. */
  address: string;
  /** The addresses of the arguments, for functions that ask for them. */
  parameterAddresses: (string | null)[] | null;
  cancelable: boolean;
  streaming: boolean;
  /** What the values hold besides plain ones: data types as JSON, errors by their code. */
  passes: { dataTypes: boolean; errors: boolean };
  onResult: (result: FunctionResult) => void;
}

export type FunctionResult = { value: unknown } | { failure: FailureCode; message: string };

/** The codes that Office.js has for a function that failed. */
export enum FailureCode {
  Unknown = 0,
  NotAvailable = 1,
  Thrown = 2,
  Rejected = 3,
  Mismatch = 4,
  DivisionByZero = 5,
  Number = 6,
  Value = 7,
  Null = 8,
  NoMetadata = 9,
  NotAssociated = 10,
}

const isFailureCode = (code: unknown): code is FailureCode => typeof code === "number" && code in FailureCode;

const MessageType = { Invoke: 1000, Cancel: 1001 } as const;
const Flag = { Cancelable: 1, Streaming: 2, PassErrors: 4, PassDataTypes: 8 } as const;
/** Makes the runtime send results every 200 ms instead of 500 ms. */
const SHORT_INTERVAL = 2;

/** Sends calls to the add-in's runtime, many in one message, and receives their results. */
export class CustomFunctionCalls extends RemoteObject {
  readonly [typeName] = "CustomFunctions";
  /** The number of messages that were sent with calls. */
  batches = 0;
  private ready = false;
  private nextId = 1;
  /** Calls that were not sent yet, by their numbers. */
  private unsent = new Map<number, MessageEntry>();
  private cancellations: MessageEntry[] = [];
  private flushing = false;
  private readonly open = new Map<number, FunctionCall>();

  /**
   * Calls that are made during a run of the formula engine are sent when it ends, all together: the add-in answers every message
   * with one of its own, and works on the same thread.
   */
  constructor(
    private readonly send: (entries: MessageEntry[]) => void,
    private readonly whenRunEnds: () => Promise<void>,
  ) {
    super();
  }

  /** The number of calls and messages that are kept: calls without an answer, and what is not sent yet. */
  get held(): number {
    return this.open.size + this.unsent.size + this.cancellations.length;
  }

  /** Starts a call and returns the number that `cancel` takes. */
  call(call: FunctionCall): number {
    const id = this.nextId++;
    this.open.set(id, call);
    this.post(id, call);
    return id;
  }

  private post(id: number, call: FunctionCall): void {
    const flags =
      (call.passes.errors ? Flag.PassErrors : 0) |
      (call.passes.dataTypes ? Flag.PassDataTypes : 0) |
      (call.cancelable || call.streaming ? Flag.Cancelable : 0) |
      (call.streaming ? Flag.Streaming : 0);
    const invocation = [id, call.functionId, call.values, call.address, flags, call.parameterAddresses];
    this.unsent.set(id, entry(MessageType.Invoke, invocation));
    this.flushSoon();
  }

  cancel(id: number): void {
    const call = this.open.get(id);
    if (!call) return;
    this.open.delete(id);
    if (this.unsent.delete(id) || !(call.cancelable || call.streaming)) return;
    this.cancellations.push(entry(MessageType.Cancel, { invocationId: id }));
    this.flushSoon();
  }

  /** Sends all calls that are unanswered, or that go on, again after the runtime was reloaded. They keep their numbers. */
  restart(): void {
    this.ready = false;
    this.unsent.clear();
    this.cancellations = [];
    for (const [id, call] of this.open) this.post(id, call);
  }

  _SetOsfControlContainerReadyForCustomFunctions(): void {
    this.ready = true;
    this.flushSoon();
  }

  _GetEnabledFeatures(): number[] {
    return [SHORT_INTERVAL];
  }

  setInvocationArrayResults(results: unknown[][]): void {
    for (const [id, succeeded, value, code] of results) {
      const call = this.open.get(Number(id));
      if (!call) continue;
      if (!call.streaming) this.open.delete(Number(id));
      call.onResult(
        succeeded
          ? { value }
          : {
              failure: isFailureCode(code) ? code : FailureCode.Unknown,
              message: typeof value === "string" ? value : "",
            },
      );
    }
  }

  private flushSoon(): void {
    if (this.flushing || !this.ready) return;
    this.flushing = true;
    setTimeout(() => void this.flush(), 0);
  }

  private async flush(): Promise<void> {
    await this.whenRunEnds();
    this.flushing = false;
    if (!this.ready) return;
    const entries = [...this.unsent.values(), ...this.cancellations];
    if (entries.length === 0) return;
    this.unsent.clear();
    this.cancellations = [];
    this.batches++;
    this.send(entries);
  }
}

const entry = (type: number, message: unknown): MessageEntry => [
  MessageCategory.CustomFunction,
  type,
  "",
  JSON.stringify(message),
  1,
  false,
];

import { ActionType, ObjectPathType, type Action, type RequestBody } from "../../../workbench/host/request";
import {
  BatchPart,
  DELAY_FOR_CELL_EDIT,
  Dispatch,
  parseRequest,
  type MethodCall,
} from "../../../workbench/host/wire";
import type { Book } from "../../support/headless";

/** How much of a request with this number of actions the host does before its error. */
const kinds = {
  "does nothing": () => 0,
  "stops midway": (actions: number) => Math.floor(actions / 2),
  "does all": (actions: number) => actions,
} as const;

export interface Fault {
  readonly kind: keyof typeof kinds;
  /** The request that fails, from 1. */
  readonly at: number;
  /** Whether all requests after it fail too, so that nothing can be cleaned up. */
  readonly goesOn: boolean;
}

/** A request as far as it matters for its failing. */
export interface Received {
  /** True where it may change the workbook; Office.js says so itself. */
  readonly writes: boolean;
  readonly actions: number;
}

export interface FailingHost {
  /** Counts from 0 again; requests fail as told, or none does. */
  readonly begin: (fault?: Fault) => void;
  /** The requests that came since, in their order. */
  readonly requests: () => readonly Received[];
}

/**
 * Office.js looks up the action that failed, and does not know the one that fails here. So the host names the first one. To be given
 * to the book as `onAnswer`.
 */
export function blameFirst(text: string): string {
  return text.replace(/\\"ActionIndex\\":\d+/, '\\"ActionIndex\\":0');
}

/** Two runs of an operation that writes the time write the same one. Timers go on. */
export function stopClock(): void {
  jest.useFakeTimers({ now: new Date(2026, 0, 2, 3, 4), doNotFake: [...timers] });
}

const timers = [
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
  "setImmediate",
  "clearImmediate",
  "nextTick",
  "queueMicrotask",
  "hrtime",
  "performance",
] as const;

/** Lets requests to the workbook fail. The host answers them with an error once it has done a part of their actions. */
export function failingHost(book: Book): FailingHost {
  let fault: Fault | undefined;
  let received: Received[] = [];
  const receive = book.host.receive.bind(book.host);
  const isDue = (): boolean =>
    fault !== undefined && (fault.goesOn ? received.length >= fault.at : received.length === fault.at);
  /** The message as the host gets it. */
  const sent = (text: unknown): unknown => {
    const request = parseRequest(text);
    const call = request?._data as MethodCall | undefined;
    const body = call && bodyOf(call);
    if (!request || !call?.ArrayData || !body) return text;
    const writes = (Number(call.ArrayData[BatchPart.Flags]) & WRITES) !== 0;
    received.push({ writes, actions: body.Actions.length });
    if (!isDue()) return text;
    const done = body.Actions.slice(0, kinds[fault!.kind](body.Actions.length));
    const data = [...call.ArrayData];
    data[BatchPart.Body] = JSON.stringify({ ...body, Actions: [...done, unknownAction] });
    return JSON.stringify({ ...request, _data: { ...call, ArrayData: data } });
  };
  book.host.receive = (text) => {
    receive(sent(text));
  };
  return {
    begin: (next) => {
      fault = next;
      received = [];
    },
    requests: () => received,
  };
}

/** The flag of a request of which Office.js knows that an action or a path in it may change something. */
const WRITES = 1;

/** An action on an object that the request does not have. */
const unknownAction: Action = { Id: 0, ActionType: ActionType.Instantiate, Name: "", ObjectPathId: -1 };

/** The body of a request to the workbook; the add-in's look whether a cell is edited and the results of functions are none. */
function bodyOf(call: MethodCall): RequestBody | undefined {
  if (call.DdaMethod.DispatchId !== Dispatch.ProcessQuery) return undefined;
  if ((Number(call.ArrayData?.[BatchPart.Flags]) & DELAY_FOR_CELL_EDIT) === 0) return undefined;
  const body = JSON.parse(String(call.ArrayData?.[BatchPart.Body])) as RequestBody;
  const isService = Object.values(body.ObjectPaths).some(
    ({ ObjectPathType: type }) => type === ObjectPathType.Service,
  );
  return isService ? undefined : body;
}

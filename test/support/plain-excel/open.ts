import { openOfficeFrame } from "../../../workbench/headless/office-frame";
import { createHost } from "../../../workbench/host/host";
import type { RequestBody, ResponseBody } from "../../../workbench/host/request";
import { ObjectPathType } from "../../../workbench/host/request";
import type { MethodCall, WireRequest } from "../../../workbench/host/wire";
import { BatchPart, DELAY_FOR_CELL_EDIT, Dispatch } from "../../../workbench/host/wire";
import { lenient, type SpillOf } from "./model";
import { PlainWorkbook } from "./workbook";

/** A round trip: one `context.sync()`. */
export interface Trip {
  /** Bytes of the bodies. */
  readonly request: number;
  readonly answer: number;
  /** The answer was an error. */
  readonly isRefused: boolean;
}

export interface PlainExcel {
  /** The round trips of some work. */
  readonly tripsOf: (work: () => Promise<unknown>) => Promise<readonly Trip[]>;
  readonly close: () => void;
}

/**
 * What Excel on the web takes and gives at once.
 * @see https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization
 */
export const mostBytes = 5_000_000;

/**
 * The real Office.js over a workbook in memory that calculates nothing, so that thousands of rows take no time. It measures the bodies
 * of requests and answers, and refuses those that Excel on the web refuses, with its codes.
 */
export async function openPlainExcel(spillOf: SpillOf = () => undefined): Promise<PlainExcel> {
  const asked = new Map<number, number>();
  let trips: Trip[] = [];
  const host = createHost({
    workbook: lenient(new PlainWorkbook(spillOf)),
    document: { url: "https://localhost:3000/book.xlsx", locale: "en-US", settings: {} },
    whenCalculated: () => Promise.resolve(),
    whenRunEnds: () => Promise.resolve(),
    saveSettings: () => undefined,
    selectedValues: () => undefined,
    post: (text) => setTimeout(() => frame.deliver(answered(text)), 0),
  });

  const received = (text: string): string => {
    const message = JSON.parse(text) as WireRequest;
    const call = message._data as MethodCall;
    const body = message._actionName === "executeMethod" ? bodyOf(call) : undefined;
    if (body === undefined) return text;
    const request = Buffer.byteLength(body);
    asked.set(message._correlationId, request);
    if (request <= mostBytes) return text;
    // Of what is refused nothing is done.
    call.ArrayData![BatchPart.Body] = JSON.stringify({ ...(JSON.parse(body) as RequestBody), Actions: [] });
    return JSON.stringify(message);
  };
  const answered = (text: string): string => {
    const message = JSON.parse(text) as WireRequest;
    const request = asked.get(message._correlationId);
    const data = (message._data as { Data?: unknown[] } | undefined)?.Data;
    if (request === undefined || !data) return text;
    asked.delete(message._correlationId);
    const answer = Buffer.byteLength(String(data[2]));
    const refusal =
      request > mostBytes
        ? "RequestPayloadSizeLimitExceeded"
        : answer > mostBytes && "ResponsePayloadSizeLimitExceeded";
    const isRefused = refusal !== false || (JSON.parse(String(data[2])) as ResponseBody).Error !== undefined;
    trips.push({ request, answer, isRefused });
    if (refusal === false) return text;
    data[2] = JSON.stringify(refused(refusal));
    return JSON.stringify(message);
  };

  const frame = openOfficeFrame((text) => {
    host.receive(received(text));
  });
  await Office.onReady();
  return {
    tripsOf: async (work) => {
      trips = [];
      await work();
      if (host.missing.length > 0) throw new Error(`This workbook has no ${host.missing.join(", ")}.`);
      return trips;
    },
    close: () => {
      frame.close();
    },
  };
}

/** The body of a request to the workbook; the add-in's look whether a cell is edited and calls of services are none. */
function bodyOf(call: MethodCall): string | undefined {
  if (call.DdaMethod.DispatchId !== Dispatch.ProcessQuery) return undefined;
  if ((Number(call.ArrayData?.[BatchPart.Flags]) & DELAY_FOR_CELL_EDIT) === 0) return undefined;
  const text = String(call.ArrayData?.[BatchPart.Body]);
  const paths = Object.values((JSON.parse(text) as RequestBody).ObjectPaths);
  return paths.some(({ ObjectPathType: type }) => type === ObjectPathType.Service) ? undefined : text;
}

function refused(code: string): ResponseBody {
  const Error = { Code: code, Message: code, Location: "", ActionIndex: 0, HttpStatusCode: 413 };
  return { Results: [], TraceIds: [], Error };
}

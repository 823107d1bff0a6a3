import { CellEdit } from "./cell-edit";
import { appContext } from "./context";
import type { DocumentContext } from "./context";
import { CustomFunctionCalls } from "./custom-functions";
import { eventEntry, Registrations } from "./events";
import type { MessageEntry } from "./events";
import { createExecutor } from "./executor";
import type { EventSource, RemoteObject } from "./remote";
import type { RequestBody, ResponseBody } from "./request";
import { ObjectPathType } from "./request";
import { officeServices } from "./services";
import type { RuntimeState } from "./services";
import type { MethodCall, WireRequest } from "./wire";
import {
  ActionType,
  BatchPart,
  DELAY_FOR_CELL_EDIT,
  Dispatch,
  OfficeError,
  parseRequest,
  response,
  ResponseType,
} from "./wire";

export interface HostOptions {
  /** The object at the root of the API, with the public Office.js names. */
  workbook: RemoteObject;
  document: DocumentContext;
  /** Resolves when nothing is left to calculate. */
  whenCalculated: () => Promise<void>;
  /** Resolves when the formula engine does not run, though calls to the add-in's functions may be open. */
  whenRunEnds: () => Promise<void>;
  saveSettings: (settings: Record<string, string>) => void;
  /** The selected cells' values, as `getSelectedDataAsync` gives them. */
  selectedValues: () => unknown;
  /** Sends text to the add-in's frame. */
  post: (text: string) => void;
  onPaneVisible?: (visible: boolean) => void;
}

export interface Host {
  /** Members that the add-in asked for and the model does not have, in the order of the first request. */
  readonly missing: readonly string[];
  /**
   * The number of `context.sync()` batches that were sent with `delayForCellEdit`: the add-in sends all so but for a look whether a
   * cell is being edited. Those that only bring function results do not count.
   */
  readonly requests: number;
  readonly functions: CustomFunctionCalls;
  /** Takes the text of a message from the add-in's frame. */
  receive: (text: unknown) => void;
  /** Raises an event for those who registered for it. */
  raise: (source: EventSource, detail: unknown) => void;
  /** Tells the document's own selection listeners, which do not listen to events of objects. */
  raiseSelectionChanged: () => void;
  /** Runs a function that the add-in associated with a ribbon button; resolves when the add-in says it is done. */
  runCommand: (functionName: string, controlId: string) => Promise<void>;
  setPaneVisible: (visible: boolean) => void;
  /** Begins or ends the edit of a cell, in which Excel refuses batches or, with `delayForCellEdit`, holds them back. */
  setCellEdited: (isEdited: boolean) => void;
  /** Resolves when the batches received so far have been answered. */
  settled: () => Promise<void>;
}

const CUSTOM_FUNCTIONS_SERVICE = "Microsoft.ExcelServices.CustomFunctions";
const PANE_VISIBILITY: EventSource = { type: 65539, targetId: "" };
const HTTP_OK = 200;

/** Plays Excel's side of the protocol for one add-in frame. It knows nothing of the grid behind the object model. */
export function createHost(options: HostOptions): Host {
  const missing: string[] = [];
  const listeners = new Map<string, WireRequest>();
  const commands = new Map<string, () => void>();
  const registrations = new Registrations();
  const cellEdit = new CellEdit();
  const runtime: RuntimeState = { paneVisible: true, startsWithDocument: false };
  let nextEvent = 1;
  let nextCommand = 1;
  let requests = 0;
  let session = 0;
  let queue: Promise<void> = Promise.resolve();

  const recordMissing = (name: string) => {
    if (!missing.includes(name)) missing.push(name);
  };
  const fire = (name: string, data: unknown) => {
    const registered = listeners.get(name);
    if (registered) options.post(response(registered, data, ResponseType.Event));
  };
  const sendEntries = (entries: MessageEntry[]) => fire("richApiMessage", { ArrayData: entries });

  const functions = new CustomFunctionCalls(sendEntries, options.whenRunEnds);
  const setPaneVisible = (visible: boolean) => {
    if (runtime.paneVisible === visible) return;
    runtime.paneVisible = visible;
    options.onPaneVisible?.(visible);
    sendEntries([eventEntry(PANE_VISIBILITY, { visibility: visible ? "Visible" : "Hidden" }, nextEvent++)]);
  };

  const execute = createExecutor({
    root: options.workbook,
    services: { ...officeServices(runtime, setPaneVisible), [CUSTOM_FUNCTIONS_SERVICE]: functions },
    beforeRead: options.whenCalculated,
    registrations,
    onMissing: recordMissing,
  });

  const processQuery = async (call: MethodCall): Promise<unknown> => {
    const body = JSON.parse(String(call.ArrayData?.[BatchPart.Body])) as RequestBody;
    const answered = async (answer: Promise<ResponseBody>) =>
      done({ Data: [HTTP_OK, [], JSON.stringify(await answer)] });
    // Function results do not queue: a batch before them may wait for the calculation that needs these results.
    if (isFor(body, (service) => service === CUSTOM_FUNCTIONS_SERVICE)) return answered(execute(body));
    const waits = (Number(call.ArrayData?.[BatchPart.Flags]) & DELAY_FOR_CELL_EDIT) !== 0;
    if (waits) requests++;
    if (!isFor(body, () => true)) {
      if (cellEdit.isOn && !waits) return { Version: 1, Error: OfficeError.InvalidInContext };
      await cellEdit.whenOver();
    }
    const answer = queue.then(() => execute(body));
    queue = answer.then(ignore, ignore);
    return answered(answer);
  };

  const executeMethod = async (call: MethodCall): Promise<unknown> => {
    switch (call.DdaMethod.DispatchId) {
      case Dispatch.ProcessQuery:
        return processQuery(call);
      case Dispatch.SaveSettings:
        options.saveSettings(Object.fromEntries(call.DdaSettingsMethod?.Properties ?? []));
        return done();
      case Dispatch.SelectedData:
        return done({ Data: options.selectedValues() });
      case Dispatch.CommandCompleted:
        finishCommand(call);
        return done();
      default:
        recordMissing(`dispatch ${call.DdaMethod.DispatchId}`);
        return { Version: 1, Error: OfficeError.Unsupported };
    }
  };

  const finishCommand = (call: MethodCall) => {
    const id = String(
      Object.values(call)
        .flat()
        .find((value) => commands.has(String(value))) ?? "",
    );
    commands.get(id)?.();
    commands.delete(id);
  };

  const answer = async (request: WireRequest): Promise<unknown> => {
    if (request._actionType === ActionType.Register) {
      listeners.set(request._actionName, request);
      return { Error: OfficeError.None };
    }
    if (request._actionType === ActionType.Unregister) {
      listeners.delete(request._actionName);
      return { Error: OfficeError.None };
    }
    switch (request._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        session++;
        listeners.clear();
        functions.restart();
        return appContext(options.document);
      case "ContextActivationManager_notifyHost":
        return { Error: OfficeError.None };
      case "executeMethod":
        return executeMethod(request._data as MethodCall);
      default:
        recordMissing(request._actionName);
        return { Error: OfficeError.Unsupported };
    }
  };

  return {
    missing,
    get requests() {
      return requests;
    },
    functions,
    setPaneVisible,
    setCellEdited: (isEdited) => cellEdit.set(isEdited),
    receive(text) {
      const request = parseRequest(text);
      if (!request) return;
      const answering = answer(request);
      const own = session;
      // A reloaded page numbers its requests from the start again, so it must not get answers to its predecessor.
      const post = (data: unknown) => own === session && options.post(response(request, data));
      void answering.then(post, (error: unknown) => {
        console.error(error);
        post({ Version: 1, Error: OfficeError.Internal });
      });
    },
    raise(source, detail) {
      if (registrations.has(source)) sendEntries([eventEntry(source, detail, nextEvent++)]);
    },
    raiseSelectionChanged() {
      fire("documentSelectionChanged", {});
    },
    async runCommand(functionName, controlId) {
      const id = `command-${nextCommand++}`;
      const completed = new Promise<void>((resolve) => commands.set(id, resolve));
      fire("appCommandInvoked", {
        0: id,
        1: functionName,
        2: JSON.stringify({ source: { id: controlId } }),
      });
      await completed;
    },
    settled: () => queue,
  };
}

/** Whether a batch calls one of these services, which are not the workbook. */
function isFor(body: RequestBody, isWanted: (service: string) => boolean): boolean {
  return Object.values(body.ObjectPaths).some(
    (path) => path.ObjectPathType === ObjectPathType.Service && isWanted(path.Name),
  );
}

const done = (data: object = {}) => ({ Version: 1, Error: OfficeError.None, ...data });
const ignore = () => undefined;

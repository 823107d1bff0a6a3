/** The messages that Office.js and its host exchange as JSON text. */
export interface WireRequest {
  _messageType: typeof MessageType.Request;
  _actionName: string;
  _conversationId: string;
  _correlationId: number;
  _origin: string;
  _data: unknown;
  _actionType: (typeof ActionType)[keyof typeof ActionType];
}

const MessageType = { Request: 0, Response: 1 } as const;
export const ActionType = { Invoke: 0, Register: 1, Unregister: 2 } as const;
export const ResponseType = { Call: 0, Event: 1 } as const;

/** The purposes of a call of `executeMethod`. */
export const Dispatch = {
  SelectedData: 64,
  SaveSettings: 76,
  ProcessQuery: 93,
  CommandCompleted: 94,
} as const;

export interface MethodCall {
  DdaMethod: { ControlId: string; DispatchId: number };
  ArrayData?: unknown[];
  DdaSettingsMethod?: { Properties: [string, string][] };
}

/** Where a call of `executeMethod` has the text of a batch and the flags of what it asks for. */
export const BatchPart = { Body: 4, Flags: 6 } as const;

/** The batch was sent with `delayForCellEdit`. */
export const DELAY_FOR_CELL_EDIT = 64;

/** The error numbers of Office.js. For a batch, the last becomes InvalidOperationInCellEditMode. */
export const OfficeError = { None: 0, Internal: 5001, Unsupported: 5002, InvalidInContext: 5004 } as const;

const conversationId = "workbench";
export const addinId = "addin";

/** The name of an iframe by which Office.js in it finds a host at that origin. */
export function frameName(hostOrigin: string, locale: string): string {
  return JSON.stringify({
    baseFrameName: "addin",
    hostInfo: `Excel$Web$16.00$${locale}$workbench$$disableLogging$3`,
    xdmInfo: `${conversationId}|${addinId}|${hostOrigin}`,
    serializerVersion: 1,
    flights: "[]",
  });
}

/** The request in the text of a message; undefined when the text is something else. */
export function parseRequest(text: unknown): WireRequest | undefined {
  if (typeof text !== "string" || !text.startsWith("{")) return undefined;
  try {
    const message = JSON.parse(text) as Partial<WireRequest>;
    const ours = message._messageType === MessageType.Request && message._conversationId === conversationId;
    return ours ? (message as WireRequest) : undefined;
  } catch {
    return undefined; // another script's message on the same page
  }
}

export function response(
  request: WireRequest,
  data: unknown,
  type: number = ResponseType.Call,
  error = 0,
): string {
  return JSON.stringify({
    _messageType: MessageType.Response,
    _actionName: request._actionName,
    _conversationId: request._conversationId,
    _correlationId: request._correlationId,
    _origin: request._origin,
    _errorCode: error,
    _responseType: type,
    _data: data,
  });
}

/**
 * What a class must be so that the executor can serve it: its members carry the public Office.js names, and these three
 * symbols tell the wire what it has to know besides.
 */
export const typeName = Symbol("typeName");
/** The value of `Id` by which the client asks for this object again (worksheets, tables); without it, none. */
export const identity = Symbol("identity");
/** Objects without a name of their own (ranges) are kept by the host under a reference id. */
export const keepsReference = Symbol("keepsReference");
/** The things in a collection; only collections have it. */
export const items = Symbol("items");
/** The prefix of an event's name on the wire -> its number, for classes that raise events. */
export const events = Symbol("events");

export abstract class RemoteObject {
  abstract readonly [typeName]: string;
  get [identity](): string | undefined {
    return undefined;
  }
  get [keepsReference](): boolean {
    return false;
  }
  get [events](): Readonly<Record<string, EventSource>> {
    return {};
  }
  [items]?(): readonly RemoteObject[];
}

export interface EventSource {
  /** The message type by which the client knows the event. */
  type: number;
  /** Which object's event it is. */
  targetId: string;
}

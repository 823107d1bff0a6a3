/**
 * What a class needs so that the executor can serve it: members with the public names of Office.js, and these symbols for the
 * rest that the protocol asks for.
 */
export const typeName = Symbol("typeName");
/** The `Id` by which the client finds this object again, such as a worksheet or a table. Most objects have none. */
export const identity = Symbol("identity");
/** True for objects without a name, such as ranges. The host keeps them under a reference id. */
export const keepsReference = Symbol("keepsReference");
/** The items of a collection. Other objects do not have this member. */
export const items = Symbol("items");
/** The events that a class raises, by their names in the protocol. */
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
  /** The number of the event in Office.js. */
  type: number;
  /** The id of the object that raises it. */
  targetId: string;
}

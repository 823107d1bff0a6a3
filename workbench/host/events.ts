import { ServiceError } from "./errors";
import type { EventSource, RemoteObject } from "./remote";
import { events, typeName } from "./remote";

/** The events that the add-in listens to, by type and object. */
export class Registrations {
  private readonly counts = new Map<string, number>();

  has({ type, targetId }: EventSource): boolean {
    return (this.counts.get(`${type} ${targetId}`) ?? 0) > 0;
  }

  change({ type, targetId }: EventSource, by: number): void {
    const key = `${type} ${targetId}`;
    this.counts.set(key, Math.max(0, (this.counts.get(key) ?? 0) + by));
  }
}

/** Serves methods such as `_RegisterAddedEvent` and `_UnregisterEventNameChanged`; returns false for all others. */
export function registerEvent(
  target: RemoteObject,
  method: string,
  registrations: Registrations,
  onMissing: (name: string) => void,
): boolean {
  const match = /^_(Un)?[Rr]egister(?:Event(\w+)|(\w+)Event)$/.exec(method);
  if (!match) return false;
  const name = (match[2] ?? match[3])!;
  const source = target[events][name];
  if (!source) {
    const full = `${target[typeName]}.on${name}`;
    onMissing(full);
    throw new ServiceError("ApiNotFound", `The workbench has no ${full}.`);
  }
  registrations.change(source, match[1] ? -1 : 1);
  return true;
}

/** An entry of a `richApiMessage`: category, type, target, JSON text, id, and whether it is a replay. */
export type MessageEntry = [number, number, string, string, number, boolean];

export const MessageCategory = { CustomFunction: 1, Action: 2, Event: 65536 } as const;

export function eventEntry(source: EventSource, detail: unknown, id: number): MessageEntry {
  return [MessageCategory.Event, source.type, source.targetId, JSON.stringify(detail), id, false];
}

import { ServiceError } from "./errors";
import type { RemoteObject } from "./remote";
import { typeName } from "./remote";

/** The public member of that name, from the object's class or a class that it extends. */
export function member(
  target: RemoteObject,
  name: string,
  onMissing: (name: string) => void,
): PropertyDescriptor {
  const descriptor = find(target, name);
  if (descriptor) return descriptor;
  const full = `${target[typeName]}.${name}`;
  onMissing(full);
  throw new ServiceError("ApiNotFound", `The workbench has no ${full}.`);
}

export function find(target: object, name: string): PropertyDescriptor | undefined {
  for (let at = target; at !== Object.prototype; at = Object.getPrototypeOf(at) as object) {
    const descriptor = Object.getOwnPropertyDescriptor(at, name);
    if (descriptor && name !== "constructor") return descriptor;
  }
  return undefined;
}

/** The names of all public properties that have a getter. */
export function getters(target: object): string[] {
  const names = new Set<string>();
  for (let at = target; at !== Object.prototype; at = Object.getPrototypeOf(at) as object) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (descriptor.get && !name.startsWith("_")) names.add(name);
    }
  }
  return [...names];
}

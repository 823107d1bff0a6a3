import type { Decimal } from "../number/decimal";
import { sum } from "../number/decimal";
import type { Component } from "./profiles";

/** What "futures" means in a profile that divides its futures margin. */
const futuresParts = ["hedge reserve", "active"];

/** The weight of a component named in any case; undefined where the profile has no such component. */
export function componentWeight(components: readonly Component[], name: string): Decimal | undefined {
  const parts = componentParts(components, name);
  return parts.length > 0 ? sum(parts.map(({ weight }) => weight)) : undefined;
}

/** The component of that name, or what "futures" is divided into; empty where the profile has no such component. */
export function componentParts(components: readonly Component[], name: string): readonly Component[] {
  const wanted = componentKey(name);
  const found = components.filter(({ component }) => componentKey(component) === wanted);
  if (found.length > 0 || wanted !== "futures") return found;
  return components.filter(({ component }) => futuresParts.includes(componentKey(component)));
}

/** Whether a component is futures margin, the whole of it or a part. */
export function isFutures(name: string): boolean {
  return ["futures", ...futuresParts].includes(componentKey(name));
}

/** A component's name as it is compared: any case, spaces around it ignored. */
export function componentKey(name: string): string {
  return name.trim().toLowerCase();
}

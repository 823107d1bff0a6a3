import type { Decimal } from "../decimal";
import { sum } from "../decimal";
import type { Component } from "./profiles";

/** What "futures" means in a profile that divides its futures margin. */
const futuresParts = ["hedge reserve", "active"];

/** The weight of a component named in any case; undefined where the profile has no such component. */
export function componentWeight(components: readonly Component[], name: string): Decimal | undefined {
  const wanted = componentKey(name);
  const found = components.find(({ component }) => componentKey(component) === wanted);
  if (found || wanted !== "futures") return found?.weight;
  const parts = components.filter(({ component }) => futuresParts.includes(componentKey(component)));
  return parts.length > 0 ? sum(parts.map(({ weight }) => weight)) : undefined;
}

/** A component's name as it is compared: any case, spaces around it ignored. */
export function componentKey(name: string): string {
  return name.trim().toLowerCase();
}

import type { Decimal } from "../decimal";
import { sum } from "../decimal";
import type { Component } from "./profiles";

/** What "futures" means in a profile that divides its futures margin. */
const futuresParts = ["hedge reserve", "active"];

/** The weight of a component named in any case; undefined where the profile has no such component. */
export function componentWeight(components: readonly Component[], name: string): Decimal | undefined {
  const wanted = name.trim().toLowerCase();
  const found = components.find(({ component }) => component.toLowerCase() === wanted);
  if (found || wanted !== "futures") return found?.weight;
  const parts = components.filter(({ component }) => futuresParts.includes(component.toLowerCase()));
  return parts.length > 0 ? sum(parts.map(({ weight }) => weight)) : undefined;
}

import type { Bar, FundingRow } from "../interface";
import type { Field } from "./adapter";
import { type Json, isJson } from "../../brackets/answer";

export { isJson, type Json };

/** A JSON message, which may be no object: some venues send bare words. */
export function parsed(message: string): Json {
  try {
    const value: unknown = JSON.parse(message);
    return isJson(value) ? value : {};
  } catch {
    return {};
  }
}

/** A figure as venues write it, as a number or a text; undefined where there is none. */
export function figure(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

export function words(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

export function objects(value: unknown): readonly Json[] {
  return (Array.isArray(value) ? value : [value]).filter(isJson);
}

export function lists(value: unknown): readonly (readonly unknown[])[] {
  return Array.isArray(value)
    ? (value as unknown[]).filter((row): row is unknown[] => Array.isArray(row))
    : [];
}

const dayMilliseconds = 86_400_000;
/** 1 January 1970 as Excel counts days. */
const firstDay = 25_569;

/** Excel's serial number of a time in UTC. */
export function serial(since1970: number): number {
  return (firstDay * dayMilliseconds + since1970) / dayMilliseconds;
}

/** Milliseconds since 1970 of Excel's serial number. */
export function milliseconds(time: number): number {
  return Math.round((time - firstDay) * dayMilliseconds);
}

/** A time that a venue gives in milliseconds, as Excel's serial number. 0 means that there is none. */
export function serialOf(value: unknown): number | undefined {
  const since1970 = figure(value);
  return since1970 === undefined || since1970 <= 0 ? undefined : serial(since1970);
}

/** A row of time in milliseconds, open, high, low, close and volume; nothing where a figure is missing. */
export function bar(time: unknown, prices: readonly unknown[], volume: unknown): readonly Bar[] {
  const [at, quantity] = [figure(time), figure(volume)];
  const [open, high, low, close] = prices.map(figure);
  if (at === undefined || quantity === undefined) return [];
  if (open === undefined || high === undefined || low === undefined || close === undefined) return [];
  return [{ time: serial(at), open, high, low, close, volume: quantity }];
}

/** A settled payment; nothing where a figure is missing. */
export function payment(time: unknown, rate: unknown): readonly FundingRow[] {
  const [at, fraction] = [serialOf(time), figure(rate)];
  return at === undefined || fraction === undefined ? [] : [{ time: at, rate: fraction }];
}

/** The fields that a message has, each read as a figure. */
export function fields(found: Readonly<Partial<Record<Field, unknown>>>): Partial<Record<Field, number>> {
  const read = Object.entries(found).map(([field, value]) => [field, figure(value)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

/** The topics in groups of so many. */
export function inGroups<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const groups: T[][] = [];
  for (let from = 0; from < all.length; from += size) groups.push(all.slice(from, from + size));
  return groups;
}

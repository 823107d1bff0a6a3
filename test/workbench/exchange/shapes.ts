import { readFileSync } from "node:fs";
import path from "node:path";

/** A published message: its `json` for a stream, its `response` for a request. */
export function published(name: string): unknown {
  const file = path.join(__dirname, "../../vectors/market/messages", `${name}.json`);
  const { steps, messages, response } = JSON.parse(readFileSync(file, "utf8")) as {
    steps?: { role: string; json: unknown }[];
    messages?: unknown[];
    response?: unknown;
  };
  return response ?? steps?.findLast(({ role }) => role === "message")?.json ?? messages?.at(-1);
}

/**
 * Where a message is not of the published shape: a field is missing, or is a text where a number is published, or a list of another
 * length. What it has besides is no fault: exchanges add fields.
 */
export function differences(made: unknown, shape: unknown, at = ""): string[] {
  if (shape === null) return [];
  if (Array.isArray(shape)) {
    if (!Array.isArray(made)) return [`${at} is no list`];
    if (made.length === 0) return [`${at} is empty`];
    const isRow = shape.every((one) => typeof one !== "object");
    if (isRow && made.length !== shape.length) return [`${at} has ${made.length} columns`];
    return isRow
      ? shape.flatMap((one, index) => differences(made[index], one, `${at}[${index}]`))
      : differences(made[0], shape[0], `${at}[0]`);
  }
  if (typeof shape !== "object") {
    return typeof made === typeof shape ? [] : [`${at} is a ${typeof made}, not a ${typeof shape}`];
  }
  if (typeof made !== "object" || made === null) return [`${at} is no object`];
  return Object.entries(shape).flatMap(([name, value]) =>
    name in made
      ? differences((made as Record<string, unknown>)[name], value, `${at}.${name}`)
      : [`${at}.${name} is missing`],
  );
}

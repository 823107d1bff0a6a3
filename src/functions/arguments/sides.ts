import { type Side, sides } from "../../core/position/contract";
import type { CellArgument } from "../cells/declaration";
import { choice } from "./words";

/** The words that exchanges and their exports have for the sides. */
const exchangeWords: Readonly<Record<string, Side>> = {
  buy: "long",
  b: "long",
  bid: "long",
  "open long": "long",
  sell: "short",
  s: "short",
  ask: "short",
  "open short": "short",
};

/** The words for a position in one-way mode, whose side is the sign of its quantity. */
const oneWayWords = ["both", "net"];

const ownSide = choice(sides, exchangeWords);

export const side: CellArgument<Side> = {
  ...ownSide,
  instead: (value) =>
    isOneWay(value)
      ? `a position in one-way mode is long where its quantity is positive, else short`
      : undefined,
};

/** The side of a row whose quantity may have a sign: "one way" takes the sign's. */
export const sideOrOneWay: CellArgument<Side | "one way"> = {
  ...ownSide,
  read: (value) => (isOneWay(value) ? "one way" : ownSide.read(value)),
};

function isOneWay(value: number | string | boolean): boolean {
  return typeof value === "string" && oneWayWords.includes(value.trim().toLowerCase());
}

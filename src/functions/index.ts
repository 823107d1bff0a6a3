import * as alloc from "./alloc";
import * as basis from "./basis";
import { type Argument, declarations as declared } from "./cells/declaration";
import * as funding from "./funding";
import * as hedge from "./hedge";
import * as liq from "./liq";
import * as perp from "./perp";
import * as risk from "./risk";
import * as signal from "./signal";
import * as sim from "./sim";

/** functions.js. Excel calls the functions by their ids; the pane reaches them and the rest as the global `BallastFunctions`. */
export const functions: Readonly<Record<string, (...given: any[]) => any>> = {
  ...alloc,
  ...basis,
  ...funding,
  ...hedge,
  ...liq,
  ...perp,
  ...risk,
  ...signal,
  ...sim,
};

/** What each function takes, by its name in a formula. */
export const declarations = new Map(
  [...declared].map(([name, taken]) => [
    name,
    Object.entries(taken).map(([argument, declaration]) => describe(argument, declaration)),
  ]),
);

export { failureOf } from "./cells/spill";

function describe(name: string, argument: Argument) {
  const { wanted, choices } = argument.kind === "series" ? argument.of : argument;
  const optional = argument.kind !== "whole" && argument.default !== undefined;
  return { name, kind: argument.kind, optional, wanted, choices };
}

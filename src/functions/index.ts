import * as alloc from "./alloc";
import * as basis from "./basis";
import { type Argument, declarations as declared } from "./cells/declaration";
import * as funding from "./funding";
import * as hedge from "./hedge";
import * as liq from "./liq";
import * as markets from "./market";
import * as perp from "./perp";
import * as pnl from "./pnl";
import * as risk from "./risk";
import * as signal from "./signal";
import * as sim from "./sim";
import * as yields from "./yield";

/** The bundle functions.js: Excel calls its functions by their ids, and the pane uses its exports as `BallastFunctions`. */
export const functions: Readonly<Record<string, (...given: any[]) => any>> = {
  ...alloc,
  ...basis,
  ...funding,
  ...hedge,
  ...liq,
  ...markets,
  ...perp,
  ...pnl,
  ...risk,
  ...signal,
  ...sim,
  ...yields,
};

/** The arguments of each function as plain data, by its name in a formula: described when they are asked for, not while Excel starts. */
export const declarations = {
  names: () => [...declared.keys()],
  get: (name: string) => {
    const taken = declared.get(name);
    return taken && Object.entries(taken).map(([argument, declaration]) => describe(argument, declaration));
  },
};

export { market } from "../market/live/live";
export { whenCalled } from "./cells/delivery/calls";
export { numberFormats } from "./cells/delivery/formatted";
export { failureOf } from "./cells/spill";

function describe(name: string, argument: Argument) {
  const { wanted, choices } = argument.kind === "series" ? argument.of : argument;
  return { name, kind: argument.kind, optional: argument.default !== undefined, wanted, choices };
}

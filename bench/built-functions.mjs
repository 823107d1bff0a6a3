import { readFileSync } from "node:fs";
import vm from "node:vm";

const script = new URL("../dist/functions.js", import.meta.url);

/**
 * The built functions.js with the one global that it needs: its functions by their ids, and their declared arguments by
 * their names. In a context of its own there is nothing to pause with, so that every call gives its result at once.
 */
export function builtFunctions(run = inNewContext) {
  const functions = new Map();
  const CustomFunctions = {
    Error: class extends Error {
      constructor(code, message) {
        super(message);
        this.code = code;
        this.stack = undefined; // as Office.js does, so that an error holds nothing of the calls in it
      }
    },
    ErrorCode: {},
    associate: (id, implementation) => functions.set(id, implementation),
  };
  const { declarations } = run(readFileSync(script, "utf8"), CustomFunctions);
  return { functions, declarations, isError: (value) => value instanceof CustomFunctions.Error };
}

function inNewContext(code, CustomFunctions) {
  const context = vm.createContext({ CustomFunctions });
  vm.runInContext(code, context);
  return context.BallastFunctions;
}

/** The same where the caller is: with its message channels for pauses, and nothing between a global and its use. */
export function inThisContext(code, CustomFunctions) {
  globalThis.CustomFunctions = CustomFunctions;
  vm.runInThisContext(code);
  return globalThis.BallastFunctions;
}

/** Numbers from 0 to below 1, the same in every run. */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

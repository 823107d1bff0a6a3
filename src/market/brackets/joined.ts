import type { Decimal } from "../../core/number/decimal";
import { zero } from "../../core/number/decimal";
import type { PrintedBracket, PrintedTable } from "./answer";
import { shown } from "./figures";

type Joined = PrintedBracket & { readonly floor: Decimal };

/**
 * Gives each bracket the floor at which the one before it ends. A printed floor that is one step above that, as in 0 ~ 50,000 and
 * 50,001 ~ 250,000, means the same; another one is a fault.
 */
export function joined(brackets: readonly PrintedBracket[], unit: PrintedTable["unit"]) {
  const faults: string[] = [];
  const stepped: number[] = [];
  const rows = brackets.map((bracket, at): Joined => {
    const before = brackets[at - 1];
    const start = before ? (before.cap ?? bracket.floor) : zero;
    const cap = bracket.cap ?? brackets[at + 1]?.floor;
    const floor = bracket.floor ?? start ?? zero;
    if (start && !floor.eq(start)) {
      if (before && isStep(start, floor, unit)) stepped.push(at + 1);
      else faults.push(before ? gap(at + 1, start, floor) : notFromZero(floor));
    }
    return { ...bracket, cap, floor: start ?? floor };
  });
  const remarks =
    stepped.length > 0
      ? [
          `Floors that are one step above the cap before (from bracket ${stepped[0]} on) are read as that cap.`,
        ]
      : [];
  return { brackets: rows, faults, remarks };
}

/** A step of one contract, or of a thousandth of the cap. */
function isStep(start: Decimal, floor: Decimal, unit: PrintedTable["unit"]): boolean {
  const step = floor.minus(start);
  return step.gt(0) && step.lte(1) && (unit === "contracts" || step.lte(start.times("0.001")));
}

function gap(bracket: number, start: Decimal, floor: Decimal): string {
  return `Bracket ${bracket} starts at ${shown(floor)}, where bracket ${bracket - 1} ends at ${shown(start)}: a bracket is missing or there twice.`;
}

function notFromZero(floor: Decimal): string {
  return `The first bracket starts at ${shown(floor)}, not at 0: the brackets before it are missing.`;
}

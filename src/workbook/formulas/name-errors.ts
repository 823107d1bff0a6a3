import { Problem } from "../../base/problem";
import { isTurkish } from "../../excel/language";

/** Why Excel shows #NAME? for a function of ours that is written correctly, and what to do. */
export function whyNameError(): { readonly reason: string; readonly remedy: string } {
  return isTurkish() ? inTurkish : notTakenUp;
}

/** What is said after a write whose formulas show #NAME?, at these addresses; undefined where none does. */
export function describeNameErrors(addresses: readonly string[]): Problem | undefined {
  const [first] = addresses;
  if (first === undefined) return undefined;
  const others = addresses.length - 1;
  const what =
    others === 0
      ? `${first} shows #NAME? in place of its result.`
      : `${first} and ${others} more cell${others === 1 ? "" : "s"} that were written show #NAME? in place of their results.`;
  const { reason, remedy } = whyNameError();
  return new Problem(what, [reason], remedy);
}

const notTakenUp = {
  reason:
    "Excel has not loaded Ballast's functions: the add-in may have been loaded after the formula was entered, or Ballast was updated and Excel still has the list of functions from before, which it keeps for a day. Recalculating does not help.",
  remedy:
    "Choose Home > Add-ins and click Ballast there. If #NAME? stays, choose Repair formulas, which re-enters the formulas; if that does not help, close Excel and open the workbook again.",
};

/**
 * Nothing that code could do instead is known to work.
 *
 * @see https://github.com/OfficeDev/office-js/issues/6614
 */
const inTurkish = {
  reason:
    "Excel in Turkish does not recognise functions of add-ins in formulas that an add-in enters (#AD?). It is a bug in Excel that Microsoft has not fixed yet; the formula itself is right.",
  remedy:
    "Enter it by hand: select the cell, press F2, then Enter. For many formulas, choose another display language under File > Options > Language, restart Excel and choose Repair formulas. Values can be written in any language.",
};

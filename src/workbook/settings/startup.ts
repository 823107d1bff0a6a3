import { isOwnCall } from "../../base/own-calls";
import { Problem } from "../../base/problem";
import { parseStored, storedUnder } from "../../excel/cells/stored";
import { runExcel } from "../../excel/run";
import { writes } from "../../excel/writes/undo";

/**
 * Whether Excel starts Ballast with this workbook, so that its formulas calculate as soon as it is opened. Excel keeps that in the
 * file, and tells people who lack the add-in that it is missing (office-js#3558). So it is turned on only where the workbook holds
 * something of Ballast's, and the user can turn it off for good.
 */
const choice = storedUnder("Ballast.Startup");

/** Turns it on after the first write, and after the first formula that Excel has a function calculate. */
export function followStartup(): void {
  let isDone = false;
  const start = (): void => {
    if (isDone) return;
    isDone = true;
    // Where Excel refuses, the workbook works all the same; the Settings say what holds.
    startWithWorkbook().catch(() => {
      isDone = false;
    });
  };
  writes.follow(() => {
    if (writes.get().length > 0) start();
  });
  // What the pane calculates for itself is no formula of the workbook.
  globalThis.BallastFunctions?.whenCalled(() => {
    if (!isOwnCall()) start();
  });
}

async function startWithWorkbook(): Promise<void> {
  if ((await readChoice()) !== "off") await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
}

export async function startsWithWorkbook(): Promise<boolean> {
  return (await Office.addin.getStartupBehavior()) === Office.StartupBehavior.load;
}

/** The user's word: later writes do not change it. */
export async function chooseStartup(isOn: boolean): Promise<void> {
  const notKept = "Excel did not save whether Ballast starts with this workbook.";
  await runExcel(notKept, async (context) => {
    choice.save(context, isOn ? "on" : "off");
    await context.sync();
  });
  try {
    const { load, none } = Office.StartupBehavior;
    await Office.addin.setStartupBehavior(isOn ? load : none);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(notKept, [reason], "Save the workbook, open it again and try once more.");
  }
}

function readChoice(): Promise<unknown> {
  return runExcel("The choice of how the workbook opens was not read.", async (context) => {
    const stored = choice.load(context);
    await context.sync();
    return parseStored(stored() ?? "null");
  });
}

import { asProblem } from "../base/problem";
import { readStandings } from "../workbook/accounts/standings";
import { rebalanceAsChosen } from "../workbook/rebalance/as-chosen";
import { commandProblem } from "./notice";

/** Ribbon command: updates the workbook’s live rebalance with the last holdings and profile, or writes the first one; what fails is shown in the pane. */
export async function rebalanceNow(event: Office.AddinCommands.Event): Promise<void> {
  try {
    await rebalanceAsChosen(await readStandings());
    commandProblem.set(undefined);
  } catch (error) {
    commandProblem.set(asProblem("The rebalance was not written.", error));
    await Office.addin.showAsTaskpane();
  } finally {
    event.completed();
  }
}

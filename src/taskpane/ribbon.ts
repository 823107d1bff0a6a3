import { asProblem } from "../base/problem";
import { commandProblem } from "../commands/notice";
import { loadScript } from "./parts/files/own-file";
import { shownView, type ViewId } from "./state/navigation";
import { requestRepair } from "./repair/request";

/** Runs once its script is loaded: the page that Excel starts with a workbook waits for no command. */
async function rebalanceNow(event: Office.AddinCommands.Event): Promise<void> {
  const notRun = "The rebalance was not written.";
  try {
    const command = await loadScript(
      notRun,
      () => import(/* webpackChunkName: "rebalance" */ "../commands/rebalance-now"),
    );
    await command.rebalanceNow(event);
  } catch (error) {
    commandProblem.set(asProblem(notRun, error));
    event.completed();
    await Office.addin.showAsTaskpane();
  }
}

/**
 * Registers the commands of the ribbon's buttons with Office, by their names in the manifest. In copies from the store Office
 * ignores showAsTaskpane: there a command changes the view, and a closed pane shows it once Open Ballast opens it.
 *
 * @see https://learn.microsoft.com/office/dev/add-ins/develop/show-hide-add-in
 */
export function associateCommands(showInterface: () => void): void {
  const open = async (view: ViewId, event: Office.AddinCommands.Event): Promise<void> => {
    shownView.set(view);
    try {
      await Office.addin.showAsTaskpane();
      showInterface();
    } finally {
      event.completed();
    }
  };
  const commands: Readonly<Record<string, (event: Office.AddinCommands.Event) => Promise<void>>> = {
    rebalanceNow,
    showFunctions: (event) => open("functions", event),
    showTemplates: (event) => open("templates", event),
    repairFormulas: (event) => {
      requestRepair();
      return open("templates", event);
    },
  };
  for (const [name, command] of Object.entries(commands)) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => void command(event));
  }
  // The Portfolio view shows the problem of a command.
  commandProblem.follow(() => commandProblem.get() && shownView.set("portfolio"));
}

import { commandProblem } from "../commands/notice";
import { rebalanceNow } from "../commands/rebalance-now";
import { shownView, type ViewId } from "./state/navigation";
import { requestRepair } from "./repair/request";

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

import { followStartup } from "../workbook/settings/startup";
import { associateCommands } from "./ribbon";
import { whenShown } from "./when-shown";

/** Runs when Excel starts the add-in, seen or not: the functions are registered already, the interface waits until it is seen. */
function start({ host }: { host: Office.HostType | null }): void {
  if (host !== Office.HostType.Excel) {
    showNotice("outside-excel");
    return;
  }
  followStartup();
  const show = whenShown(window, followVisibility, () => {
    import("./interface").then(({ render }) => render(document.getElementById("pane")!), showNotLoaded);
  });
  associateCommands(show);
}

function followVisibility(appeared: () => void): void {
  // Without the event the page's own signs still tell.
  Office.addin
    .onVisibilityModeChanged(({ visibilityMode }) => {
      if (visibilityMode === Office.VisibilityMode.taskpane) appeared();
    })
    .catch(() => undefined);
}

/** Offline, or where the files that this page names were replaced by a newer version's; a view that is too old has its own notice. */
function showNotLoaded(): void {
  if (!document.getElementById("old-view")!.hidden) return;
  showNotice("not-loaded");
  document.getElementById("reload")!.addEventListener("click", () => location.reload());
}

function showNotice(id: "outside-excel" | "not-loaded"): void {
  document.getElementById(id)!.hidden = false;
}

if (typeof Office === "undefined") showNotice("outside-excel");
else void Office.onReady(start);

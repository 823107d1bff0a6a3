import { UpdatedProblem } from "../base/problem";
import { followStartup } from "../workbook/settings/startup";
import { followConsent } from "./live/consent";
import { loadScript } from "./parts/files/own-file";
import { associateCommands } from "./ribbon";
import { whenShown } from "./when-shown";

/** Runs when Excel starts the add-in, seen or not: the functions are registered already, the interface waits until it is seen. */
function start({ host }: { host: Office.HostType | null }): void {
  if (host !== Office.HostType.Excel) {
    showNotice("outside-excel");
    return;
  }
  followStartup();
  associateCommands(whenShown(window, followVisibility, showInterface));
}

/** The page shows a notice already where the functions did not load or the view is too old: nothing works there. */
function showInterface(): void {
  if (document.querySelector(".notice:not([hidden])")) return;
  loadScript(
    "The task pane was not loaded.",
    () => import(/* webpackChunkName: "interface" */ "./interface"),
  ).then(
    ({ render }) => render(document.getElementById("pane")!),
    (problem: unknown) => showNotice(problem instanceof UpdatedProblem ? "updated" : "not-loaded"),
  );
}

function followVisibility(appeared: () => void): void {
  // Without the event the page's own signs still tell.
  Office.addin
    .onVisibilityModeChanged(({ visibilityMode }) => {
      if (visibilityMode === Office.VisibilityMode.taskpane) appeared();
    })
    .catch(() => undefined);
}

function showNotice(id: "outside-excel" | "not-loaded" | "updated"): void {
  const notice = document.getElementById(id)!;
  notice.hidden = false;
  if (id !== "not-loaded") return;
  document.getElementById("try-again")!.onclick = () => {
    notice.hidden = true;
    showInterface();
  };
}

// Cells may calculate before Office is ready.
followConsent();
// Where Office.js did not load, page/notices.js says so.
if (typeof Office !== "undefined") void Office.onReady(start);

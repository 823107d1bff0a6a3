import { associateCommands } from "./ribbon";

/** Runs when Excel starts the add-in, seen or not: the functions are registered already, the interface comes last. */
function start({ host }: { host: Office.HostType | null }): void {
  if (host !== Office.HostType.Excel) {
    showNotice("outside-excel");
    return;
  }
  associateCommands();
  if (Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) {
    void Office.addin.setStartupBehavior(Office.StartupBehavior.load);
  }
  void import("./interface").then(({ render }) => render(document.getElementById("pane")!), showNotLoaded);
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

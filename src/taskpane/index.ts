import { associateCommands } from "./ribbon";

/** Runs when Excel starts the add-in, seen or not: the functions are registered already, the interface comes last. */
function start({ host }: { host: Office.HostType | null }): void {
  if (host !== Office.HostType.Excel) {
    showOutsideExcel();
    return;
  }
  associateCommands();
  if (Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) {
    void Office.addin.setStartupBehavior(Office.StartupBehavior.load);
  }
  void import("./interface").then(({ render }) => render(document.getElementById("pane")!));
}

function showOutsideExcel(): void {
  document.getElementById("outside-excel")!.hidden = false;
}

if (typeof Office === "undefined") showOutsideExcel();
else void Office.onReady(start);

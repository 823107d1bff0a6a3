// Plain ES5, as failed-scripts.js is. Says why the pane stays empty: its scripts did not arrive, or the view cannot read them.
(function () {
  function show(id) {
    document.getElementById(id).hidden = false;
  }

  function reload() {
    location.reload();
  }

  document.getElementById("try-again").onclick = reload;
  document.getElementById("reload").onclick = reload;

  if (window.scriptsFailed) show("not-loaded");
  else if (!window.BallastFunctions || !window.newestSyntax) show("old-view");
  else {
    // The pane's own script is deferred: it has run or failed by then.
    document.addEventListener("DOMContentLoaded", function () {
      if (window.scriptsFailed) show("not-loaded");
    });
  }
})();

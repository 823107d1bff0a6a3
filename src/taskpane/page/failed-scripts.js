// Plain ES5, for views that cannot read the add-in's scripts: Internet Explorer, the first Edge, an old Safari. The page's policy
// takes scripts from files only, so this one comes first and notes which of the others do not arrive.
(function () {
  function note(event) {
    // Scripts that another script adds are async, and the one that added them handles their failure.
    if (event.target.tagName === "SCRIPT" && !event.target.async) window.scriptsFailed = true;
  }

  window.addEventListener("error", note, true);
})();

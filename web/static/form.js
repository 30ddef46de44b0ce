// Whoever leaves with something typed and not saved is asked first.
"use strict";

(() => {
  const form = document.querySelector("form[data-changes]");
  if (!form) { return; }
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed) { event.preventDefault(); }
  });
})();

// Whoever leaves with a translation typed and not saved is asked first; a text that was saved alone counts no more.
"use strict";

(() => {
  const form = document.querySelector("form.texts");
  if (!form) { return; }
  let sending = false;
  form.addEventListener("submit", () => { sending = true; });
  window.addEventListener("beforeunload", (event) => {
    const typed = [...form.querySelectorAll("textarea")].some((text) => text.value !== text.defaultValue);
    if (typed && !sending) { event.preventDefault(); }
  });
})();

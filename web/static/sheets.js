// A passage is told beside the pages, and shown on them in both languages; without script its link opens a page.
"use strict";

document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest(".area, #panel .told a:not([download])");
  const panel = document.getElementById("panel");
  if (!link || !panel || event.ctrlKey || event.metaKey || event.shiftKey || event.button) { return; }
  const path = new URL(link.href).pathname;
  if (!/\/(passage|blank)\/\d+$/.test(path)) { return; }
  event.preventDefault();
  htmx.ajax("GET", link.href, { target: panel, swap: "innerHTML", source: panel });
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "panel") { return; }
  const told = event.target.querySelector(".told");
  document.querySelectorAll(".area.chosen, .area.twin").forEach((one) => one.classList.remove("chosen", "twin"));
  mark(told.dataset.for, "chosen");
  mark(told.dataset.twin, "twin");
  told.querySelector("h2").focus({ preventScroll: true });
});

function mark(name, look) {
  const first = name && document.getElementById(name);
  if (!first) { return; }
  for (let one = first, at = 1; one; one = document.getElementById(name + "-" + at), at += 1) { one.classList.add(look); }
  const box = first.getBoundingClientRect();
  if (box.top < 0 || box.bottom > window.innerHeight) { first.scrollIntoView({ block: "center" }); }
}

// Esc closes what is told, and goes back to the passage on its page.
function close() {
  const panel = document.getElementById("panel");
  const told = panel && panel.querySelector(".told");
  if (!told) { return; }
  const first = document.getElementById(told.dataset.for);
  panel.textContent = "";
  if (first) { first.focus({ preventScroll: true }); }
}

document.addEventListener("keydown", (event) => { if (event.key === "Escape") { close(); } });
document.addEventListener("click", (event) => { if (event.target.closest && event.target.closest("#panel .close")) { close(); } });

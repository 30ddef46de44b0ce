// What makes the pages better where a browser runs scripts; each of them works without.
"use strict";

document.documentElement.classList.add("scripted");

// Files dropped anywhere on the field are as good as files chosen in it.
document.addEventListener("dragover", (event) => {
  const field = event.target.closest && event.target.closest(".drop");
  if (field) { event.preventDefault(); field.classList.add("over"); }
});
document.addEventListener("dragleave", (event) => {
  const field = event.target.closest && event.target.closest(".drop");
  if (field && !field.contains(event.relatedTarget)) { field.classList.remove("over"); }
});
document.addEventListener("drop", (event) => {
  const field = event.target.closest && event.target.closest(".drop");
  if (!field || !event.dataTransfer.files.length) { return; }
  event.preventDefault();
  field.classList.remove("over");
  const input = field.querySelector("input[type=file]");
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

// Beside the button that chooses files stand the names of those chosen.
const named = (input) => {
  const said = input.closest && input.closest(".chooser");
  if (said) { said.querySelector("output").textContent = Array.from(input.files, (file) => file.name).join(", "); }
};
document.addEventListener("change", (event) => { if (event.target.type === "file") { named(event.target); } });
document.addEventListener("reset", (event) => {
  setTimeout(() => event.target.querySelectorAll("input[type=file]").forEach(named));
});

// What refuses shows why, in the place of the page; a look that failed is simply tried again.
document.addEventListener("htmx:beforeSwap", (event) => {
  const detail = event.detail;
  if (detail.xhr.status < 400 || detail.requestConfig.verb === "get") { return; }
  detail.shouldSwap = true;
  detail.isError = false;
  detail.target = document.getElementById("main");
  detail.selectOverride = "#main";
});

// A part in which somebody is at work is not put in the place of itself: its next look does it, once they are done.
document.addEventListener("htmx:beforeSwap", (event) => {
  const detail = event.detail;
  const at_work = detail.target.id === "live" && detail.target.querySelector("details.more[open]");
  if (at_work && detail.requestConfig.verb === "get") { detail.shouldSwap = false; }
});

// A field of files is ready for the next ones once these were sent.
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.matches && event.target.matches(".drop")) { event.target.reset(); }
});

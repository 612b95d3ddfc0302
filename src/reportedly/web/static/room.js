// What keys and the mouse add to pages that work without them.
import { follow } from "./run.js";
import { pageKeys } from "./page.js";

const TEXT_FIELDS = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";
const told = document.getElementById("told");
const switched = document.getElementById("keys-on");

export function tell(words) {
  told.textContent = words;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => { told.textContent = ""; }, 2600);
}

function remembered(name, fallback) {
  try { return localStorage.getItem(name) ?? fallback; } catch { return fallback; }
}

if (switched) {
  switched.checked = remembered("keys", "on") === "on";
  switched.addEventListener("change", () => {
    try { localStorage.setItem("keys", switched.checked ? "on" : "off"); } catch { /* private window */ }
  });
}

const onPage = document.querySelector(".reading") ? pageKeys(tell) : {};

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches?.("textarea")) {
    event.target.form?.requestSubmit(); // Enter alone begins a new line there
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest(TEXT_FIELDS)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key !== "Escape" && switched && !switched.checked) return;
  const action = {
    "/": () => { document.getElementById("q").focus(); document.getElementById("q").select(); },
    "?": () => document.getElementById("keys").togglePopover(),
    ...onPage,
  }[event.key];
  if (action && action(event) !== false) event.preventDefault();
});

const run = document.getElementById("run");
if (run && !("done" in run.dataset)) follow(run);

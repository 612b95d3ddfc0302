// A page and its margin under the keys: one statement at a time is chosen.
const LETTERS = ["letters-restored", "letters-original", "letters-both"];

export function pageKeys(tell) {
  const refs = [...document.querySelectorAll(".ref")];
  let at = refs.findIndex((ref) => ref.classList.contains("chosen") || `#${ref.id}` === location.hash
    || `#c-${ref.id}` === location.hash);

  const card = () => (at < 0 ? null : document.getElementById(`c-${refs[at].id}`));

  function light(id) {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!id) return;
    for (const leaf of document.querySelectorAll(`[data-s~="${CSS.escape(id)}"]`)) leaf.classList.add("lit");
    document.getElementById(id)?.classList.add("lit");
  }

  function choose(number) {
    if (!refs.length) return;
    at = Math.max(0, Math.min(refs.length - 1, number));
    light(refs[at].id);
    refs[at].focus({ preventScroll: true });
    refs[at].scrollIntoView({ block: "center" });
  }

  // A form's button, or a field of it, in the chosen card.
  function part(key) {
    const found = card()?.querySelector(`:scope > .fix [data-key="${key}"]`);
    if (!found) tell(card() ? "Nothing to do there" : "Choose a statement first: n");
    return found;
  }

  function press(key, words) {
    const button = part(key);
    if (!button) return;
    button.click();
    tell(words);
  }

  function fill(key) {
    const chosen = String(document.getSelection()).trim();
    const field = part(key);
    if (!field) return;
    field.closest("details").open = true;
    if (key === "e" && chosen) field.value = chosen;
    field.focus();
    field.select();
  }

  function letters() {
    const on = LETTERS.findIndex((id) => document.getElementById(id)?.checked);
    if (on < 0) return tell("Nothing was altered on this page");
    const next = document.getElementById(LETTERS[(on + 1) % LETTERS.length]);
    next.checked = true;
    return tell(`Text: ${next.parentElement.textContent.trim()}`);
  }

  document.querySelector(".reading").addEventListener("click", (event) => {
    if (event.target.closest("a, button, summary, input, textarea, select")) return;
    const near = event.target.closest("[data-s]");
    if (!near || String(document.getSelection())) return;
    const id = near.dataset.s.split(" ").pop();
    at = refs.findIndex((ref) => ref.id === id);
    light(id);
    if (!near.matches(".card")) document.getElementById(`c-${id}`)?.scrollIntoView({ block: "nearest" });
  });

  // A corrected card stands in the old one's place: the choice stays on it.
  document.body.addEventListener("htmx:afterSwap", () => { if (at >= 0) { light(refs[at].id); card()?.focus({ preventScroll: true }); } });
  document.body.addEventListener("htmx:responseError", (event) => {
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    tell(page.querySelector("main .sum")?.textContent ?? "That did not work; open the page again");
  });
  document.body.addEventListener("htmx:sendError", () => tell("The room does not answer"));
  if (at >= 0) light(refs[at].id);

  return {
    n: () => choose(at + 1),
    p: () => choose(at - 1),
    j: () => choose(at + 1),
    k: () => choose(at - 1),
    Enter: (event) => {
      if (at < 0 || event.target.closest("a:not(.ref), button, summary")) return false;
      card()?.scrollIntoView({ block: "nearest" });
      card()?.focus({ preventScroll: true });
      return true;
    },
    Escape: () => { if (at < 0 || document.querySelector(":popover-open")) return false; choose(at); return true; },
    o: letters,
    a: () => press("a", "Accepted"),
    x: () => press("x", "Marked wrong"),
    u: () => press("u", "Undone"),
    s: () => fill("s"),
    t: () => fill("t"),
    e: () => fill("e"),
    m: () => part("m")?.click(),
  };
}

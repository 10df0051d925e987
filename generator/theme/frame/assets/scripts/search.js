// Opens the search, from the box in the header, by the key "/" or by Ctrl+K (Command+K on a Mac).
//
// Small, because every page loads it. What finds pages is loaded when a reader first opens the search. Without this
// script the box in the header is a link to the page with all names.

const SLASH = "factsheet.slash";
const opener = document.querySelector(".fs-search");
let finder;

// A window with a field, at once: what is typed while the rest still loads is not lost.
function makeFinder() {
  const { label, hint, close } = opener.dataset;
  const dialog = document.createElement("dialog");
  dialog.className = "fs-finder";
  dialog.setAttribute("aria-label", label);
  const form = document.createElement("form");
  form.className = "fs-finder__form";
  form.action = opener.href;
  Object.assign(form.dataset, { failed: opener.dataset.failed, names: opener.dataset.names });
  form.setAttribute("role", "search");
  const field = document.createElement("input");
  Object.assign(field, { type: "search", name: "q", placeholder: hint, autocomplete: "off", className: "fs-field" });
  for (const [name, value] of [["aria-label", label], ["autocapitalize", "none"], ["spellcheck", "false"], ["enterkeyhint", "search"]]) {
    field.setAttribute(name, value);
  }
  const shut = document.createElement("button");
  Object.assign(shut, { type: "button", className: "fs-finder__close", textContent: close });
  shut.addEventListener("click", () => dialog.close());
  form.append(field, shut);
  dialog.append(form);
  // A click beside the window hits the dialog itself.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  import("./search-finder.js").then(({ attach }) => attach(dialog, field)).catch(() => failed(dialog));
  return dialog;
}

// The rest could not be loaded: said, and tried again when the window is next opened.
function failed(dialog) {
  const [words, link] = [document.createElement("p"), document.createElement("a")];
  Object.assign(link, { href: opener.href, textContent: opener.dataset.names });
  words.className = "fs-finder__below";
  words.setAttribute("role", "alert");
  words.append(opener.dataset.failed, " ", link);
  dialog.append(words);
  dialog.dataset.broken = "";
}

// Whether the window is a broken one is asked now: that it was closed is told later than the next key may come.
function open() {
  if (finder?.open) return;
  if (finder && "broken" in finder.dataset) {
    finder.remove();
    finder = undefined;
  }
  finder ??= makeFinder();
  finder.showModal();
  finder.querySelector("input").select();
}

// The page of the search has a field of its own, which the keys lead to.
function openOrGo() {
  const field = document.querySelector(".fs-searching input[type=search]");
  if (!field) return open();
  field.focus();
  field.select();
}

// A window that was just closed may have the focus until the page is painted again: nobody types there.
function typing(element) {
  if (element.closest("dialog:not([open])")) return false;
  return element.isContentEditable || element.closest("input, textarea, select, [role=textbox], [role=combobox]");
}

// Somebody who speaks to the computer, or rests a hand on the keys, can switch the single key off.
function slashIsOn() {
  try {
    return localStorage.getItem(SLASH) !== "off";
  } catch {
    return true;
  }
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  const control = event.ctrlKey || event.metaKey;
  const slash = event.key === "/" && !control && !event.altKey && !typing(event.target) && slashIsOn();
  if (!slash && !(event.key.toLowerCase() === "k" && control && !event.altKey && !event.shiftKey)) return;
  event.preventDefault();
  openOrGo();
}

if (opener && window.HTMLDialogElement) {
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab or window is asked for
    event.preventDefault();
    openOrGo();
  });
  opener.addEventListener("keydown", (event) => event.key === " " && (event.preventDefault(), openOrGo()));
  document.addEventListener("keydown", onKey);
}

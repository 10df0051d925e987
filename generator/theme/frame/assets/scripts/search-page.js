// The page of the search: a field, facets and all results, kept in the address so that a search can be shared.
//
// An element with data-search becomes the search: "page" on the page of the search, "address" on the page for addresses
// that are not there, where the words of the address are searched for at once.

import { find, loadNames } from "./search-index.js";
import { counted, element, facets, item, notes, pressed } from "./search-results.js";

const PAUSE = 120;
const SAID = 700;
const SLASH = "factsheet.slash";

const place = document.querySelector("[data-search]");
const { label, hint, failed } = place.dataset;
const keeps = place.dataset.search === "page"; // whether the address is ours to change
const STEP = keeps ? 10 : 3; // results at a time
const PASSAGES = keeps ? 3 : 1; // of one page
const title = document.title;
const namesList = document.querySelector(".fs-names");

const form = element("form", "fs-searching__form");
form.setAttribute("role", "search");
const field = element("input", "fs-field");
Object.assign(field, { type: "search", name: "q", placeholder: hint, autocomplete: "off" });
for (const [name, value] of [["aria-label", label], ["autocapitalize", "none"], ["spellcheck", "false"], ["enterkeyhint", "search"]]) {
  field.setAttribute(name, value);
}
form.append(field);
const said = element("p", "fs-searching__count");
said.setAttribute("role", "status");
const narrow = element("div", "fs-searching__facets");
const told = element("div", "fs-searching__notes");
const list = element("ol", "fs-searching__results");
const more = element("button", "fs-searching__more");
more.type = "button";
more.hidden = true;
place.replaceChildren(form, narrow, said, told, list, more);

const state = { chosen: { kind: "", status: "" }, count: STEP, turn: 0, timer: 0 };

function readAddress() {
  const asked = new URLSearchParams(location.search);
  field.value = keeps ? (asked.get("q") ?? "") : wordsOfAddress();
  state.chosen = { kind: asked.get("kind") ?? "", status: asked.get("status") ?? "" };
  state.count = STEP;
}

// The last parts of an address that is not there, such as /places/a-wrong-name/.
function wordsOfAddress() {
  const root = new URL("../../", import.meta.url).pathname;
  const path = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : location.pathname;
  const parts = path.replace(/(index)?\.html?$/, "").split("/").filter(Boolean);
  try {
    const words = decodeURIComponent(parts.at(-1) ?? "").replace(/[-_+.]+/g, " ").trim();
    return words === "404" ? "" : words; // the page by its own address
  } catch {
    return "";
  }
}

function writeAddress(how) {
  if (!keeps) return;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ q: field.value.trim(), ...state.chosen })) if (value) query.set(name, value);
  const address = String(query) ? `?${query}` : location.pathname; // browsers of 2022 know no size of it
  if (address !== (location.search || location.pathname)) history[how](null, "", address);
}

// A kind or status from an old address that is no longer there must not hide everything.
function known(chosen, data) {
  const has = (list, key) => (list.some(([each]) => each === key) ? key : "");
  return { kind: has(data.kinds, chosen.kind), status: has(data.statuses, chosen.status) };
}

async function show() {
  const turn = ++state.turn;
  const typed = field.value.trim();
  if (namesList) namesList.dataset.shown = String(!typed);
  place.dataset.busy = String(Boolean(typed));
  if (keeps) document.title = typed ? `${typed} – ${title}` : title;
  if (!typed) return clear();
  try {
    const data = await loadNames();
    state.chosen = known(state.chosen, data);
    const found = await find(typed, state.chosen, state.count, PASSAGES);
    if (turn === state.turn) draw(found, typed, data);
  } catch {
    if (turn !== state.turn) return;
    clear(failed);
    if (namesList) namesList.dataset.shown = "true";
  }
}

function clear(message = "") {
  for (const each of [narrow, told, list]) each.replaceChildren();
  more.hidden = true;
  said.textContent = message;
}

function draw(found, typed, data) {
  const focused = document.activeElement?.dataset?.key;
  if (keeps) narrow.replaceChildren(...facets(data, found.facets, state.chosen, choose));
  if (focused) narrow.querySelector(`[data-key="${focused}"]`)?.focus();
  told.replaceChildren(...notes(found, typed, data, ask));
  list.replaceChildren(...found.results.map((result) => item(result, data)));
  more.textContent = data.say.more;
  more.hidden = found.total <= found.results.length;
  const words = found.total ? counted(data.say, found.total) : "";
  // The first number comes with the results; later ones wait until the reader pauses, as they are read out.
  clearTimeout(state.saying);
  const tell = () => (said.textContent = words);
  if (said.textContent) state.saying = setTimeout(tell, SAID);
  else tell();
}

function choose(name, key) {
  Object.assign(state, { chosen: pressed(state.chosen, name, key), count: STEP });
  writeAddress("pushState");
  show();
}

function ask(words) {
  field.value = words;
  field.focus();
  writeAddress("pushState");
  show();
}

field.addEventListener("input", () => {
  state.count = STEP;
  clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    writeAddress("replaceState");
    show();
  }, PAUSE);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  writeAddress("pushState");
  show();
});

more.addEventListener("click", async () => {
  const first = list.children.length;
  state.count += STEP;
  await show();
  list.children[first]?.querySelector("a")?.focus();
});

window.addEventListener("popstate", () => {
  readAddress();
  show();
});

// The single key that opens the search can be switched off; the choice stays in the reader's own browser.
function slashSwitch(words) {
  const box = element("input");
  box.type = "checkbox";
  const line = element("label", "fs-searching__slash", box, " ", words);
  try {
    box.checked = localStorage.getItem(SLASH) !== "off";
    box.addEventListener("change", () => (box.checked ? localStorage.removeItem(SLASH) : localStorage.setItem(SLASH, "off")));
    (namesList ?? place).after(line);
  } catch {
    // Nothing can be kept here, so there is nothing to choose.
  }
}

readAddress();
show();
if (place.dataset.slash) slashSwitch(place.dataset.slash);

// The window of the search: a field with a list of results below it, after the combobox pattern of the ARIA Authoring
// Practices. The keyboard stays in the field; arrow keys choose a result, Enter opens it. Enter with none chosen goes to
// the page of the search, which has all results and the facets.

import { find, loadNames, suggest } from "./search-index.js";
import { counted, element, facets, filled, notes, option, pressed } from "./search-results.js";

const SHOWN = 8;
const PAUSE = 90; // milliseconds after a key before the engine is asked
const SAID = 700; // and before the number of results is read out

export async function attach(dialog, field) {
  const body = element("div", "fs-finder__body");
  const list = element("div", "fs-finder__list");
  list.id = "fs-found";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", dialog.getAttribute("aria-label"));
  const above = element("div", "fs-finder__above");
  const below = element("div", "fs-finder__below");
  const said = element("p", "fs-finder__said");
  said.setAttribute("role", "status");
  body.append(above, list, below);
  dialog.append(body, said);
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"]]) {
    field.setAttribute(name, value);
  }
  const state = { dialog, field, list, above, below, said, chosen: { kind: "", status: "" }, turn: 0, active: -1 };
  field.addEventListener("input", () => {
    state.chosen = { kind: "", status: "" };
    later(state);
  });
  field.addEventListener("keydown", (event) => onKey(state, event));
  list.addEventListener("click", (event) => event.target.closest("a") && !event.ctrlKey && !event.metaKey && dialog.close());
  list.addEventListener("mousemove", (event) => {
    const row = event.target.closest("[role=option]");
    if (row) activate(state, options(state).indexOf(row), false);
  });
  window.addEventListener("pagehide", () => dialog.close());
  return show(state);
}

function options({ list }) {
  return [...list.querySelectorAll("[role=option]")];
}

function later(state) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => show(state), PAUSE);
}

async function show(state) {
  const turn = ++state.turn;
  const typed = state.field.value.trim();
  const isOld = () => turn !== state.turn;
  try {
    state.data = await loadNames();
    if (isOld()) return;
    if (!typed) return empty(state);
    if (!state.ready) {
      const results = await suggest(typed, SHOWN);
      if (isOld()) return;
      draw(state, { results, total: 0, facets: { kind: {}, status: {} }, note: "", meant: [], early: true }, typed);
    }
    const found = await find(typed, state.chosen, SHOWN);
    state.ready = true;
    if (!isOld()) draw(state, found, typed);
  } catch {
    if (turn === state.turn) failed(state);
  }
}

function empty(state) {
  const { say } = state.data;
  const names = element("a", "", say.names);
  names.href = state.field.form.action;
  state.above.replaceChildren();
  state.list.replaceChildren();
  state.below.replaceChildren(element("p", "fs-finder__keys", say.keys), element("p", "", names));
  settle(state, "");
}

function draw(state, found, typed) {
  const { data, list, above, below } = state;
  const focused = document.activeElement?.dataset?.key;
  const choose = (name, key) => {
    state.chosen = pressed(state.chosen, name, key);
    show(state);
  };
  const ask = (words) => {
    state.field.value = words;
    state.field.focus();
    show(state);
  };
  above.replaceChildren(...(found.early ? [] : [...facets(data, found.facets, state.chosen, choose), ...notes(found, typed, data, ask)]));
  if (focused) above.querySelector(`[data-key="${focused}"]`)?.focus();
  list.replaceChildren(...found.results.map((result, index) => option(result, data, `fs-found-${index}`)));
  below.replaceChildren();
  if (found.early) below.append(element("p", "", data.say.loading));
  else if (found.total) list.append(all(state, found, typed));
  else below.append(element("p", "", names(state)));
  settle(state, found.early ? "" : found.total ? counted(data.say, found.total) : filled(data.say.none, { query: typed }));
}

function names(state) {
  const link = element("a", "", state.data.say.names);
  link.href = state.field.form.action;
  return link;
}

// The last option: the page with all results.
function all(state, { total }, typed) {
  const link = element("a", "fs-found fs-found--all", filled(state.data.say.all, { count: total }));
  const { kind, status } = state.chosen;
  const query = new URLSearchParams({ q: typed, ...(kind && { kind }), ...(status && { status }) });
  link.href = `${state.field.form.action}?${query}`;
  link.id = "fs-found-all";
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  return link;
}

// After each change: nothing is chosen, and the number of results is read out once the reader pauses.
function settle(state, words) {
  state.active = -1;
  state.field.removeAttribute("aria-activedescendant");
  state.field.setAttribute("aria-expanded", String(options(state).length > 0));
  state.list.hidden = !options(state).length;
  state.list.scrollTop = 0;
  clearTimeout(state.saying);
  state.saying = setTimeout(() => (state.said.textContent = words), SAID);
}

function activate(state, index, scroll = true) {
  const all = options(state);
  all.forEach((row, at) => row.setAttribute("aria-selected", String(at === index)));
  state.active = index;
  if (index < 0) return state.field.removeAttribute("aria-activedescendant");
  state.field.setAttribute("aria-activedescendant", all[index].id);
  if (scroll) all[index].scrollIntoView({ block: "nearest" });
}

function onKey(state, event) {
  if (event.isComposing) return;
  const last = options(state).length - 1;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (last < 0) return;
    event.preventDefault();
    const down = event.key === "ArrowDown";
    const next = down ? state.active + 1 : state.active < 0 ? last : state.active - 1;
    activate(state, next > last ? -1 : next);
  } else if (event.key === "Enter" && state.active >= 0) {
    event.preventDefault();
    options(state)[state.active].click();
  } else if (event.key === "Escape" && !event.defaultPrevented) {
    event.preventDefault(); // a field of this type would only be emptied
    state.dialog.close();
  }
}

function failed(state) {
  state.list.replaceChildren();
  const link = element("a", "", state.field.form.dataset.names);
  link.href = state.field.form.action;
  state.below.replaceChildren(element("p", "", state.field.form.dataset.failed, " ", link));
  settle(state, state.field.form.dataset.failed);
}

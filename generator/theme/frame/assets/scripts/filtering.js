// The form above a list: what is chosen in it, which rows pass, what is told of them, and the address that keeps it all.
//
// A row is { found, text }: what it can be found by, and its text without accents (rowOf in filtering-words.js). All words
// for readers come from the form's data attributes.

import { Facet } from "./filtering-facet.js";
import { bare, fill, numeral } from "./filtering-words.js";

const PAUSE = 150; // after the last key

export class Filtering {
  // `changed` draws the list anew; it gets the control that was used, and none for an address that was gone back to.
  constructor(form, changed) {
    this.form = form;
    this.say = form.dataset;
    this.changed = changed;
    this.facets = [...form.querySelectorAll("[data-facet]")].map((root) => new Facet(root, this.say));
    this.field = form.elements.q;
    this.told = form.querySelector(".fs-filter__told");
    this.list = form.querySelector(".fs-filter__chosen");
    this.clear = form.querySelector(".fs-filter__clear");
    this.readAddress();
    this.listen();
  }

  listen() {
    let timer = 0;
    const open = this.form.querySelector(".fs-filter__open");
    open.addEventListener("click", () => open.setAttribute("aria-expanded", open.ariaExpanded !== "true"));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => {
      clearTimeout(timer);
      timer = setTimeout(() => this.changed(event.target), event.target === this.field ? PAUSE : 0);
    });
    this.clear.addEventListener("click", () => this.take(this.chosen().map(({ control }) => control), 0));
    addEventListener("popstate", () => {
      this.readAddress();
      this.changed(null);
    });
  }

  get words() {
    return bare(this.field?.value ?? "").split(/\s+/).filter(Boolean);
  }

  get isActive() {
    return this.words.length > 0 || this.facets.some((facet) => facet.isActive);
  }

  // The rows that pass; `without` is a facet that is left out of account.
  narrowed(rows, without) {
    const [words, facets] = [this.words, this.facets.filter((facet) => facet !== without && facet.isActive)];
    return rows.filter(
      (row) => words.every((word) => row.text.includes(word)) && facets.every((facet) => facet.passes(row)),
    );
  }

  // Say how many rows pass, what is chosen, and how many rows each further choice would leave.
  tell(rows, shown, total) {
    for (const facet of this.facets) facet.count(this.narrowed(rows, facet));
    const active = this.isActive;
    const numbers = { shown: numeral(shown), count: numeral(total) };
    const before = this.told.textContent;
    const words = active ? fill(this.say.some, numbers) + (shown ? "" : ` ${this.say.none}`) : before && this.say.all;
    if (words !== before) this.told.textContent = words;
    this.clear.hidden = !active;
    this.list.replaceChildren(...this.chosen().map((each) => this.chip(each)));
    this.form.toggleAttribute("data-active", active);
  }

  chosen() {
    const words = this.field?.value.trim();
    const field = words ? [{ label: fill(this.say.word, { choice: words }), control: this.field }] : [];
    return [...field, ...this.facets.flatMap((facet) => facet.chosen())];
  }

  // A choice as a button that takes it out again. The focus goes to the next one, so that it is never lost.
  chip({ label, control }) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.setAttribute("aria-label", fill(this.say.remove, { filter: label }));
    button.addEventListener("click", () => this.take([control], [...this.list.children].indexOf(item)));
    item.append(button);
    return item;
  }

  async take(controls, place) {
    for (const control of controls) {
      if (control.type === "checkbox") control.checked = false;
      else control.value = "";
    }
    await this.changed(controls[0]);
    this.focusNear(place);
  }

  focusNear(place) {
    const near = this.list.children[place] ?? this.list.lastElementChild;
    const others = [...this.form.querySelectorAll("input[type=search], .fs-filter__open, summary")];
    (near?.firstElementChild ?? others.find((each) => each.offsetParent))?.focus();
  }

  readAddress() {
    const asked = new URLSearchParams(location.search);
    for (const control of this.form.elements) {
      if (!control.name) continue;
      const values = asked.getAll(control.name);
      if (control.type === "checkbox") control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
      if (control.selectedIndex === -1) control.value = ""; // an old address may name what is no longer there
    }
  }

  // What is chosen goes into the address; what the address holds besides stays there.
  writeAddress() {
    const query = new URLSearchParams(location.search);
    for (const control of this.form.elements) if (control.name) query.delete(control.name);
    for (const [name, value] of new FormData(this.form)) if (value.trim()) query.append(name, value.trim());
    const address = `${location.pathname}${String(query) ? `?${query}` : ""}${location.hash}`;
    if (address !== location.pathname + location.search + location.hash) history.replaceState(history.state, "", address);
  }
}

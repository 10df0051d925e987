// One facet of the form above a list: words to tick, or a first and a last year.

import { fill, numeral } from "./filtering-words.js";

export class Facet {
  constructor(root, say) {
    this.say = say;
    this.name = root.dataset.facet;
    this.label = root.dataset.label ?? "";
    this.boxes = [...root.querySelectorAll("input")];
    this.bounds = [...root.querySelectorAll("select")];
    this.sum = root.querySelector(".fs-facet__chosen");
    if (root.localName === "details") menu(root);
  }

  get isActive() {
    return this.boxes.some((box) => box.checked) || this.bounds.some((bound) => bound.value);
  }

  own(row) {
    return row.found.get(this.name) ?? [];
  }

  passes(row) {
    const words = this.own(row);
    if (this.bounds.length) {
      const [from, until] = this.bounds.map((bound) => bound.value);
      return words.some((year) => (!from || year >= from) && (!until || year <= until));
    }
    return this.boxes.some((box) => box.checked && words.includes(box.value));
  }

  // Beside each choice, how many of these rows have it; beside the name of the facet, how many choices hold.
  count(rows) {
    const counts = new Map();
    for (const row of rows) for (const word of this.own(row)) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const box of this.boxes) {
      const number = counts.get(box.value) ?? 0;
      box.parentElement.querySelector("small").textContent = numeral(number);
      box.parentElement.toggleAttribute("data-empty", number === 0 && !box.checked);
    }
    const chosen = this.chosen().length;
    if (this.sum) this.sum.textContent = chosen ? ` (${numeral(chosen)})` : "";
  }

  chosen() {
    const said = (text, choice) => (this.label ? fill(text, { filter: this.label, choice }) : choice);
    const ticked = this.boxes.filter((box) => box.checked);
    const [from, until] = [this.say.from, this.say.until];
    return [
      ...ticked.map((box) => ({ label: said(this.say.chosen, box.nextElementSibling.textContent), control: box })),
      ...this.bounds
        .map((bound, index) => ({ label: said(index ? until : from, bound.selectedOptions[0].textContent), control: bound }))
        .filter(({ control }) => control.value),
    ];
  }
}

// A facet unfolds like a menu: Escape, a click elsewhere or leaving it with the keyboard folds it again.
function menu(details) {
  const summary = details.querySelector("summary");
  const floats = () => getComputedStyle(details.lastElementChild).position === "absolute";
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    summary.focus();
  });
  details.addEventListener("focusout", (event) => {
    if (floats() && event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false;
  });
  document.addEventListener("pointerdown", (event) => {
    if (details.open && floats() && !details.contains(event.target)) details.open = false;
  });
  details.addEventListener("toggle", () => {
    details.removeAttribute("data-end");
    const over = details.lastElementChild.getBoundingClientRect().right > document.documentElement.clientWidth;
    details.toggleAttribute("data-end", details.open && floats() && over);
  });
}

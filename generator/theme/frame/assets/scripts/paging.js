// Pages of a long table: so many rows at a time, with buttons behind the table. Printed are all rows that were found.

import { fill, numeral } from "./filtering-words.js";

const ROWS = 50;

export class Paging {
  // `page` is the hidden field that keeps the number of the page: empty for the first, "all" for no pages.
  constructor(frame, page, say, changed) {
    this.page = page;
    this.say = say;
    const made = frame.nextElementSibling;
    this.bar = made?.matches(".fs-pager") ? made : document.createElement("nav");
    this.bar.className = "fs-pager";
    this.bar.setAttribute("aria-label", say.pages);
    this.previous = this.button(say.previous, () => changed(this.number - 1));
    this.next = this.button(say.next, () => changed(this.number + 1));
    this.every = this.button(say.every, () => changed(this.isWhole ? 1 : 0));
    this.where = document.createElement("p");
    this.bar.replaceChildren(this.previous, this.where, this.next, this.every);
    this.bar.hidden = true;
    frame.after(this.bar);
  }

  // A button that can do nothing at the moment stays where it is, so that the keyboard does not lose its place.
  button(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => button.ariaDisabled !== "true" && act());
    return button;
  }

  get isWhole() {
    return this.page.value === "all";
  }

  get number() {
    return Math.max(1, Number.parseInt(this.page.value, 10) || 1);
  }

  // Page 0 is the whole table.
  set number(number) {
    this.page.value = number === 0 ? "all" : number > 1 ? number : "";
  }

  // How many rows must be at hand for the page that is asked for.
  get needed() {
    return this.isWhole ? Infinity : this.number * ROWS;
  }

  // The rows of the page that is asked for, or of the last one there is; `total` is the number of all pages' rows.
  shown(rows, total) {
    const pages = Math.max(1, Math.ceil(total / ROWS));
    if (!this.isWhole) this.number = Math.min(this.number, pages);
    const first = this.isWhole ? 0 : (this.number - 1) * ROWS;
    const last = this.isWhole ? total : Math.min(first + ROWS, total);
    this.bar.hidden = total <= ROWS;
    this.previous.hidden = this.next.hidden = this.isWhole;
    this.previous.ariaDisabled = String(first === 0);
    this.next.ariaDisabled = String(last === total);
    this.every.textContent = this.isWhole ? this.say.parts : this.say.every;
    const numbers = { first: numeral(first + 1), last: numeral(last), count: numeral(total) };
    this.where.textContent = fill(this.say.rows, numbers);
    return rows.slice(first, last);
  }
}

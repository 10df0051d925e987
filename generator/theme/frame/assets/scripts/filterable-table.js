// A table that sorts by its heads and, behind a form, narrows and turns pages. Without this it shows all of its rows.

import { Filtering } from "./filtering.js";
import { fill, rowOf } from "./filtering-words.js";
import { pagesAt } from "./list-pages.js";
import { Paging } from "./paging.js";
import { Sorting } from "./sorting.js";

class FilterableTable {
  constructor(frame) {
    this.frame = frame;
    this.table = frame.querySelector("table");
    this.body = this.table.tBodies[0];
    this.rows = [...this.body.rows].map((row) => rowOf(row, row.cells[0]));
    this.form = frame.previousElementSibling;
    this.sorting = new Sorting(this.table, (order) => this.sort(order));
    if (!this.form?.matches(".fs-filter")) {
      this.form = null;
      return;
    }
    this.say = this.form.dataset;
    this.rest = this.say.rest ?? "";
    this.total = Number(this.say.total);
    this.orders = this.form.elements.sort;
    this.said = this.form.querySelector(".fs-filter__said");
    this.filtering = new Filtering(this.form, (control) => this.changed(control));
    this.paging = new Paging(frame, this.form.elements.page, this.say, (number) => this.turn(number));
    this.readOrder();
    this.draw();
  }

  // A head was clicked. A table without a form keeps nothing in the address.
  sort(order) {
    this.sorting.set(order);
    if (!this.form) return this.body.append(...this.sorting.sorted(this.rows).map(({ node }) => node));
    const same = (option) => Number(option.dataset.column ?? -1) === order.column && "descending" in option.dataset === order.descending;
    this.orders.selectedIndex = [...this.orders.options].findIndex(same);
    return this.changed(this.orders);
  }

  readOrder() {
    const { column = -1, descending } = this.orders.selectedOptions[0].dataset;
    this.sorting.set({ column: Number(column), descending: descending !== undefined });
  }

  changed(control) {
    if (control) this.paging.number = 1;
    this.readOrder();
    if (control === this.orders) this.said.textContent = fill(this.say.sorted, { order: this.orders.selectedOptions[0].textContent });
    return this.draw();
  }

  async turn(number) {
    this.paging.number = number;
    await this.draw();
    this.form.scrollIntoView({ block: "start" });
  }

  async draw() {
    const whole = !this.filtering.isActive && this.sorting.isMade;
    if (this.rest && (!whole || this.paging.needed > this.rows.length)) await this.load();
    const found = this.filtering.narrowed(this.rows);
    const ordered = this.sorting.sorted(found);
    const total = this.rest && whole ? this.total : found.length;
    const shown = new Set(this.paging.shown(ordered, total));
    const passes = new Set(found);
    for (const row of this.rows) {
      row.node.hidden = !passes.has(row);
      row.node.toggleAttribute("data-later", passes.has(row) && !shown.has(row));
    }
    this.arrange(ordered);
    this.filtering.tell(this.rows, found.length, this.total);
    this.filtering.writeAddress();
  }

  // Put the rows into their order, unless they stand in it already.
  arrange(ordered) {
    const now = [...this.body.rows].filter((row) => !row.hidden);
    if (ordered.some(({ node }, index) => node !== now[index])) this.body.append(...ordered.map(({ node }) => node));
  }

  async load() {
    try {
      const pages = await pagesAt(this.rest);
      this.rest = "";
      const rows = pages.flatMap((page) => [...page.querySelector(".fs-table table").tBodies[0].rows]);
      this.rows.push(...rows.map((row) => rowOf(this.body.appendChild(row), row.cells[0])));
    } catch {
      this.said.textContent = this.say.failed;
    }
  }
}

for (const frame of document.querySelectorAll('[data-script="filterable-table"]')) new FilterableTable(frame);

// Sorting of a table by its heads. Heads say how their column sorts (data-sort), cells what they sort by (data-v).

import { collator } from "./filtering-words.js";

const COMPARISONS = {
  text: collator.compare,
  number: (a, b) => a - b,
  date: (a, b) => (a < b ? -1 : Number(a > b)), // 2025 before 2025-01 before 2025-01-01
};

export class Sorting {
  constructor(table, changed) {
    this.heads = [...table.tHead.rows[0].cells];
    this.made = { column: this.heads.findIndex((head) => head.hasAttribute("aria-sort")), descending: false };
    this.made.descending = this.heads[this.made.column]?.getAttribute("aria-sort") === "descending";
    this.now = this.made;
    for (const [column, head] of this.heads.entries()) {
      if (!head.dataset.sort) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "fs-sort";
      button.append(...head.childNodes);
      button.addEventListener("click", () => changed(this.next(column)));
      head.append(button);
    }
  }

  // What a click on a head does: the way that readers want first, then the other one.
  next(column) {
    const first = this.heads[column].dataset.sort !== "text";
    return { column, descending: this.now.column === column ? !this.now.descending : first };
  }

  // `order` without a column is the order in which the table was made.
  set(order) {
    this.now = order;
    for (const [column, head] of this.heads.entries()) {
      if (column === order.column) head.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  get isMade() {
    return this.now.column === this.made.column && this.now.descending === this.made.descending;
  }

  // The rows in their order; rows with equal keys stay as the table was made, and those with nothing there come last.
  sorted(rows) {
    const { column, descending } = this.now;
    if (column < 0 || this.isMade) return rows;
    const compare = COMPARISONS[this.heads[column].dataset.sort];
    const key = ({ cells }) => cells[column].dataset.v ?? cells[column].textContent.trim();
    const keyed = rows.map((row) => ({ row, key: key(row.node) }));
    keyed.sort((a, b) => {
      if (!a.key || !b.key) return Number(!a.key) - Number(!b.key);
      return descending ? compare(b.key, a.key) : compare(a.key, b.key);
    });
    return keyed.map(({ row }) => row);
  }
}

// A timeline that is narrowed by the form before it: days and years without an event that passes are hidden as well.

import { Filtering } from "./filtering.js";
import { rowOf } from "./filtering-words.js";
import { pagesAt } from "./list-pages.js";

const place = document.querySelector('[data-script="filterable-list"]');
const form = document.querySelector(".fs-filter");
const total = Number(form.dataset.total);
const filtering = new Filtering(form, draw);
let rest = form.dataset.rest ?? "";
let rows = null; // read when somebody narrows the list: the page comes as it is with nothing chosen

function rowsIn(part) {
  return [...part.querySelectorAll("[data-found]")].map((item) => rowOf(item, item));
}

// The years of the further pages, behind those that are here.
async function load() {
  try {
    const pages = await pagesAt(rest);
    rest = "";
    place.append(...pages.flatMap((page) => [...page.querySelectorAll(".fs-year, .fs-year + .fs-timeline")]));
    rows = null;
    for (const link of document.querySelectorAll(".fs-years a")) link.hash && link.setAttribute("href", link.hash);
  } catch {
    form.querySelector(".fs-filter__said").textContent = form.dataset.failed;
  }
}

async function draw() {
  if (rest && filtering.isActive) await load();
  rows ??= rowsIn(place);
  const found = new Set(filtering.narrowed(rows));
  for (const row of rows) row.node.hidden = !found.has(row);
  for (const day of place.querySelectorAll(".fs-timeline > ul > li")) {
    day.hidden = !day.querySelector("[data-found]:not([hidden])");
  }
  for (const year of place.querySelectorAll(".fs-year")) hideYear(year);
  filtering.tell(rows, found.size, total);
  filtering.writeAddress();
}

// A year without an event that passes, and the links to it.
function hideYear(year) {
  const list = year.nextElementSibling;
  year.hidden = list.hidden = !list.querySelector("[data-found]:not([hidden])");
  for (const link of document.querySelectorAll(`a[href="#${year.id}"]`)) {
    (link.closest("li") ?? link).hidden = year.hidden;
  }
}

// The tip of a sign is made when a pointer comes to it: the theme makes those of all titles while a page loads.
place.addEventListener("pointerover", ({ target }) => {
  const sign = target.closest("a[aria-label]");
  if (sign) sign.title = sign.ariaLabel;
});

if (location.search) draw();

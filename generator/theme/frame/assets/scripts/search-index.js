// Asks the engine and the file of names, and makes one list of results of both. Loaded when a reader first searches.

import { Names } from "./search-names.js";
import { marked, passages } from "./search-passages.js";

const ROOT = new URL("../../", import.meta.url); // the site, also under a part of an address
const SURE = 0.3; // how much of a name must be typed for its page to stand first
const PINNED = 3; // so many pages at most
// Names count most, then other names; dates are shown, not searched for.
const RANKING = { metaWeights: { title: 5, also: 3, heading: 0.6, date: 0 } };

let names;
let engine;

// The file of names, and in it the words that the search itself uses.
export function loadNames() {
  const language = document.documentElement.lang || "en";
  names ??= fetch(new URL(`search/names.${language}.json`, ROOT)).then(async (answer) => {
    if (!answer.ok) throw new Error(`names: ${answer.status}`);
    const data = await answer.json();
    return { ...data, lookup: new Names(data) };
  });
  names.catch(() => (names = undefined));
  return names;
}

function loadEngine() {
  engine ??= import(new URL("pagefind/pagefind.js", ROOT)).then(async (pagefind) => {
    await pagefind.options({ ranking: RANKING, baseUrl: "/" });
    await pagefind.init();
    return pagefind;
  });
  engine.catch(() => (engine = undefined));
  return engine;
}

export function address(path, anchor = "") {
  return new URL(path + (anchor ? `#${anchor}` : ""), ROOT).href;
}

// Pages by their names alone, at once: what can be shown while the engine still loads.
export async function suggest(typed, count) {
  const { lookup } = await loadNames();
  const { query, pages } = lookup.interpret(typed);
  return pages.slice(0, count).map(({ row }) => ({
    address: row.address,
    kind: row.kind,
    status: row.status,
    date: "",
    title: marked(row.name, query),
    inTitle: true,
    passages: [],
  }));
}

// All that is found: `results` are the first `count`, `total` is how many there are, `facets` are counts by kind and
// status, `shown` is what was searched for, `note` is "", "corrected" or "some", `meant` are other words to try.
// `chosen` is {kind, status}, each "" for all.
export async function find(typed, chosen, count, most = 1) {
  const [{ lookup }, pagefind] = await Promise.all([loadNames(), loadEngine()]);
  const meaning = lookup.interpret(typed);
  let { note } = meaning;
  let found = meaning.query ? await search(pagefind, lookup, meaning.query) : [];
  if (!found.length) {
    found = await searchSome(pagefind, lookup, meaning.query);
    if (found.length) note = "some";
  }
  const first = meaning.pages.filter(({ score }) => score >= SURE).slice(0, PINNED);
  const ordered = inFront(found, first.map(({ row }) => row.id));
  const left = ordered.filter(({ page }) => fits(page, chosen, "kind") && fits(page, chosen, "status"));
  const texts = await Promise.all(left.slice(0, count).map(async ({ page, result }) => [page, await result.data()]));
  return {
    results: texts.map(([page, fragment]) => drawn(page, fragment, meaning.shown, most)),
    total: left.length,
    facets: {
      kind: counts(ordered.filter(({ page }) => fits(page, chosen, "status")), "kind"),
      status: counts(ordered.filter(({ page }) => fits(page, chosen, "kind")), "status"),
    },
    shown: meaning.shown,
    note,
    meant: meaning.meant,
  };
}

// Results with the page that each one is. A page that the file of names does not know is of an older index.
async function search(pagefind, lookup, query) {
  const { results } = await pagefind.search(query);
  const found = results.map((result) => ({ result, page: lookup.pages.get(result.id.replace(/^.*_/, "")) }));
  return found.filter(({ page }) => page);
}

// Where no page has all words: the pages that have the most of them.
async function searchSome(pagefind, lookup, query) {
  const words = query.split(/\s+/).filter((word) => word.length > 3);
  if (words.length < 2 || words.length > 8) return [];
  const sums = new Map();
  for (const word of words) {
    for (const found of await search(pagefind, lookup, word)) {
      const before = sums.get(found.page)?.score ?? 0;
      sums.set(found.page, { ...found, score: before + 1000 + found.result.score });
    }
  }
  return [...sums.values()].sort((one, other) => other.score - one.score);
}

// The pages with a sure name before all others.
function inFront(found, ids) {
  const first = ids.flatMap((id) => found.filter(({ page }) => page.id === id));
  return [...first, ...found.filter((each) => !first.includes(each))];
}

function fits(page, chosen, name) {
  return !chosen[name] || page[name] === chosen[name];
}

function counts(found, name) {
  const sums = {};
  for (const { page } of found) if (page[name]) sums[page[name]] = (sums[page[name]] ?? 0) + 1;
  return sums;
}

function drawn(page, fragment, shown, most) {
  const { meta } = fragment;
  const title = marked(meta.title ?? meta.heading ?? "", shown);
  return {
    address: (fragment.raw_url ?? fragment.url).replace(/^\//, ""),
    kind: page.kind,
    status: page.status,
    date: meta.date ?? "",
    title,
    inTitle: title.some((part) => part.hit),
    passages: passages(fragment, shown, most),
  };
}

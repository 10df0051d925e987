// Asks the engine and the file of names, and makes one list of results of both. Loaded when a reader first searches.

import { Engine } from "./search-engine.js";
import { Names } from "./search-names.js";
import { marked, passages } from "./search-passages.js";
import { joinNumbers, wordsOf } from "./search-words.js";

const ROOT = new URL("../../", import.meta.url); // the site, also under a part of an address
const SURE = 0.3; // how much of a name must be typed for its page to stand first
const PINNED = 3; // so many pages at most
const READ = 16; // texts of pages that are read for a quotation at most

let names;

// What the search must know first, and in it the words that it uses itself. Asked for anew by each page: it names the
// folder of all other files, which another build may have replaced.
export function loadNames() {
  const language = document.documentElement.lang || "en";
  names ??= fetch(new URL(`search/names.${language}.json`, ROOT), { cache: "no-cache" }).then(async (answer) => {
    if (!answer.ok) throw new Error(`names: ${answer.status}`);
    const data = await answer.json();
    const lookup = new Names(data, ROOT);
    return { ...data, lookup, engine: new Engine(data, ROOT, (word) => lookup.stemOf(word)) };
  });
  names.catch(() => (names = undefined));
  return names;
}

// A build may have replaced the files that an open page knows of: what fails is tried once more, from the beginning.
async function renewed(ask) {
  try {
    return await ask();
  } catch {
    names = undefined;
    return ask();
  }
}

export function address(path, anchor = "") {
  return new URL(path + (anchor ? `#${anchor}` : ""), ROOT).href;
}

// Pages by their names alone: what can be shown while the rest still loads.
export const suggest = (...asked) => renewed(() => suggestNow(...asked));

async function suggestNow(typed, count) {
  const { lookup } = await loadNames();
  const { query, pages } = await lookup.understand(typed);
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
export const find = (...asked) => renewed(() => findNow(...asked));

async function findNow(typed, chosen, count, most = 1) {
  const { lookup, engine } = await loadNames();
  const meaning = await lookup.understand(typed);
  let { note } = meaning;
  let found = meaning.query ? await search(engine, lookup, meaning.query) : [];
  if (!found.length) {
    found = await searchSome(engine, lookup, meaning.query);
    if (found.length) note = "some";
  }
  const first = meaning.pages.filter(({ score }) => score >= SURE).slice(0, PINNED);
  const ordered = await sure(engine, inFront(found, first.map(({ row }) => row.id)), meaning.query);
  const left = ordered.filter(({ page }) => fits(page, chosen, "kind") && fits(page, chosen, "status"));
  const texts = await read(engine, left, count, meaning.query);
  return {
    results: texts.map(([page, text]) => drawn(page, text, meaning, most)),
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

async function search(engine, lookup, query) {
  return (await engine.search(query)).map((each) => ({ ...each, page: lookup.page(each.page) }));
}

// Where no page has all words: the pages that have the most of them.
async function searchSome(engine, lookup, query) {
  const words = query.split(/\s+/).filter((word) => word.length > 3);
  if (words.length < 2 || words.length > 8) return [];
  const sums = new Map();
  for (const word of words) {
    for (const { page, score } of await search(engine, lookup, word)) {
      const before = sums.get(page.id)?.score ?? 0;
      sums.set(page.id, { page, score: before + 1000 + score });
    }
  }
  return [...sums.values()].sort((one, other) => other.score - one.score);
}

// Where the engine is not sure of a quotation, and its pages are few: those whose text has it, so that they can be counted.
async function sure(engine, found, query) {
  if (found.length > READ || !found.some(({ unsure }) => unsure)) return found;
  const said = await Promise.all(found.map(async ({ page, unsure }) => !unsure || says(await engine.text(page.id), query)));
  return found.filter((_, at) => said[at]).map((each) => ({ ...each, unsure: false }));
}

// The texts of the first pages. Where the engine is not sure, only of those that have the words in quotation marks.
async function read(engine, found, count, query) {
  const most = found.some(({ unsure }) => unsure) ? Math.max(READ, count) : count;
  const texts = [];
  for (let at = 0; at < Math.min(found.length, most) && texts.length < count; at += count) {
    const more = found.slice(at, at + count).map(async ({ page, unsure }) => [page, await engine.text(page.id), unsure]);
    texts.push(...(await Promise.all(more)).filter(([, text, unsure]) => !unsure || says(text, query)));
  }
  return texts.slice(0, count);
}

function says({ content, meta }, words) {
  const bare = (text) => wordsOf(joinNumbers(text)).join(" ");
  return bare(`${content} ${Object.values(meta).join(" ")}`).includes(bare(words));
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

function drawn(page, text, { shown, query }, most) {
  const { meta } = text;
  const title = marked(meta.title ?? meta.heading ?? "", shown);
  return {
    address: text.address,
    kind: page.kind,
    status: page.status,
    date: meta.date ?? "",
    title,
    inTitle: title.some((part) => part.hit),
    passages: passages(text, shown, query, most),
  };
}

// Finds and ranks pages by their words, in the lists that the build makes of Pagefind's index (generator/searching/).
//
// The ranking is that of Pagefind 1.5: BM25 of the words, and more for words of a name. Its own script is not used, as it
// looks at all pages of a word for each page that it finds: with 10,000 entries, seconds for a word that many have.

import { Shards, unpacked } from "./search-shards.js";

// How much the fields count, by their bits (generator/searching/postings.py).
const FIELDS = [5, 3, 0.6];
const STEP = 8 / 24; // of weights
const SIGN = 35; // that columns with a sign for each page begin with
const [SATURATION, LENGTH, ACCENTS] = [1.4, 0.75, 1.8];
const SHAPES = 5; // so many letters a word may have beyond its stem
const PIECES = 2; // of the index, for one word
const PLACES = 3_000; // pages of words whose places are looked at, or two words
const BEYOND = 1_000_000; // more places than a text has

export class Engine {
  constructor({ folder, starts, lengths, small }, root, stemOf) {
    this.folder = new URL(folder, root).href;
    this.small = new Set(small);
    this.stemOf = stemOf;
    this.lengths = [...lengths].map((sign) => 2 ** ((sign.codePointAt(0) - SIGN) / 8) - 1);
    this.average = this.lengths.reduce((sum, length) => sum + length, 0) / this.lengths.length;
    this.words = new Map();
    this.places = new Map();
    this.texts = new Map();
    const list = (name, take) => new Shards(`${this.folder}${name}/`, starts[name], take);
    this.index = list("index", (items) => items.forEach(([word, gaps, values]) => this.words.set(word, { word, pages: summed(gaps), values })));
    this.placed = list("places", (items) => items.forEach(([word, pages]) => this.places.set(word, pages.map(placesOf))));
  }

  // Pages as {page, score}, the best first.
  async search(query) {
    if (/^\s*".+"\s*$/.test(query)) return this.#quoted(query.trim().split(/\s+/));
    const stems = await Promise.all(termsOf(query).map((term) => this.#stem(term)));
    // A word that no page has is passed over, unless there is no other.
    return this.#ranked(stems.map((stem) => this.#beginning(stem)).filter((words) => words.length));
  }

  // Pages that have words side by side. Small words are on nearly every page, so where there are two others, only those
  // are looked up: `unsure` pages may have other words between them, which their text tells.
  // A sign that stands alone, such as a dash, has a place of its own there, and is in no index.
  async #quoted(words) {
    const all = words.flatMap((word, at) => termsOf(word).map((term) => ({ term, at })));
    const telling = all.filter(({ term }) => !this.small.has(term));
    const sought = telling.length > 1 ? telling : all;
    await Promise.all(sought.map(async (each) => (each.stem = await this.#stem(each.term))));
    const entries = sought.map(({ stem }) => (this.words.has(stem) ? [{ ...this.words.get(stem), close: 1 }] : []));
    if (entries.some((each) => !each.length)) return [];
    const found = this.#ranked(entries);
    return all.length > 1 ? this.#side(found, sought, sought.length < words.length) : found;
  }

  // Of these pages, those that have the words at such places. The rarest words decide, as the places of others are many.
  async #side(found, sought, unsure) {
    const rare = sought.map(({ stem, at }) => ({ stem, at, pages: this.words.get(stem).pages })).sort((one, other) => one.pages.length - other.pages.length);
    let sum = 0;
    const chosen = rare.filter(({ pages }, index) => (sum += pages.length) <= PLACES || index < 2);
    await Promise.all(chosen.map(({ stem }) => this.placed.load(stem, stem, 1)));
    const known = chosen.filter(({ stem }) => this.places.has(stem));
    const [first, ...others] = known.map(({ stem, at, pages }) => {
      const places = this.places.get(stem);
      return { at, on: new Map(pages.map((page, index) => [page, places[index]])) };
    });
    const side = (page) => first.on.get(page).some((place) => others.every(({ at, on }) => on.get(page).includes(place + at - first.at)));
    const left = first ? found.filter(({ page }) => side(page)) : found;
    return left.map((each) => ({ ...each, unsure: unsure || known.length < sought.length }));
  }

  // What a page says: its words, the places that links can lead to, and what results show; and its address.
  text(page) {
    if (!this.texts.has(page)) {
      const loaded = unpacked(`${this.folder}texts/${page}.gz`).then(read);
      loaded.catch(() => this.texts.delete(page));
      this.texts.set(page, loaded);
    }
    return this.texts.get(page);
  }

  // The stem of a word, with its piece of the index loaded. Of a word that no page has: the longest stem that it begins
  // with, if it is no beginning of one.
  async #stem(term) {
    const known = await this.stemOf(term);
    await this.index.beginning(known ?? term, PIECES);
    if (known || this.#beginning(term).length) return known ?? term;
    await this.index.load(term.slice(0, Math.max(3, term.length - SHAPES)), term, PIECES);
    for (let length = term.length - 1; length >= Math.max(3, term.length - SHAPES); length--) {
      if (this.words.has(term.slice(0, length))) return term.slice(0, length);
    }
    return term;
  }

  // The words that begin with a stem. Those that are much longer count less.
  #beginning(stem) {
    const found = [];
    for (const word of this.words.values()) {
      if (!word.word.startsWith(stem)) continue;
      const off = word.word.length - stem.length + 1;
      found.push({ ...word, close: Math.exp(Math.exp((-0.5 * off ** 2) / 4) - 1) });
    }
    return found;
  }

  // Pages that have one word at least of each term, by BM25 and by the fields that have the words.
  #ranked(terms) {
    const counts = terms.map((words) => new Set(words.flatMap(({ pages }) => pages)).size);
    const weights = counts.map((count) => Math.log((this.lengths.length - count + 0.5) / (count + 0.5) + 1));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const found = new Map();
    terms.forEach((words, term) => {
      for (const { pages, values, close } of words) {
        pages.forEach((page, at) => {
          let sums = found.get(page);
          if (!sums && !term) found.set(page, (sums = { page, terms: 0, score: 0, fields: [0, 0, 0] }));
          if (!sums || sums.terms < term) return;
          sums.terms = term + 1;
          const value = values.charCodeAt(at) - SIGN;
          const weight = (2 ** ((value >> FIELDS.length) / 2) - 1) * STEP * close;
          const long = SATURATION * (1 - LENGTH + (LENGTH * this.lengths[page]) / this.average);
          sums.score += (weights[term] * ACCENTS * (SATURATION + 1) * weight) / (long + weight);
          FIELDS.forEach((_, field) => (sums.fields[field] += (value >> field) & 1 ? weights[term] : 0));
        });
      }
    });
    const all = [...found.values()].filter((sums) => sums.terms === terms.length);
    for (const sums of all) FIELDS.forEach((weight, field) => (sums.score += (weight * sums.fields[field] ** 3) / whole ** 2));
    return all.sort((one, other) => other.score - one.score || one.page - other.page);
  }
}

// The words of a query as Pagefind has them in its index: small, without accents, punctuation and signs such as $ and +.
function termsOf(query) {
  const signs = [...query.toLowerCase()].filter((sign) => !/[\p{P}\p{Sc}\p{Sm}\p{Sk}]/u.test(sign) || /\p{Pc}/u.test(sign));
  return signs.join("").normalize("NFD").replace(/\p{M}/gu, "").split(/\s+/).filter(Boolean);
}

// The text of a page as Pagefind packs it, behind a signature.
function read(packed) {
  const text = JSON.parse(packed.slice(packed.indexOf("{")));
  return { ...text, address: text.url.replace(/^\//, "").replace(/\.html$/, "/") };
}

function summed(gaps) {
  let sum = 0;
  return gaps.map((gap) => (sum += gap));
}

// Places in a text, and in fields, which lie beyond. A negative number begins a run of one weight, or of one field.
function placesOf(runs) {
  const [inText, inFields] = Array.isArray(runs[0]) ? runs : [runs, []];
  const found = [];
  let at = 0;
  for (const each of inText) {
    at = each < 0 ? 0 : at + each;
    if (each >= 0) found.push(at);
  }
  for (const each of inFields) {
    at = each < 0 ? -each * BEYOND : at + each;
    if (each >= 0) found.push(at);
  }
  return found;
}

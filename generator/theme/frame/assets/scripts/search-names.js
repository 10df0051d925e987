// Names, other names and numbers of pages: suggests pages for what is typed, and mends misspelled words.
//
// Works on lists that the build writes (generator/searching/names.py), of which it loads the pieces that it needs; nothing
// here touches the page.

import { Shards } from "./search-shards.js";
import { digits, distance, fold, inside, joinNumbers, runs, wordsOf } from "./search-words.js";

const NEAR = 2; // pieces of a list that a beginning may stand in
const MOST = 2; // words and numbers of a query that are looked up among the names, which stand under each of theirs

export class Names {
  // `data` is the file that the build writes, `root` the address of the site.
  constructor(data, root) {
    Object.assign(this, { data, small: new Set(data.small), common: new Set(data.common) });
    Object.assign(this, { rows: [], numbers: new Set(), stems: new Map(), written: new Map(), words: [] });
    const list = (name, take) => new Shards(new URL(`${data.folder}${name}/`, root).href, data.starts[name], take);
    this.vocabulary = list("words", (items) => this.#takeWords(items));
    this.names = list("names", (items) => this.#takeRows(items));
  }

  // Words with their stems. Those with capitals are of names: what is suggested keeps them.
  #takeWords(items) {
    for (const item of items) {
      const [, text, same, rest] = /^(\D+)(\d*)(.*)$/u.exec(item);
      const word = fold(text);
      this.stems.set(word, same ? word.slice(0, same) + rest : word);
      if (text !== word) this.written.set(word, text);
    }
    this.words = [...this.stems.keys()].sort();
  }

  #takeRows(items) {
    for (const [number, address, name, ...others] of items) {
      if (this.numbers.has(number)) continue;
      this.numbers.add(number);
      const labels = [name, ...others];
      this.rows.push({
        ...this.page(number),
        address,
        name,
        labels: labels.map((label) => this.#significant(wordsOf(label))),
        joined: labels.map((label) => wordsOf(label).join("")),
        numbers: labels.filter((label) => /\d/.test(label)).map((label) => ({ label, runs: runs(label) })),
      });
    }
    this.rows.sort((one, other) => one.id - other.id);
  }

  // Kind and status of a page by its number.
  page(id) {
    const [kind, status] = this.data.pairs[this.data.facets.charCodeAt(id) - 35];
    return { id, kind: this.data.kinds[kind][0], status: status < 0 ? "" : this.data.statuses[status][0] };
  }

  // The stem of a word; nothing for a word that no page has.
  async stemOf(word) {
    await this.vocabulary.load(word, word, 1);
    return this.stems.get(word);
  }

  // What a reader means, with all loaded that tells it.
  async understand(typed) {
    await this.#load(typed);
    const meaning = this.interpret(typed);
    const others = [meaning.shown, ...meaning.meant].filter((text) => text && text !== typed);
    if (!others.length) return meaning;
    await Promise.all(others.map((text) => this.#load(text)));
    return this.interpret(typed);
  }

  async #load(text) {
    const letters = (text.match(/[\p{L}\p{M}]+/gu) ?? []).map(fold).filter((word) => word.length > 3);
    await Promise.all([...letters.map((word) => this.#loadWord(word)), this.#loadNames(text)]);
    const [word, ...more] = wordsOf(text);
    // A name that was typed without its spaces stands beside its first word.
    if (!more.length && word?.length > 7 && !this.#isKnown(word)) await this.names.load(word.slice(0, 3), word, NEAR);
  }

  async #loadWord(word) {
    await this.vocabulary.load(word.slice(0, Math.max(3, word.length - 3)), `${word}\uffff`, NEAR);
    if (!this.#isKnown(word)) await this.vocabulary.beginning(word[0], Infinity); // for those that are near
  }

  async #loadNames(text) {
    const longest = (keys) => keys.filter((key) => !this.common.has(key)).sort((one, other) => other.length - one.length).slice(0, MOST);
    const numbers = longest(runs(text).filter((run) => /^\d{2,}$/.test(run)));
    const words = longest(this.#significant(wordsOf(text)));
    const wanted = new Set(words.length ? [...words, ...numbers] : [...numbers, wordsOf(text).join("")]);
    await Promise.all([...wanted].map((key) => this.names.beginning(key, NEAR)));
  }

  // What a reader means: `query` for the engine ("" if no page can have it), `shown` in its place, `pages` with that name or number (best
  // first, with a score from 0 to 1), `note` ("corrected" or "some" words only), and what else may be `meant`.
  interpret(typed) {
    const text = joinNumbers(typed.replace(/[“”„«»]/g, '"').trim()).replace(/^no\.?\s+(?=\d)/i, "");
    const plain = { query: text, shown: text, pages: [], note: "", meant: [] };
    if (/^".+"$/.test(text)) return plain;
    const number = this.#numbered(text);
    if (number) return { ...plain, ...number };
    const whole = this.#unspaced(text);
    if (whole) return { ...plain, query: whole, shown: whole, pages: this.#named(whole), note: "corrected" };
    const { query, left, note, meant } = this.#mend(text);
    return { query: this.#bare(left), shown: left, pages: note === "some" ? [] : this.#named(query), note, meant };
  }

  // Small words narrow nothing, and pages need not have them.
  #bare(text) {
    const all = text.split(/\s+/);
    const left = all.filter((word) => !this.small.has(fold(word).replace(/[^\p{L}\p{N}]/gu, "")));
    return left.length ? left.join(" ") : text;
  }

  #significant(words) {
    const left = words.filter((word) => !this.small.has(word));
    return left.length ? left : words;
  }

  // The whole query is a number that names something, perhaps with more before or behind it, or only its main part.
  #numbered(text) {
    const typed = runs(text);
    const size = digits(typed);
    if (size < 2) return null;
    const pages = [];
    let query = text;
    for (const row of this.rows) {
      let best = 0;
      for (const { label, runs: own } of row.numbers) {
        const most = digits(own);
        const part = size >= 3 && size > most / 2 && inside(typed, own);
        const more = most >= 4 && own.length > 1 && size - most <= 1 && inside(own, typed);
        if (!part && !more) continue;
        const [one, other] = [typed.join("").length, own.join("").length];
        best = Math.max(best, Math.min(one, other) / Math.max(one, other));
        // The engine knows a number with its signs as one word, so it is asked for that.
        if (typed.length > 1 && typed.length !== own.length) query = label;
      }
      if (best) pages.push({ row, score: best });
    }
    // What many pages bear, such as a year, names none of them.
    if (!pages.length || pages.length > 4) return null;
    return { query, pages: pages.sort((one, other) => other.score - one.score) };
  }

  // A name that was typed without its spaces; of several that begin so, the shortest.
  #unspaced(text) {
    const [word, ...more] = wordsOf(text);
    if (more.length || !word || word.length < 8 || this.#isKnown(word)) return "";
    const begin = this.rows.flatMap(({ name, joined }) => joined.filter((each) => each.startsWith(word)).map((each) => [each.length, name]));
    return begin.reduce((best, each) => (each[0] < best[0] ? each : best), [Infinity, ""])[1];
  }

  // Pages whose name has a word for each word typed, the closest first.
  #named(text) {
    const typed = this.#significant(wordsOf(text));
    if (!typed.length) return [];
    const found = [];
    for (const row of this.rows) {
      const score = Math.max(...row.labels.map((label, at) => closeness(likeness(typed, label), at)));
      if (score > 0) found.push({ row, score });
    }
    return found.sort((one, other) => other.score - one.score || one.row.name.length - other.row.name.length);
  }

  #isKnown(word) {
    return word.length < 4 || this.stems.has(word) || this.#begins(word);
  }

  // Whether a word that pages have begins so.
  #begins(start) {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < start) low = middle + 1;
      else high = middle;
    }
    return Boolean(this.words[low]?.startsWith(start));
  }

  // The nearest words that pages have, in place of those that none has. Where the nearest is too far to be sure, the
  // word is left out, and the nearest is what may be meant.
  #mend(text) {
    const unsure = [];
    let note = "";
    const put = (guess) => (word) => {
      const near = this.#isKnown(fold(word)) ? null : this.#nearest(fold(word));
      if (!near) return word;
      const stem = near.sure < 2 && this.#hasStem(fold(word));
      if (stem) return word;
      if (near.sure) note ||= "corrected";
      else if (!guess) {
        unsure.push(near.word);
        return " ";
      }
      if (!guess && word === word.toLowerCase()) return near.word;
      return near.word ? (this.written.get(near.word) ?? near.word) : word;
    };
    const letters = /[\p{L}\p{M}]+/gu;
    const left = text.replace(letters, put(false)).trim();
    const query = text.replace(letters, put(true));
    if (unsure.length) note = "some";
    return { query, left: /[\p{L}\p{N}]/u.test(left) ? left : "", note, meant: unsure.some(Boolean) ? [query] : [] };
  }

  // Another form of a word that pages have, which the engine finds.
  #hasStem(word) {
    return [2, 3].some((cut) => word.length - cut > 4 && this.#begins(word.slice(0, -cut)));
  }

  // The nearest word that pages have ("" if none is near), and how `sure` it is that it is meant, from 0 to 2.
  #nearest(word) {
    const most = word.length < 6 ? 1 : word.length < 9 ? 2 : 3;
    let best = { word: "", rank: Infinity, off: 99 };
    for (const candidate of this.words) {
      if (candidate.length < 4) continue;
      // The end of a word may still be missing.
      const start = candidate.length > word.length ? candidate.slice(0, word.length) : candidate;
      const off = Math.min(distance(word, candidate, most), word.length > 5 ? distance(word, start, 1) + 0.5 : 99);
      if (off > most) continue;
      const rank = off * 4 - (candidate[0] === word[0] ? 2 : 0) - (this.written.has(candidate) ? 1 : 0);
      if (rank < best.rank) best = { word: candidate, rank, off };
    }
    const same = best.word[0] === word[0];
    const alike = same && best.word[1] === word[1];
    if (same && best.off <= 1) return { word: best.word, sure: 2 };
    const near = best.off <= 1 ? word.length > 5 : best.off <= 1.5 ? same : alike && word.length > 7 && best.off <= 2;
    return { word: best.word, sure: near ? 1 : 0 };
  }
}

// Part of another name says less than as much of the name itself.
function closeness(part, at) {
  return at && part < 1 ? part * 0.8 : part;
}

// How much of a name is typed, from 0 (another name) to 1 (all of it). Beginnings of words count for what they are.
function likeness(typed, label) {
  const left = [...label];
  const inOrder = label.join(" ").includes(typed.join(" "));
  let signs = 0;
  for (const word of typed) {
    let at = left.indexOf(word);
    if (at < 0) at = left.findIndex((each) => each.startsWith(word));
    if (at < 0) return 0;
    signs += left[at] === word ? word.length : word.length * 0.8;
    left.splice(at, 1);
  }
  return (signs / label.join("").length) * (inOrder ? 1 : 0.9);
}
